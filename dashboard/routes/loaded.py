"""What pages load besides themselves: one stylesheet, one script of ours and plotly's, each named by what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import flask_bootstrap
import plotly
from flask import Blueprint, Response, request

from dashboard.routes.answers import FOREVER
from dashboard.settings import ROOT

ASSETS = ROOT / "assets"
BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "css" / "bootstrap.min.css"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
# Plotly's script stands in a wrapper for all kinds of loaders, a function that browsers first only look through and
# compile while the page stands still. What it wraps they compile beside the page, while it arrives.
WRAPPED = re.compile(rb"^(/[*].*?[*]/\s).*?this, \(\) => \{\n(.*)return Plotly;\n\}\)\);\s*$", re.DOTALL)
STYLES = ("theme", "theme_everyone", "theme_print")
SCRIPTS = {  # the script of each kind of document, and the files in assets/ that it is joined from
    "page": ("deck", "exhibits", "maps", "offline", "pages", "print", "still", "taking", "terms", "view"),
    "talk": ("maps", "exhibits", "offline", "fitting", "present"),
    "embed": ("maps", "exhibits", "embed"),
}
WORKER = "/worker.js"  # at the top: a service worker serves what lies below its address


@dataclass(frozen=True)
class Loaded:
    """A file as it is sent."""

    path: str
    content: bytes
    mimetype: str
    fingerprint: str

    @property
    def address(self) -> str:
        """With its fingerprint; without, or with an old one, the same file is sent, but is not to be kept."""
        return f"{self.path}?{self.fingerprint}"


@cache
def stylesheet() -> Loaded:
    """Bootstrap's and ours."""
    return _loaded("/styles/page.css", _joined(BOOTSTRAP, *(ASSETS / f"{name}.css" for name in STYLES)), "text/css")


@cache
def script(document: str) -> Loaded:
    """Ours, for a kind of document."""
    content = _joined(*(ASSETS / f"{name}.js" for name in SCRIPTS[document]))
    return _loaded(f"/scripts/{document}.js", content, "text/javascript")


@cache
def plotly_script() -> Loaded:
    """Plotly's, as it was installed but for its wrapper."""
    return _loaded("/scripts/plotly.js", WRAPPED.sub(rb"\1\2", PLOTLY.read_bytes()), "text/javascript")


@cache
def start_script() -> str:
    """What lets the others begin; it stands in the page itself, so that none has to be waited for."""
    return (ASSETS / "start.js").read_text("utf-8")


def _worker() -> Loaded:
    """It names what is to be kept compiled, so that browsers see it change when that does."""
    kept = f"// with {plotly_script().address} and {script('page').address}\n"
    return _loaded(WORKER, kept.encode() + (ASSETS / "worker.js").read_bytes(), "text/javascript")


def _loaded(path: str, content: bytes, mimetype: str) -> Loaded:
    return Loaded(path, content, mimetype, sha256(content).hexdigest()[:12])


def _joined(*files: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in files)


def loaded() -> Blueprint:
    """The addresses of all of it."""
    blueprint = Blueprint("loaded", __name__)
    for one in (stylesheet(), plotly_script(), *map(script, SCRIPTS), _worker()):
        blueprint.add_url_rule(one.path, one.path[1:].replace(".", "-"), _sent, defaults={"one": one})
    return blueprint


def _sent(one: Loaded) -> Response:
    is_named = request.query_string == one.fingerprint.encode()
    headers = {"Cache-Control": FOREVER} if is_named else {}
    return Response(one.content, mimetype=one.mimetype, headers=headers)
