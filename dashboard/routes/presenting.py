"""`/present`: a talk, from a deck of the package or from the steps in the address."""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.documents.present import Served, present
from dashboard.package.model import Package
from dashboard.routes.asking import query_of
from dashboard.routes.loaded import plotly_script, script
from dashboard.talk import talk


def presenting(package: Package) -> Blueprint:
    """The address of the presenter."""
    blueprint = Blueprint("presenting", __name__)

    @blueprint.get("/present")
    def presented() -> Response:
        asked = talk(query_of(request), package)
        served = Served(plotly_script().address, script("talk").address, "speaker" in request.args)
        response = Response(present(asked, package, served), 200 if asked.found else 404, mimetype="text/html")
        response.headers["Cache-Control"] = "no-cache"  # asked again each time, and sent only where it has changed
        response.add_etag()
        response.make_conditional(request)
        return response

    return blueprint
