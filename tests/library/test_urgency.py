"""The five steps: every urgency of the red flags has one above watching, and each has a name."""

from kneetwitch.library.records import Urgency
from kneetwitch.library.urgency import NAME_OF, STEP_OF, Step


def test_every_urgency_of_the_data_has_a_step_above_watching():
    assert set(STEP_OF) == set(Urgency.__args__)
    assert sorted(STEP_OF.values()) == [step for step in Step if step > Step.WATCH]


def test_every_step_has_the_name_that_the_data_give_it():
    assert set(NAME_OF) == set(Step)
    assert {NAME_OF[step]: step for step in Step if step > Step.WATCH} == STEP_OF
