"""Search over findings, recommendations, actions, statements, bodies, indicators and sources.

Accents, capitals and the usual variants of spelling are forgiven, and so is a slip of the pen in a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from dashboard.package.model import Package
from dashboard.wording import short_citation

KINDS = {
    "finding": "Findings",
    "recommendation": "Recommendations",
    "action": "Actions asked of sites",
    "indicator": "Indicators",
    "body": "Bodies",
    "statement": "Statements",
    "source": "Sources",
}
# One spelling for each pair of variants, so that "labor center" finds "labour centres"
VARIANTS = (
    (r"our\b", "or"),
    (r"isation|ization", "ization"),
    (r"is(e|ed|ing)\b", r"iz\1"),
    (r"re\b", "er"),
    ("mme", "m"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: where a click leads, and where it was printed."""

    kind: str
    title: str
    text: str
    href: str
    site: str
    source: str
    locator: str


def words_of(text: str) -> list[str]:
    """The words of a text in one spelling: without accents, capitals, plural endings and variants."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [_one_spelling(word) for word in re.findall(r"[a-z0-9]+", plain)]


@lru_cache(maxsize=65536)
def _one_spelling(word: str) -> str:
    one = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    for variant, spelling in VARIANTS:
        one = re.sub(variant, spelling, one)
    return one


def contains(text: str, wanted: Sequence[str]) -> bool:
    """Whether each wanted word, in its one spelling, begins a word of the text."""
    words = words_of(text)
    return all(any(word.startswith(one) for word in words) for one in wanted)


def search(package: Package, text: str) -> Mapping[str, Sequence[Hit]]:
    """What holds every word of `text`, by kind in the order of KINDS, those with the words in the title first."""
    index = _index(package)
    wanted = [index.nearest(word) for word in words_of(text)]
    if not wanted:
        return {}
    places = set.intersection(*[index.places(word) for word in wanted])
    hits = [index.hits[place] for place in sorted(places, key=lambda place: (index.rank(place, wanted), place))]
    return {kind: found for kind in KINDS if (found := [hit for hit in hits if hit.kind == kind])}


@dataclass(frozen=True)
class _Index:
    hits: tuple[Hit, ...]
    words: Mapping[str, set[int]]  # word -> places in hits

    def places(self, word: str) -> set[int]:
        """The places of all words that begin with `word`."""
        return set().union(*[places for other, places in self.words.items() if other.startswith(word)])

    def nearest(self, word: str) -> str:
        """The word itself where it is known, else the known word that is nearest to it in spelling."""
        if any(other.startswith(word) for other in self.words):
            return word
        return next(iter(get_close_matches(word, self.words, 1, 0.75)), word)

    def rank(self, place: int, wanted: Sequence[str]) -> int:
        return 0 if contains(self.hits[place].title, wanted) else 1


@lru_cache(maxsize=2)
def _index(package: Package) -> _Index:
    hits = tuple(_everything(package))
    words: dict[str, set[int]] = defaultdict(set)
    for place, hit in enumerate(hits):
        site = package.site[hit.site].name if hit.site else ""
        for word in words_of(f"{hit.title} {hit.text} {site}"):
            words[word].add(place)
    return _Index(hits, words)


def _everything(package: Package) -> Iterator[Hit]:
    for finding in package.findings:
        title, href = f"{finding.finding} {finding.title}", f"/findings/{finding.finding}"
        yield Hit("finding", title, finding.statement, href, "", finding.source, finding.locator)
    for regional in package.recommendations:
        title = f"{regional.recommendation} {regional.title}"
        href = f"/recommendations/{regional.recommendation}"
        yield Hit("recommendation", title, regional.statement, href, "", regional.source, regional.locator)
    for action in package.site_recommendations:
        names = ", ".join(package.site[site].name for site in package.sites_asked[action.site_recommendation])
        title, href = f"{action.site_recommendation} {names}", f"/recommendations/{action.recommendation}"
        yield Hit("action", title, action.statement, href, "", action.source, action.locator)
    for one in package.indicators:
        yield Hit("indicator", one.title, one.description, f"/?indicator={one.indicator}", "", "", "")
    yield from _statements(package)
    for source in package.sources:
        title = short_citation(package, source.source)
        yield Hit("source", title, source.citation, f"/sources/{source.source}", "", "report", source.locator)


def _statements(package: Package) -> Iterator[Hit]:
    for body in package.actors:
        yield Hit("body", body.actor, body.statement, _home(package, body.site), body.site, body.source, body.locator)
    for one in package.observations:
        if one.status != "not_stated":
            title, href = package.indicator[one.indicator].title, f"/data?text={one.observation}"
            yield Hit("statement", title, one.statement, href, one.site, one.source, one.locator)


def _home(package: Package, site: str) -> str:
    return f"/sites/{site}" if site in package.site_codes else "/"
