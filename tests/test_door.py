"""The public door is small, sorted, and opens without loading anything heavy."""

import subprocess
import sys

import pytest

import kneetwitch as kt

HEAVY = (
    "plotly",
    "ipywidgets",
    "anywidget",
    "numpy",
    "numba",
    "pint",
    "pydantic",
    "pybtex",
    "IPython",
    "scipy",
)


def test_the_door_shows_at_most_fifteen_sorted_names_that_all_open():
    assert len(kt.__all__) <= 15
    assert list(kt.__all__) == sorted(kt.__all__)
    for name in kt.__all__:
        assert callable(getattr(kt, name)), name
    assert set(kt.__all__) <= set(dir(kt))


def test_importing_the_door_loads_nothing_heavy():
    code = f"import sys, kneetwitch; print([m for m in {HEAVY!r} if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_facts_load_no_widget_and_no_chart():
    code = (
        "import sys, kneetwitch as kt; kt.table('verdicts')\n"
        f"print([m for m in {HEAVY[:5]!r} if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_a_door_name_stays_a_function_after_every_room_was_opened():
    """A room that shared its name with a function would replace it once imported."""
    code = (
        "import kneetwitch as kt, kneetwitch.course, kneetwitch.cli, kneetwitch.authoring\n"
        "kt.quiz, kt.explore('00_start_here')\n"
        "print([n for n in kt.__all__ if not callable(getattr(kt, n))])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_no_slip_of_the_pen_takes_a_name_away(monkeypatch):
    with pytest.raises(AttributeError, match=r"kt\.check belongs to the course"):
        kt.check = 3
    monkeypatch.setattr(kt, "something", 3, raising=False)
    assert callable(kt.check)


def test_an_unknown_name_says_what_there_is():
    with pytest.raises(AttributeError, match="it has case, check, diary"):
        kt.quizz  # noqa: B018 - the look-up is the test
