"""One exercise of each kind of answer, made by hand to try the harness on; the numbers are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.curve import Curve
from kneetwitch.judging.answers.draws import between, many, one_of, whole
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.frame import Frame
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.library.exercises import Exercise
from tests.judging.exercises.solutions import Solved, blank_of, run

NEAR = Within(share=0.001)


def exercise(name: str, **more: Any) -> Exercise:
    """The words of an exercise; they stand for themselves and teach nothing."""
    common = {
        "id": f"99_{name}",
        "title": f"A {name}",
        "objective": "none",
        "tests": "A24",
        "sources": ["book2020"],
        "right": "Yes, and here is one more thing to know.",
        "otherwise": "Think of how the parts fit together.",
        "hints": ["Look at the table.", "Add what belongs together."],
        "solution": "It follows from the table.",
    }
    return Exercise.model_validate(common | more)


def solved(name: str, check: Check, code: str, **more: Any) -> Solved:
    """An exercise as if a notebook had been run: `code` assigns or defines `answer`."""
    return Solved(
        "99_samples",
        exercise(name, **more),
        check,
        "answer",
        run(code, {})["answer"],
        run(blank_of(code), {})["answer"],
        task="Work it out from the table, and keep what you find in `answer`.",
        code=code,
    )


def assigned(answer: str) -> str:
    """A solution cell that assigns."""
    return f"answer = ...\n### BEGIN SOLUTION\nanswer = {answer}\n### END SOLUTION\n"


def defined(heading: str, *lines: str, blank: str = "    ...") -> str:
    """A solution cell that defines a function."""
    body = "\n".join(f"    {line}" for line in lines)
    top = f'{heading}\n    """What it gives."""\n{blank}\n'
    return f"{top}    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION\n"


MASS = solved(
    "mass",
    Amount(2.37, NEAR, "g", slips={"other": 3.0}),
    assigned("2.37"),
    slip={"other": "Three of them are too many."},
)
COUNT = solved("count", Amount(4, Within(absolute=0.1)), assigned("4"))
SERIES = solved("series", Amounts((1.5, 40.0, 7.25), NEAR, "mg"), assigned("[1.5, 40, 7.25]"))
ANY_ORDER = solved("heap", Amounts((3.0, 11.0), NEAR, any_order=True), assigned("(3, 11)"))
AMONG = ("calm", "racing", "shaking", "sweat")
ONE = solved("word", Choices(("racing",), AMONG), assigned("'racing'"))
SOME = solved("words", Choices(("racing", "sweat"), AMONG), assigned("['racing', 'sweat']"))
STEPS = solved(
    "steps",
    Choices(("calm", "racing", "sweat"), AMONG, ordered=True),
    assigned("['calm', 'racing', 'sweat']"),
)
IN_PARTS = solved(
    "parts",
    Fields(
        {
            "mass": Amount(12.5, NEAR, "kg"),
            "kind": Choices(("calm",), AMONG),
            "list": Amounts((2.0, 5.0), NEAR),
        }
    ),
    assigned("{'mass': 12.5, 'kind': 'calm', 'list': [2, 5]}"),
)
ROWS = solved(
    "rows",
    Frame(
        "drink",
        {"mg": {"tea": 47.0, "coffee": 90.0, "cola": 35.0}, "who": {"tea": "a", "coffee": "b", "cola": "b"}},
        NEAR,
    ),
    assigned("{'drink': ['tea', 'coffee', 'cola'], 'mg': [47, 90, 35], 'who': ['a', 'b', 'b']}"),
)
LEFT = solved(
    "left",
    Formula(
        lambda dose, half, hours: dose * 0.5 ** (hours / half),
        {"dose": between(50, 400), "half": between(2, 9), "hours": between(1, 24)},
        NEAR,
        examples=((100, 5, 10),),
    ),
    defined("def answer(dose, half, hours):", "halvings = hours / half", "return dose * 0.5 ** halvings"),
)
MEAN = solved(
    "mean",
    Formula(lambda days: sum(days) / len(days), {"days": many(between(1, 40), 3, 8)}, NEAR, (([1, 2, 6],),)),
    defined("def answer(days):", "return sum(days) / len(days)"),
)
IS_LONG = solved(
    "long",
    Formula(
        lambda days, is_weak: is_weak == "weak" or days > 14,
        {"days": whole(1, 30), "is_weak": one_of("weak", "strong")},
        NEAR,
        ((14, "strong"), (15, "strong"), (1, "weak")),
    ),
    defined("def answer(days, is_weak):", "return days > 14 or is_weak == 'weak'"),
)
LINE = solved(
    "line",
    Curve(lambda x: 3 + x * x, 1.0, 5.0, Within(absolute=0.05), ("calcium",), ("threshold", "current")),
    "answer = ...\n### BEGIN SOLUTION\n"
    "import plotly.graph_objects as go\n"
    "x = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]\n"
    "answer = go.Figure(go.Scatter(x=x, y=[3 + v * v for v in x]))\n"
    "answer.update_layout(xaxis_title='Calcium (mM)', yaxis_title='Threshold (µA/cm²)')\n"
    "### END SOLUTION\n",
)
TEXT = solved(
    "text",
    Ideas(),
    assigned("'The trial counted cramps in older people, so it says nothing about a twitch in a knee.'"),
    idea=[
        {"id": "cramps", "any_of": ["cramp"], "missing": "Think of what was counted."},
        {"id": "people", "any_of": ["older", "people over"], "missing": "Think of who took part."},
    ],
)
EVERY_KIND = (
    MASS,
    COUNT,
    SERIES,
    ANY_ORDER,
    ONE,
    SOME,
    STEPS,
    IN_PARTS,
    ROWS,
    LEFT,
    MEAN,
    IS_LONG,
    LINE,
    TEXT,
)


def with_check(one: Solved, check: Check) -> Solved:
    """The same exercise under another check."""
    return replace(one, check=check)
