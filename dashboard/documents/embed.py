"""The light page of one exhibit for an iframe of another site: complete without a script, lively on demand."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from dashboard.documents.sheet import rendered, sheet
from dashboard.edition import made_from
from dashboard.exports.form import FRAME_HEIGHT, Outgoing

MOST_ROWS = 60  # of the table, so that the page stays small


@dataclass(frozen=True)
class Scripts:
    """The addresses of the scripts that make an embed tell its height and, when asked, come alive."""

    plotly: str
    own: str


def embed(outgoing: Outgoing, scripts: Scripts) -> bytes:
    """The page as HTML in UTF-8, at most 40 kB on the wire."""
    exhibit = outgoing.exhibit
    page = rendered(
        "embed.html",
        sheet=sheet(outgoing, MOST_ROWS),
        exhibit=exhibit,
        base=outgoing.base,
        version=made_from(outgoing.package.fingerprint),
        keys=" ".join(exhibit.chart.keys),
        query=exhibit.query,
        oembed=oembed_address(outgoing),
        scripts=scripts,
    )
    return page.encode()


def oembed_address(outgoing: Outgoing) -> str:
    """Where programs that unfold links ask how to show this exhibit."""
    return f"{outgoing.base}/oembed?url={quote(outgoing.link, safe='')}"


def oembed(outgoing: Outgoing, width: int) -> dict[str, object]:
    """The answer to a program that unfolds links (oEmbed 1.0, rich)."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": outgoing.exhibit.title,
        "provider_name": "Counter-trafficking landscape",
        "provider_url": outgoing.base,
        "html": outgoing.frame.replace('width="100%"', f'width="{width}"'),
        "width": width,
        "height": FRAME_HEIGHT,
        "cache_age": 86400,
    }
