"""The page as plain HTML, made on the server from the same tree that Dash draws.

It stands in the first answer, so that the words and tables are there before any script has arrived, and for
readers, search engines and link previews that run none. `assets/view.js` takes it away once Dash has drawn.
Dash itself is then given the same HTML for all parts that never call back: see `stilled`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

VOID = {"br", "hr", "img", "input"}
KEPT = (
    "href",
    "src",
    "alt",
    "role",
    "scope",
    "lang",
    "title",
    "colSpan",
    "rowSpan",
    "type",
    "value",
    "action",
    "method",
    "name",
    "placeholder",
    "download",
)
ELEMENTS = "dash_html_components"
STILL = ("Link", "Table")  # components besides the elements of HTML that are as good as HTML
ALIVE = ("Form",)  # elements that Dash must know
RENAMED = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}
Properties = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A page as it is sent: heading, itself as HTML, its tree for Dash as text, and whether there is such a page."""

    heading: str
    html: str
    tree: str
    found: bool


def as_told(tree: Any, found: bool) -> Told:
    """The page whose tree of components, as JSON, is given."""
    still = stilled(tree)  # first: its HTML is then made once
    return Told(heading_of(tree), to_html(still), json.dumps(still, separators=(",", ":")), found)


def to_html(node: Any) -> str:
    """A tree of Dash components as JSON -> HTML; text is escaped, patterns of ids are left out."""
    if node is None:
        return ""
    if isinstance(node, (list, tuple)):
        return "".join(map(to_html, node))
    if not isinstance(node, Mapping):
        return escape(str(node))
    properties = node.get("props", {})
    special = SPECIAL.get(node["type"]) if node["namespace"] != ELEMENTS else None
    return special(properties) if special else _tag(node["type"].lower(), properties)


def stilled(node: Any) -> Any:
    """The tree with the inside of each part that never calls back as one string of HTML.

    Dash subscribes every component to every change, so to redraw n of them costs n times n: a table of a few hundred
    cells would freeze the page for seconds. A live part is always an element `Still` (`assets/still.js`), so that its
    children may change from one kind to the other.
    """
    if isinstance(node, list):
        return [stilled(child) for child in node]
    if not isinstance(node, Mapping):
        return node
    properties = node["props"]
    children = properties.get("children")
    still = _is_still(children)
    if node["namespace"] == ELEMENTS and node["type"] not in ALIVE and (_is_live(properties) or still):
        inside = to_html(children) if still else stilled(children)
        return {
            "namespace": "landscape",
            "type": "Still",
            "props": {**properties, "tag": node["type"].lower(), "children": inside},
        }
    return {**node, "props": {**properties, "children": stilled(children)}}


def _is_live(properties: Properties) -> bool:
    return isinstance(properties.get("id"), Mapping) and "live" in properties["id"]


def _is_still(node: Any) -> bool:
    """Whether nothing in the tree needs Dash: elements of HTML, links and tables without an id for callbacks."""
    if isinstance(node, list):
        return all(map(_is_still, node))
    if not isinstance(node, Mapping):
        return True
    properties = node["props"]
    is_html = node["type"] not in ALIVE if node["namespace"] == ELEMENTS else node["type"] in STILL
    return is_html and not isinstance(properties.get("id"), Mapping) and _is_still(properties.get("children"))


def heading_of(node: Any) -> str:
    """The text of the first `h1` of a tree; empty where there is none."""
    if isinstance(node, Mapping):
        inside = node.get("props", {}).get("children")
        return _text(inside) if node.get("type") == "H1" else heading_of(inside)
    if isinstance(node, list):
        return next((found for found in map(heading_of, node) if found), "")
    return ""


def _text(node: Any) -> str:
    """The words of a tree without its tags."""
    if isinstance(node, Mapping):
        return _text(node.get("props", {}).get("children"))
    if isinstance(node, list):
        return "".join(map(_text, node))
    return "" if node is None else str(node)


def _tag(tag: str, properties: Properties, /, **more: str) -> str:
    return _element(tag, _attributes(properties) | more, to_html(properties.get("children")))


def _element(tag: str, attributes: Mapping[str, str], inside: str) -> str:
    said = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<{tag}{said}>" + ("" if tag in VOID else f"{inside}</{tag}>")


def _still(properties: Properties) -> str:
    """What `stilled` has made: its text is HTML already."""
    inside = properties["children"]
    return _element(properties["tag"], _attributes(properties), inside if isinstance(inside, str) else to_html(inside))


def _attributes(properties: Properties) -> dict[str, str]:
    plain = {key: properties[key] for key in KEPT if key in properties}
    renamed = {new: properties[old] for old, new in RENAMED.items() if old in properties}
    spoken = {key: value for key, value in properties.items() if key.startswith(("aria-", "data-"))}
    style = {"style": _style(properties["style"])} if "style" in properties else {}
    anchor = {"id": properties["id"]} if isinstance(properties.get("id"), str) else {}
    return anchor | plain | renamed | spoken | style


def _style(style: Mapping[str, str]) -> str:
    return "; ".join(f"{_dashed(key)}: {value}" for key, value in style.items())


def _dashed(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)


def _link(properties: Properties) -> str:
    return _tag("a", properties, **{"data-page": ""})


def _table(properties: Properties) -> str:
    return _tag("table", properties, **{"class": f"table table-sm {properties.get('className', '')}"})


def _select(properties: Properties) -> str:
    options = [_option(one, one["value"] == properties.get("value")) for one in properties.get("options", ())]
    return f'<select class="form-select" name="{_filter(properties)}">{"".join(options)}</select>'


def _option(option: Mapping[str, str], chosen: bool) -> str:
    return f'<option value="{escape(option["value"])}"{" selected" * chosen}>{escape(option["label"])}</option>'


def _checklist(properties: Properties) -> str:
    chosen = properties.get("value", ())
    return "".join(
        f'<div class="form-check"><label><input type="checkbox" class="form-check-input" name="{_filter(properties)}"'
        f' value="{escape(one["value"])}"{" checked" * (one["value"] in chosen)}> {escape(one["label"])}</label></div>'
        for one in properties.get("options", ())
    )


def _filter(properties: Properties) -> str:
    identity = properties.get("id", {})
    return escape(identity.get("control", "")) if isinstance(identity, Mapping) else ""


def _input(properties: Properties) -> str:
    key = _filter(properties)
    named = {"name": key} if key else {"id": str(properties["id"])}  # a label points to the id
    return _tag("input", properties, **named)


def _div(properties: Properties) -> str:
    return _tag("div", properties)


def _label(properties: Properties) -> str:
    return f'<span class="form-label">{to_html(properties.get("children"))}</span>'


def _alert(properties: Properties) -> str:
    return _tag("div", properties, **{"class": "alert alert-light"})


SPECIAL: Mapping[str, Callable[[Properties], str]] = {
    "Still": _still,
    "Link": _link,
    "Table": _table,
    "Select": _select,
    "Checklist": _checklist,
    "Input": _input,
    "Label": _label,
    "Alert": _alert,
    "Store": lambda _: "",
}
