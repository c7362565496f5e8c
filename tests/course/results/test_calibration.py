"""How sure against how right: first tries only, and no verdict on a handful."""

from __future__ import annotations

import pytest

from kneetwitch import library
from kneetwitch.course.results.calibration import Tries, first_tries, section, verdict
from tests.course.results.giving import COFFEE, event, given, read

WHOLE = library.library()


def test_the_first_try_at_each_set_of_numbers_counts_and_no_later_one() -> None:
    found = first_tries(
        given(
            event(COFFEE, "not yet", confidence="sure"),
            event(COFFEE, "right", confidence="sure"),
            event(COFFEE, "right", confidence="sure", variant=1),
            event(COFFEE, "right", confidence="guess", variant=1),
            event(COFFEE, "partly", confidence="think", variant=2),
        )
    )
    assert found == {"guess": Tries(0, 0), "think": Tries(0, 1), "sure": Tries(1, 2)}


def test_a_first_try_without_a_confidence_is_not_replaced_by_a_second_with_one() -> None:
    events = [event(COFFEE, "not yet"), event(COFFEE, "right", confidence="sure")]
    assert first_tries(given(*events))["sure"] == Tries(0, 0)
    assert section(given(*events), WHOLE) is None


@pytest.mark.parametrize(
    ("guess", "sure", "key"),
    [
        ((0, 0), (9, 9), "few"),
        ((0, 0), (0, 9), "few"),  # nine wrong ones are no verdict either
        ((5, 9), (9, 10), "unclear"),
        ((0, 0), (5, 10), "too-sure"),
        ((0, 0), (7, 10), "too-sure"),
        ((0, 0), (8, 10), "unclear"),
        ((0, 0), (10, 10), "holds"),
        ((0, 0), (19, 20), "holds"),
        ((9, 10), (0, 0), "too-modest"),
        ((7, 10), (0, 0), "few"),
        ((9, 10), (5, 10), "too-sure"),  # the warning comes first
    ],
    ids=str,
)
def test_a_verdict_needs_more_than_luck(guess: tuple[int, int], sure: tuple[int, int], key: str) -> None:
    assert verdict({"guess": Tries(*guess), "think": Tries(5, 50), "sure": Tries(*sure)}) == key


def test_the_section_shows_what_was_said_and_calls_small_numbers_small() -> None:
    found = section(given(event(COFFEE, "right", confidence="sure")), WHOLE)
    _, table, means, body = found.blocks
    assert [tuple(map(read, row)) for row in table.rows] == [("I’m sure", "1 of 1 (too few to tell)")]
    assert "These numbers are small" in read(means.words)
    assert read(body.words).endswith("how soon: 10. When to see a doctor.")


def test_ten_are_no_longer_called_few() -> None:
    found = section(given(*(event(COFFEE, confidence="sure", variant=one) for one in range(10))), WHOLE)
    assert read(found.blocks[1].rows[0][1]) == "10 of 10"
