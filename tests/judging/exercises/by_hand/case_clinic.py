"""Lesson 11: what people answer who count something else, add causes up, or let a mild sign calm them."""

from __future__ import annotations

from collections import Counter, OrderedDict
from itertools import accumulate

import numpy as np

from kneetwitch.library import library
from tests.judging.exercises.by_hand import Make, Wrong

# ------------------------------------------------------------------ the tally

_NAMES = ("supported", "refined", "contradicted", "open")


def _claims():
    return list(library().claims.values())


def _tally(**other):
    counts = Counter(claim.verdict for claim in _claims())
    both = sum(claim.verdict == "supported" and claim.strength == "strong" for claim in _claims())
    return {**{name: counts[name] for name in _NAMES}, "supported_and_strong": both, **other}


def _with_parts():
    counts = Counter(part.verdict for claim in _claims() for part in [claim, *claim.part])
    return _tally(**{name: counts[name] for name in _NAMES})


def _parts():
    counts = Counter(part.verdict for claim in _claims() for part in claim.part)
    return _tally(**{name: counts[name] for name in _NAMES})


def _strengths():
    counts = Counter(claim.strength for claim in _claims())
    return _tally(supported=counts["strong"], refined=counts["moderate"], open=counts["weak"])


def _percents():
    return {name: 100 * count / len(_claims()) for name, count in _tally().items()}


def _supported():
    return {claim.id for claim in _claims() if claim.verdict == "supported"}


def _strong():
    return {claim.id for claim in _claims() if claim.strength == "strong"}


# ------------------------------------------------------------------ two causes

_CALCIUM, _KV1, _BOTH = 70.03, 99.23, 56.65
_MORE = "more than the sum"


def _percent(**other):
    return {"calcium": _CALCIUM, "kv1": _KV1, "both": _BOTH, "together": _MORE, **other}


def _each(change):
    return _percent(**{name: change(value) for name, value in _percent().items() if name != "together"})


# ------------------------------------------------------------------ the plan

_ORDER = ["see a doctor", "see a doctor soon", "urgent", "emergency now"]


def _by_letters(speeds):
    return list(accumulate(speeds, max))


def _mildest(speeds):
    return [_ORDER[min(_ORDER.index(speed) for speed in speeds[: n + 1])] for n in range(len(speeds))]


def _majority(speeds):
    return [Counter(speeds[: n + 1]).most_common(1)[0][0] for n in range(len(speeds))]


def _foresees(speeds):
    worst = max(speeds, key=_ORDER.index)
    return [worst for _ in speeds]


def _only_the_last(speeds):
    return max(speeds, key=_ORDER.index)


def _one_step_late(speeds):
    plans, worst = [], speeds[0]
    for speed in speeds:
        plans.append(worst)
        worst = max(worst, speed, key=_ORDER.index)
    return plans


def _against_the_last_only(speeds):
    return [max(speeds[max(0, n - 1) : n + 1], key=_ORDER.index) for n in range(len(speeds))]


def _in_place(speeds):
    for n in range(1, len(speeds)):
        speeds[n] = max(speeds[n - 1], speeds[n], key=_ORDER.index)
    return speeds


def _numbers(speeds):
    return list(accumulate(map(_ORDER.index, speeds), max))


def _prints(speeds):
    print(_slices(speeds))


def _slices(speeds):
    return [max(speeds[: n + 1], key=_ORDER.index) for n in range(len(speeds))]


def _by_numbers(speeds):
    return [_ORDER[n] for n in np.maximum.accumulate([_ORDER.index(speed) for speed in speeds])]


def _by_steps(speeds):
    place, plans = 0, ()
    for speed in speeds:
        if _ORDER.index(speed) > place:
            place = _ORDER.index(speed)
        plans += (_ORDER[place],)
    return plans


# ------------------------------------------------------------------ the rule

_GOOD = (
    "A runner will always find a reason for the twitch, and so nobody looks at the weakness in his foot. "
    "Students who are worried before an exam would fill the waiting room although they are fine. Better ask "
    "them how many weeks it has gone on: after two weeks, or when a new medicine came before it, go and ask."
)

