"""Search: forgiving in spelling, never at a loss, and each hit leads somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.package.model import Package
from dashboard.searching import KINDS, Hit, contains, search, words_of
from tests.addresses import is_page

STEADY = settings(derandomize=True, database=None, deadline=None)


def hits(package: Package, text: str) -> list[Hit]:
    return [hit for found in search(package, text).values() for hit in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SHELTERS", "shelter"),
        ("labour", "labor"),
        ("centres", "center"),
        ("organisation", "organization"),
        ("programme", "program"),
        ("café", "cafe"),
        ("recognised", "recognized"),
    ],
)
def test_variants_of_spelling_are_one_word(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("slip", "meant"), [("shleter", "shelter"), ("Albnia", "Albania"), ("compensatoin", "compensation")]
)
def test_a_slip_of_the_pen_is_forgiven(package: Package, slip: str, meant: str) -> None:
    assert hits(package, slip) == hits(package, meant) != []


def test_all_words_must_be_there(package: Package) -> None:
    both = hits(package, "shelter men")
    assert both
    assert set(both) == set(hits(package, "men shelter"))
    assert set(both) <= set(hits(package, "shelter")) & set(hits(package, "men"))


def test_hits_come_by_kind_with_those_in_the_title_first(package: Package) -> None:
    found = search(package, "reflection period")
    assert list(found) == [kind for kind in KINDS if kind in found]
    for several in found.values():
        in_title = [contains(hit.title, words_of("reflection period")) for hit in several]
        assert in_title == sorted(in_title, reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "!?", "Србија", "xqzxqzxqz"])
def test_nothing_is_found_where_there_is_nothing(package: Package, text: str) -> None:
    assert search(package, text) == {}


def test_every_hit_leads_to_a_page_and_says_where_it_was_printed(package: Package) -> None:
    found = hits(package, "a") + hits(package, "s") + hits(package, "t")
    assert {hit.kind for hit in found} == set(KINDS)
    paths = {hit.href.partition("#")[0].partition("?")[0] for hit in found}
    assert [path for path in paths if not is_page(path, package)] == []
    assert [hit.title for hit in found if hit.kind in ("finding", "recommendation", "action") and not hit.locator] == []


@STEADY
@given(st.text(max_size=100))
def test_any_text_can_be_searched(text: str) -> None:
    for word in words_of(text):
        assert word.isascii()
        assert word.isalnum()
    assert contains(text, words_of(text))
