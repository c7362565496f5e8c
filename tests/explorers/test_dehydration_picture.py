"""The three strips of lesson 03: one scale each that never moves, and a mark that shows what flat means."""

import pytest

from kneetwitch.explorers import dehydration_picture
from kneetwitch.explorers.dehydration_picture import STRIPS, Shown, Spans
from kneetwitch.library import library
from tests.explorers.looking import scale, trace

WORDS = library().explorers["03_dehydration"].words
SPANS = Spans(mass_percent=(-3.0, 1.0), sodium_mM=(135.0, 145.0), compared_percent=70.0)


@pytest.fixture
def figure():
    return dehydration_picture.empty(WORDS, SPANS, 4.0)


def test_what_is_drawn_is_what_is_shown(figure):
    dehydration_picture.draw(figure, Shown((0.0, 4.0), (0.0, -3.5), (140.0, 147.5), (100.0, 99.0)))
    assert list(trace(figure, "mass").y) == [0.0, -3.5]
    assert list(trace(figure, "sodium").y) == [140.0, 147.5]
    assert list(trace(figure, "threshold").y) == [100.0, 99.0]
    assert {tuple(trace(figure, strip.id).x) for strip in STRIPS} == {(0.0, 4.0)}


def test_drawing_moves_no_scale(figure):
    before = [tuple(scale(figure, strip.id).range) for strip in STRIPS]
    dehydration_picture.draw(figure, Shown((0.0, 4.0), (0.0, 7.0), (140.0, 121.0), (100.0, 104.0)))
    assert [tuple(scale(figure, strip.id).range) for strip in STRIPS] == before


def test_the_mark_for_comparison_lies_inside_the_threshold_strip_and_differs_by_dash(figure):
    low, high = scale(figure, "threshold").range
    assert low < SPANS.compared_percent < high
    assert trace(figure, "compared").yaxis == trace(figure, "threshold").yaxis
    assert trace(figure, "compared").line.dash != trace(figure, "threshold-start").line.dash


def test_every_strip_starts_at_what_is_healthy(figure):
    for strip in STRIPS:
        assert list(trace(figure, f"{strip.id}-start").y) == [strip.start] * 2
        assert strip.low < strip.start < strip.high


def test_what_is_too_low_and_too_high_is_said_in_words(figure):
    said = {note.text for note in figure.layout.annotations}
    assert {WORDS["label_low"], WORDS["label_high"], WORDS["label_normal"], WORDS["label_compared"]} <= said


def test_titles_fit_a_phone():
    assert max(len(WORDS[f"panel_{strip.id}"]) for strip in STRIPS) <= 34
