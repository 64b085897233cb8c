"""Colours, hatching and the lean template of the figures, so that every chart looks and means the same."""

from __future__ import annotations

from typing import Any

INK, SECOND_INK, LINE, GROUND, NEIGHBOUR, ACCENT = (
    "#1b2733",
    "#44525f",
    "#d4dade",
    "#ffffff",
    "#eef1f3",
    "#0f4c75",
)
TONES = {
    "works": "#0f4c75",
    "partly": "#7fb2d1",
    "not": "#c8651b",
    "first": "#0f4c75",
    "second": "#4f8fb8",
    "third": "#a9cbe0",
    "fourth": "#d9c9a8",
    "fifth": "#b9bfc6",
}
AGREEMENT = ("#0f4c75", "#7fb2d1", "#c9ced6", "#e39b55", "#8c3a0a")  # from full agreement to full disagreement
LOST = ("/", "x", ".")  # hatchings of answers whose headings are lost, in the order of their columns
OUTLINE = "#44525f"  # of every mark: 3:1 on white even where the fill is pale
HATCH = "#87939e"
FONT = "system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif"
HALO = "0 0 3px #fff, 0 0 3px #fff, 0 0 2px #fff, 0 0 2px #fff"

TEMPLATE: dict[str, Any] = {
    "layout": {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {"gridcolor": LINE, "zeroline": False, "automargin": True, "fixedrange": True},
        "yaxis": {"gridcolor": LINE, "zeroline": False, "automargin": True, "fixedrange": True},
        "hoverlabel": {
            "bgcolor": GROUND,
            "bordercolor": INK,
            "font": {"color": INK, "size": 13},
            "align": "left",
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.0,
            "yanchor": "bottom",
            "font": {"size": 13},
        },
        "dragmode": False,
    }
}

# plotly's own buttons: no sending of charts to an outside service, no logo
GRAPH_CONFIG: Any = {
    "displaylogo": False,
    "displayModeBar": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
}


def fill(state: str, tones: tuple[str, ...]) -> str:
    """The colour under a mark: of its tone, white where nothing is claimed."""
    return TONES[tones[0]] if tones and state in ("stated", "conflicting") else GROUND


def pattern(state: str, tones: tuple[str, ...]) -> dict[str, Any]:
    """A plotly marker pattern: hatching where the report does not say, stripes where sources conflict."""
    if state == "conflicting":
        second = TONES[tones[1]] if len(tones) > 1 else GROUND
        return {"shape": "/", "bgcolor": fill(state, tones), "fgcolor": second, "size": 9, "solidity": 0.5}
    if state == "not_stated":
        return {"shape": "/", "bgcolor": GROUND, "fgcolor": HATCH, "size": 7, "solidity": 0.2}
    return {"shape": "", "bgcolor": fill(state, tones)}


def agreement(step: int | None) -> dict[str, Any]:
    """A bar's marker on the scale of agreement, 0 to 4; None is do not know: white with an outline."""
    return {"color": GROUND if step is None else AGREEMENT[step], "line": {"color": OUTLINE, "width": 1}}


def lost(place: int) -> dict[str, Any]:
    """A bar's marker for the answer of a column whose heading is lost: hatched, as it stands on no scale."""
    shape = LOST[place % len(LOST)]
    pattern = {"shape": shape, "bgcolor": GROUND, "fgcolor": HATCH, "size": 6, "solidity": 0.25}
    return {"color": GROUND, "pattern": pattern, "line": {"color": OUTLINE, "width": 1}}


def text_on(state: str, tones: tuple[str, ...]) -> str:
    """Ink that is legible on a mark of this state and tone."""
    return GROUND if state == "stated" and tones[:1] in (("works",), ("first",)) else INK
