"""Each thing that can be wrong with a deck, in the exact words in which it is told; and decks in addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import __main__ as command
from dashboard.charts import CHARTS
from dashboard.package.load import BadPackage, load
from dashboard.package.model import Package
from dashboard.package.records import Deck, Step
from dashboard.talk import LONGEST, OWN, address, deck_faults, filters_of, talk
from dashboard.view import FILTER, View
from tests.data.edits import put

HEAD = "title: A talk\nabout: What it is for\nsteps:\n"
GOOD = "  - chart: landscape-map\n    view: sites=XKX&indicator=hotline\n    notes: Point at it\n"
FINDING = "  - finding: F01\n    point: It is so\n    notes: Tell it\n"


def write(folder: Path, text: str, name: str = "talk") -> None:
    (folder / "decks").mkdir(exist_ok=True)
    (folder / "decks" / f"{name}.yaml").write_text(text, encoding="utf-8")


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(BadPackage) as caught:
        load(folder, deck_faults)
    return caught.value.faults


def test_a_good_deck_is_read_and_frozen(folder: Path) -> None:
    write(folder, HEAD + GOOD + FINDING)
    deck = load(folder, deck_faults).decks["talk"]
    assert (deck.title, deck.about) == ("A talk", "What it is for")
    assert deck.steps == (
        Step("chart", "landscape-map", "sites=XKX&indicator=hotline", "", "Point at it"),
        Step("finding", "F01", "", "It is so", "Tell it"),
    )


def test_a_package_needs_no_deck(folder: Path) -> None:
    assert load(folder, deck_faults).decks == {}


def test_the_fingerprint_follows_the_decks(folder: Path) -> None:
    before = load(folder).fingerprint
    write(folder, HEAD + GOOD)
    after = load(folder).fingerprint
    write(folder, HEAD + GOOD.replace("Point", "Look"))
    assert len({before, after, load(folder).fingerprint}) == 3


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            "chart: landscap-map\n    notes: x",
            "step 1, key 'chart': 'landscap-map' is not in the list of charts (did you mean 'landscape-map'?)",
        ),
        (
            "finding: F99\n    notes: x",
            "step 1, key 'finding': 'F99' is not in findings.csv (there are: F01)",
        ),
        (
            "recommendation: R99\n    notes: x",
            "step 1, key 'recommendation': 'R99' is not in recommendations.csv (there are: R01)",
        ),
        (
            "chart: landscape-map\n    view: sites=ALB,KOS\n    notes: x",
            "step 1, key 'view': 'sites=KOS' is not in the options of 'sites' (did you mean 'XKX'?)",
        ),
        (
            "chart: landscape-map\n    view: basis=xx\n    notes: x",
            "step 1, key 'view': 'basis=xx' is not in the options of 'basis' (there are: law, practice, count)",
        ),
        (
            "chart: shelters\n    view: topic=one\n    notes: x",
            "step 1, key 'view': 'topic' is not a filter of shelters (it has: sites)",
        ),
        (
            "chart: survey-statements\n    view: sites=ALB\n    notes: x",
            "step 1, key 'view': 'sites' is not a filter of survey-statements (it has none)",
        ),
        (
            "finding: F01\n    view: area=one\n    notes: x",
            "step 1, key 'view': 'area' is not a filter of F01 (it has: sites, topic, actor)",
        ),
        ("chart: shelters", "step 1, key 'notes': is missing; say in a sentence or two what the speaker tells"),
        ("chart:\n    notes: x", "step 1, key 'chart': is missing"),
        ("notes: x", "step 1: shows nothing; right is one of chart, finding, recommendation"),
        (
            "chart: shelters\n    finding: F01\n    notes: x",
            "step 1: has chart and finding; right is one of chart, finding, recommendation",
        ),
        (
            "chart: shelters\n    note: x\n    notes: x",
            "step 1: 'note' is not in what a step may say (did you mean 'notes'?)",
        ),
        ("chart: shelters\n    notes: 7", "step 1, key 'notes': '7' is no text; put it in quotes"),
        ("just words", "step 1: 'just words' should name a chart, a finding or a recommendation, with its notes"),
        (
            "chart: shelters\n    notes: Look at Kosovo",
            "step 1, key 'notes': 'Look at Kosovo' names Kosovo without an asterisk; write 'Kosovo*'",
        ),
        (
            "chart: shelters\n    notes: Ask a@b.org",
            "step 1, key 'notes': 'Ask a@b.org' holds a mail address; leave it out",
        ),
    ],
)
def test_a_wrong_step(folder: Path, step: str, said: str) -> None:
    write(folder, f"{HEAD}  - {step}\n")
    assert faults(folder) == (f"decks/talk.yaml, {said}",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: [\n", ", row 2: is not YAML from here on (expected the node content, but found '<stream end>')"),
        ("- one\n", ": should hold title, about and steps"),
        ("about: x\nsteps:\n" + GOOD, ", key 'title': is missing; a deck has a title"),
        ("title: x\nsteps:\n" + GOOD, ", key 'about': is missing; say in a sentence what the talk is for"),
        ("title: x\nabout: x\n", ", key 'steps': should be a list of at least one step"),
        ("titel: x\n" + HEAD + GOOD, ": 'titel' is not in what a deck may say (did you mean 'title'?)"),
        ("title: 2014-02-31\n" + HEAD[13:] + GOOD, ": is not YAML from here on (it cannot be read)"),
    ],
)
def test_a_wrong_file(folder: Path, text: str, said: str) -> None:
    write(folder, text)
    assert faults(folder)[0] == f"decks/talk.yaml{said}"


def test_broken_signs_are_told_by_their_row(folder: Path) -> None:
    write(folder, HEAD + GOOD)
    path = folder / "decks" / "talk.yaml"
    path.write_bytes(path.read_bytes().replace(b"A talk", b"A t\xe4lk"))
    said = "is not UTF-8 (byte 0xe4 at position 11); save the file as UTF-8"
    assert faults(folder) == (f"decks/talk.yaml, row 1: {said}",)


def test_all_faults_of_all_decks_are_told_in_one_run(folder: Path) -> None:
    write(folder, HEAD + "  - chart: shelters\n  - chart: none\n    notes: x\n", "b")
    write(folder, HEAD + GOOD + "  - finding: F99\n    notes: x\n", "a")
    assert faults(folder) == (
        "decks/a.yaml, step 2, key 'finding': 'F99' is not in findings.csv (there are: F01)",
        "decks/b.yaml, step 1, key 'notes': is missing; say in a sentence or two what the speaker tells",
        "decks/b.yaml, step 2, key 'chart': 'none' is not in the list of charts",
    )


def test_faults_of_decks_stand_among_those_of_tables(folder: Path) -> None:
    put(folder, "participants", 2, seats="three")
    write(folder, HEAD + "  - chart: shelters\n")
    assert faults(folder) == (
        "decks/talk.yaml, step 1, key 'notes': is missing; say in a sentence or two what the speaker tells",
        "participants.csv, row 2, column 'seats': 'three' is not a whole number; right is one such as 14",
    )


def test_check_counts_the_steps(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, HEAD + GOOD)
    assert command.main(["check", str(folder)]) == 0
    assert "decks/talk.yaml                      1 step" in capsys.readouterr().out


# Decks in addresses


def test_the_usual_deck_is_the_workshops(package: Package) -> None:
    assert talk("", package).deck == package.decks["workshop"] == talk("?deck=workshop", package).deck
    assert 15 <= len(package.decks["workshop"].steps) <= 22


def test_a_deck_of_an_address_is_read(package: Package) -> None:
    read = talk("title=Hotlines&step=landscape-map&indicator=hotline&step=F10&sites=XKX,SRB&notes=Ask", package)
    assert read.faults == ()
    assert read.deck == Deck(
        "",
        "Hotlines",
        "",
        (Step("chart", "landscape-map", "indicator=hotline"), Step("finding", "F10", "sites=XKX,SRB", "", "Ask")),
    )


def test_every_view_of_every_step_survives_its_address(package: Package) -> None:
    keys = [("chart", chart.id) for chart in CHARTS] + [("finding", "F10"), ("recommendation", "R07")]
    for kind, key in keys:
        for name in filters_of(Step(kind, key)):
            for value in FILTER[name].options(package):
                view = View().with_(**{name: (value,) if FILTER[name].many else value}).query().removeprefix("?")
                deck = Deck("", "Mine & yours", "", (Step(kind, key, view, "A point = 1", "Notes, too"),) * 2)
                assert talk(address(deck), package).deck == deck


def test_what_an_address_says_wrong_is_left_out_and_told(package: Package) -> None:
    read = talk("step=atlantis&step=landscape-map&sites=KOS", package)
    assert read.deck == Deck("", OWN, "", (Step("chart", "landscape-map"),))
    assert read.faults == (
        "Step 'atlantis' is no chart, finding or recommendation here and was left out.",
        "Sites: 'KOS' is not known here and was left out.",
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("deck=none", "There is no deck 'none'. There are: workshop."),
        ("step=" + "x" * LONGEST, f"The address is longer than {LONGEST} characters, and none of it is shown."),
    ],
)
def test_an_address_that_leads_to_no_deck(package: Package, query: str, said: str) -> None:
    read = talk(query, package)
    assert (read.found, read.faults, read.deck.steps) == (False, (said,), ())
