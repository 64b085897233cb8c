"""Attributes that Dash has no keyword for."""

from __future__ import annotations

from typing import Any


def named(label: str) -> dict[str, Any]:
    """The accessible name of a part of the page."""
    return {"aria-label": label}


def headed(title: str) -> dict[str, Any]:
    """The heading of a table cell, which is shown where the table reflows on a narrow screen."""
    return {"data-label": title}


def keyed(key: str) -> dict[str, Any]:
    """The filter that a control is for; `assets/view.js` reads it."""
    return data("key", key)


def polite() -> dict[str, Any]:
    """A region whose changes are read out when the reader is idle."""
    return {"aria-live": "polite"}


def described_by(name: str) -> dict[str, Any]:
    """The id of the element that says more of this one."""
    return {"aria-describedby": name}


def data(name: str, value: str) -> dict[str, Any]:
    """A `data-` attribute, which a script reads."""
    return {f"data-{name}": value}
