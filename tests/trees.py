"""Walks through a page as it is sent to the browser: a tree of components as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.package.model import Package
from dashboard.serving.telling import Drawn, drawn
from dashboard.view import read_view

Node = Mapping[str, Any]


def page_of(package: Package, path: str, query: str = "") -> Drawn:
    """The page at `path` for the view in `query`."""
    return drawn(package, path, read_view(query, package))


def nodes(tree: Any) -> Iterator[Node]:
    """All components of a tree, each before those inside of it."""
    if isinstance(tree, Mapping):
        yield tree
        yield from nodes(tree.get("props", {}).get("children"))
    elif isinstance(tree, list):
        for child in tree:
            yield from nodes(child)


def properties(tree: Any, kind: str = "") -> Iterator[Mapping[str, Any]]:
    """The properties of all components of a tree, or of those of one kind."""
    return (node["props"] for node in nodes(tree) if kind in ("", node["type"]))


def words(tree: Any) -> str:
    """All that a tree says, in one line."""
    if isinstance(tree, Mapping):
        return words(tree.get("props", {}).get("children"))
    if isinstance(tree, list):
        return " ".join(filter(None, map(words, tree)))
    return "" if tree is None else str(tree)


def identified(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The properties of the components whose id is a pattern."""
    return (one for one in properties(tree) if isinstance(one.get("id"), Mapping))
