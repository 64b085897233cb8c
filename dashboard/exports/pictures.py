"""An exhibit as a picture, with its words inside: SVG, whose text can be selected and searched, and PNG."""

from __future__ import annotations

from dashboard.exports.captioned import captioned
from dashboard.exports.form import Kind, Outgoing


def as_svg(outgoing: Outgoing) -> bytes:
    """The exhibit as SVG in UTF-8. Raises NoPicture."""
    return _painted(outgoing, "svg")


def as_png(outgoing: Outgoing) -> bytes:
    """The exhibit as PNG, `scale` pixels for each pixel of the page. Raises NoPicture."""
    return _painted(outgoing, "png")


def _painted(outgoing: Outgoing, kind: Kind) -> bytes:
    return outgoing.paint(captioned(outgoing.exhibit, outgoing.size.width), kind, outgoing.size)
