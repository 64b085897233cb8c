"""What the data must keep and Table Schema cannot say: a small function a rule, in the tuple RULES."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import nan

from dashboard.package import disclosure
from dashboard.package.cells import Fault, Tables, membership

CODED = {
    ("indicators", "theme"): "theme",
    ("findings", "area"): "area",
    ("recommendations", "topic"): "topic",
    ("priorities", "area"): "topic",
    ("routes", "role"): "route_role",
    ("routes", "strength"): "strength",
    ("routes", "form"): "form",
    ("exploitation", "form"): "form",
    ("exploitation", "trend"): "trend",
    ("actors", "kind"): "actor_kind",
    ("actors", "role"): "actor_role",
}
"""Table and column -> the code list that holds its values."""

LISTS = {
    ("sources", "sites"): ("sites", "site"),
    ("priorities", "sites"): ("sites", "site"),
    ("priorities", "recommendation"): ("recommendations", "recommendation"),
}
"""Table and column that hold keys separated by semicolons -> the table and column of these keys."""

EXEMPT = {("sites", "name_in_report"), ("sites", "note"), ("sites", "name")}
"""Columns where Kosovo may stand without its asterisk: two that quote, one with a rule of its own."""

SUMMED_TABLES = {"4", "5", "6"}
SUM_TOLERANCE = 0.2
LONGEST_STATEMENT = 600
LONGEST_MEANING = 200  # it stands beside a word that somebody points at

NUMBER = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
DECIMAL = re.compile(r"\d+(\.\d+)?", re.ASCII)
ITEM = re.compile(r"\bT\d-\w+")
LOCATOR = re.compile(r"\bL\d")
BARE_KOSOVO = re.compile(r"Kosovo\b(?!\*)")
MAIL = re.compile(r"@(?<=\w@)\w")
TELEPHONE = re.compile(r"[+0](?<![\w.,]0)(?:[ ()./-]{0,2}\d){8,}")

Rule = Callable[[Tables], Iterable[Fault]]


def code_lists(tables: Tables) -> Mapping[str, Mapping[str, str]]:
    """Map each code list to its codes and their labels."""
    lists: dict[str, dict[str, str]] = defaultdict(dict)
    for codelist, code, label in tables["codes"].rows("codelist", "code", "label"):
        lists[codelist][code] = label
    return lists


def columns_hold_codes(tables: Tables) -> Iterator[Fault]:
    """A column of codes holds codes of its list."""
    lists = code_lists(tables)
    for (name, column), codelist in CODED.items():
        right = membership(f"code list '{codelist}'", lists.get(codelist, {}))
        yield from tables[name].faults(column, right)
    for codelist in sorted(set(CODED.values()) - lists.keys()) if lists else ():
        yield Fault(tables["codes"].file, 0, "codelist", codelist, "is missing; columns of other tables need it")


def indicators_name_code_lists(tables: Tables) -> Iterator[Fault]:
    """The code list of an indicator exists."""
    lists = {codelist: codelist for codelist in code_lists(tables)}
    yield from tables["indicators"].faults("codelist", membership("codes.csv", lists))


def values_fit_indicators(tables: Tables) -> Iterator[Fault]:
    """A value is a code of its indicator's list, or a number where the indicator counts."""
    checks = _checks_of_values(tables)
    observations = tables["observations"]
    said: dict[tuple[str, ...], str] = {}
    for line, cells in observations.numbered("indicator", "value"):
        indicator, value = cells
        if cells not in said:
            said[cells] = checks[indicator](value) if value and indicator in checks else ""
        if said[cells]:
            yield Fault(observations.file, line, "value", value, said[cells])


def _checks_of_values(tables: Tables) -> Mapping[str, Callable[[str], str]]:
    lists = code_lists(tables)
    checks: dict[str, Callable[[str], str]] = {}
    for indicator, kind, codelist in tables["indicators"].rows("indicator", "kind", "codelist"):
        if codelist:
            checks[indicator] = membership(f"code list '{codelist}'", lists.get(codelist, {}))
        elif kind in {"count", "percent", "duration"}:
            checks[indicator] = _no_number
    return checks


def _no_number(value: str) -> str:
    right = "is not a number; write digits as printed, as in 7, 14,000 or 2.5"
    return "" if NUMBER.fullmatch(value) else right


def observations_are_located(tables: Tables) -> Iterator[Fault]:
    """Only what no source states may stand without a locator."""
    observations = tables["observations"]
    for line, (status, locator) in observations.numbered("status", "locator"):
        if not locator and status != "not_stated":
            message = f"is empty, but required where the status is {status}"
            yield Fault(observations.file, line, "locator", "", message)


def locators_name_lines(tables: Tables) -> Iterator[Fault]:
    """A locator names a line of a source text."""

    def wrong(cell: str) -> str:
        bad = cell and not LOCATOR.search(cell)
        return "names no line, as in '3.1; L1188', or '003 L45' for another text" if bad else ""

    for table in tables.values():
        for column in ("locator", "locators"):
            yield from table.faults(column, wrong)


def survey_rows_sum(tables: Tables) -> Iterator[Fault]:
    """The answers to an item of tables 4 to 6 sum to 100, or a discrepancy names the item."""
    summed = {item for item, table in tables["survey_items"].rows("item", "table") if table in SUMMED_TABLES}
    explained = {word for (what,) in tables["discrepancies"].rows("what") for word in ITEM.findall(what)}
    shares: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line, (item, percent) in tables["survey_answers"].numbered("item", "percent"):
        if item in summed:
            # What is no number is a fault of its own; with nan no sum differs from 100.
            shares[item].append((line, float(percent) if DECIMAL.fullmatch(percent) else nan))
    for item, cells in shares.items():
        total = round(sum(percent for _, percent in cells), 6)
        if abs(total - 100) > SUM_TOLERANCE and item not in explained:
            message = f"sums to {total:g}; its answers should sum to 100 within {SUM_TOLERANCE}"
            yield Fault(tables["survey_answers"].file, cells[0][0], "item", item, message)


