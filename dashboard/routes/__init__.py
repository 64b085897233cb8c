"""The plain GET addresses beside the pages."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, jsonify

from dashboard.chart import build
from dashboard.charts import CHARTS
from dashboard.edition import made_from
from dashboard.exports.form import NoPicture
from dashboard.routes.answers import Refused, refusal
from dashboard.routes.api import api
from dashboard.routes.briefings import briefings
from dashboard.routes.exhibits import Served, exhibits
from dashboard.routes.files import files
from dashboard.routes.handing import handing
from dashboard.routes.loaded import loaded, plotly_script, script, start_script, stylesheet
from dashboard.routes.presenting import presenting
from dashboard.view import View

__all__ = ["Served", "plotly_script", "routes", "script", "start_script", "stylesheet"]


def routes(served: Served, folder: Path) -> Blueprint:
    """All addresses; the package's files lie in `folder`."""
    blueprint = Blueprint("routes", __name__)
    for room in (loaded(), files(served.package, folder), exhibits(served), briefings(served), api(served.package)):
        blueprint.register_blueprint(room)

    blueprint.register_blueprint(presenting(served.package))
    blueprint.register_blueprint(handing(served))

    @blueprint.get("/healthz")
    def healthy() -> Response:
        return Response("ok\n", mimetype="text/plain")

    @blueprint.get("/readyz")
    def ready() -> Response:
        """Whether an exhibit can be shown, and of which data."""
        package = served.package
        build(CHARTS[0], View(), package)
        return jsonify(
            ready=True, data=package.fingerprint, version=package.version, made=made_from(package.fingerprint)
        )

    @blueprint.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        return refusal(error.status, str(error), error.good)

    @blueprint.errorhandler(NoPicture)
    def no_picture(error: NoPicture) -> Response:
        return refusal(503, str(error), retry_after=error.retry_after)

    return blueprint
