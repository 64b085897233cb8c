"""Colours that everybody can tell apart and read: of style.py and of the theme, light and dark."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from coloraide import Color

from dashboard.drawing.marks import Mark, text_font
from dashboard.drawing.style import AGREEMENT, GROUND, HATCH, INK, OUTLINE, SECOND_INK, TONES, fill, text_on
from dashboard.drawing.tally import TONES_UP
from dashboard.settings import ROOT

TEXT, MARK = 4.5, 3.0  # least contrast by WCAG 2.2, 1.4.3 and 1.4.11
EYES = (None, "protan", "deutan", "tritan")  # with all cones, and without one of the three kinds
STATUS = ("works", "partly", "not")
PALETTES = {  # colours that stand beside each other, and how far apart they are at least (CIEDE2000)
    "status": ([TONES[tone] for tone in STATUS], 37),
    "agreement": (list(AGREEMENT), 12),  # in the order of the scale, each part with its number
    "counts": ([TONES[tone] for tone in TONES_UP], 7),  # each cell with its number
}


def contrast(one: str, other: str) -> float:
    return float(Color(one).contrast(other, method="wcag21"))


def variables(sheet: str) -> dict[str, str]:
    """The colours of the first `:root` of a style sheet."""
    text = (ROOT / "assets" / sheet).read_text(encoding="utf-8")
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", text[text.index(":root") :].split("}")[0]))


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", PALETTES)
def test_colours_of_a_palette_stay_apart_for_every_eye(name: str, eye: str | None) -> None:
    colours, least = PALETTES[name]
    seen = [Color(one).filter(eye) if eye else Color(one) for one in colours]
    assert min(one.delta_e(other, method="2000") for one, other in combinations(seen, 2)) >= least


@pytest.mark.parametrize("sheet", ["theme.css", "theme_everyone.css"], ids=["light", "dark"])
def test_text_and_edges_of_the_theme_are_seen_on_its_ground(sheet: str) -> None:
    said = variables(sheet)
    assert {"ink", "second", "line", "ground", "accent", "edge"} <= set(said)
    assert min(contrast(said[name], said["ground"]) for name in ("ink", "second", "accent")) >= TEXT
    assert contrast(said["edge"], said["ground"]) >= MARK


def test_the_theme_has_the_colours_of_the_figures() -> None:
    said = variables("theme.css")
    assert (said["ink"], said["second"], said["ground"]) == (INK, SECOND_INK, GROUND)


def test_marks_are_seen_on_paper_by_outline_and_hatching() -> None:
    assert min(contrast(OUTLINE, GROUND), contrast(HATCH, GROUND)) >= MARK
    assert contrast(SECOND_INK, GROUND) >= TEXT


@pytest.mark.parametrize("tone", TONES)
def test_words_on_a_mark_can_be_read(tone: str) -> None:
    # Where ink on the mark has too little contrast, a white halo is its ground (as the definition of contrast allows)
    ink, ground = text_on("stated", (tone,)), fill("stated", (tone,))
    has_halo = "shadow" in text_font(Mark("", "stated", (tone,), 1))
    assert contrast(ink, GROUND if has_halo else ground) >= TEXT
    assert contrast(ink, ground) >= MARK


@pytest.mark.parametrize("step", range(5))
def test_numbers_on_the_scale_of_agreement_can_be_read(step: int) -> None:
    assert max(contrast(INK, AGREEMENT[step]), contrast(GROUND, AGREEMENT[step])) >= TEXT
