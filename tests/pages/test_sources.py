"""Sources: every statement can be found on the page of its source, and every place leads to a page."""

import pytest

from dashboard.package.model import Package
from dashboard.pages import page_at
from dashboard.pages.method import counts
from dashboard.readings.evidence import STATING, all_statements, is_text, resting_on
from dashboard.view import read_view
from dashboard.wording import by_section, short_citation, source_path


def said(package: Package, path: str, query: str = "") -> str:
    """A page as text."""
    page, layout = page_at(path, package, read_view(query, package))
    assert page is not None, path
    return str(layout.to_plotly_json())


def test_every_statement_rests_on_the_document_that_holds_it_and_on_the_work_that_it_cites(package: Package) -> None:
    for one in all_statements(package):
        assert one in resting_on(package)[one.source]
        assert not one.cited or one in resting_on(package)[one.cited]


def test_what_the_report_does_not_say_is_no_statement(package: Package) -> None:
    silent = sum(one.status == "not_stated" for one in package.observations)
    rows = sum(len(getattr(package, name)) for name in STATING)

    assert silent > 0
    assert len(all_statements(package)) == rows - silent


def test_every_statement_of_the_report_stands_in_one_section(package: Package) -> None:
    grouped = [one for group in by_section(package).values() for one in group]

    assert len(grouped) == len(resting_on(package)["report"])
    assert "" not in by_section(package)


def test_every_source_has_a_page_that_names_it(package: Package) -> None:
    for one in package.sources:
        assert one.citation[:30] in said(package, f"/sources/{one.source}").replace("\\'", "'")


def test_every_place_leads_to_a_page(package: Package) -> None:
    paths = {source_path(package, one.source, one.locator) for one in all_statements(package)}
    paths |= {source_path(package, "report", one.locators) for one in package.discrepancies}

    for path in paths:
        said(package, path)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/sources/nobody-2099", "nobody-2099 is not among the"),
        ("/sources/report/9.9", "Section 9.9 is not among the"),
    ],
)
def test_unknown_sources_and_sections_are_refused_with_a_reason(package: Package, path: str, why: str) -> None:
    page, layout = page_at(path, package, read_view("", package))

    assert page is None
    assert why in str(layout.to_plotly_json())


def test_a_section_is_found_whatever_the_case_of_its_address(package: Package) -> None:
    assert said(package, "/sources/report/5.II") == said(package, "/sources/report/5.ii")


def test_the_figures_of_the_method_are_those_that_were_printed(package: Package) -> None:
    printed = {unit: [one.value for one in counts(package, unit)] for unit in ("interviews", "documents", "seats")}

    assert printed["interviews"][0] == "37"
    assert (printed["documents"][0], printed["documents"][-1]) == ("59", "43")
    assert printed["seats"] == ["49"]


def test_the_page_names_every_limitation_discrepancy_work_and_file(package: Package) -> None:
    page = said(package, "/sources")

    for one in (*package.limitations, *package.discrepancies):
        assert one.title in page.replace("\\'", "'"), one
    assert all(f"/sources/{one.source}" in page for one in package.sources if not is_text(one))
    assert all(f"/data/{note.file}" in page for note in package.tables.values())


def test_short_citations_tell_sources_apart(package: Package) -> None:
    short = [short_citation(package, one.source) for one in package.sources]

    assert len(set(short)) == len(short)


def test_a_filter_leaves_only_what_is_said_of_its_sites(package: Package) -> None:
    source = next(key for key, found in resting_on(package).items() if 1 < len({one.site for one in found}) < 7)
    every = resting_on(package)[source]
    site = next(one.site for one in every if one.site in package.site_codes)
    left = [one for one in every if one.site == site]

    assert f"{len(left):,} of {len(every):,} statement" in said(package, f"/sources/{source}", f"?sites={site}")
