"""Table Schema: what `datapackage.json` says of the tables, and what is wrong with tables by its word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.package.cells import Cells, Fault, Tables, membership, unknown

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Type:
    """How the cells of a type are written, what to say of others, and the type of their values."""

    value: type
    written: re.Pattern[str] | None  # None: in any way
    wrong: str


TYPES: Mapping[str, Type] = {
    "string": Type(str, None, ""),
    "integer": Type(int, re.compile(r"-?[0-9]{1,15}"), "is not a whole number; right is one such as 14"),
    "year": Type(int, re.compile(r"[0-9]{4}"), "is not a year; right is one such as 2014"),
    "number": Type(float, re.compile(r"-?[0-9]+(\.[0-9]+)?"), "is not a number; right is one such as 2.5"),
}


@dataclass(frozen=True)
class Column:
    """A field of a table with its constraints."""

    name: str
    kind: Type
    description: str
    pattern: re.Pattern[str] | None
    enum: tuple[str, ...]
    required: bool = False
    minimum: float = float("-inf")
    maximum: float = float("inf")

    def __post_init__(self) -> None:
        if self.minimum > self.maximum:
            raise TypeError(f"column {self.name}: the minimum is above the maximum")

    @property
    def annotation(self) -> Any:
        """The type of its values in a record: text, or a number, or None where it may be empty."""
        value = self.kind.value
        return value if value is str or self.required else value | None

    def values(self, cells: Sequence[str]) -> Sequence[Any]:
        """The values of checked cells."""
        value = self.kind.value
        return cells if value is str else [value(cell) if cell else None for cell in cells]

    def wrong(self, cell: str) -> str:
        """Say what is wrong with a cell, or nothing."""
        if not cell:
            return f"is empty, but required ({self.description})" if self.required else ""
        if self.kind.written and not self.kind.written.fullmatch(cell):
            return self.kind.wrong
        if self.enum and cell not in self.enum:
            return unknown(cell, f"the list of {self.name}", {one: one for one in self.enum})
        if self.pattern and not self.pattern.fullmatch(cell):
            return f"does not match the pattern {self.pattern.pattern}"
        return self._out_of_range(cell) if self.kind.value is not str else ""

    def _out_of_range(self, cell: str) -> str:
        if float(cell) < self.minimum:
            return f"is below {self.minimum}, the least that is right"
        return f"is above {self.maximum}, the most that is right" if float(cell) > self.maximum else ""


@dataclass(frozen=True)
class Link:
    """A foreign key: columns of this table that hold the key columns of another."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    """One table of the package."""

    name: str
    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def read_schemas(descriptor: Mapping[str, Any]) -> tuple[Schema, ...]:
    """Read the tables of a parsed `datapackage.json`. Raises ValueError that says which it cannot read."""
    resources = descriptor.get("resources")
    if not isinstance(resources, list) or not all(isinstance(one, dict) for one in resources):
        raise ValueError("should hold a list 'resources' of objects")
    schemas = tuple(_read_schema(resource) for resource in resources if "schema" in resource)
    for fault in _loose_keys(schemas):
        raise ValueError(fault)
    return schemas


def path_of(descriptor: Mapping[str, Any], name: str) -> str:
    """The file of a resource. Raises ValueError where none of this name has one."""
    for resource in descriptor["resources"]:
        if resource.get("name") == name:
            return _file(resource)
    raise ValueError(f"does not describe '{name}'")


def _file(resource: Mapping[str, Any]) -> str:
    path = resource.get("path")
    if not isinstance(path, str) or Path(path).name != path:
        raise ValueError(f"resource '{resource.get('name')}' has the path {path!r}; right is a name of a file")
    return path


def _read_schema(resource: Mapping[str, Any]) -> Schema:
    try:
        schema, name = resource["schema"], _text(resource["name"])
        return Schema(
            name=name,
            file=_file(resource),
            columns=tuple(_read_column(one) for one in schema["fields"]),
            key=_names(schema.get("primaryKey", ())),
            links=tuple(_read_link(one, name) for one in schema.get("foreignKeys", ())),
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        message = f"resource '{resource.get('name')}' is no table by Table Schema: {error}"
        raise ValueError(message) from error


def _read_column(one: Mapping[str, Any]) -> Column:
    constraints = dict(one.get("constraints", {}))
    pattern = re.compile(constraints.pop("pattern")) if "pattern" in constraints else None
    enum = _names(constraints.pop("enum", ()))
    kind, description = TYPES[one["type"]], _text(one.get("description", ""))
    # An unknown constraint is refused: to pass it over would be to promise a check that is not made.
    return Column(_text(one["name"]), kind, description, pattern, enum, **constraints)


def _read_link(one: Mapping[str, Any], name: str) -> Link:
    target = one["reference"]
    link = Link(_names(one["fields"]), _text(target.get("resource") or name), _names(target["fields"]))
    if not link.key or len(link.key) != len(link.columns):
        raise TypeError("a foreign key and the key that it refers to need equally many columns")
    return link


def _names(names: object) -> tuple[str, ...]:
    many = names if isinstance(names, list | tuple) else [names]
    return tuple(_text(name) for name in many)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value


def _loose_keys(schemas: tuple[Schema, ...]) -> Iterator[str]:
    described = {(schema.name, column) for schema in schemas for column in schema.names}
    for schema in schemas:
        needed = [(schema.name, column) for column in schema.key]
        for link in schema.links:
            needed += [(schema.name, column) for column in link.columns]
            needed += [(link.table, column) for column in link.key]
        for table, column in needed:
            if (table, column) not in described:
                yield f"a key of '{schema.name}' needs the column '{column}' of '{table}', which is not there"


def header_faults(schema: Schema, header: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with the header of a table."""
    missing = [name for name in schema.names if name not in header]
    for name in missing:
        yield Fault(schema.file, 1, name, "", f"is missing; the columns are {', '.join(schema.names)}")
    right = {name: name for name in missing or schema.names}
    for name, times in Counter(header).items():
        if name not in schema.names:
            yield Fault(schema.file, 1, name, name, unknown(name, DESCRIPTOR, right))
        elif times > 1:
            yield Fault(schema.file, 1, name, "", f"stands {times} times; once is right")
    if sorted(header) == sorted(schema.names) and tuple(header) != schema.names:
        yield Fault(schema.file, 1, "", "", f"is in another order; right is {','.join(schema.names)}")


