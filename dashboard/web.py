"""The server: wires package, pages, callbacks and routes together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dash import Dash
from flask import Flask, Response, request
from flask_caching import Cache
from plotly.utils import PlotlyJSONEncoder

from dashboard.callbacks import Tree, register
from dashboard.components.shell import NAME, Where, frame, framed
from dashboard.load import load
from dashboard.model import Package
from dashboard.pages import PAGES, page_at
from dashboard.routes import routes, stylesheet_address
from dashboard.settings import ROOT, Settings
from dashboard.view import Reading, read_view

INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="What six sites of the Western Balkans have against trafficking in persons, on paper
 and in practice; situation 2013-14, after the assessment of the International Organization for Migration.">
<title>{%title%}</title>
{%favicon%}
{%css%}
</head>
<body>
{%app_entry%}
<noscript>This dashboard needs JavaScript; its data can be had without at /data/package.zip.</noscript>
<footer hidden>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def create_app(settings: Settings | None = None, cache: Mapping[str, Any] | None = None) -> Dash:
    """The dashboard as a Dash application; its Flask server is `.server`.

    `cache` overrides flask-caching's configuration. Raises BadPackage when the data cannot be used.
    """
    settings = settings or Settings.from_environment()
    package = load(settings.data)
    server = Flask(__name__)
    kept = Cache(server, config=dict(cache or cache_configuration(settings)))
    app = Dash(
        __name__,
        server=server,  # type: ignore[arg-type]  # Dash's own annotation forgets that a Flask server may be given
        title=NAME,
        update_title="",
        assets_folder=str(ROOT / "assets"),
        external_stylesheets=[stylesheet_address()],
        suppress_callback_exceptions=True,
        index_string=INDEX,
    )
    server.register_blueprint(routes(package, settings.data))
    app.layout = frame()
    register(app, lambda path, query: drawn(package, kept, path, query))
    _answer_unknown_pages(server, package)
    _prime(server)
    return app


def cache_configuration(settings: Settings) -> dict[str, Any]:
    """flask-caching's configuration: in this process, shared by Redis, or none."""
    if settings.cache_url == "null":
        return {"CACHE_TYPE": "NullCache"}
    if settings.cache_url:
        return {
            "CACHE_TYPE": "RedisCache",
            "CACHE_REDIS_URL": settings.cache_url,
            "CACHE_DEFAULT_TIMEOUT": 86400,
        }
    return {"CACHE_TYPE": "SimpleCache", "CACHE_THRESHOLD": 500, "CACHE_DEFAULT_TIMEOUT": 0}


def drawn(package: Package, cache: Cache, path: str, query: str) -> Tree:
    """The page at `path` for the view in `query`, in its frame, as JSON; from the cache where it is there."""
    reading = read_view(query, package)
    key = f"{package.fingerprint}:{path}{reading.view.query()}"
    text = None if reading.faults else cache.get(key)
    if text is None:
        text = json.dumps(_framed(package, path, reading), cls=PlotlyJSONEncoder)
        if not reading.faults:
            cache.set(key, text)
    tree: Tree = json.loads(text)
    return tree


def _framed(package: Package, path: str, reading: Reading) -> Any:
    places = [(page.address, page.label) for page in PAGES if page.label]
    _, layout = page_at(path, package, reading)
    return framed(package, reading, Where(path, places), layout)


def _answer_unknown_pages(server: Flask, package: Package) -> None:
    """Dash answers every path with its index page and 200: make it 404 where there is no such page."""

    @server.after_request
    def check(response: Response) -> Response:
        if request.path.endswith("favicon.ico") or (request.endpoint or "").startswith("routes."):
            return response
        is_page = response.mimetype == "text/html" and response.status_code == 200
        if is_page and page_at(request.path, package, read_view("", package))[0] is None:
            response.status_code = 404
        return response


def _prime(server: Flask) -> None:
    """Ask for the first things that a browser asks for, so that no first visitor meets a half-registered app."""
    client = server.test_client()
    for address in ("/", "/_dash-layout", "/_dash-dependencies"):
        client.get(address)
