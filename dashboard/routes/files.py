"""The files that the server hands out: outlines, stylesheet, the data package and filtered statements."""

from __future__ import annotations

import io
import json
from functools import cache
from hashlib import sha256
from pathlib import Path

import flask_bootstrap
import plotly
from flask import Blueprint, Response, abort, request, send_file

from dashboard.atlas import atlas
from dashboard.basemap import NEAR, OUTLINES
from dashboard.explorer import FILTERS as EXPLORED
from dashboard.explorer import explored
from dashboard.exports.archive import as_archive, files_of
from dashboard.exports.observations import as_csv, as_workbook
from dashboard.model import Package
from dashboard.routes.answers import FOREVER
from dashboard.settings import ROOT
from dashboard.view import in_words, read_view

FORMS = {
    "csv": (as_csv, "text/csv"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
WORKER = ROOT / "assets" / "worker.js"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "css" / "bootstrap.min.css"


@cache
def stylesheet_address() -> str:
    """The address of Bootstrap's stylesheet, with a fingerprint of its bytes."""
    return f"/styles/bootstrap-{_fingerprint(BOOTSTRAP)}.css"


@cache
def plotly_address() -> str:
    """The address of plotly's script, with a fingerprint of its bytes."""
    return f"/scripts/plotly-{_fingerprint(PLOTLY)}.js"


def _fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]


def files(package: Package, folder: Path) -> Blueprint:
    """The addresses of the files of `package`, which lie in `folder`."""
    blueprint = Blueprint("files", __name__)

    for address, (path, mimetype) in _sent_as_they_are().items():
        name = path.stem.partition(".")[0]
        blueprint.add_url_rule(address, name, _file, defaults={"file": path, "mimetype": mimetype})

    for address, outlines in {OUTLINES: package.boundaries, NEAR: atlas(package).near}.items():
        text = json.dumps(outlines, separators=(",", ":"))
        blueprint.add_url_rule(address, address[1:].partition(".")[0], _outlines, defaults={"text": text})

    @blueprint.get("/data/package.zip")
    def whole_package() -> Response:
        name = f"counter-trafficking-landscape-{package.version}.zip"
        return send_file(
            io.BytesIO(as_archive(package, folder)), "application/zip", as_attachment=True, download_name=name
        )

    @blueprint.get("/data/<path:name>")
    def one_file(name: str) -> Response:
        path = next((path for path in files_of(folder) if path.relative_to(folder).as_posix() == name), None)
        return send_file(path, as_attachment=True) if path else abort(404)

    @blueprint.get("/statements.<form>")
    def statements(form: str) -> Response:
        if form not in FORMS:
            abort(404)
        view = read_view(request.query_string.decode("utf-8", "replace"), package).view
        rows, (write, mimetype) = explored(package, view), FORMS[form]
        return send_file(
            io.BytesIO(write(package, rows, in_words(view, package, EXPLORED))),
            mimetype,
            as_attachment=True,
            download_name=f"statements.{form}",
        )

    return blueprint


def _sent_as_they_are() -> dict[str, tuple[Path, str]]:
    """Files and their types by address. The service worker lies at the top: it serves what lies below its address."""
    return {
        stylesheet_address(): (BOOTSTRAP, "text/css"),
        plotly_address(): (PLOTLY, "text/javascript"),
        "/worker.js": (WORKER, "text/javascript"),
    }


def _file(file: Path, mimetype: str) -> Response:
    return _kept(send_file(file, mimetype=mimetype))


def _outlines(text: str) -> Response:
    headers = {"Access-Control-Allow-Origin": "*"}  # an embed in a sandbox has no origin of its own
    return _kept(Response(text, mimetype="application/geo+json", headers=headers))


def _kept(response: Response) -> Response:
    """Keep forever what is asked for by fingerprint."""
    if request.query_string or "-" in request.path:
        response.headers["Cache-Control"] = FOREVER
    return response
