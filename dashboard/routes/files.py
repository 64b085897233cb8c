"""The files that the server hands out: outlines, the data package and filtered statements."""

from __future__ import annotations

import io
import json
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_file

from dashboard.drawing.atlas import atlas
from dashboard.drawing.basemap import NEAR, OUTLINES
from dashboard.explorer import FILTERS as EXPLORED
from dashboard.explorer import explored
from dashboard.exports.archive import as_archive, files_of
from dashboard.exports.observations import as_csv, as_workbook
from dashboard.package.model import Package
from dashboard.routes.answers import FOREVER
from dashboard.view import in_words, read_view

FORMS = {
    "csv": (as_csv, "text/csv"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def files(package: Package, folder: Path) -> Blueprint:
    """The addresses of the files of `package`, which lie in `folder`."""
    blueprint = Blueprint("files", __name__)

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


def _outlines(text: str) -> Response:
    headers = {"Access-Control-Allow-Origin": "*"}  # an embed in a sandbox has no origin of its own
    if request.query_string:
        headers["Cache-Control"] = FOREVER
    return Response(text, mimetype="application/geo+json", headers=headers)
