"""data/triage.toml: a rule that is lost, too mild or about nothing is told to its author."""

from __future__ import annotations

import html
import itertools

import pytest

from kneetwitch.library import library, sources, triage_form
from kneetwitch.library.triage import Rulebook
from kneetwitch.library.urgency import STEP_OF
from tests.library.conftest import Copy

RULE = '[[rule]]\nid = "{id}"\nwhen = {when}\nurgency = "{urgency}"\n{more}\n'


def planted(copy: Copy, **changed: str) -> list[str]:
    """What an author is told after adding a rule."""
    whole = {
        "id": "new",
        "when": '["weakness"]',
        "urgency": "urgent",
        "more": 'flags = ["weakness"]',
        **changed,
    }
    copy.append("triage.toml", "\n" + RULE.format(**whole))
    return [str(problem) for problem in copy.problems()]


def test_a_good_rule_is_welcome(copy: Copy) -> None:
    assert planted(copy) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"more": 'flags = ["weaknes"]'}, "no such red flag; did you mean 'weakness'"),
        ({"more": 'flags = ["chest-pain"]'}, "red flag 'chest-pain' is more urgent: emergency now"),
        ({"more": 'say = "x"\nsources = ["nobody2020"]'}, "no such source"),
        ({"more": 'say = "x"'}, "names neither a red flag nor a source"),
        ({"more": 'flags = ["weakness", "wasting"]'}, "needs words of its own"),
        ({"more": 'sources = ["nhs2023twitching"]'}, "needs words of its own"),
        ({"when": '["weaknes"]'}, "is about 'weaknes', and no sign has that id"),
        ({"when": "[]"}, "at least 1 item"),
        ({"id": "weakness"}, "rule id 'weakness' is used twice"),
        ({"urgency": "urgnt"}, "did you mean 'urgent'"),
    ],
)
def test_a_slip_in_a_rule_is_told(copy: Copy, changed: dict[str, str], told: str) -> None:
    assert any(told in problem for problem in planted(copy, **changed))


def test_a_sign_without_a_rule_of_its_own_is_told(copy: Copy) -> None:
    copy.append("triage.toml", '\n[[sign]]\nid = "new"\ngroup = "g"\nquestion = "q?"\nshort = "s"\n')
    assert any("sign 'new' has no rule of its own" in str(problem) for problem in copy.problems())


def test_a_sign_twice_is_told(copy: Copy) -> None:
    copy.append("triage.toml", '\n[[sign]]\nid = "weakness"\ngroup = "g"\nquestion = "q?"\nshort = "s"\n')
    assert any("sign id 'weakness' is used twice" in str(problem) for problem in copy.problems())


def test_a_step_without_words_is_told(copy: Copy) -> None:
    copy.edit("triage.toml", 'urgency = "self-care and watch"', 'urgency = "urgent"')
    assert any("words for each of the five steps" in str(problem) for problem in copy.problems())


def test_a_red_flag_that_no_rule_comes_from_is_told(copy: Copy) -> None:
    copy.edit("triage.toml", 'flags = ["chest-pain"]', 'flags = ["trouble-breathing"]')
    problem = copy.only_problem()
    assert (problem.file, problem.value) == ("triage.toml", "chest-pain")
    assert "it would be missed" in problem.expected


def test_a_red_flag_that_becomes_more_urgent_is_told_until_its_rules_follow(copy: Copy) -> None:
    copy.edit("red_flags.toml", 'urgency = "see a doctor soon"', 'urgency = "urgent"')
    assert "red flag 'weakness' is more urgent" in copy.only_problem().expected


def test_a_file_that_is_gone_leaves_every_red_flag_without_a_rule(copy: Copy) -> None:
    (copy.folder / "triage.toml").unlink()
    assert {problem.value for problem in copy.problems() if problem.file == "triage.toml"} == set(
        library().red_flags
    )


def test_no_rule_is_milder_or_harsher_than_the_red_flags_it_comes_from() -> None:
    """Nothing was raised above the red flags, which follow the audit; if that changes, say so here."""
    for rule in triage_form().rule:
        for name in rule.flags:
            assert STEP_OF[rule.urgency] == STEP_OF[library().red_flags[name].urgency], rule.id


def test_the_order_of_the_rules_in_the_file_does_not_matter() -> None:
    form = triage_form()
    turned = Rulebook.of(form.model_copy(update={"rule": form.rule[::-1]}))
    every = (1 << len(form.sign)) - 1
    for one, other in itertools.combinations_with_replacement(form.rulebook.bits.values(), 2):
        for yes in (one | other, every ^ (one | other)):
            assert turned.step(yes, 0) == form.rulebook.step(yes, 0)
            steps = [step for step, _ in turned.holding(yes)]
            assert steps == sorted(steps, reverse=True)


def test_questions_end_as_questions_and_names_of_signs_do_not() -> None:
    for sign in triage_form().sign:
        assert "?" in sign.question
        assert sign.short[0].islower()
        assert not sign.short.endswith(".")


def test_the_lesson_that_shows_the_form_lists_whom_its_rules_cite() -> None:
    listed = sources("10_when_to_see_a_doctor")._repr_html_()
    cited = {name for part in (*triage_form().rule, *triage_form().step) for name in part.sources}
    assert cited
    assert all(html.escape(library().sources[name].link) in listed for name in cited)
