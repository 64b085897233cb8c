"""Every kind of page in a window of 390 pixels, as on a telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.addresses import FIRST_OF_A_KIND, looked_at
from tests.browser.conftest import NARROW, Reader
from tests.browser.looking import assert_complete, assert_nothing_cut, opens_tables, violations


@pytest.fixture
def reader(new_reader: Callable[..., Reader]) -> Reader:
    """A reader at a narrow window."""
    return new_reader(NARROW)


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


@pytest.mark.parametrize("path", ["/", "/recommendations/R07"])
def test_open_tables_are_accessible(path: str, reader: Reader) -> None:
    opens_tables(reader.goes_to(path))
    assert violations(reader) == []


# Choices that leave a chart nothing to draw: what it says instead is not cut, either.
@pytest.mark.parametrize(
    "path", ["/findings?actor=NGOs&area=gaps", "/compare?theme=method&sites=XKX", "/cases?sites=MNE"]
)
def test_words_in_place_of_a_figure_are_not_cut(path: str, reader: Reader) -> None:
    reader.goes_to(path)
    assert_nothing_cut(reader)
