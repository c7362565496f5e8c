import json
import math
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.history.plain import MAX_CHARACTERS, MAX_TEXT, MAX_VALUES, plain_payload, plain_text


class Unspeakable:
    def __str__(self) -> str:
        raise RuntimeError("no words")

    __repr__ = __str__


class Broken(dict[str, object]):
    def __iter__(self) -> None:  # type: ignore[override]
        raise RuntimeError("no keys")


class Cup(IntEnum):
    SMALL = 1


class Word(StrEnum):
    SURE = "sure"


def circle() -> list[object]:
    inner: list[object] = []
    inner.extend([inner] * 10)
    return inner


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None, exclude_categories=[]))
    | st.binary()
    | st.decimals()
    | st.builds(object)
    | st.builds(Unspeakable)
)
KEYS = st.none() | st.integers() | st.text(st.characters(codec=None, exclude_categories=[]))
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@settings(max_examples=60)
@given(ANYTHING)
def test_anything_becomes_strict_json_that_comes_back_the_same_and_stays_as_it_is(thing: object) -> None:
    kept = plain_payload(thing)
    written = json.dumps(kept, ensure_ascii=False, allow_nan=False).encode("utf-8")
    assert json.loads(written) == kept
    assert plain_payload(kept) == kept


@pytest.mark.parametrize(
    ("odd", "kept"),
    [
        (math.nan, "nan"),
        (-math.inf, "-inf"),
        ("half \ud83d", "half �"),
        ("\ud83d\ude00", "😀"),
        ("a\x00b", "a\x00b"),
        (10**30, hex(10**30)),
        (-3, -3),
        (True, True),
        (Decimal("1.50"), "1.50"),
        (Fraction(1, 2), 0.5),
        (Cup.SMALL, 1),
        (Word.SURE, "sure"),
        ((1, (2,)), [1, [2]]),
        ({5: {None: "x"}}, {"5": {"None": "x"}}),
        ({"only"}, ["only"]),
        (b"raw", "b'raw'"),
        (Unspeakable(), "<Unspeakable>"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_odd_value_is_kept_in_its_nearest_plain_form(odd: object, kept: object) -> None:
    assert plain_payload({"answer": odd, "next": 1}) == {"answer": kept, "next": 1}


@pytest.mark.parametrize("payload", [None, 5, "text", ["a"], Unspeakable(), Broken(a=1)])
def test_a_payload_that_is_no_mapping_or_a_broken_one_is_kept_under_value(payload: object) -> None:
    assert plain_payload(payload).keys() == {"value"}


def test_a_very_long_text_is_cut_and_costs_nothing_beside_it() -> None:
    kept = plain_payload({"answer": "x" * 5_000_000, "outcome": "right"})
    assert kept == {"answer": "x" * MAX_TEXT + "…", "outcome": "right"}


def test_many_long_texts_are_cut_to_a_bounded_size() -> None:
    kept = plain_payload({str(number): "x" * MAX_TEXT for number in range(100)})
    assert sum(map(len, kept.values())) < MAX_CHARACTERS + 200


@pytest.mark.parametrize("endless", [circle(), list(range(10**6)), {i: i for i in range(10**6)}])
def test_a_huge_or_circular_payload_is_cut_to_a_bounded_size(endless: object) -> None:
    assert len(json.dumps(plain_payload({"answer": endless}))) < 20 * MAX_VALUES


def test_deep_nesting_is_cut() -> None:
    deep: object = "bottom"
    for _ in range(100_000):
        deep = [deep]
    kept = plain_payload({"answer": deep, "outcome": "right"})
    assert kept["outcome"] == "right"
    assert json.dumps(kept, ensure_ascii=False).count("[") < 10


def test_a_text_at_its_longest_is_not_cut() -> None:
    assert plain_text("abc", 3) == "abc"
    assert plain_text("abcd", 3) == "abc…"
