"""How the tidy table of a chart becomes a native object of a slide, which its reader can edit.

The names are keys of the table's rows. A chart without any of these goes as a picture: no type of a slide fits it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, the first category on top; with `series`, several to a category, end to end if stacked."""

    category: str
    value: str
    series: str = ""
    stacked: bool = False


@dataclass(frozen=True)
class Lines:
    """A line for each of `series` across the categories; with `reversed`, the smallest value on top.

    `told` is true of rows whose line stands out. Another value of the same series at the same category is a line
    of its own from the category before.
    """

    category: str
    series: str
    value: str
    told: str
    reversed: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of short words on the colours of their marks.

    `half` parts each column, `group` heads rows that belong together, `total` stands at the end of a row;
    `in_full` are the words where there are few columns and so room for them, or where a row lacks the short ones;
    `head` is how the name of a column is said.
    """

    row: str
    column: str
    words: str
    in_full: str = ""
    half: str = ""
    group: str = ""
    total: str = ""
    head: str = "{}"


@dataclass(frozen=True)
class Listing:
    """A table with the columns of the exhibit's own."""


Native = Bars | Lines | Grid | Listing
