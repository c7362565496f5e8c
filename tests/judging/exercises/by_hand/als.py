"""Practice 08: what people get wrong about counts of ALS and motor units, and other ways to be right."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import numpy as np

from tests.judging.exercises.by_hand import Wrong

ALL_REASONS = ("only adults", "linked records", "related diseases")


def conflict(**changed: object) -> dict[str, object]:
    """The right dictionary with some entries changed."""
    right: dict[str, object] = {
        "lowest": 2.08,
        "highest": 5.69,
        "times_apart": 5.69 / 2.08,
        "reasons": list(ALL_REASONS),
    }
    return right | changed


def cases(divide_by: float) -> Callable[[float, float], float]:
    """New cases if a rate counted so many people."""
    return lambda people, per_100000: people * per_100000 / divide_by


def cases_step_by_step(people: float, per_100000: float) -> float:
    """The sum in two steps, with numpy."""
    groups = np.divide(people, 1e5)
    return float(np.prod([groups, per_100000]))


def strength_with_if(lost_percent: float, grows_to_times: float) -> float:
    """The ceiling as a condition."""
    fed = (100 - lost_percent) * grows_to_times
    if fed > 100:
        return 100
    return fed


def strength_as_array(lost_percent: float, grows_to_times: float) -> np.ndarray:
    """The ceiling by numpy, which gives an array without dimensions."""
    return np.clip(np.asarray((100 - lost_percent) * grows_to_times), 0, 100)


WRONG = {
    "08_counts_that_differ": {
        "took the ends of the ranges": Wrong(
            lambda: conflict(lowest=1.47, highest=5.88, times_apart=4.0), "took-the-margin"
        ),
        "looked at women of one age": Wrong(
            lambda: conflict(lowest=1.9, highest=12.5, times_apart=12.5 / 1.9), "one-age-group"
        ),
        "took the count of men": Wrong(lambda: conflict(highest=6.57), "one-sex"),
        "took one rate away from the other": Wrong(lambda: conflict(times_apart=5.69 - 2.08), "took-away"),
        "mixed new cases with people living with it": Wrong(
            lambda: conflict(reasons="people living with it"), "new-is-not-living"
        ),
        "named one reason": Wrong(lambda: conflict(reasons=["only adults"]), "one-reason-is-not-all"),
        "named the records alone": Wrong(lambda: conflict(reasons={"linked records"}), "one-way-is-not-all"),
    },
    "08_new_cases_in_a_town": {
        "per 10 000": Wrong(lambda: cases(10_000), "of-ten-thousand"),
        "percent": Wrong(lambda: cases(100), "of-a-hundred"),
        "the rate itself": Wrong(lambda: lambda _people, per_100000: per_100000, "rate-itself"),
        "a life for a year": Wrong(lambda: cases(100_000 / 80), "a-life-is-not-a-year"),
        "whole people": Wrong(
            lambda: lambda people, per_100000: round(people * per_100000 / 100_000), "whole-people"
        ),
        "years for one case": Wrong(
            lambda: lambda people, per_100000: 100_000 / (people * per_100000), "years-for-one"
        ),
    },
    "08_of_those_who_twitch": {
        "sensitivity for predictive value": Wrong(lambda: 80 / 100, "the-other-way-round"),
        "base rate forgotten": Wrong(lambda: 0.8 / (0.8 + 0.1), "as-many-ill-as-well"),
        "odds for a share": Wrong(lambda: 80 / 990, "ill-beside-well"),
        "of everybody": Wrong(lambda: 80 / 10_000, "of-the-whole-town"),
        "share of people who twitch": Wrong(lambda: 1070 / 10_000, "all-who-twitch"),
        "counted the ill without a twitch": Wrong(lambda: 100 / 1070, "counted-the-still"),
        "share of the ill": Wrong(lambda: "0.01", "share-of-the-ill"),
    },
    "08_strength_left": {
        "more than all of the muscle": Wrong(
            lambda: lambda lost, times: (100 - lost) * times, "more-than-all"
        ),
        "nobody takes over": Wrong(lambda: lambda lost, _times: 100 - lost, "nobody-took-over"),
        "the lost units grow": Wrong(lambda: lambda lost, times: min(100, lost * times), "the-lost-grew"),
        "grows by, not to": Wrong(
            lambda: lambda lost, times: min(100, (100 - lost) * (times + 1)), "grows-by"
        ),
        "the loss is shared": Wrong(lambda: lambda lost, times: 100 - lost / times, "shared-the-loss"),
        "what has gone": Wrong(
            lambda: lambda lost, times: 100 - min(100, (100 - lost) * times), "what-is-missing"
        ),
    },
    "08_does_it_follow": {
        "forgets what would need a doctor": Wrong(
            lambda: (
                "Very many healthy people have a muscle that jumps now and then, so this alone does not show "
                "that you have the disease. You can relax and go to bed."
            ),
            "weakness-counts",
        ),
        "knows the sign, but sends nobody to be examined": Wrong(
            lambda: (
                "Most people with a jumping calf do not have the disease, because so many of us have one. "
                "It would be another matter if your leg got really weak and you began to stumble."
            ),
            "somebody-examines",
        ),
        "says that nobody needs to look": Wrong(
            lambda: (
                "Most healthy people twitch now and then, so it does not follow at all, my dear Sam. Even if "
                "you stumble and a leg gets weak, you do not have to run off and see a doctor for that."
            ),
            "somebody-examines",
        ),
        "accepts the conclusion": Wrong(
            lambda: (
                "Yes Sam, that sounds as if you have it. You should ask a neurologist soon, before your legs "
                "get weak and you cannot walk any more."
            ),
            "others-twitch-too",
        ),
        "reassures past a red flag": Wrong(
            lambda: (
                "Very many healthy people have a calf that jumps, so nothing follows from it. Even if your "
                "leg gets weak you need no doctor, because in the end it will pass all by itself."
            ),
            "somebody-examines",
        ),
        "two words": Wrong(lambda: "Probably not.", "2 words"),
    },
}

RIGHT = {
    "08_counts_that_differ": {
        "a tuple of reasons, in another order": lambda: conflict(reasons=tuple(reversed(ALL_REASONS))),
        "numpy numbers and a set": lambda: conflict(
            lowest=np.float64(2.08), times_apart=np.float32(2.74), reasons=set(ALL_REASONS)
        ),
        "one decimal and capitals": lambda: conflict(
            times_apart=2.7, reasons=["Linked records", "Only adults", "Related diseases"]
        ),
    },
    "08_new_cases_in_a_town": {
        "another order of steps": lambda: lambda people, per_100000: per_100000 / 1e5 * people,
        "two steps with numpy": lambda: cases_step_by_step,
    },
    "08_of_those_who_twitch": {
        "three digits": lambda: 0.0748,
        "a Decimal": lambda: Decimal(80) / Decimal(1070),
        "by Bayes' rule": lambda: 0.8 * 0.01 / (0.8 * 0.01 + 0.1 * 0.99),
    },
    "08_strength_left": {
        "a condition": lambda: strength_with_if,
        "a numpy array without dimensions": lambda: strength_as_array,
        "counted in shares": lambda: lambda lost, times: 100 * min(1, (1 - lost / 100) * times),
    },
    "08_does_it_follow": {
        "short and plain": lambda: (
            "Sam, lots of people have a calf that jumps, and most of them are fine, so you cannot conclude "
            "that. What counts is weakness, for example if you begin to stumble. If that happens see a "
            "doctor within days, and go anyway if it lasts more than two weeks."
        ),
        "with a comparison": lambda: (
            "No, Sam. Rain makes the street wet, but a wet street does not prove that it rained. Twitching "
            "happens to loads of folks. If you become weak somewhere, go and get tested by a GP."
        ),
        "from the other side": lambda: (
            "Everyone twitches sometimes, and ALS is rare. That ill people have a sign does not mean that "
            "each person with this sign is ill. An examination can tell whether a muscle is losing strength, "
            "so let your GP test it."
        ),
    },
}
