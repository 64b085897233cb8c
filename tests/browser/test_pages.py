"""Every kind of page as it stands in real windows, from a telephone's to a projector's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.addresses import FIRST_OF_A_KIND, looked_at
from tests.browser.conftest import NARROW, Reader
from tests.browser.looking import assert_complete, assert_nothing_cut, opens_tables, violations

WIDE = 1280  # pixels
BETWEEN_AND_BEYOND = (768, 1920)


@pytest.fixture
def narrow(new_reader: Callable[..., Reader]) -> Reader:
    """A reader at a window of 390 pixels."""
    return new_reader(NARROW)


@pytest.mark.parametrize("path", looked_at())
def test_a_page_is_complete_accessible_and_nothing_is_cut(path: str, narrow: Reader) -> None:
    # Given a reader whose network leads to this server only, when a page is opened on a telephone
    narrow.goes_to(path)
    # Then it is all there, and nothing is cut or runs over, open tables included
    assert_complete(narrow)
    assert_nothing_cut(narrow)
    opens_tables(narrow)
    assert_nothing_cut(narrow)
    # And the same holds in a wide window
    narrow.resizes(WIDE)
    assert_nothing_cut(narrow)
    # And axe-core finds nothing on the first page of its kind
    if path in FIRST_OF_A_KIND:
        assert violations(narrow) == []


@pytest.mark.parametrize("path", ["/", "/compare", "/routes", "/survey"])
def test_it_fits_windows_of_other_widths(path: str, reader: Reader) -> None:
    reader.goes_to(path)
    for width in BETWEEN_AND_BEYOND:
        reader.resizes(width)
        assert_nothing_cut(reader)


@pytest.mark.parametrize("path", ["/", "/compare", "/data", "/findings/F16"])
def test_a_page_is_accessible_on_a_telephone(path: str, narrow: Reader) -> None:
    narrow.goes_to(path)
    assert violations(narrow) == []


# Choices that leave a chart nothing to draw: what it says instead is not cut, either.
@pytest.mark.parametrize(
    "path", ["/findings?actor=NGOs&area=gaps", "/compare?theme=method&sites=XKX", "/cases?sites=MNE"]
)
def test_words_in_place_of_a_figure_are_not_cut(path: str, narrow: Reader) -> None:
    narrow.goes_to(path)
    assert_nothing_cut(narrow)


def test_a_page_that_is_not_there_is_accessible_too(reader: Reader) -> None:
    reader.excused = ("404",)
    reader.goes_to("/nowhere")
    assert violations(reader) == []
    assert_nothing_cut(reader)


def test_a_request_to_another_host_is_blocked(reader: Reader) -> None:
    # Given a page that asks another host
    reader.goes_to("/search")
    asked = "fetch('http://example.org/map.json').then(() => 'answered', () => 'blocked')"
    # When it does, then it gets no answer, and the reader notes it
    assert reader.page.evaluate(asked) == "blocked"
    reader.asked_outside.clear()
    reader.excused = ("ERR_NAME_NOT_RESOLVED", "Content Security Policy", "violates")
