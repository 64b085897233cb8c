"""`/charts/<id>.<suffix>` and `/embed/<id>`: an exhibit in one of its forms, by a GET that may be kept."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, jsonify, request
from flask_caching import Cache

from dashboard.chart import Figure, build
from dashboard.documents.embed import Scripts, embed, oembed
from dashboard.edition import made_from
from dashboard.exports import FORM, VARIANTS
from dashboard.exports.form import Form, Kind, NoPicture, Outgoing, Paint, Size
from dashboard.package.model import Package
from dashboard.routes.answers import FOREVER, Refused
from dashboard.routes.asking import Asked, chart_at, number, query_of, reading_of
from dashboard.routes.loaded import plotly_script, script

WHILE = "public, max-age=60, stale-while-revalidate=86400"  # of an address that names no version of the data
WIDTHS, SCALES = (200, 2400), (0.5, 4.0)


@dataclass(frozen=True)
class Served:
    """What answers are made from."""

    package: Package
    cache: Cache
    paint: Paint
    public_url: str  # empty: as each request says

    @property
    def base(self) -> str:
        return (self.public_url or request.url_root).rstrip("/")

    def outgoing(self, asked: Asked, paint: Paint) -> Outgoing:
        exhibit = build(asked.chart, asked.reading.view, self.package)
        return Outgoing(self.package, exhibit, self.base, paint, asked.size)


def exhibits(served: Served) -> Blueprint:
    """The addresses of all exhibits."""
    blueprint = Blueprint("exhibits", __name__)
    scripts = Scripts(plotly_script().address, script("embed").address)
    page = Form("html", "A light page for an iframe", "text/html", partial(embed, scripts=scripts))

    @blueprint.get("/charts/<name>.<suffix>")
    def exhibit(name: str, suffix: str) -> Response:
        return _answer(served, _asked(served.package, name, _form(suffix)))

    @blueprint.get("/embed/<name>")
    def embedded(name: str) -> Response:
        return _answer(served, _asked(served.package, name, page))

    @blueprint.get("/oembed")
    def unfolded() -> Response:
        name, query = _linked(request.args.get("url", ""))
        width = int(number("maxwidth", *WIDTHS, Size.width, "a whole number of pixels"))
        asked = Asked(chart_at(name), page, reading_of(query, served.package), Size())
        return jsonify(oembed(served.outgoing(asked, served.paint), width))

    return blueprint


def _form(suffix: str) -> Form:
    if suffix not in FORM:
        raise Refused(404, f"There is no form {suffix[:20]!r}.", list(FORM))
    asked_for = (form for (of, key), form in VARIANTS.items() if of == suffix and request.args.get(key) == "1")
    return next(asked_for, FORM[suffix])


def _asked(package: Package, name: str, form: Form) -> Asked:
    """What this request asks for. Raises Refused."""
    chart = chart_at(name)
    size = Size(
        int(number("width", *WIDTHS, Size.width, "a whole number of pixels")),
        number("scale", *SCALES, Size.scale, "a number"),
    )
    return Asked(chart, form, reading_of(query_of(request), package), size)


def _linked(url: str) -> tuple[str, str]:
    """The chart and the query of a link to an exhibit, on whatever host. Raises Refused."""
    path, _, query = url.partition("?")
    _, found, name = path.rpartition("/charts/") if "/charts/" in path else path.rpartition("/embed/")
    if not found:
        raise Refused(404, "url leads to no exhibit; give the address of one, as in /charts/landscape-map.")
    return name, query


def _answer(served: Served, asked: Asked) -> Response:
    key = asked.key(served.package, served.base)
    if key in request.if_none_match:
        return _kept(Response(status=304), key, served.package)
    return _kept(_sent(asked.form, _written(served, asked, key)), key, served.package)


def _written(served: Served, asked: Asked, key: str) -> bytes:
    """The body, from the cache where it is there; text is kept compressed. Raises NoPicture."""
    kept: bytes | None = served.cache.get(f"charts:{key}")
    if kept is None:
        painted = Painted(served.paint)
        body = asked.form.write(served.outgoing(asked, painted))
        kept = gzip.compress(body, 9, mtime=0) if asked.form.is_text else body
        if not painted.failed:  # what does without a picture today may have it tomorrow
            served.cache.set(f"charts:{key}", kept)
    return kept


class Painted:
    """A Paint that remembers whether a picture could not be made."""

    def __init__(self, paint: Paint) -> None:
        self._paint, self.failed = paint, False

    def __call__(self, figure: Figure, kind: Kind, size: Size) -> bytes:
        try:
            return self._paint(figure, kind, size)
        except NoPicture:
            self.failed = True
            raise


def _sent(form: Form, body: bytes) -> Response:
    if not form.is_text:
        return Response(body, mimetype=form.mimetype)
    if request.accept_encodings["gzip"]:
        return Response(body, mimetype=form.mimetype, headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
    return Response(gzip.decompress(body), mimetype=form.mimetype, headers={"Vary": "Accept-Encoding"})


def _kept(response: Response, key: str, package: Package) -> Response:
    """May be kept: for ever where the address names the version of the data, else for a minute, and asked again."""
    response.set_etag(key)
    response.headers["Cache-Control"] = FOREVER if request.args.get("v") == made_from(package.fingerprint) else WHILE
    response.headers["Access-Control-Allow-Origin"] = "*"  # an embed in a sandbox has no origin of its own
    return response
