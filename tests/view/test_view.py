"""The view: every one of them survives its address, and nothing that a stranger writes there does harm."""

from collections.abc import Callable
from urllib.parse import quote, unquote_plus, urlencode

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.package.model import Package
from dashboard.view import (
    FILTER,
    FILTERS,
    LONGEST_QUERY,
    LONGEST_TEXT,
    Filter,
    Reading,
    View,
    in_words,
    joined,
    read_view,
    settle,
)

STEADY = settings(derandomize=True, database=None, deadline=None)
DEFAULTS = View()
SINGLE = [one for one in FILTERS if not one.many and not one.free]
FREE = [one for one in FILTERS if one.free]
CLOSED = [one for one in FILTERS if not one.free]
JUNK = "zz-not-known"
Known = Callable[[], Package]


@pytest.fixture(scope="session")
def known(package: Package) -> Known:
    """The package behind a door: hypothesis prints each argument of a test that fails, row by row."""
    return lambda: package


def keys(filters: list[Filter]) -> list[str]:
    return [one.key for one in filters]


def some_of(package: Package, one: Filter) -> st.SearchStrategy[str | tuple[str, ...]]:
    """A choice that the filter `one` allows, in the form that a view holds it."""
    options = list(one.options(package))
    if one.free:
        return st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=LONGEST_TEXT).map(
            lambda text: " ".join(text.split())
        )
    if not one.many:
        return st.sampled_from(["", *options]) if getattr(DEFAULTS, one.key) == "" else st.sampled_from(options)
    chosen = st.sets(st.sampled_from(options), max_size=len(options) - 1)
    return chosen.map(lambda few: tuple(option for option in options if option in few))


@st.composite
def views(draw: st.DrawFn, package: Package) -> View:
    return View(**{one.key: draw(some_of(package, one)) for one in FILTERS})


def is_valid(view: View, package: Package) -> bool:
    """All that a view holds is among the options of its filters."""
    for one in FILTERS:
        value = getattr(view, one.key)
        given_values = value if one.many else [value] if value else []
        fits = value.isprintable() and len(value) <= LONGEST_TEXT if one.free else None
        if not (set(given_values) <= set(one.options(package)) if fits is None else fits):
            return False
    return True


# Round trips


@STEADY
@given(st.data())
def test_every_view_survives_its_own_address(known: Known, data: st.DataObject) -> None:
    package = known()
    # Given a view of valid options
    view = data.draw(views(package))
    # When it becomes a query and is read again
    reading = read_view(view.query(), package)
    # Then it is the same view, and nothing was left out
    assert reading == Reading(view, ())


@STEADY
@given(st.data())
def test_the_query_of_a_view_does_not_change_when_it_is_read_and_written(known: Known, data: st.DataObject) -> None:
    package = known()
    query = data.draw(views(package)).query()
    assert read_view(query, package).view.query() == query


@STEADY
@given(st.data())
def test_a_view_is_the_same_for_each_order_of_its_fields(known: Known, data: st.DataObject) -> None:
    package = known()
    view = data.draw(views(package))
    fields = data.draw(st.permutations(view.query().removeprefix("?").split("&")))
    assert read_view("&".join(fields), package).view == view


@STEADY
@given(st.data())
def test_a_query_holds_only_what_is_not_at_its_default_in_order_of_keys(known: Known, data: st.DataObject) -> None:
    package = known()
    view = data.draw(views(package))
    said = [field.partition("=")[0] for field in view.query().removeprefix("?").split("&") if field]
    changed = [one.key for one in FILTERS if getattr(view, one.key) != getattr(DEFAULTS, one.key)]
    assert said == sorted(changed)


def test_the_default_view_has_an_empty_query(package: Package) -> None:
    assert View().query() == ""
    assert read_view("", package) == Reading(View())
    assert read_view("?", package) == Reading(View())


def test_a_query_can_be_narrowed_to_some_keys() -> None:
    view = View(sites=("ALB", "SRB"), theme="referral", topic="support")
    assert view.query("sites", "topic") == "?sites=ALB,SRB&topic=support"
    assert view.query("area") == ""


