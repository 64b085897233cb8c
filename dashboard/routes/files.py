"""The files that the server hands out: outlines, stylesheet, the data package and filtered statements."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from functools import cache
from hashlib import sha256
from pathlib import Path

import flask_bootstrap
import plotly
from flask import Blueprint, Response, abort, request, send_file

from dashboard.explorer import FILTERS as EXPLORED
from dashboard.explorer import explored
from dashboard.exports.observations import as_csv, as_workbook
from dashboard.model import Package
from dashboard.routes.answers import FOREVER
from dashboard.view import in_words, read_view

FORMS = {
    "csv": (as_csv, "text/csv"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
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


@cache
def _pressed(path: Path) -> bytes:
    """A file compressed once, and not for each visitor."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def files(package: Package, folder: Path) -> Blueprint:
    """The addresses of the files of `package`, which lie in `folder`."""
    blueprint = Blueprint("files", __name__)
    outlines = json.dumps(package.boundaries, separators=(",", ":"))

    @blueprint.get(stylesheet_address())
    def bootstrap() -> Response:
        return _static(BOOTSTRAP, "text/css")

    @blueprint.get(plotly_address())
    def plotly_script() -> Response:
        return _static(PLOTLY, "text/javascript")

    @blueprint.get("/outlines.geojson")
    def outlines_of_sites() -> Response:
        return _kept(Response(outlines, mimetype="application/geo+json"))

    @blueprint.get("/data/package.zip")
    def whole_package() -> Response:
        name = f"counter-trafficking-landscape-{package.version}.zip"
        return send_file(io.BytesIO(_zipped(folder)), "application/zip", as_attachment=True, download_name=name)

    @blueprint.get("/data/<name>")
    def one_file(name: str) -> Response:
        path = next((path for path in _files(folder) if path.name == name), None)
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


def _static(path: Path, mimetype: str) -> Response:
    """A file of an installed package, for ever, and compressed for all who can take it."""
    if not request.accept_encodings["gzip"]:
        return _kept(send_file(path, mimetype=mimetype))
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return _kept(Response(_pressed(path), mimetype=mimetype, headers=headers))


def _kept(response: Response) -> Response:
    """Keep forever what is asked for by fingerprint."""
    if request.query_string or "-" in request.path:
        response.headers["Cache-Control"] = FOREVER
    return response


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".json", ".geojson"))


def _zipped(folder: Path) -> bytes:
    """The package's files as a ZIP archive, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(folder):
            archive.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
