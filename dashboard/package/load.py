"""The one door to the data: reads the package, checks it by `datapackage.json` and the rules, freezes it."""

from __future__ import annotations

import csv
import gc
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from dashboard.package.cells import Cells, Fault, Tables
from dashboard.package.decks import FOLDER, SUFFIX, read_deck
from dashboard.package.model import Package
from dashboard.package.records import Deck, TableNote
from dashboard.package.rules import RULES
from dashboard.package.schema import DESCRIPTOR, Schema, header_faults, path_of, read_schemas, schema_faults

OUTLINES = "boundaries"

RECORDS: Mapping[str, type] = {
    name: get_args(hint)[0] for name, hint in get_type_hints(Package).items() if get_origin(hint) is tuple
}
"""Name of each table -> the class of its records."""


Check = Callable[[Package], Iterable[Fault]]


class BadPackage(Exception):
    """A package that cannot be used; `faults` holds all that is wrong with it, a line each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(folder: Path, *checks: Check) -> Package:
    """Read, check and freeze the package in `folder`. Raises BadPackage with every fault that it has.

    `checks` are those of rooms that this one does not know.
    """
    with _no_collection_of_garbage():
        return _load(folder, checks)


@contextmanager
def _no_collection_of_garbage() -> Iterator[None]:
    """Spare the search for garbage among millions of cells and records, none of which is any."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(folder: Path, checks: Iterable[Check]) -> Package:
    files = _Files(folder)
    descriptor = files.read_json(DESCRIPTOR)
    _refuse(files.faults)
    schemas, outlines_file = _described(descriptor)
    tables = {schema.name: files.read_table(schema) for schema in schemas}
    outlines = files.read_json(outlines_file)
    tables[OUTLINES] = files.outlines_as_table(outlines_file, outlines)
    faults = [*files.faults, *_told_once(files.faults, _check(schemas, tables))]
    decks, of_decks = files.read_decks(tables)
    _refuse([*faults, *of_decks] if faults else [])
    package = Package(
        **_told(descriptor),
        **_records(schemas, tables),
        fingerprint=files.fingerprint,
        tables={note.name: note for note in _table_notes(descriptor, tables)},
        boundaries=outlines,
        decks=decks,
    )
    _refuse([*of_decks, *(fault for check in checks for fault in check(package))])
    return package


def _refuse(faults: Iterable[Fault]) -> None:
    found = tuple(str(fault) for fault in sorted(set(faults)))
    if found:
        raise BadPackage(found)


def _described(descriptor: Mapping[str, Any]) -> tuple[tuple[Schema, ...], str]:
    """Return the tables and the file of the outlines."""
    try:
        schemas, outlines_file = read_schemas(descriptor), path_of(descriptor, OUTLINES)
    except ValueError as error:
        raise BadPackage((f"{DESCRIPTOR}: {error}",)) from error
    _refuse(_disagreements(schemas))
    return schemas, outlines_file


def _disagreements(schemas: tuple[Schema, ...]) -> Iterator[Fault]:
    """Yield each column of a record that the descriptor does not describe, or as another type."""
    described = {(schema.name, one.name): one.annotation for schema in schemas for one in schema.columns}
    for name, record in RECORDS.items():
        for column, hint in get_type_hints(record).items():
            if described.get((name, column)) != hint:
                message = f"table '{name}' should have a column '{column}' of type {_type_name(hint)}"
                yield Fault(DESCRIPTOR, 0, "", "", message)


def _type_name(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) else str(hint)


def _check(schemas: tuple[Schema, ...], tables: Tables) -> Iterator[Fault]:
    for schema in schemas:
        yield from schema_faults(schema, tables)
    for rule in RULES:
        yield from rule(tables)


def _told_once(unreadable: Iterable[Fault], faults: Iterable[Fault]) -> Iterator[Fault]:
    """Leave out what follows from a row that could not be read: its cells are not where they seem."""
    rows = {(fault.file, fault.row) for fault in unreadable}
    return (fault for fault in faults if (fault.file, fault.row) not in rows)


def _records(schemas: Iterable[Schema], tables: Tables) -> dict[str, Any]:
    """Return a tuple of records for each table of the model, all of them checked."""
    return {
        schema.name: tuple(map(RECORDS[schema.name], *_values(schema, tables[schema.name])))
        for schema in schemas
        if schema.name in RECORDS
    }