def test_the_query_is_as_short_and_legible_as_can_be() -> None:
    view = View(sites=("BIH", "XKX"), indicator="hotline", basis="law", period="2013-14")
    assert view.query() == "?basis=law&indicator=hotline&period=2013-14&sites=BIH,XKX"


def test_an_actor_with_spaces_commas_and_other_signs_survives(package: Package) -> None:
    for actor in FILTER["actor"].options(package):
        assert read_view(View(actor=actor).query(), package) == Reading(View(actor=actor))


@pytest.mark.parametrize("mark", ["", "?"])
def test_a_query_is_read_with_and_without_its_question_mark(package: Package, mark: str) -> None:
    assert read_view(mark + "sites=ALB", package) == Reading(View(sites=("ALB",)))


def test_sites_are_kept_in_the_reports_order_and_once(package: Package) -> None:
    assert read_view("sites=SRB,ALB,SRB", package) == Reading(View(sites=("ALB", "SRB")))


def test_all_sites_are_the_same_as_no_choice(package: Package) -> None:
    assert read_view("sites=" + ",".join(package.site_codes), package) == Reading(View())


def test_an_encoded_comma_separates_as_a_plain_one_does(package: Package) -> None:
    assert read_view("sites=ALB%2CSRB", package) == Reading(View(sites=("ALB", "SRB")))


def test_empty_values_and_empty_parts_say_nothing(package: Package) -> None:
    assert read_view("sites=&theme=&indicator=&&=&x", package) == Reading(View())
    assert read_view("sites=,ALB,,", package) == Reading(View(sites=("ALB",)))


# Junk


@STEADY
@given(st.text(max_size=300))
def test_any_text_gives_a_valid_view(known: Known, text: str) -> None:
    package = known()
    reading = read_view(text, package)
    assert is_valid(reading.view, package)
    assert all(fault and "\n" not in fault for fault in reading.faults)


@STEADY
@given(st.data())
def test_any_value_of_any_known_key_gives_a_valid_view_and_a_fault_where_it_is_bad(
    known: Known, data: st.DataObject
) -> None:
    package = known()
    # Given a known key with a value that nobody offers
    one = data.draw(st.sampled_from(CLOSED))
    value = data.draw(st.text(min_size=1, max_size=100))
    query = urlencode({one.key: value}, errors="replace")
    said = unquote_plus(query.partition("=")[2])
    parts = [part for part in (said.split(",") if one.many else [said]) if part]
    bad = [part for part in parts if part not in one.options(package)]
    assume(len(query) <= LONGEST_QUERY)
    # When it is read
    reading = read_view(query, package)
    # Then the view is valid and a fault names the filter exactly where the value was bad
    assert is_valid(reading.view, package)
    assert len(reading.faults) == bool(bad)
    assert all(fault.startswith(f"{one.label}: ") for fault in reading.faults)


@pytest.mark.parametrize("one", SINGLE, ids=keys(SINGLE))
def test_a_bad_value_becomes_the_default_and_is_named(package: Package, one: Filter) -> None:
    reading = read_view(f"{one.key}={JUNK}", package)
    assert reading.view == View()
    assert reading.faults == (f"{one.label}: '{JUNK}' is not known here and was left out.",)


def test_of_several_sites_the_good_ones_stay_and_the_bad_ones_are_named(package: Package) -> None:
    reading = read_view("sites=ALB,KOS,SRB,XX", package)
    assert reading.view == View(sites=("ALB", "SRB"))
    assert reading.faults == ("Sites: 'KOS and XX' is not known here and was left out.",)


def test_several_bad_values_are_named_one_by_one(package: Package) -> None:
    reading = read_view("sites=Q&theme=Q&period=1066", package)
    assert reading.view == View()
    assert reading.faults == (
        "Sites: 'Q' is not known here and was left out.",
        "Theme: 'Q' is not known here and was left out.",
        "Period: '1066' is not known here and was left out.",
    )


def test_a_bad_value_beside_good_ones_leaves_them_alone(package: Package) -> None:
    reading = read_view("theme=referral&indicator=nonsense&sites=MNE", package)
    assert reading.view == View(sites=("MNE",), theme="referral")
    assert len(reading.faults) == 1