def interviews_have_their_total(tables: Tables) -> Iterator[Fault]:
    """One row tells how many interviews there were in all: pages stand on it."""
    interviews = tables["interviews"]
    if ("total", "REG") not in set(interviews.rows("role_group", "column")):
        message = "has no row for all interviews; right is one with role_group 'total' and column 'REG'"
        yield Fault(interviews.file, 0, "", "", message)


def kosovo_has_its_note(tables: Tables) -> Iterator[Fault]:
    """The site's name ends with an asterisk, and its note names the resolution."""
    sites = tables["sites"]
    for line, (site, name, note) in sites.numbered("site", "name", "note"):
        if site == "XKX" and not name.endswith("*"):
            yield Fault(sites.file, line, "name", name, "ends without an asterisk; right is 'Kosovo*'")
        if site == "XKX" and not ("1244" in note and "1999" in note):
            message = "does not name United Nations Security Council resolution 1244 (1999)"
            yield Fault(sites.file, line, "note", note, message)


def kosovo_has_its_asterisk(tables: Tables) -> Iterator[Fault]:
    """In the project's own words the name never stands without its asterisk."""
    message = "names Kosovo without an asterisk; write 'Kosovo*'"
    for name, table in tables.items():
        for column in table.columns:
            if (name, column) not in EXEMPT:
                yield from table.found(column, BARE_KOSOVO, message)


def lists_hold_keys(tables: Tables) -> Iterator[Fault]:
    """Lists separated by semicolons hold known keys."""
    for (name, column), (target, key) in LISTS.items():
        allowed = tables[target].names(key)
        right = membership(tables[target].file, allowed)
        for line, (cell,) in tables[name].numbered(column):
            for part in cell.split(";") if cell else ():
                message = right(part) if part else "has an empty place between semicolons"
                if message:
                    yield Fault(tables[name].file, line, column, part or cell, message)


def nobody_can_be_called(tables: Tables) -> Iterator[Fault]:
    """No text holds a mail address or a telephone number."""
    for table in tables.values():
        for column in table.columns:
            yield from table.found(column, MAIL, "holds a mail address; leave it out")
            yield from table.found(column, TELEPHONE, "holds a telephone number; leave it out")


def statements_are_short(tables: Tables) -> Iterator[Fault]:
    """A statement is a summary, not a copy."""

    def wrong(cell: str) -> str:
        long = len(cell) > LONGEST_STATEMENT
        return f"has {len(cell)} characters; at most {LONGEST_STATEMENT} are right" if long else ""

    for table in tables.values():
        yield from table.faults("statement", wrong)


def conflicts_have_two_sides(tables: Tables) -> Iterator[Fault]:
    """An observation in conflict is not the only one of its site and indicator."""
    observations = tables["observations"]
    sides = Counter(observations.rows("site", "indicator"))
    for line, (site, indicator, status) in observations.numbered("site", "indicator", "status"):
        if status == "conflicting" and sides[site, indicator] < 2:
            message = f"needs a second observation of {indicator} for {site}, with which it conflicts"
            yield Fault(observations.file, line, "status", status, message)


def every_site_has_an_outline(tables: Tables) -> Iterator[Fault]:
    """The boundaries hold each site once, and no other."""
    outlines, allowed = tables["boundaries"], tables["sites"].names("site")
    yield from outlines.faults("site", membership(tables["sites"].file, allowed))
    found = Counter(site for (site,) in outlines.rows("site"))
    for site, kind in tables["sites"].rows("site", "kind") if "site" in outlines.columns else ():
        if kind == "site" and found[site] != 1:
            yield Fault(outlines.file, 0, "site", site, f"has {found[site]} outlines; right is one")


def words_have_one_meaning(tables: Tables) -> Iterator[Fault]:
    """A spelling stands with one term of the glossary, and once; capitals do not tell two apart."""
    glossary = tables["glossary"]
    first: dict[str, int] = {}
    for line, (cell,) in glossary.numbered("words"):
        for word in cell.split(";") if cell else ():
            before = first.setdefault(word.lower(), line)
            if not word.strip():
                yield Fault(glossary.file, line, "words", cell, "has an empty place between semicolons")
            elif before != line or cell.split(";").count(word) > 1:
                yield Fault(glossary.file, line, "words", word, f"stands in row {before} already; a word stands once")


def meanings_are_short_and_located(tables: Tables) -> Iterator[Fault]:
    """A meaning is short; what rests on a source says where that speaks of it."""
    glossary = tables["glossary"]
    for line, (meaning, source, locator) in glossary.numbered("description", "source", "locator"):
        if len(meaning) > LONGEST_MEANING:
            message = f"has {len(meaning)} characters; at most {LONGEST_MEANING} are right"
            yield Fault(glossary.file, line, "description", meaning, message)
        if bool(source) != bool(locator):
            message = "stands alone; source and locator stand together or are both empty"
            yield Fault(glossary.file, line, "source" if source else "locator", source or locator, message)


RULES: tuple[Rule, ...] = (
    columns_hold_codes,
    indicators_name_code_lists,
    values_fit_indicators,
    observations_are_located,
    locators_name_lines,
    survey_rows_sum,
    interviews_have_their_total,
    kosovo_has_its_note,
    kosovo_has_its_asterisk,
    lists_hold_keys,
    nobody_can_be_called,
    statements_are_short,
    conflicts_have_two_sides,
    every_site_has_an_outline,
    words_have_one_meaning,
    meanings_are_short_and_located,
    *disclosure.RULES,
)
