"""`/api`: the description of the plain addresses, for people who write programs and for programs (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify

from dashboard.charts import CHARTS
from dashboard.edition import made_from
from dashboard.exports import FORMS, VARIANTS
from dashboard.package.model import Package
from dashboard.routes.answers import FOREVER
from dashboard.routes.briefings import SLIDES, WORD
from dashboard.view import FILTERS
from dashboard.wording import KOSOVO_NOTE, MAP_NOTE, SITUATION_WORDS

Described = dict[str, Any]


def api(package: Package) -> Blueprint:
    """The address of the description of all others."""
    blueprint = Blueprint("api", __name__)
    described = description(package)

    @blueprint.get("/api")
    def openapi() -> Response:
        response = jsonify(described)
        response.set_etag(made_from(package.fingerprint))
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return blueprint


def description(package: Package) -> Described:
    """The addresses as an OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": package.title,
            "version": package.version,
            "description": (
                f"{SITUATION_WORDS}. Every chart in every form, by plain GET, for any view. In Excel (Data, From Web) "
                "or Power BI (Web), give the address of a chart with the suffix .csv. " + f"{KOSOVO_NOTE} {MAP_NOTE}"
            ),
            "license": {"name": package.licence},
        },
        "paths": {
            "/charts/{id}.{suffix}": {"get": _exhibit(package)},
            "/embed/{id}": {"get": _embed(package)},
            "/oembed": {"get": _oembed()},
            "/{page}.pptx": {"get": _page_slides(package)},
            "/sites/{site}.docx": {
                "get": _operation("brief", "A brief of a site on two pages", [_site(package)], WORD)
            },
            "/handout": {
                "get": _operation("handout", "Two sites side by side, for print", [_two_sites()], "text/html")
            },
            "/handout.pdf": {"get": _operation("handoutPdf", "The same as PDF", [_two_sites()], "application/pdf")},
            "/statements.{form}": {"get": _statements(package)},
            "/data/package.zip": {"get": _operation("package", "The whole data package", [], "application/zip")},
            "/data/{name}": {"get": _file(package)},
            "/outlines.geojson": {"get": _operation("outlines", MAP_NOTE, [], "application/geo+json")},
            "/healthz": {"get": _operation("health", "Whether the server answers", [], "text/plain")},
            "/readyz": {
                "get": _operation("readiness", "Whether exhibits can be shown, of which data", [], "application/json")
            },
        },
    }


def _exhibit(package: Package) -> Described:
    variants = [_flag(key, form.about) for (_, key), form in VARIANTS.items()]
    parameters = [
        _chart(),
        _in_path("suffix", "The form: " + "; ".join(f"{one.suffix}: {one.about}" for one in FORMS), FORMS_BY_SUFFIX),
        *_filters(package),
        *variants,
        _query(
            "width", "Width of a picture in pixels of the page", {"type": "integer", "minimum": 200, "maximum": 2400}
        ),
        _query("scale", "Pixels of the picture for each", {"type": "number", "minimum": 0.5, "maximum": 4}),
        _query(
            "v",
            f"Of which data and program: {made_from(package.fingerprint)}. With it, an answer may be kept for ever",
            TEXT,
        ),
    ]
    types = list(dict.fromkeys(one.mimetype for one in FORMS))
    return _operation("exhibit", "A chart in one of its forms", parameters, *types) | {"x-keep": FOREVER}


TEXT: Described = {"type": "string"}
FORMS_BY_SUFFIX = [one.suffix for one in FORMS]


def _embed(package: Package) -> Described:
    return _operation("embed", "A light page for an iframe", [_chart(), *_filters(package)], "text/html")


def _oembed() -> Described:
    pixels = {"type": "integer", "minimum": 200, "maximum": 4000}
    parameters = [
        _query("url", "The link to an exhibit", TEXT) | {"required": True},
        _query("maxwidth", "In pixels", pixels),
    ]
    return _operation("unfold", "How a pasted link is shown (oEmbed)", parameters, "application/json")


def _statements(package: Package) -> Described:
    form = _in_path("form", "The form", ["csv", "xlsx"])
    return _operation("statements", "All statements, filtered", [form, *_filters(package)], "text/csv")


def _page_slides(package: Package) -> Described:
    about = "The address of a page without its first stroke; overview for the first page"
    page = {"name": "page", "in": "path", "required": True, "description": about, "schema": TEXT}
    return _operation("slides", "All exhibits of a page as slides", [page, *_filters(package)], SLIDES)


def _two_sites() -> Described:
    return _query("sites", "Two sites with a comma, as in XKX,SRB", TEXT) | {"required": True}


def _site(package: Package) -> Described:
    return _in_path("site", "The site", list(package.site_codes))


def _file(package: Package) -> Described:
    names = [note.file for note in package.tables.values()] + ["datapackage.json", "boundaries.geojson"]
    return _operation("file", "A file of the data package", [_in_path("name", "The file", names)], "text/csv")


def _operation(name: str, about: str, parameters: list[Described], *mimetypes: str) -> Described:
    good = {"description": about, "content": {one: {} for one in mimetypes}}
    wrong = {"description": "Says what is wrong and which values are good", "content": {"application/json": {}}}
    answers = {
        "200": good,
        "304": {"description": "What you have is still so"},
        "400": wrong,
        "404": wrong,
        "503": wrong,
    }
    return {"operationId": name, "summary": about, "parameters": parameters, "responses": answers}


def _chart() -> Described:
    return _in_path("id", "; ".join(f"{one.id}: {one.about}" for one in CHARTS), [one.id for one in CHARTS])


def _filters(package: Package) -> list[Described]:
    return [
        _query(
            one.key,
            f"{one.label}; {one.everything} without it" + ("; several with commas" if one.many else ""),
            TEXT if one.many or one.free else {"type": "string", "enum": list(one.options(package))},
        )
        for one in FILTERS
    ]


def _flag(key: str, about: str) -> Described:
    return _query(key, about, {"type": "string", "enum": ["1"]})


def _query(name: str, about: str, schema: Described) -> Described:
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _in_path(name: str, about: str, values: list[str]) -> Described:
    schema = {"type": "string", "enum": values}
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema}
