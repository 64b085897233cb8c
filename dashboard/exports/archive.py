"""The whole data package as one archive, with what its columns mean and how to cite it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd

from dashboard.package.model import Package
from dashboard.wording import KOSOVO_NOTE, MAP_NOTE, SITUATION_WORDS


def files_of(folder: Path) -> list[Path]:
    """The files of a data package that are handed out: tables, outlines, decks and what describes them."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".json", ".geojson", ".yaml"))


def as_archive(package: Package, folder: Path) -> bytes:
    """A ZIP archive of the files in `folder`; the same bytes for the same files."""
    parts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_of(folder)}
    parts |= {"dictionary.csv": _dictionary(package), "CITATION.txt": _citation(package)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _dictionary(package: Package) -> bytes:
    rows = [(note.file, *column) for note in package.tables.values() for column in note.columns.items()]
    return pd.DataFrame(rows, columns=["file", "column", "meaning"]).to_csv(index=False).encode("utf-8-sig")


def _citation(package: Package) -> bytes:
    lines = [
        f"Counter-trafficking landscape. ({package.year}). {package.title} [data package, version {package.version}].",
        f"Based on: {package.source['report'].citation}.",
        f"{SITUATION_WORDS}: what the sources said then, not what is so today.",
        KOSOVO_NOTE,
        MAP_NOTE,
        f"Licence of the tables: {package.licence}.",
    ]
    return ("\n".join(lines) + "\n").encode()
