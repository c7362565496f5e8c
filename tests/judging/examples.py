"""One question of each kind, made by hand; the words stand for themselves and teach nothing."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from kneetwitch.library.questions import Question

_READ: TypeAdapter[Any] = TypeAdapter(Question)


def question(kind: str, **more: Any) -> Any:
    common = {
        "id": f"a-{kind}-question",
        "kind": kind,
        "tests": "A24",
        "objective": "caffeine",
        "place": "text",
        "stem": f"The stem of a {kind} question?",
        "sources": ["book2020"],
    }
    return _READ.validate_python(common | more)


def option(name: str, right: bool = False, **more: Any) -> dict[str, Any]:
    left_out = f"left out: {name}" if right else ""
    more = {"left_out": left_out} | more
    return {"id": name, "text": f"Text {name}", "right": right, "feedback": f"feedback on {name}", **more}


SINGLE = question("single", option=[option("tea"), option("coffee", True, sources=["paper"]), option("milk")])

MULTIPLE = question(
    "multiple",
    option=[option(name, right=True) for name in ("shaking", "racing", "sweat")]
    + [option(name) for name in ("calm", "sleep")],
)

NUMBER = question(
    "number",
    stem="How many milligrams a day?",
    unit="mg",
    answer=400,
    tolerance=5,
    right="Yes: {answer} mg.",
    otherwise="Look at the table again.",
    too_small="More than that.",
    too_large="Less than that.",
    slip=[{"value": 200, "feedback": "That is for one occasion."}],
)

COUNT = question(
    "number",
    id="a-count-question",
    stem="How many cups of coffee?",
    unit="",
    also_units=["cups"],
    answer=4,
    tolerance=0.1,
    right="Four.",
    otherwise="Count again.",
)

ORDER = question(
    "order",
    step=[
        {"id": name, "text": f"Do {name}", "feedback": f"why {name} stands there"}
        for name in ("swallow", "absorb", "peak", "clear")
    ],
    right="In order.",
)

MATCH = question(
    "match",
    pair=[
        {"id": name, "left": f"Thing {name}", "partner": partner, "feedback": f"{name} goes with {partner}"}
        for name, partner in (("twitch", "brief"), ("cramp", "painful"), ("tremor", "rhythmic"))
    ],
    extra=["silent"],
    right="All joined.",
)

BLANKS = question(
    "blanks",
    text="Caffeine blocks {what} and lasts {how-long}.",
    blank=[
        {"id": "what", "option": [option("adenosine", True), option("water")]},
        {"id": "how-long", "option": [option("minutes"), option("hours", True)]},
    ],
    right="Filled.",
)

LEFT = question(
    "number",
    id="caffeine-left",
    stem="{dose_mg} mg at noon, half-life {half_life_h} h: how much is left after {hours} h?",
    unit="mg",
    draw={
        "dose_mg": {"choices": [80, 120, 200.5, 300]},
        "half_life_h": {"choices": [3, 4, 5, 6]},
        "hours": {"choices": [7, 8, 10.5, 12]},
    },
    key="caffeine_left_mg",
    tolerance=0.02,
    relative=True,
    right="Yes, {answer} mg of {dose_mg} mg.",
    otherwise="Halve it once for each {half_life_h} h.",
    slip=[
        {"key": "caffeine_left_linear_mg", "feedback": "Halve what is left, not {dose_mg} mg."},
        {"key": "caffeine_left_one_half_life_short_mg", "feedback": "One halving more in {hours} h."},
    ],
)

DOING = question(
    "doing",
    need=[
        {"measure": "left_mg", "high": 20, "too_high": "{left_mg:.0f} mg at {bedtime} is too much."},
        {
            "measure": "total_mg",
            "low": 150,
            "high": 400,
            "too_low": "{total_mg:.0f} mg is too little.",
            "too_high": "{total_mg:.0f} mg is too much a day.",
        },
        {"setting": "speed", "one_of": ["adult", "smoker"], "otherwise": "Somebody else, please."},
        {"setting": "bedtime_h", "low": 22, "too_low": "Go to bed later than that."},
    ],
    right="Yes: {left_mg:.0f} mg at {bedtime}.",
    solved_by={"bedtime_h": 23},
)

EVERY_KIND = (SINGLE, MULTIPLE, NUMBER, COUNT, ORDER, MATCH, BLANKS, LEFT, DOING)
