"""Every kind of page in a window of 1280 pixels, and stretched and pressed to 1920 and 768."""

from __future__ import annotations

import pytest

from tests.addresses import FIRST_OF_A_KIND, looked_at
from tests.browser.conftest import Reader
from tests.browser.looking import assert_complete, assert_nothing_cut, opens_tables, violations


@pytest.mark.parametrize("path", looked_at())
def test_a_page_is_complete_and_nothing_is_cut(path: str, reader: Reader) -> None:
    # Given a reader whose network leads to this server only, when a page is opened
    reader.goes_to(path)
    # Then it is all there, and nothing is cut or runs over
    assert_complete(reader)
    assert_nothing_cut(reader)
    # And axe-core finds nothing on the first page of its kind
    if path in FIRST_OF_A_KIND:
        assert violations(reader) == []
    # And nothing runs over when all tables are open
    opens_tables(reader)
    assert_nothing_cut(reader)
    # And the same holds in windows of other widths
    for width in (1920, 768):
        reader.resizes(width)
        assert_nothing_cut(reader)


@pytest.mark.parametrize("path", ["/", "/recommendations/R07", "/findings/F10"])
def test_open_tables_are_accessible(path: str, reader: Reader) -> None:
    opens_tables(reader.goes_to(path))
    assert violations(reader) == []


def test_a_page_that_is_not_there_is_accessible_too(reader: Reader) -> None:
    reader.excused = ("404",)
    reader.goes_to("/nowhere")
    assert violations(reader) == []
    assert_nothing_cut(reader)


def test_a_request_to_another_host_is_blocked_and_noted(reader: Reader) -> None:
    # Given a page that asks another host
    reader.goes_to("/search")
    asked = "fetch('http://example.org/map.json').then(() => 'answered', () => 'blocked')"
    # When it does, then it gets no answer, and the reader notes it
    assert reader.page.evaluate(asked) == "blocked"
    assert reader.asked_outside == ["http://example.org/map.json"]
    reader.asked_outside.clear()
    reader.excused = ("ERR_NAME_NOT_RESOLVED",)
