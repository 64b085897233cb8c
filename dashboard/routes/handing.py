"""`/handout` and `/handout.pdf`: two sites side by side, for print."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, Response, request

from dashboard.documents.handout import Press, handout
from dashboard.exports.form import NoPicture
from dashboard.routes.answers import Refused
from dashboard.routes.asking import query_of, reading_of
from dashboard.routes.exhibits import WHILE, Served

PDF = "application/pdf"


def handing(served: Served) -> Blueprint:
    """The addresses of the handout of two sites."""
    blueprint = Blueprint("handing", __name__)

    @blueprint.get("/handout")
    def page() -> Response:
        sites = _two(served)
        return _kept(handout(served.package, sites, served.base).encode(), "text/html")

    @blueprint.get("/handout.pdf")
    def printed() -> Response:
        sites = _two(served)
        response = _kept(_press(served).print_pdf(handout(served.package, sites, served.base)), PDF)
        response.headers["Content-Disposition"] = f"inline; filename=handout-{'-'.join(sites)}.pdf"
        return response

    return blueprint


def _two(served: Served) -> tuple[str, str]:
    """The two sites of the request, in the report's order. Raises Refused."""
    sites = reading_of(query_of(request), served.package).view.sites
    if len(sites) != 2:
        good = {"sites": list(served.package.site_codes)}
        raise Refused(400, "A handout is of exactly two sites: name them, as in ?sites=XKX,SRB.", good)
    return sites[0], sites[1]


def _press(served: Served) -> Press:
    if not isinstance(served.paint, Press):
        raise NoPicture("Nothing is here that prints documents; /handout is the same as a page.")
    return served.paint


def _kept(body: bytes, mimetype: str) -> Response:
    response = Response(body, mimetype=mimetype)
    response.set_etag(sha256(body).hexdigest()[:24])
    response.headers["Cache-Control"] = WHILE
    response.make_conditional(request)
    return response
