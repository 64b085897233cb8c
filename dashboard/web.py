"""The server: wires package, pages, callbacks and routes together."""

from __future__ import annotations

import atexit
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any

from dash import Dash
from flask import Blueprint, Flask, Response, g, request
from flask_caching import Cache

from dashboard.callbacks import register
from dashboard.components.shell import frame
from dashboard.exports.form import Paint
from dashboard.index import index
from dashboard.package.load import load
from dashboard.package.model import Package
from dashboard.pictures.painter import Painter
from dashboard.prepared import Told
from dashboard.routes import Served, plotly_script, routes, script, start_script, stylesheet
from dashboard.serving.glimpses import GLIMPSES, Glimpses, pictures_of
from dashboard.serving.logs import log_answers, silence
from dashboard.serving.metrics import count_answers
from dashboard.serving.safety import guard, police
from dashboard.serving.telling import Teller
from dashboard.serving.wire import PRESSED, compress_answers, serve_statics
from dashboard.settings import ROOT, Settings
from dashboard.talk import deck_faults

VERSIONS = ("python_version", "dash_version", "dash_version_url", "plotly_version", "ddk_version")
UNTOLD = (*VERSIONS, "end_id")  # which only callbacks in the background need, and which is another each time
# No page has a table of Dash's, and browsers of today need no polyfill.
UNUSED = re.compile(r"<script [^>]*/(?:dash_table|dash/deps/polyfill)[/@][^>]*></script>")


class Dashboard(Dash):
    """Dash with the page itself in its first answer, as HTML, and 404 for a page that does not exist."""

    teller: Teller
    public_url: str

    def asked(self, path: str) -> Told:
        """The page at `path` for the query of this request."""
        told = self.teller.told(path, request.query_string.decode("utf-8", "replace"))
        g.missing = not told.found
        return told

    def _config(self) -> dict[str, Any]:
        """What the browser is told of the server: not what it runs on."""
        told: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        return {key: "" if key in UNTOLD else value for key, value in told.items()}

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # Dash names each part
        page = self.asked(request.path)
        address = request.full_path.removesuffix("?")
        base = (self.public_url or request.url_root).rstrip("/")
        scripts = UNUSED.sub("", parts["scripts"])
        ours = {"scripts": scripts, "plotly": plotly_script().address, "start": start_script()}
        return index(parts | ours, page, address, base)

    @cached_property
    def inline_scripts(self) -> tuple[str, ...]:
        """The hashes of what stands in the page itself, once all callbacks are registered."""
        started = b64encode(sha256(start_script().encode()).digest()).decode()
        return (*self.csp_hashes(), f"'sha256-{started}'")


def create_app(
    settings: Settings | None = None, cache: Mapping[str, Any] | None = None, paint: Paint | None = None
) -> Dash:
    """The dashboard as a Dash application; its Flask server is `.server`.

    `cache` overrides flask-caching's configuration, `paint` the maker of pictures. Raises BadPackage when the data
    cannot be used.
    """
    settings = settings or Settings.from_environment()
    package = load(settings.data, deck_faults)
    server = _guarded(settings)
    paint = paint or _painter(package, settings)
    kept = Cache(server, config=dict(cache or cache_configuration(settings)))
    app = Dashboard(
        __name__,
        server=server,  # type: ignore[arg-type]  # Dash's own annotation forgets that a Flask server may be given
        update_title="",
        assets_folder=str(ROOT / "assets"),
        assets_ignore=".*",  # they are joined
        external_stylesheets=[stylesheet().address],
        external_scripts=[script("page").address],
        suppress_callback_exceptions=True,
    )
    glimpses = Glimpses(package, settings.pictures / GLIMPSES)
    app.teller, app.public_url = Teller(package, kept, glimpses), settings.public_url
    server.register_blueprint(pictures_of(glimpses))
    app.layout = frame()
    server.register_blueprint(routes(Served(package, kept, paint, settings.public_url), settings.data))
    find_statics = serve_statics(server, settings.pictures / PRESSED)
    compress_answers(server)
    police(server, lambda: app.inline_scripts)
    server.after_request(_say_missing)  # the last is the first to be called
    server.register_blueprint(_pages(app))
    register(app)
    with silence():
        _prime(server)
        find_statics()
    return app


def _guarded(settings: Settings) -> Flask:
    """The server with its log, its numbers and its guards, which stand before all that answers."""
    server = Flask(__name__, static_folder=None)
    log_answers(server, settings.proxies)
    if settings.metrics:
        count_answers(server)
    guard(server, settings)
    return server


def _painter(package: Package, settings: Settings) -> Painter:
    painter = Painter(package, settings.pictures)
    atexit.register(painter.close)
    return painter


def cache_configuration(settings: Settings) -> dict[str, Any]:
    """flask-caching's configuration: in this process, shared by Redis, or none."""
    if settings.cache_url == "null":
        return {"CACHE_TYPE": "NullCache"}
    if settings.cache_url:
        return {"CACHE_TYPE": "dashboard.serving.shared_cache.SharedCache", "CACHE_REDIS_URL": settings.cache_url}
    return {"CACHE_TYPE": "SimpleCache", "CACHE_THRESHOLD": 500, "CACHE_DEFAULT_TIMEOUT": 0}


def _pages(app: Dashboard) -> Blueprint:
    """The address of each page as Dash draws it in the browser."""
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/pages/")
    @blueprint.get("/pages/<path:path>")
    def page(path: str = "") -> Response:
        return Response(app.asked(f"/{path}").tree, mimetype="application/json")

    return blueprint


def _say_missing(response: Response) -> Response:
    """Dash answers every path with its index page and 200: say 404 where there is no such page."""
    if g.get("missing"):
        response.status_code = 404
    return response


def _prime(server: Flask) -> None:
    """Ask for the first things that a browser asks for, so that no first visitor meets a half-registered app."""
    client = server.test_client()
    for address in ("/", "/_dash-layout", "/_dash-dependencies"):
        client.get(address)
