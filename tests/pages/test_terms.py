"""The glossary's words: where they are explained, and where not."""

from __future__ import annotations

from collections import Counter

import pytest
from dash import dcc, html

from dashboard.components.terms import explained, slug
from dashboard.package.model import Package
from tests.trees import page_of, properties, words


def terms(package: Package, *texts: object) -> list[str]:
    page = explained(package, html.Div([html.P(text, className="lead") for text in texts]))
    return [one.children[0] for one in page._traverse() if isinstance(one, html.Dfn)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Each NRM has SOPs.", ["NRM", "SOPs"]),
        ("Reflection periods are short.", ["Reflection periods"]),
        ("A temporary residence permit, not leave.", ["temporary residence permit"]),  # the longest spelling
        ("An nrm or a website is none.", []),  # capitals count; a word is whole
        ("Irregular migration; irregular migrants; smuggling.", ["Irregular migration", "smuggling"]),  # once a term
        ("Nothing of it.", []),
    ],
)
def test_words_are_explained_where_a_term_first_stands(package: Package, text: str, found: list[str]) -> None:
    assert terms(package, text) == found


def test_a_term_is_explained_once_a_page(package: Package) -> None:
    assert terms(package, "The NRM works.", "The NRM and the TRM work.") == ["NRM", "TRM"]


def test_words_of_links_and_of_other_texts_stay_as_they_are(package: Package) -> None:
    link = dcc.Link("the NRM", href="/")
    assert terms(package, [link, " or a TRM"]) == ["TRM"]
    page = explained(package, html.Div([html.P("NRM"), html.P("A report on the NRM.", className="lead citation")]))
    assert not [one for one in page._traverse() if isinstance(one, html.Dfn)]


def test_the_text_stays_the_same_but_for_its_meanings(package: Package) -> None:
    page = explained(package, html.P("On paper, each NRM is there.", className="lead"))
    parts = [one if isinstance(one, str) else one.children[0] for one in page.children]
    assert "".join(parts) == "On paper, each NRM is there."


def test_a_meaning_is_tied_to_its_word(package: Package) -> None:
    # Given the overview, when it is drawn
    tree = page_of(package, "/").tree
    # Then each of its words names its own meaning and can take the focus
    explained_words = [*properties(tree, "Dfn")]
    assert explained_words
    for one in explained_words:
        meaning = next(properties(one["children"], "Span"))
        assert (one["tabIndex"], one["aria-describedby"], meaning["role"]) == ("0", meaning["id"], "tooltip")
        assert len(words(meaning["children"])) > 20


def test_terms_have_addresses_of_their_own(package: Package) -> None:
    assert max(Counter(map(slug, package.glossary)).values()) == 1
    assert {"nrm", "trm"} <= {word.lower() for one in package.glossary for word in one.spellings}
