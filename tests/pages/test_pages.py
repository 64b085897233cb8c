"""What holds for every page, whatever the reader chose."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest
from dash import Dash

from dashboard.charts import CHARTS
from dashboard.package.model import Package
from dashboard.pages import PAGES
from dashboard.pages.page import Page
from dashboard.view import FILTERS
from dashboard.wording import KOSOVO_NOTE, SITUATION_WORDS
from tests.addresses import LOOKED_AT, PART, all_addresses, is_page, is_route
from tests.trees import identified, nodes, page_of, properties, words

QUERIES = (
    "",
    "?sites=XKX",
    "?sites=ALB,SRB&theme=protection",
    "?area=support&topic=justice",
    "?actor=police",
    "?indicator=shelters&period=2013-14&basis=count",
    "?finding=F03&recommendation=R04",
    "?sites=ATLANTIS&theme=nonsense",
)
NAME_IN_REPORT = "UNSC resolution 1244-administered Kosovo"  # quoted on the profile of the site
BY_FORM = {"/search"}  # pages that a reader reaches by a form and not by a link
BY_FRAME = {"/start", "/glossary"}  # pages that header and footer of each page link to, not the navigation
MOST_HELP, LONGEST_LINE = 5, 120  # lines of help on a page; characters that a line of a page has room for
PAGE_IDS = [page.address for page in PAGES]


@pytest.fixture(scope="module")
def drawn(package: Package) -> Any:
    """Draw a page once, in its frame, as the browser gets it."""
    return cache(lambda path, query="": page_of(package, path, query).tree)


def some(address: str) -> list[str]:
    """Addresses of a page: one where it has no part, else those that a browser looks at."""
    parts = PART.findall(address)
    return [address.replace(f"<{parts[0]}>", value) for value in LOOKED_AT[parts[0]]] if parts else [address]


Check = Callable[[Any], Iterator[object]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """What must hold of each page in each view: a generator of what is wrong with its tree."""
    CHECKS[function.__name__] = function
    return function


@check
def has_one_heading_of_the_first_rank(tree: Any) -> Iterator[object]:
    headings = [words(one["children"]).strip() for one in properties(tree, "H1")]
    if len(headings) != 1 or not headings[0]:
        yield headings


@check
def has_unique_ids(tree: Any) -> Iterator[object]:
    ids = Counter(json.dumps(one["id"], sort_keys=True) for one in properties(tree) if "id" in one)
    yield from (one for one, times in ids.items() if times > 1)


@check
def has_tables_whose_cells_know_their_heading(tree: Any) -> Iterator[object]:
    for table in properties(tree, "Table"):
        if "reflow" in table.get("className", ""):
            cells = properties(table["children"], "Td")
            yield from (words(cell.get("children")) for cell in cells if not cell.get("data-label"))


@check
def has_tables_with_captions_and_headings(tree: Any) -> Iterator[object]:
    for table in properties(tree, "Table"):
        captions = [*properties(table["children"], "Caption")]
        if len(captions) != 1 or not words(captions[0]["children"]).strip():
            yield f"{len(captions)} captions"
        yield from (one for one in properties(table["children"], "Th") if one.get("scope") not in ("col", "row"))


@check
def has_the_note_on_kosovo_and_says_how_old_it_is(tree: Any) -> Iterator[object]:
    yield from (note for note in (KOSOVO_NOTE, SITUATION_WORDS) if note not in words(tree))


@check
def names_kosovo_with_its_asterisk(tree: Any) -> Iterator[object]:
    said = words(tree).replace(KOSOVO_NOTE, "").replace(NAME_IN_REPORT, "")
    yield from re.findall(r".{0,40}Kosovo(?!\*).{0,20}", said)


@check
def calls_no_site_a_country(tree: Any) -> Iterator[object]:
    yield from re.findall(r".{0,40}countr[iy].{0,20}", words(tree), re.IGNORECASE)


@check
def has_its_controls_outside_of_what_is_drawn_anew(tree: Any) -> Iterator[object]:
    live = [one for one in identified(tree) if "live" in one["id"]]
    yield from (one["id"] for part in live for one in identified(part.get("children")))


@check
def has_controls_that_offer_what_they_hold(tree: Any) -> Iterator[object]:
    for one in identified(tree):
        if "options" in one:
            offered = [option["value"] for option in one["options"]]
            chosen = one["value"] if isinstance(one["value"], list) else [one["value"]]
            named = all(option["label"].strip() for option in one["options"])
            if not set(chosen) <= set(offered) or len(set(offered)) < len(offered) or not named:
                yield one["id"], chosen


@cache
def looked_at(page: Page, package: Package) -> dict[str, list[str]]:
    """What is wrong with a page, by check, with the address where it is."""
    faults: dict[str, list[str]] = {name: [] for name in CHECKS}
    paths = some(page.address)
    for path, query in [*product(paths, QUERIES[:1]), *product(paths[-2:], QUERIES[1:])]:
        tree = page_of(package, path, query).tree
        for name, one in CHECKS.items():
            faults[name] += [f"{path}{query}: {str(what)[:160]}" for what in one(tree)]
    return faults


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
@pytest.mark.parametrize("name", CHECKS)
def test_every_view_of_a_page(page: Page, name: str, package: Package) -> None:
    # Given a page in all kinds of views, when it is drawn, then nothing is wrong with it
    faults = looked_at(page, package)[name]
    if faults:
        pytest.fail(f"{page.address} {name}: {len(faults)} faults\n  " + "\n  ".join(faults[:12]), pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_a_page_says_what_of_its_address_could_not_be_used(page: Page, drawn: Any) -> None:
    path = some(page.address)[0]
    assert "Part of this address was left out." in words(drawn(path, "?sites=ATLANTIS&theme=nonsense"))
    assert "Part of this address was left out." not in words(drawn(path, "?sites=ALB&unknown=x"))


@pytest.mark.parametrize("query", ["", "?sites=XKX&area=support"])
def test_no_link_is_dead(drawn: Any, app: Dash, package: Package, query: str) -> None:
    # Given all pages, each with the ids that a link may point to
    trees = {path: drawn(path, query) for path in all_addresses(package)}
    anchors = {
        path: {one["id"] for one in properties(tree) if isinstance(one.get("id"), str)} for path, tree in trees.items()
    }
    # When all of their links are followed
    dead = []
    for path, tree in trees.items():
        for href in {one["href"] for one in properties(tree) if one.get("href")}:
            page, _, anchor = href.partition("#")
            page = page.partition("?")[0] or path
            if not is_page(page, package) and not is_route(page, app.server):
                dead.append(f"{path}: {href}")
            elif anchor and anchor not in anchors.get(page, set()):
                dead.append(f"{path}: {href} (no such place on the page)")
    # Then each leads somewhere
    assert dead == []


def test_every_page_can_be_reached_by_links(drawn: Any, package: Package) -> None:
    # Given the overview, when a reader follows all links
    found, waiting = {"/"}, ["/"]
    while waiting:
        hrefs = {one["href"] for one in properties(drawn(waiting.pop())) if one.get("href")}
        paths = {href.partition("#")[0].partition("?")[0] for href in hrefs}
        new = {path for path in paths if is_page(path, package)} - found
        found |= new
        waiting += new
    # Then they come by every page that there is
    assert set(all_addresses(package)) - found - BY_FORM == set()


def test_every_chart_stands_on_a_page(drawn: Any, package: Package) -> None:
    shown = {
        one["data-exhibit"]
        for path in all_addresses(package)
        if not path.startswith("/charts/")
        for one in properties(drawn(path))
        if "data-exhibit" in one
    }
    assert {f"/charts/{chart.id}" for chart in CHARTS} - shown == set()


def test_no_address_names_another_host(drawn: Any, package: Package) -> None:
    for path in all_addresses(package):
        hrefs = {one["href"] for one in properties(drawn(path)) if one.get("href")}
        assert [href for href in hrefs if not href.startswith(("/", "#"))] == []


def test_links_keep_the_readers_filter(drawn: Any) -> None:
    for page in PAGES:
        for path in some(page.address):
            header = next(
                node for node in nodes(drawn(path, "?sites=ALB,SRB&topic=support")) if node["type"] == "Header"
            )
            hrefs = [one["href"] for one in properties(header) if one.get("href")]
            assert [href for href in hrefs if not href.endswith("?sites=ALB,SRB&topic=support")] == []


def test_drawing_is_pure(package: Package) -> None:
    for page in PAGES:
        for path in some(page.address):
            assert page_of(package, path, "?sites=XKX") == page_of(package, path, "?sites=XKX")


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_a_page_is_declared_well(page: Any) -> None:
    assert page.address.startswith("/")
    assert page.about
    assert not page.about.endswith(".")
    assert page.match(page.address) is not None
    is_place = not PART.search(page.address) and page.address.count("/") == 1 and page.address not in BY_FORM | BY_FRAME
    assert bool(page.label) == is_place
    # And each page of the navigation says how to read it, in a few lines
    assert bool(page.help) == is_place
    assert len(page.help) <= MOST_HELP
    assert max(map(len, page.help), default=0) <= LONGEST_LINE
    assert all(line.endswith(".") for line in page.help)


def test_addresses_and_labels_of_pages_are_unique() -> None:
    assert len({page.address for page in PAGES}) == len(PAGES)
    labels = [page.label for page in PAGES if page.label]
    assert len(set(labels)) == len(labels)


def test_every_filter_stands_on_a_page(drawn: Any, package: Package) -> None:
    shown = {
        one["id"]["control"]
        for path in all_addresses(package)
        for one in identified(drawn(path))
        if "control" in one["id"]
    }
    by_links = {"finding", "recommendation"} | {one.key for one in FILTERS if one.free}
    assert {one.key for one in FILTERS} - shown <= by_links
