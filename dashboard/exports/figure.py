"""An exhibit as JSON: what the interactive pages, the embeds and other programs draw it from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from dashboard.drawing.style import GRAPH_CONFIG
from dashboard.exports.captioned import captioned
from dashboard.exports.form import Outgoing
from dashboard.exports.standalone import standalone


def as_json(outgoing: Outgoing) -> bytes:
    """Figure and words of the exhibit; the figure is plotly's, with `config` for `Plotly.newPlot`."""
    exhibit = outgoing.exhibit
    said = {
        "id": exhibit.chart.id,
        "title": exhibit.title,
        "filtered": exhibit.filtered,
        "description": exhibit.description,
        "caption": exhibit.caption,
        "link": outgoing.link,
        "citation": outgoing.citation,
        "bibtex": outgoing.bibtex,
        "embed": outgoing.frame,
        "version": outgoing.package.version,
        "figure": exhibit.shown,
        "config": GRAPH_CONFIG,
    }
    return _written(said)


def as_captioned_json(outgoing: Outgoing) -> bytes:
    """The figure with title and caption inside, for a browser that makes a picture of it; outlines are inside too."""
    figure = captioned(outgoing.exhibit, outgoing.size.width)
    return _written({"id": outgoing.exhibit.chart.id, "figure": standalone(figure, outgoing.package)})


def _written(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()
