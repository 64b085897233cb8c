"""What presentations and documents share: properties, colours, and the same bytes for the same input."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Protocol

from pptx.dml.color import RGBColor

from dashboard.package.model import Package

AUTHOR = "Counter-trafficking landscape"
FONT = "Arial"  # on every computer, or a font of the same widths
LANGUAGE = "en-GB"
OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class Properties(Protocol):
    """The core properties that presentations and documents have alike."""

    author: str
    last_modified_by: str
    title: str
    subject: str
    language: str
    created: datetime
    modified: datetime
    version: str
    revision: int
    comments: str


def describe(properties: Properties, package: Package, title: str, subject: str) -> None:
    """Say who made the file, of what, and when the data were made: not when the file was."""
    made = datetime.fromisoformat(package.created.removesuffix("Z"))
    properties.author = properties.last_modified_by = AUTHOR
    properties.title, properties.subject = title[:255], subject[:255]
    properties.language, properties.version = LANGUAGE, package.version
    properties.created = properties.modified = made
    properties.revision, properties.comments = 1, f"Data version {package.version}"


def steady(data: bytes, created: str) -> bytes:
    """The same zip file without the moment of its making, also in the workbooks that it holds.

    `created` is the ISO date that its properties name instead.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _timeless(name, old.read(name), created))
    return written.getvalue()


def _timeless(name: str, part: bytes, created: str) -> bytes:
    if name.endswith(".xlsx"):
        return steady(part, created)
    return STAMP.sub(rb"\g<1>" + created.encode(), part) if name == "docProps/core.xml" else part


def rgb(colour: str) -> RGBColor:
    """A colour of the style sheet, such as `#0f4c75`."""
    return RGBColor.from_string(colour.removeprefix("#"))


def pale(colour: str, share: float = 0.45) -> str:
    """The colour with white added, so that ink is legible on it; `share` of it stays."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
