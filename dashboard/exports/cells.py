"""Cells of a spreadsheet that no program takes for a formula."""

from __future__ import annotations

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def plain(value: Any) -> str | int | float:
    """A cell of an exhibit's table for a spreadsheet: numbers stay numbers, texts are safe."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return safe("" if value is None else str(value))
