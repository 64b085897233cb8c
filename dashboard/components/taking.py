"""How an exhibit is taken along, its forms and what can be copied of it; and what else goes into a talk."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Exhibit
from dashboard.components.attributes import data
from dashboard.talk import FILTERS

DOWNLOADS = {  # suffix -> its words; pictures are made by the browser itself where it can
    "png": "Picture (PNG)",
    "svg": "Picture (SVG)",
    "pptx": "Slide (PowerPoint)",
    "xlsx": "Table (Excel)",
    "csv": "Table (CSV)",
    "md": "Words (Markdown)",
    "json": "Figure (JSON)",
}
COPIES = {  # what is copied -> its words; `assets/taking.js` knows how
    "word": "Picture and caption, for Word",
    "link": "Link",
    "embed": "Code to embed",
    "citation": "Citation (APA)",
    "bibtex": "Citation (BibTeX)",
}


def taking(exhibit: Exhibit) -> Component:
    """The folded list of forms; all of them carry source, period, filters and notes."""
    address = f"/charts/{exhibit.chart.id}"
    page = html.A("Its own page", href=f"{address}{exhibit.query}", **data("form", ""), **data("page", ""))
    links = [html.Li(_download(address, exhibit.query, form, words)) for form, words in DOWNLOADS.items()]
    buttons = [html.Li(html.Button(words, type="button", **data("copy", what))) for what, words in COPIES.items()]
    return html.Details(
        [
            html.Summary("Take it along"),
            html.P("Each form carries the source, the period, the filters and the notes.", className="remark"),
            html.Ul([html.Li(page), html.Li("Download:"), *links], className="inline"),
            html.Ul([html.Li("Copy:"), *buttons], className="inline copies"),
            *_deck(),
        ],
        className="taking",
    )


def into_a_talk(kind: str, key: str, notes: str) -> Component:
    """A finding or a recommendation as a step of the reader's own deck, in the view of the page; `notes` are told."""
    step = data("step", key) | data("kind", kind) | data("filters", " ".join(FILTERS[kind])) | data("notes", notes)
    return html.Details([html.Summary("Take it along"), *_deck()], className="taking", **step)


def _deck() -> list[Component]:
    return [
        html.P(html.Button("Add this view to my deck", type="button", **data("deck", "add")), className="decks"),
        html.P("", className="own-deck"),  # what is in the deck, and its ways: `assets/deck.js`
        html.P("", className="copied", role="status"),
    ]


def _download(address: str, query: str, form: str, words: str) -> Component:
    return html.A(
        words, href=f"{address}.{form}{query}", download=f"{address.rpartition('/')[2]}.{form}", **data("form", form)
    )
