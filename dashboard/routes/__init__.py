"""The plain GET addresses beside the pages."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response

from dashboard.exports.form import NoPicture
from dashboard.routes.answers import Refused, refusal
from dashboard.routes.api import api
from dashboard.routes.briefings import briefings
from dashboard.routes.exhibits import Served, exhibits
from dashboard.routes.files import files, plotly_address, stylesheet_address

__all__ = ["Served", "plotly_address", "routes", "stylesheet_address"]


def routes(served: Served, folder: Path) -> Blueprint:
    """All addresses; the package's files lie in `folder`."""
    blueprint = Blueprint("routes", __name__)
    for room in (files(served.package, folder), exhibits(served), briefings(served), api(served.package)):
        blueprint.register_blueprint(room)

    @blueprint.get("/healthz")
    def healthy() -> Response:
        return Response("ok\n", mimetype="text/plain")

    @blueprint.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        return refusal(error.status, str(error), error.good)

    @blueprint.errorhandler(NoPicture)
    def no_picture(error: NoPicture) -> Response:
        return refusal(503, str(error), retry_after=error.retry_after)

    return blueprint