def schema_faults(schema: Schema, tables: Tables) -> Iterator[Fault]:
    """Yield what is wrong with the cells, keys and foreign keys of a table."""
    table = tables[schema.name]
    for column in schema.columns:
        yield from table.faults(column.name, column.wrong)
    yield from _double_keys(schema.key, table)
    for link in schema.links:
        yield from _dead_links(link, table, tables[link.table])


def _double_keys(key: tuple[str, ...], table: Cells) -> Iterator[Fault]:
    keys = list(table.rows(*key)) if key else []
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[str, ...], int] = {}
    for line, cells in zip(table.lines, keys, strict=True):
        before = first.setdefault(cells, line)
        if before != line and all(cells):
            message = f"stands in row {before} already; a key stands once"
            yield Fault(table.file, line, ", ".join(key), ", ".join(cells), message)


def _dead_links(link: Link, table: Cells, target: Cells) -> Iterator[Fault]:
    if len(link.key) == 1:
        yield from table.faults(link.columns[0], membership(target.file, target.names(link.key[0])))
        return
    known = set(target.rows(*link.key))
    for line, cells in table.numbered(*link.columns) if known else ():
        if all(cells) and cells not in known:
            column, value = ", ".join(link.columns), ", ".join(cells)
            yield Fault(table.file, line, column, value, f"is not in {target.file}")
