"""The signs of many days: each at the most pressing step that its own day called for."""

from kneetwitch.judging.diary_signs import noted_signs
from kneetwitch.judging.triage import triage
from kneetwitch.library import triage_form
from kneetwitch.library.urgency import STEP_OF, Step
from tests.diary_days import noted, on


def test_every_sign_stands_where_triage_puts_it_alone() -> None:
    for name, sign in triage_form().signs.items():
        (found,) = noted_signs([noted(0, signs=(name,))])
        assert found.sign == sign
        assert found.step == STEP_OF[triage({name: "yes"}).leads[0].urgency]


def test_the_most_pressing_stand_first_with_all_their_days() -> None:
    days = [noted(3, signs=("weakness",)), noted(1, signs=("weakness", "chest-pain")), noted(2, twitches=1)]
    first, second = noted_signs(days)
    assert (first.sign.id, first.step, first.days) == ("chest-pain", Step.NOW, (on(1),))
    assert (second.sign.id, second.step, second.days) == ("weakness", Step.DAYS, (on(1), on(3)))


def test_signs_of_one_day_count_together_and_those_of_two_days_do_not() -> None:
    pair = ("takes-such-a-medicine", "unwell")
    apart = noted_signs([noted(n, signs=(name,)) for n, name in enumerate(pair)])
    together = noted_signs([noted(0, signs=pair)])
    assert {one.step for one in together} == {Step.NOW}
    assert max(one.step for one in apart) < Step.NOW
    both = noted_signs([noted(0, signs=pair), *(noted(n, signs=(name,)) for n, name in enumerate(pair, 1))])
    assert {one.step for one in both} == {Step.NOW}, "a later, milder day does not make it milder"


def test_no_sign_and_a_sign_that_is_no_longer_asked_about_give_nothing() -> None:
    assert noted_signs([]) == noted_signs([noted(0, twitches=1)]) == ()
    assert noted_signs([noted(0, signs=("no-longer-there",))]) == ()