def test_a_long_bad_value_is_cut_in_the_fault(package: Package) -> None:
    (fault,) = read_view("theme=" + "x" * 1000, package).faults
    assert fault == f"Theme: {'x' * 80!r} is not known here and was left out."


@pytest.mark.parametrize("value", ["%00", "a%0Ab", "%1B%5B31m", "%E2%80%AE"])
def test_signs_that_cannot_be_seen_are_spelled_out_in_the_fault(package: Package, value: str) -> None:
    (fault,) = read_view(f"theme={value}", package).faults
    assert fault.isprintable()


@pytest.mark.parametrize(
    "query",
    [
        "%00=%00&sites=%00",
        "sites=%ff%fe&theme=%C3%28",
        "theme=\ud800&sites=\udfff",
        "&&&===;;;",
        "sites=" + "," * 500,
        "?" * 100,
        "indicator=" + "%2525" * 40,
    ],
)
def test_broken_queries_give_a_valid_view(package: Package, query: str) -> None:
    assert is_valid(read_view(query, package).view, package)


def test_unknown_keys_are_ignored(package: Package) -> None:
    reading = read_view("utm_source=mail&sites=ALB&__class__=x&self=1&SITES=SRB&with_=1", package)
    assert reading == Reading(View(sites=("ALB",)))


def test_of_a_repeated_key_one_value_is_taken(package: Package) -> None:
    reading = read_view("theme=referral&theme=protection&" + "sites=ALB&" * 20, package)
    assert reading == Reading(View(sites=("ALB",), theme="protection"))


@pytest.mark.parametrize(
    "query",
    [
        "x" * 100_000,
        "sites=" + "ALB," * 25_000,
        "&".join(f"k{number}=v" for number in range(20_000)),
        "theme=referral&" * 10_000,
        "%00" * 30_000,
    ],
    ids=["one word", "one field", "many fields", "one field again and again", "nothing but %00"],
)
def test_a_query_that_is_too_long_gives_the_default_view_and_says_so(package: Package, query: str) -> None:
    assert read_view(query, package) == Reading(
        View(), ("The address is longer than 2000 characters; it shows the default view.",)
    )


def test_as_many_fields_as_fit_into_an_address_are_read(package: Package) -> None:
    query = "&".join(["a=1"] * 400 + ["sites=ALB"])
    assert len(query) < LONGEST_QUERY
    assert read_view(query, package) == Reading(View(sites=("ALB",)))


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-8"])
def test_odd_encodings_do_no_harm(package: Package, encoding: str) -> None:
    reading = read_view("theme=" + quote("référence".encode(encoding)), package)
    assert reading.view == View()
    assert len(reading.faults) == 1


# Free text


@STEADY
@given(st.text(max_size=300) | st.just("x" * (LONGEST_TEXT - 1) + " y") | st.just("\ud800 \x00 a\u200b\tb"))
def test_any_text_can_be_searched_and_survives_its_address(known: Known, text: str) -> None:
    package = known()
    # Given a view with any words of the reader's
    view = read_view(urlencode({"text": text}, errors="replace"), package).view
    # Then it holds only what can be seen, and no more than fits
    assert view.text.isprintable()
    assert len(view.text) <= LONGEST_TEXT
    # And it survives its own address
    assert read_view(view.query(), package) == Reading(view)


@pytest.mark.parametrize("text", ["\ud800", "a\ud800b", "\x00", "\udfff" * 50])
def test_broken_signs_in_an_address_do_no_harm_to_free_text(package: Package, text: str) -> None:
    for one in FREE:
        view = read_view(f"{one.key}={text}", package).view
        assert read_view(view.query(), package) == Reading(view)


def test_the_words_of_free_text(package: Package) -> None:
    assert FILTER["text"].words("", package) == "any words"
    assert FILTER["text"].words("shelter", package) == "“shelter”"


# Words


@pytest.mark.parametrize("one", CLOSED, ids=keys(CLOSED))
def test_each_filter_has_words_for_nothing_and_for_each_option(package: Package, one: Filter) -> None:
    options = one.options(package)
    assert options
    assert one.label
    assert one.words("", package) == one.words((), package) == one.everything
    for value, words in options.items():
        assert words.strip()
        assert one.words((value,) if one.many else value, package) == words


