"""How soon: total, monotone, and never "watch it" where anything is in doubt. Every case, no sample."""

import itertools

import pytest

from kneetwitch.library.records import Urgency
from kneetwitch.models.urgency import STEP_OF, Step, how_soon

# every handful of up to four signs; the rule looks at nothing but the steps, and there are five
HANDFULS = [
    handful for size in range(5) for handful in itertools.combinations_with_replacement(list(Step), size)
]


@pytest.mark.parametrize("unsure", [True, False])
def test_there_is_always_one_answer_and_the_most_pressing_sign_wins(unsure: bool):
    for handful in HANDFULS:
        step = how_soon(handful, unsure=unsure)
        assert isinstance(step, Step)
        assert all(step >= sign for sign in handful)
        assert step in (*handful, Step.VISIT)


@pytest.mark.parametrize("unsure", [True, False])
def test_another_sign_never_lowers_the_answer(unsure: bool):
    for handful in HANDFULS:
        if handful:
            for more in Step:
                assert how_soon((*handful, more), unsure=unsure) >= how_soon(handful, unsure=unsure)


def test_a_real_sign_never_lowers_the_answer_of_an_empty_list():
    for sign in STEP_OF.values():
        assert how_soon([sign], unsure=False) >= how_soon([], unsure=False)


def test_a_doubt_never_lowers_the_answer():
    for handful in HANDFULS:
        assert how_soon(handful, unsure=True) >= how_soon(handful, unsure=False)


def test_doubt_or_silence_is_never_watch_it():
    assert all(how_soon(handful, unsure=True) > Step.WATCH for handful in HANDFULS)
    assert how_soon([], unsure=False) == Step.VISIT


def test_only_harmless_signs_alone_may_be_watched():
    watched = [handful for handful in HANDFULS if how_soon(handful, unsure=False) == Step.WATCH]
    assert watched
    assert all(set(handful) == {Step.WATCH} for handful in watched)


def test_the_order_of_the_signs_does_not_matter():
    assert {how_soon(p, unsure=False) for p in itertools.permutations(list(Step)[:4])} == {Step.TODAY}


def test_every_urgency_of_the_data_has_a_step_above_watching():
    assert set(STEP_OF) == set(Urgency.__args__)
    assert all(step > Step.WATCH for step in STEP_OF.values())
