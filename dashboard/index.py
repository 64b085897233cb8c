"""The HTML around every page: what the first answer holds besides the page itself, for browsers and link previews."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from dashboard.components.shell import NAME
from dashboard.prepared import Told

ABOUT = (
    "What six sites of the Western Balkans have against trafficking in persons, on paper and in practice; situation "
    "2013–14, after the assessment of the International Organization for Migration."
)
# Works, partly, does not: the three bars of the icon. It stands in the page, since browsers ask for a file again and
# again.
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath fill='%230f4c75' d='M1 2h14v3H1z'/%3E%3Cpath fill='%237fb2d1' d='M1 7h10v3H1z'/%3E"
    "%3Cpath fill='%23c8651b' d='M1 12h6v3H1z'/%3E%3C/svg%3E"
)
INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{metas}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{about}">
<title>{title}</title>
{preview}
<link rel="icon" href="{icon}">
{css}
</head>
<body data-plotly="{plotly}">
<div id="prepared">{prepared}</div>
{app_entry}
{config}
<template id="scripts">
{library}
{scripts}{renderer}
</template>
<script>{start}</script>
</body>
</html>"""
LIBRARY = '<link rel="preload" as="script" fetchpriority="low" href="{}">'  # so that it does not wait for Dash
EXHIBIT = "data-exhibit="
DEFAULT = "/charts/landscape-map"  # the exhibit that stands for a page that is none itself


def index(parts: Mapping[str, str], page: Told, address: str, base: str) -> str:
    """The first answer. `parts` are Dash's, with the address of `plotly` and the script that lets the others `start`;
    `address` is the path of the page with its query, after `base`."""
    title = f"{page.heading} · {NAME}"
    told = {
        "title": escape(title),
        "about": escape(ABOUT),
        "icon": ICON,
        "preview": _preview(title, address, base),
        "prepared": page.html,
        "library": LIBRARY.format(parts["plotly"]) if EXHIBIT in page.html else "",
    }
    return INDEX.format(**{**parts, **told})


def _preview(title: str, address: str, base: str) -> str:
    """What a link to this page unfolds to where it is pasted (Open Graph, oEmbed)."""
    is_exhibit = address.startswith("/charts/")
    path, question, query = (address if is_exhibit else DEFAULT).partition("?")
    told = {
        "og:type": "website",
        "og:site_name": NAME,
        "og:title": title,
        "og:description": ABOUT,
        "og:url": base + address,
        "og:image": f"{base}{path}.png{question}{query}",
    }
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in told.items()]
    if is_exhibit:
        href = escape(f"{base}/oembed?url={quote(base + address, safe='')}")
        lines.append(f'<link rel="alternate" type="application/json+oembed" href="{href}">')
    return "\n".join(lines)