WRONG: dict[str, dict[str, Wrong]] = {
    "11_tally_of_verdicts": {
        "parts counted too": Wrong(_with_parts, "with-the-parts"),
        "only the parts": Wrong(_parts, "parts-alone"),
        "how strong instead of how true": Wrong(_strengths, "strength-for-verdict"),
        "percent": Wrong(_percents, "percent"),
        "or for and": Wrong(
            lambda: _tally(supported_and_strong=len(_supported() | _strong())), "either-of-the-two"
        ),
        "all strong ones": Wrong(lambda: _tally(supported_and_strong=len(_strong())), "strong-alone"),
        "all supported ones": Wrong(
            lambda: _tally(supported_and_strong=len(_supported())), "supported-alone"
        ),
        "a verdict that nobody got left out": Wrong(
            lambda: {name: count for name, count in _tally().items() if name != "contradicted"},
            "contradicted",
        ),
    },
    "11_two_causes_at_once": {
        "healthy over changed": Wrong(lambda: _each(lambda percent: 1e4 / percent), "upside-down"),
        "only the shifts": Wrong(lambda: _each(lambda percent: 100 - percent), "shift-alone"),
        "microamperes": Wrong(lambda: _each(lambda percent: 13.1367 * percent), "not-divided"),
        "a pulse of 1 ms": Wrong(lambda: _percent(calcium=58.72, kv1=98.78, both=42.73), "longer-pulse"),
        "added up without a simulation": Wrong(lambda: _percent(both=69.25), "added-up"),
        "changes mixed up": Wrong(lambda: _percent(calcium=_KV1, kv1=_CALCIUM), "the-other-one"),
        "causes add up": Wrong(lambda: _percent(together="just the sum"), "just-the-sum"),
        "a lower threshold taken for less": Wrong(
            lambda: _percent(together="less than the sum"), "less-than-the-sum"
        ),
    },
    "11_plan_so_far": {
        "each sign for itself": Wrong(lambda: list, "each-for-itself"),
        "the mildest so far": Wrong(lambda: _mildest, "mildest-so-far"),
        "by letters": Wrong(lambda: _by_letters, "by-the-alphabet"),
        "by a vote": Wrong(lambda: _majority, "by-the-majority"),
        "sorted": Wrong(lambda: lambda speeds: sorted(speeds, key=_ORDER.index), "sorted"),
        "the end known from the start": Wrong(lambda: _foresees, "known-from-the-start"),
        "one plan for all": Wrong(lambda: _only_the_last, "a list"),
        "one sign late": Wrong(lambda: _one_step_late, "keep in mind the most pressing one so far"),
        "compared with the sign before alone": Wrong(lambda: _against_the_last_only, "so far"),
        "the list overwritten": Wrong(lambda: _in_place, "changes the list"),
        "places in the order": Wrong(lambda: _numbers, "so far"),
        "printed": Wrong(lambda: _prints, "return"),
    },
    "11_criticise_the_rule": {
        "praise": Wrong(
            lambda: (
                "I think that this is a good rule, for strain and tiredness are the reason for most twitches "
                "and everybody knows when a muscle is tired. So nobody has to worry and wait for a doctor."
            ),
            "Who stays at home too long",
        ),
        "only the first hole": Wrong(
            lambda: (
                "If somebody went for a run and then a leg gets weak, they will think that it is only from "
                "the run and stay at home, and that would be bad for them in the long run."
            ),
            "Whom does it send",
        ),
        "without a better rule": Wrong(
            lambda: (
                "Somebody with a weak leg may say that it is from sport and stay at home too long, and "
                "somebody with a lot of stress goes to the doctor although nothing is wrong with them."
            ),
            "Which better question",
        ),
        "the facts copied": Wrong(
            lambda: " ".join(
                library().facts[name].statement
                for name in ("doctor-nhs-four-reasons", "nhs-everyday-triggers", "doctor-three-nerve-signs")
            ),
            "own words",
        ),
        "a heap of keywords": Wrong(
            lambda: (
                "weak, numb, thin, stress, coffee, alcohol, sleep, two weeks, more than one place, medicine, "
                "doctor, strain, tiredness, red flag, feeling, worry, exam, fortnight, new tablet"
            ),
            "sentences",
        ),
    },
}

RIGHT: dict[str, dict[str, Make]] = {
    "11_tally_of_verdicts": {
        "another order, another dictionary": lambda: OrderedDict(reversed(_tally().items())),
        "floats and NumPy": lambda: {
            name: np.int64(count) if count else 0.0 for name, count in _tally().items()
        },
        "a Counter, filled up": lambda: Counter(_tally()),
    },
    "11_two_causes_at_once": {
        "to whole percent, without spaces": lambda: _percent(
            calcium=70, kv1=99, both=57, together="More than the sum "
        ),
        "with the sign": lambda: _percent(calcium="70.0 %", kv1="99.2 %", both=np.float64(56.646)),
    },
    "11_plan_so_far": {
        "slices": lambda: _slices,
        "numbers and back": lambda: _by_numbers,
        "a tuple, step by step": lambda: _by_steps,
    },
    "11_criticise_the_rule": {
        "in other words": lambda: _GOOD,
        "with denials": lambda: (
            "You must not ignore that a hand drops things just because you can explain it with last week's "
            "work. And tea or stress are no strain, so the rule would send half of the town to the doctor. I "
            "would ask: is it in more than one place, and for how many days has it been there?"
        ),
        "as a list": lambda: [
            "The rule makes people guess at the cause, and a numb foot is then put down to the match.",
            "It also frightens somebody who slept badly and drank five cups of coffee.",
            "Counting the days until a fortnight has passed would be a better test.",
        ],
    },
}
