"""The offline pack: one HTML file with all exhibits, findings and recommendations, and beside it tables and slides.

It opens from a memory stick: no server, no request of any kind. All of it is made before anything is written, and
nothing that is there is ever overwritten.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup
from tqdm import tqdm

from dashboard.chart import Chart, Column, Exhibit, Figure, build
from dashboard.charts import CHART, CHARTS
from dashboard.documents.pack_chain import Chain, anchor, linked
from dashboard.documents.sheet import Sheet, rendered, sheet
from dashboard.exports.brief import as_brief
from dashboard.exports.form import Kind, NoPicture, Outgoing, Paint, Size
from dashboard.exports.office import OLDEST
from dashboard.exports.rows import as_csv
from dashboard.exports.site_deck import site_exhibits
from dashboard.exports.slides import deck
from dashboard.package.model import Package
from dashboard.searching import VARIANTS
from dashboard.view import View
from dashboard.wording import KOSOVO_NOTE, MAP_NOTE, SITUATION_WORDS, counted, short_citation

INDEX = "index.html"
OPEN = 8  # rows: a longer table is folded
UNPAINTED = "it could not be made when this pack was written."
NAMED = re.compile(r'(\bid="|url\((?:&quot;|[\'"])?#|href="#)')
Planned = tuple[str, Chart, View]  # an exhibit to come: its key in the pack, its chart and its view


@dataclass(frozen=True)
class Packed:
    """An exhibit in the pack: its sheet with all rows, and where the first cell of each row leads within the pack."""

    sheet: Sheet
    columns: tuple[Column, ...]
    anchors: tuple[str, ...]
    csv: str  # the address of its table, from the index
    is_map: bool

    @property
    def is_folded(self) -> bool:
        """Whether its table is long; one that stands in for a picture is not folded."""
        return len(self.sheet.rows) > OPEN and not self.sheet.no_picture


@dataclass(frozen=True)
class Pack:
    """What is to be written: files by their names, and why pictures are missing."""

    files: Mapping[str, bytes]
    exhibits: int
    unpainted: int
    reason: str

    def said(self, out: Path) -> str:
        """What was written and how large it is, in lines."""
        index, tables = self.files[INDEX], sum(name.endswith(".csv") for name in self.files)
        others = [
            f"{name} {_size(len(data))}" for name, data in self.files.items() if "/" not in name and name != INDEX
        ]
        lines = [
            f"{out}: {len(self.files)} files, {_size(sum(map(len, self.files.values())))}",
            f"{INDEX}: {counted(self.exhibits, 'exhibit')}, {_size(len(index))}, "
            f"gzipped {_size(len(gzip.compress(index, 9, mtime=0)))}",
            f"csv/: {counted(tables, 'table')}; " + "; ".join(others),
        ]
        missing = f"{counted(self.unpainted, 'exhibit')} without a picture, as tables: {self.reason}"
        return "\n".join([*lines, missing] if self.unpainted else lines)


class _Painted:
    """A Paint that remembers why a picture could not be made."""

    def __init__(self, paint: Paint) -> None:
        self._paint, self.reason = paint, ""

    def __call__(self, figure: Figure, kind: Kind, size: Size) -> bytes:
        try:
            return self._paint(figure, kind, size)
        except NoPicture as error:
            self.reason = str(error)
            raise


def plan(package: Package, site: str) -> tuple[Planned, ...]:
    """The exhibits of the pack: all in their default view, those of one site for each; or those that tell of `site`."""
    if not site:
        return tuple(one for chart in CHARTS for one in _of_all(package, chart))
    first = dict(site_exhibits(package, site))
    others = [chart.id for chart in CHARTS if chart.id not in first and "sites" in chart.keys]
    return tuple((key, CHART[key], first.get(key, View(sites=(site,)))) for key in (*first, *others))


def _of_all(package: Package, chart: Chart) -> Iterator[Planned]:
    if not chart.one_site:
        yield chart.id, chart, View()
        return
    yield from ((f"{chart.id}-{site}", chart, View(sites=(site,))) for site in package.site_codes)


def pack(package: Package, folder: Path, base: str, paint: Paint, site: str = "") -> Pack:
    """Make the pack; the package's files lie in `folder`, `base` is the public address without a slash at its end.

    A bar of progress goes to a terminal's standard error. Raises ValueError where there is no such site.
    """
    if site and site not in package.site_codes:
        raise ValueError(f"There is no site {site!r}; give one of {', '.join(package.site_codes)}")
    planned, painted = plan(package, site), _Painted(paint)
    keys = {key for key, _, _ in planned}
    exhibits: list[Packed] = []
    outgoings: list[Outgoing] = []
    files: dict[str, bytes] = {INDEX: b""}
    with tqdm(total=len(planned) + 1, unit="exhibit", disable=None) as bar:
        for key, chart, view in planned:
            outgoing = Outgoing(package, build(chart, view, package), base, painted)
            outgoings.append(outgoing)
            exhibits.append(_packed(outgoing, key, keys))
            files[exhibits[-1].csv] = as_csv(outgoing)
            bar.update()
        files["slides.pptx"] = deck(package, _title(package, site), outgoings)
        bar.update()
    if site:
        files["brief.docx"] = as_brief(package, site, base)
    files |= {f"csv/package/{path.name}": path.read_bytes() for path in _tables(folder)}
    files[INDEX] = _index(package, site, base, exhibits, list(files)).encode()
    unpainted = sum(bool(one.sheet.no_picture) for one in exhibits)
    return Pack(files, len(exhibits), unpainted, painted.reason)


def _title(package: Package, site: str) -> str:
    return package.site[site].name if site else package.title


def _tables(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".json", ".geojson"))


def _packed(outgoing: Outgoing, key: str, keys: Collection[str]) -> Packed:
    exhibit = outgoing.exhibit
    made = sheet(outgoing, len(exhibit.table.rows))
    anchors = tuple(anchor(outgoing.package, row.get("href") or "", keys) for row in exhibit.table.rows)
    picture = own_ids(made.picture, exhibit.chart.id, key)
    own = replace(made, id=key, picture=picture, no_picture=UNPAINTED if made.no_picture else "")
    return Packed(own, _columns(exhibit), anchors, f"csv/exhibits/{key}.csv", exhibit.chart.is_map)


def _columns(exhibit: Exhibit) -> tuple[Column, ...]:
    """The columns of its sheet, which adds where a row was printed."""
    return (*exhibit.table.columns, *[Column("locator", "Printed at")][: "locator" not in _keys(exhibit)])


def _keys(exhibit: Exhibit) -> set[str]:
    return {column.key for column in exhibit.table.columns}


def own_ids(picture: Markup, chart: str, key: str) -> Markup:
    """A picture whose ids no other picture in the same document has."""
    named = str(picture).replace(f'aria-labelledby="title-{chart}"', f'aria-labelledby="title-{key}"')
    return Markup(NAMED.sub(lambda found: f"{found[1]}{key}-", named))


def _index(package: Package, site: str, base: str, exhibits: Collection[Packed], files: Collection[str]) -> str:
    chain = Chain(package, site)
    return rendered(
        "pack.html",
        package=package,
        title=_title(package, site),
        site=site,
        base=base,
        exhibits=exhibits,
        areas=chain.areas,
        topics=chain.topics,
        sources={f"source-{one.source}": (short_citation(package, one.source), one) for one in package.sources},
        keys=chain.keys,
        linked=lambda text: linked(text, chain.keys),
        files=[name for name in files if "/" not in name and name != INDEX],
        situation=SITUATION_WORDS,
        notes=(KOSOVO_NOTE, MAP_NOTE),
        variants=Markup(json.dumps([(one, re.sub(r"\\(\d)", r"$\1", other)) for one, other in VARIANTS])),
    )


def refuse(out: Path) -> None:
    """Raise OSError with what to do where a pack cannot be written to `out` without overwriting anything."""
    is_archive = _is_archive(out)
    if out.exists() and (is_archive or not out.is_dir()):
        raise FileExistsError(f"{out} is there already; nothing was written. Give a name that is free.")
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty; nothing was written. Give an empty folder or a new name.")
    there = next(one for one in (out, *out.absolute().parents) if one.exists())
    if not there.is_dir():
        raise NotADirectoryError(f"{out} cannot be written: {there} is a file. Give another place.")


def _is_archive(out: Path) -> bool:
    return out.suffix.lower() == ".zip"


def write(made: Pack, out: Path) -> None:
    """Write the pack into a folder, or as one file where `out` ends in `.zip`. Raises OSError."""
    refuse(out)
    try:
        _write(made.files, out)
    except OSError as error:
        raise OSError(f"{out} cannot be written: {error.strerror or error}. Give another place.") from error


def _write(files: Mapping[str, bytes], out: Path) -> None:
    if _is_archive(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("xb") as file:
            file.write(_zipped(files))
        return
    for name, data in files.items():
        place = out / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(data)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as an archive: the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, OLDEST), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"