def _told(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the descriptor says of the package as a whole."""
    licences = descriptor.get("licenses")
    listed = licences if isinstance(licences, list) else []
    named = [str(one.get("title", "")) for one in listed if isinstance(one, dict)]
    told = {name: str(descriptor.get(name, "")) for name in ("title", "version", "created")}
    return told | {"licence": "; ".join(named)}


def _table_notes(descriptor: Mapping[str, Any], tables: Tables) -> Iterator[TableNote]:
    """Yield what the descriptor says of each file, with the number of its rows."""
    for one in descriptor["resources"]:
        if (name := one.get("name")) in tables:
            title, description = str(one.get("title", name)), str(one.get("description", ""))
            columns = {field["name"]: field.get("description", "") for field in one.get("schema", {}).get("fields", ())}
            yield TableNote(name, title, description, one["path"], len(tables[name].lines), columns)


def _values(schema: Schema, table: Cells) -> Iterator[Sequence[Any]]:
    """Yield the values of each column, in the order of the record's fields."""
    columns = {column.name: column for column in schema.columns}
    for field in fields(RECORDS[schema.name]):
        yield columns[field.name].values(table.columns[field.name])


class _Files:
    """The files of one package: reads each once, and keeps their faults and the digest of their bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digest = sha256()
        self.faults: list[Fault] = []

    @property
    def fingerprint(self) -> str:
        return self._digest.hexdigest()[:12]

    def read_json(self, file: str) -> Mapping[str, Any]:
        """Return the object that a file holds; an empty one where it holds none, which is a fault."""
        content = self._read(file)
        if content is None:
            return {}
        try:
            parsed = json.loads(content.decode("utf-8-sig", errors="replace"))
        except (ValueError, RecursionError) as error:
            what = getattr(error, "msg", "too deep or too long to read")
            self._fault(file, f"is not JSON from here on ({what})", row=getattr(error, "lineno", 0))
            return {}
        if not (isinstance(parsed, dict) and parsed):
            self._fault(file, "should hold a JSON object that is not empty")
            return {}
        return parsed

    def read_table(self, schema: Schema) -> Cells:
        """Return the table of a file; one without columns where it cannot be read, which is a fault."""
        content = self._read(schema.file)
        if content is None:
            return Cells(schema.file, (), {})
        rows = self._rows(schema.file, content)
        line, header = next(rows, (0, []))
        if line != 1:
            self._fault(schema.file, f"should begin with a row of columns: {','.join(schema.names)}")
            return Cells(schema.file, (), {})
        self.faults.extend(header_faults(schema, header))
        lines, cells = [], []
        for line, row in rows:
            lines.append(line)
            cells.append(row if len(row) == len(header) else self._fit(row, header, schema.file, line))
        if not lines:
            self._fault(schema.file, "has no rows below its header; at least one is needed")
        return Cells(schema.file, lines, dict(zip(header, zip(*cells, strict=True), strict=False)))

    def read_decks(self, tables: Tables) -> tuple[Mapping[str, Deck], list[Fault]]:
        """Return the decks by name, as far as they can be used, and what is wrong with their files."""
        files = sorted(f"{FOLDER}/{path.name}" for path in (self._folder / FOLDER).glob(f"*{SUFFIX}"))
        before = len(self.faults)
        read = [read_deck(file, self._read(file) or b"", tables) for file in files]
        unreadable = self.faults[before:]
        told = {fault.file for fault in unreadable}
        faults = [fault for _, found in read for fault in found if fault.file not in told]
        return {deck.name: deck for deck, _ in read}, [*unreadable, *faults]

    def outlines_as_table(self, file: str, outlines: Mapping[str, Any]) -> Cells:
        """Return the properties of the outlines as a table whose lines are the numbers of the features."""
        if not outlines:
            return Cells(file, (), {})
        try:
            owned = [feature["properties"] for feature in outlines["features"]]
            columns = {name: [str(one[name]) for one in owned] for name in ("site", "name")}
        except (KeyError, TypeError) as error:
            self._fault(file, f"should be a list of features with the properties site and name (no {error})")
            return Cells(file, (), {})
        return Cells(file, range(1, len(owned) + 1), columns)

    def _fault(self, file: str, message: str, row: int = 0) -> None:
        self.faults.append(Fault(file, row, "", "", message))

    def _read(self, file: str) -> bytes | None:
        try:
            content = (self._folder / file).read_bytes()
        except FileNotFoundError:
            self._fault(file, "is missing; the package needs it")
            return None
        except OSError as error:
            self._fault(file, f"cannot be read ({error.strerror})")
            return None
        self._digest.update(f"{file} {len(content)} ".encode())
        self._digest.update(content)
        self._check_encoding(file, content)
        return content

    def _check_encoding(self, file: str, content: bytes) -> None:
        for number, line in enumerate(io.BytesIO(content), start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                byte = f"byte 0x{line[error.start]:02x} at position {error.start + 1}"
                self._fault(file, f"is not UTF-8 ({byte}); save the file as UTF-8", row=number)

    def _rows(self, file: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
        """Yield line and cells of each row that can be read."""
        text = io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", errors="replace", newline="")
        reader = csv.reader(text, strict=True)
        shared: dict[str, str] = {}  # equal cells share one string: a third of the memory of a large table
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._fault(file, f"cannot be read as CSV ({error}); check its quotes", row=line)
                continue
            if cells:
                yield line, list(map(shared.setdefault, cells, cells))
            else:
                self._fault(file, "is blank; delete the line", row=line)

    def _fit(self, row: list[str], header: list[str], file: str, line: int) -> list[str]:
        self._fault(file, f"has {len(row)} cells where the header has {len(header)}", row=line)
        return (row + [""] * len(header))[: len(header)]
