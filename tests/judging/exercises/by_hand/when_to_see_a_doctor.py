"""Practice 10: what people get wrong about alarms and about how soon, and other ways to be right."""

from __future__ import annotations

import numpy as np

from tests.judging.exercises.by_hand import Wrong

FINDS, CLEARS = 0.889, 0.774
FEW, SENT = "few are ill", "sent on suspicion"
ILL = {FEW: 10, SENT: 522}


def true_of_100(ill: float, tested: float = 1000) -> float:
    """Of 100 alarms, how many are true."""
    true, false = ill * FINDS, (tested - ill) * (1 - CLEARS)
    return 100 * true / (true + false)


def ill_of_1000(ill: float, tested: float = 1000) -> float:
    """Of 1000 people without an alarm, how many are ill."""
    missed, cleared = ill * (1 - FINDS), (tested - ill) * CLEARS
    return 1000 * missed / (missed + cleared)


def groups(
    true: dict[str, float] | None = None, ill: dict[str, float] | None = None
) -> list[dict[str, object]]:
    """The right list of dictionaries, with one column changed."""
    true = true or {group: true_of_100(count) for group, count in ILL.items()}
    ill = ill or {group: ill_of_1000(count) for group, count in ILL.items()}
    return [{"group": g, "true_of_100_alarms": true[g], "ill_of_1000_cleared": ill[g]} for g in ILL]


def as_columns() -> dict[str, list[object]]:
    """The right answer as a dictionary of lists, the rows turned round."""
    rows = groups()[::-1]
    return {name: [row[name] for row in rows] for name in rows[0]}


def how_soon(**changed: str) -> dict[str, str]:
    """The right dictionary with some people changed."""
    right = {"Ana": "see a doctor soon", "Ben": "see a doctor", "Cleo": "urgent", "Dan": "emergency now"}
    return right | changed


def counted_one_by_one(ill: int, clears_percent: float) -> float:
    """Adds up the false alarms person by person."""
    return sum((100 - clears_percent) / 100 for _ in range(1000 - ill))


WRONG = {
    "10_false_alarms": {
        "counts the ill too": Wrong(lambda: lambda _ill, clears: 10 * (100 - clears), "counted-the-ill"),
        "the people cleared": Wrong(
            lambda: lambda ill, clears: (1000 - ill) * clears / 100, "cleared-people"
        ),
        "the people missed": Wrong(lambda: lambda ill, clears: ill * (100 - clears) / 100, "missed-people"),
        "never divides by 100": Wrong(
            lambda: lambda ill, clears: (1000 - ill) * (100 - clears), "percent-not-share"
        ),
        "takes the percentage for a share": Wrong(
            lambda: lambda ill, clears: (1000 - ill) * (1 - clears), "share-not-percent"
        ),
        "begins with the ill": Wrong(lambda: lambda ill, clears: ill * clears / 100, "of-the-ill"),
    },
    "10_what_an_alarm_means": {
        "sensitivity for predictive value": Wrong(
            lambda: groups(true=dict.fromkeys(ILL, 88.9)), "found-is-not-true"
        ),
        "base rate forgotten": Wrong(
            lambda: groups(true=dict.fromkeys(ILL, 88.9 / (88.9 + 22.6) * 100)), "half-of-them-ill"
        ),
        "of all who were tested": Wrong(
            lambda: groups(true={group: 100 * ill * FINDS / 1000 for group, ill in ILL.items()}),
            "of-all-tested",
        ),
        "missed, of the ill": Wrong(lambda: groups(ill=dict.fromkeys(ILL, 111.0)), "missed-of-the-ill"),
        "missed, of all who were tested": Wrong(
            lambda: groups(ill={group: ill * 0.111 for group, ill in ILL.items()}), "missed-people"
        ),
        "out of 100 and not of 1000": Wrong(
            lambda: groups(ill={group: ill_of_1000(ill) / 10 for group, ill in ILL.items()}), "of-100-cleared"
        ),
    },
    "10_how_soon": {
        "the mildest sign leads": Wrong(
            lambda: how_soon(Ana="see a doctor", Cleo="see a doctor", Dan="see a doctor"), "mildest-sign"
        ),
        "two mild signs outvote a third": Wrong(lambda: how_soon(Ana="see a doctor"), "mildest-sign"),
        "an emergency can wait for days": Wrong(
            lambda: how_soon(Dan="see a doctor soon"), "days-are-too-late"
        ),
        "an emergency can wait until tonight": Wrong(lambda: how_soon(Dan="urgent"), "today-is-too-late"),
        "a new medicine can wait for days": Wrong(
            lambda: how_soon(Cleo="see a doctor soon"), "medicine-is-for-today"
        ),
        "everything is an emergency": Wrong(
            lambda: dict.fromkeys(how_soon(), "emergency now"), "all-emergencies"
        ),
        "several signs are added up": Wrong(lambda: how_soon(Ben="see a doctor soon"), "sooner-than-needed"),
    },
    "10_notes_for_the_doctor": {
        "a count of every jump": Wrong(
            lambda: (
                "Sit down each day and count every jump of the calf from morning to night, since the first "
                "one, and bring all these numbers and a long video to the doctor."
            ),
            "strength",
        ),
        "sends her off her medicines": Wrong(
            lambda: (
                "Stop all your medicines first, then note since when the twitch began and whether your leg "
                "is weak. If it gets weak or your words come out slurred, do not wait for the doctor."
            ),
            "tells somebody to stop a medicine",
        ),
        "forgets what she takes": Wrong(
            lambda: (
                "Put down the date on which it started, and whether your leg is as strong as it was. If it "
                "gets weak or your words come out slurred, do not wait, but go at once."
            ),
            "takes",
        ),
        "nothing is ever urgent": Wrong(
            lambda: (
                "Note the date on which it began, what your leg can no longer do, and each of your tablets. "
                "Take your time with it: nothing that may come along with a jumping calf can hurt you."
            ),
            "no-waiting",
        ),
        "notes first, then the visit": Wrong(
            lambda: (
                "Keep a diary for a month: since when it jumps, what your leg can no longer do, and which "
                "tablets you swallow. Book a visit when the month is over."
            ),
            "no-waiting",
        ),
    },
}

RIGHT = {
    "10_false_alarms": {
        "the others less those cleared": lambda: (
            lambda ill, clears: (1000 - ill) - (1000 - ill) * clears / 100
        ),
        "person by person": lambda: counted_one_by_one,
        "with a numpy number": lambda: lambda ill, clears: np.float64(1000 - ill) * (1 - clears / 100),
    },
    "10_what_an_alarm_means": {
        "a dictionary of lists, rows turned round": as_columns,
        "rounded to one decimal and three digits": lambda: [
            {"group": FEW, "true_of_100_alarms": 3.82, "ill_of_1000_cleared": 1.45},
            {"group": SENT, "true_of_100_alarms": 81.1, "ill_of_1000_cleared": 135},
        ],
    },
    "10_how_soon": {
        "capitals": lambda: {name: step.capitalize() for name, step in how_soon().items()},
        "people in another order": lambda: dict(reversed(how_soon().items())),
    },
    "10_notes_for_the_doctor": {
        "short and plain": lambda: (
            "Gita, put down the date when the jumping began and how long a spell lasts. Add whether you can "
            "still climb and stand on tiptoe as before, and every tablet and coffee you have. If your leg "
            "gives way or you choke, leave the notes and get help at once."
        ),
        "as a list": lambda: (
            "Since when and how often. Any weakness, or things you can no longer do. Your medicines and "
            "energy drinks. And never wait for your notes when a leg suddenly fails: that is an emergency."
        ),
    },
}
