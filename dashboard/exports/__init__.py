"""The forms that an exhibit can leave in, by the suffix of its address."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.exports.figure import as_captioned_json, as_json
from dashboard.exports.form import Form
from dashboard.exports.pictures import as_png, as_svg
from dashboard.exports.rows import as_csv, as_hxl, as_workbook
from dashboard.exports.slides import as_slides
from dashboard.exports.words import as_markdown

OFFICE = "application/vnd.openxmlformats-officedocument"

FORMS: tuple[Form, ...] = (
    Form("json", "The figure for plotly, with its words", "application/json", as_json),
    Form("svg", "A picture with its words, of any size", "image/svg+xml", as_svg),
    Form("png", "A picture with its words, in pixels", "image/png", as_png, is_text=False),
    Form("csv", "The table, tidy, for spreadsheets and statistics", "text/csv", as_csv),
    Form("xlsx", "The table with a data dictionary", f"{OFFICE}.spreadsheetml.sheet", as_workbook, is_text=False),
    Form(
        "pptx",
        "Slides, with native charts and tables",
        f"{OFFICE}.presentationml.presentation",
        as_slides,
        is_text=False,
    ),
    Form("md", "Words, table and citation, for pasting", "text/markdown", as_markdown),
)
FORM: Mapping[str, Form] = {one.suffix: one for one in FORMS}
VARIANTS: Mapping[tuple[str, str], Form] = {  # by suffix and the key that asks for them, as in `.csv?hxl=1`
    ("csv", "hxl"): Form("csv", "The table with a row of HXL hashtags", "text/csv", as_hxl),
    ("json", "captioned"): Form("json", "The figure with its words inside", "application/json", as_captioned_json),
}
