"""Several exhibits at once: slides of a page or a site, and a brief of a site for Word."""

from __future__ import annotations

import io
from collections.abc import Iterable

from flask import Blueprint, Response, request, send_file

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.components.card import exhibits_in
from dashboard.exports import OFFICE
from dashboard.exports.brief import as_brief
from dashboard.exports.form import Outgoing
from dashboard.exports.site_deck import site_exhibits
from dashboard.exports.slides import deck
from dashboard.pages import PAGES, page_at
from dashboard.routes.answers import Refused
from dashboard.routes.asking import query_of, reading_of
from dashboard.routes.exhibits import Served
from dashboard.view import View, read_view

SLIDES, WORD = f"{OFFICE}.presentationml.presentation", f"{OFFICE}.wordprocessingml.document"


def briefings(served: Served) -> Blueprint:
    """The addresses of what holds several exhibits."""
    blueprint = Blueprint("briefings", __name__)
    package = served.package

    @blueprint.get("/sites/<site>.docx")
    def brief(site: str) -> Response:
        return _download(as_brief(package, _site(served, site), served.base), WORD, f"{site}.docx")

    @blueprint.get("/sites/<site>.pptx")
    def slides_of_site(site: str) -> Response:
        name = package.site[_site(served, site)].name
        return _slides(served, name, site_exhibits(package, site), f"{site}.pptx")

    @blueprint.get("/<path:path>.pptx")
    def slides_of_page(path: str) -> Response:
        address = "/" if path == "overview" else f"/{path}"
        reading = reading_of(query_of(request), package)
        page, layout = page_at(address, package, reading)
        found = exhibits_in(layout) if page else []
        if page is None or not found:
            raise Refused(404, f"There are no exhibits at {address[:60]!r}.", [one.address for one in PAGES])
        shown = [(chart, read_view(query, package).view) for chart, query in found]
        return _slides(served, page.label or page.about, shown, f"{path.replace('/', '-')}.pptx")

    return blueprint


def _site(served: Served, site: str) -> str:
    if site not in served.package.site_codes:
        raise Refused(404, f"There is no site {site[:20]!r}.", list(served.package.site_codes))
    return site


def _slides(served: Served, title: str, shown: Iterable[tuple[str, View]], name: str) -> Response:
    package = served.package
    exhibits = [build(CHART[chart], view, package) for chart, view in shown]
    outgoings = [Outgoing(package, exhibit, served.base, served.paint) for exhibit in exhibits]
    return _download(deck(package, title, outgoings), SLIDES, name)


def _download(data: bytes, mimetype: str, name: str) -> Response:
    return send_file(io.BytesIO(data), mimetype, as_attachment=True, download_name=name)