@pytest.mark.parametrize("one", FILTERS, ids=keys(list(FILTERS)))
def test_each_filter_is_a_field_of_the_view_and_the_other_way_round(one: Filter) -> None:
    assert hasattr(DEFAULTS, one.key)
    assert set(FILTER) == set(vars(DEFAULTS))


def test_the_words_of_filters(package: Package) -> None:
    assert FILTER["sites"].words(("ALB", "XKX", "SRB"), package) == "Albania, Kosovo* and Serbia"
    assert FILTER["sites"].words((), package) == "all six sites"
    assert FILTER["theme"].words("referral", package) == "Referral and cooperation"
    assert FILTER["indicator"].words("nrm", package) == "National referral mechanism"
    assert FILTER["basis"].words("law", package) == "on paper"
    assert FILTER["basis"].words("", package) == "on paper, in practice and in figures"
    assert FILTER["period"].words("2013-14", package) == "2013–14"
    assert FILTER["area"].words("", package) == "all areas"
    assert FILTER["topic"].words("justice", package) == "Criminal justice processes"
    assert FILTER["actor"].words("", package) == "all actors"


def test_no_words_of_a_filter_call_a_site_a_country(package: Package) -> None:
    said = [words for one in FILTERS for words in (one.label, one.everything, *one.options(package).values())]
    assert not [words for words in said if "countr" in words.lower()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_in_words(words: list[str], expected: str) -> None:
    assert joined(words) == expected
    assert joined(words, "or") == expected.replace("and", "or")


def test_a_view_in_words(package: Package) -> None:
    view = View(sites=("ALB", "SRB"), basis="practice")
    assert in_words(view, package, ("sites", "basis", "period")) == "Albania and Serbia · in practice · all periods"
    assert in_words(View(), package, ("sites",)) == "All six sites"
    assert in_words(View(), package, ()) == ""


# Settling


@STEADY
@given(st.data())
def test_a_settled_view_has_an_indicator_of_its_theme_and_a_basis_and_a_period_of_its_indicator(
    known: Known, data: st.DataObject
) -> None:
    package = known()
    # Given any view
    view = data.draw(views(package))
    # When it is settled
    settled = settle(view, package)
    # Then it can be shown as it is
    indicator = package.indicator[settled.indicator]
    found = package.observations_of[settled.indicator]
    has_theme = any(one.theme == view.theme for one in package.indicators)
    assert view.theme in ("", indicator.theme) or not has_theme
    assert settled.basis in {one.basis for one in found} or not found
    assert settled.period in {"", *(one.period for one in found)}
    # And the rest is what the reader chose, and settling again changes nothing
    assert settled == view.with_(indicator=settled.indicator, basis=settled.basis, period=settled.period)
    assert settle(settled, package) == settled


@STEADY
@given(st.data())
def test_settling_keeps_what_the_indicator_has(known: Known, data: st.DataObject) -> None:
    package = known()
    one = data.draw(st.sampled_from([one for one in package.observations if one.indicator in package.indicator]))
    view = View(indicator=one.indicator, basis=one.basis, period=one.period)
    assert settle(view, package) == view


def test_without_a_choice_the_basis_is_practice_where_practice_is_reported(package: Package) -> None:
    assert settle(View(), package).basis == "practice"
    assert settle(View(basis="law"), package).basis == "law"
    assert settle(View(indicator="shelters"), package).basis == "count"
    assert settle(View(indicator="shelters", basis="law"), package).basis != "law"


def test_a_theme_without_its_indicator_gets_one_of_its_own(package: Package) -> None:
    settled = settle(View(theme="protection", indicator="nrm"), package)
    assert package.indicator[settled.indicator].theme == "protection"


def test_a_period_that_the_indicator_does_not_have_is_dropped(package: Package) -> None:
    periods = {one.period for one in package.observations_of["nrm"]}
    other = next(period for period in FILTER["period"].options(package) if period not in periods)
    assert settle(View(period=other), package).period == ""
