"""What is right in practice 11: a tally of verdicts, two causes on one axon, a plan that gets no slower."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import many, one_of
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.library import library
from kneetwitch.library.records import Claim, Finding, Strength

# ------------------------------------------------------------------ the tally

_CLAIMS: Sequence[Claim] = tuple(library().claims.values())
_STRENGTH_TAKEN_FOR: Mapping[Finding, Strength] = {
    "supported": "strong",
    "refined": "moderate",
    "open": "weak",
}
_WHOLE = Within(absolute=0.4)  # counts are whole numbers


def _share_percent(count: int) -> float:
    return 100 * count / len(_CLAIMS)


def _verdict(name: Finding) -> Amount:
    """How many claims got a verdict."""
    whole = [claim.verdict for claim in _CLAIMS].count(name)
    parts = [part.verdict for claim in _CLAIMS for part in claim.part].count(name)
    slips: dict[str, float] = {"with-the-parts": whole + parts}
    if whole:
        slips |= {"parts-alone": parts, "percent": _share_percent(whole)}
        strengths = [claim.strength for claim in _CLAIMS]
        slips["strength-for-verdict"] = strengths.count(_STRENGTH_TAKEN_FOR[name])
    return Amount(whole, _WHOLE, slips=slips)


def _both() -> Amount:
    """How many claims are supported, and on strong evidence."""
    supported = {claim.id for claim in _CLAIMS if claim.verdict == "supported"}
    strong = {claim.id for claim in _CLAIMS if claim.strength == "strong"}
    slips: dict[str, float] = {
        "either-of-the-two": len(supported | strong),
        "strong-alone": len(strong),
        "supported-alone": len(supported),
        "percent": _share_percent(len(supported & strong)),
    }
    return Amount(len(supported & strong), _WHOLE, slips=slips)


_VERDICTS: tuple[Finding, ...] = ("supported", "refined", "contradicted", "open")
TALLY = Fields({**{name: _verdict(name) for name in _VERDICTS}, "supported_and_strong": _both()})

# ------------------------------------------------------------------ two causes on one axon

# kt.simulate("threshold", lasts_ms=0.1, ...) in microamperes per square centimetre: healthy, with
# calcium_mM=0.9, with kv1_working=0.2, and with both; see the solution
_HEALTHY_UA = 1313.67
_CALCIUM_UA, _KV1_UA, _BOTH_UA = 919.92, 1303.52, 744.14
_ADDED_UA = _CALCIUM_UA + _KV1_UA - _HEALTHY_UA
# the same with lasts_ms=1 throughout, in percent
_CALCIUM_AT_1_MS, _KV1_AT_1_MS, _BOTH_AT_1_MS = 58.72, 98.78, 42.73
_NEAR = Within(absolute=0.6)  # percent
_SUM = ("more than the sum", "just the sum", "less than the sum")


def _percent(threshold_uA: float) -> float:
    return 100 * threshold_uA / _HEALTHY_UA


def _threshold(threshold_uA: float, at_1_ms_percent: float, slips: Mapping[str, float]) -> Amount:
    """A threshold in percent of the healthy one; `slips` are those of this key alone."""
    percent = _percent(threshold_uA)
    shared = {
        "upside-down": 100 * _HEALTHY_UA / threshold_uA,
        "shift-alone": 100 - percent,
        "not-divided": threshold_uA,
        "longer-pulse": at_1_ms_percent,
    }
    far = {name: value for name, value in {**shared, **slips}.items() if not _NEAR.holds(value, percent)}
    return Amount(percent, _NEAR, unit="%", slips=far)


TWO_CAUSES = Fields(
    {
        "calcium": _threshold(_CALCIUM_UA, _CALCIUM_AT_1_MS, {"the-other-one": _percent(_KV1_UA)}),
        "kv1": _threshold(_KV1_UA, _KV1_AT_1_MS, {"the-other-one": _percent(_CALCIUM_UA)}),
        "both": _threshold(_BOTH_UA, _BOTH_AT_1_MS, {"added-up": _percent(_ADDED_UA)}),
        "together": Choices(
            ("more than the sum",),
            _SUM,
            {"just-the-sum": ("just the sum",), "less-than-the-sum": ("less than the sum",)},
        ),
    }
)

# ------------------------------------------------------------------ a plan that never gets slower

_ORDER = ("see a doctor", "see a doctor soon", "urgent", "emergency now")  # from mild to pressing
Speeds = list[str]


def plan_so_far(speeds: Speeds) -> Speeds:
    """The most pressing speed up to each place of a list."""
    return _kept(speeds, lambda one, other: max(one, other, key=_ORDER.index))


def _kept(speeds: Speeds, choose: Callable[[str, str], str]) -> Speeds:
    return list(accumulate(speeds, choose))


def _majority(speeds: Speeds) -> Speeds:
    """The most frequent speed up to each place; of two as frequent ones the first."""
    return [Counter(speeds[: place + 1]).most_common(1)[0][0] for place in range(len(speeds))]


PLAN_SO_FAR = Formula(
    key=plan_so_far,
    draws={"speeds": many(one_of(*_ORDER), 2, 6)},
    within=Within(absolute=0.5),  # results are words
    examples=(
        (["see a doctor", "urgent", "see a doctor soon"],),
        (["emergency now", "urgent", "see a doctor", "see a doctor"],),
        (["see a doctor"],),
    ),
    slips={
        "each-for-itself": list,
        "mildest-so-far": lambda speeds: _kept(speeds, lambda *two: min(two, key=_ORDER.index)),
        "by-the-alphabet": lambda speeds: _kept(speeds, max),
        "by-the-majority": _majority,
        "sorted": lambda speeds: sorted(speeds, key=_ORDER.index),
        "known-from-the-start": lambda speeds: [max(speeds, key=_ORDER.index)] * len(speeds),
    },
)

CHECKS: Mapping[str, Check] = {
    "11_tally_of_verdicts": TALLY,
    "11_two_causes_at_once": TWO_CAUSES,
    "11_plan_so_far": PLAN_SO_FAR,
    "11_criticise_the_rule": Ideas(least_words=20),
}
