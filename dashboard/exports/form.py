"""A form that an exhibit can leave in, and the exhibit on its way out, with what every form must take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal, Protocol

from dashboard.chart import Exhibit, Figure
from dashboard.package.model import Package
from dashboard.wording import SITUATION_WORDS

FRAME_HEIGHT = 620  # pixels of an embed, until it has told its own
Kind = Literal["svg", "png"]


@dataclass(frozen=True)
class Size:
    """A picture's width in pixels of the page, and how many pixels of the picture each of them makes."""

    width: int = 960
    scale: float = 2.0


class Paint(Protocol):
    """Makes a picture of a figure. Raises NoPicture."""

    def __call__(self, figure: Figure, kind: Kind, size: Size) -> bytes: ...


class NoPicture(RuntimeError):
    """No picture can be made now; `retry_after` seconds later it may, or never without a remedy where it is None."""

    def __init__(self, reason: str, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True)
class Outgoing:
    """An exhibit on its way out: with the package that it rests on and the public address of the dashboard."""

    package: Package
    exhibit: Exhibit
    base: str  # without a slash at its end
    paint: Paint
    size: Size = Size()

    @property
    def link(self) -> str:
        """The permanent address of the exhibit in this view."""
        return f"{self.base}/charts/{self.exhibit.chart.id}{self.exhibit.query}"

    @property
    def citation(self) -> str:
        """How to cite the exhibit, in the manner of the APA."""
        package, exhibit = self.package, self.exhibit
        return (
            f"Counter-trafficking landscape. ({package.year}). {exhibit.title} [{exhibit.filtered or 'Chart'}; "
            f"{SITUATION_WORDS.lower()}; data version {package.version}]. {self.link} "
            f"Based on: {package.source['report'].citation}."
        )

    @property
    def frame(self) -> str:
        """The code that puts the exhibit into a page of another site."""
        exhibit = self.exhibit
        address = escape(f"{self.base}/embed/{exhibit.chart.id}{exhibit.query}")
        return (
            f'<iframe src="{address}" title="{escape(exhibit.title)}" width="100%" height="{FRAME_HEIGHT}" '
            'loading="lazy" style="border: 0"></iframe>'
        )

    @property
    def bibtex(self) -> str:
        """How to cite the exhibit, as an entry of BibTeX."""
        package, exhibit = self.package, self.exhibit
        fields = {
            "author": "{Counter-trafficking landscape}",
            "title": _braced(f"{exhibit.title} ({exhibit.filtered})" if exhibit.filtered else exhibit.title),
            "year": package.year,
            "version": package.version,
            "url": self.link,
            "note": _braced(f"{SITUATION_WORDS}. Based on: {package.source['report'].citation}"),
        }
        entry = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{exhibit.chart.id},\n{entry}\n}}\n"


@dataclass(frozen=True)
class Form:
    """One form: the suffix of its address, what it is for, and its writer, which may raise NoPicture."""

    suffix: str
    about: str
    mimetype: str
    write: Callable[[Outgoing], bytes]
    is_text: bool = True  # and so is worth compressing


def _braced(text: str) -> str:
    """Text in which BibTeX and LaTeX take no sign for a command."""
    return "".join(f"\\{sign}" if sign in "&%$#_{}" else sign for sign in text)
