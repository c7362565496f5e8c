"""Answers about signs -> how soon a person with training should look, what to do first, and why.

What is asked and said stands in data/triage.toml, and `library.triage.Rulebook.step` decides.
"""

from __future__ import annotations

from kneetwitch.judging.advice import Advice, Reason
from kneetwitch.judging.triage_answers import Answers, read_answers
from kneetwitch.library import library, triage_form
from kneetwitch.library.messages import say
from kneetwitch.library.records import Source
from kneetwitch.library.triage import Rule, Triage
from kneetwitch.library.urgency import NAME_OF, Step


def triage(signs: object = None) -> Advice:
    """How soon to get help, from signs that are there, are not, or may be.

    `kt.triage({"weakness": "yes", "dark-urine": "no", "confusion": "not sure"})`; True and False will do too,
    and what is left out is not answered. Without answers it shows the questions. Whatever it is given, it
    answers in words and does not raise; what it cannot read counts as not sure.
    """
    form = triage_form()
    answers = read_answers(signs, form.signs)
    if answers is None:
        return _asking(form, say("triage", "unreadable.words"))
    if not answers.said:
        return _asking(form, say("triage", "empty.words"))
    return _advice(form, answers)


def _advice(form: Triage, answers: Answers) -> Advice:
    book = form.rulebook
    asks = [sign for sign in form.sign if sign.id not in answers.yes | answers.no]
    yes, unsure = book.mask(answers.yes), book.mask(sign.id for sign in asks)
    # a name that is not on the list stands for a sign that nobody has looked at
    step = book.step(yes, unsure or int(answers.doubt))
    words = form.words_of(step)
    return Advice(
        urgency=NAME_OF[step],
        first=words.first,
        words=words.words,
        why=tuple(_reason(form, held, rule) for held, rule in book.holding(yes)),
        asks=tuple(asks),
        alarming=tuple(sign for sign in asks if book.step(book.bits[sign.id], 0) == Step.NOW),
        remarks=answers.remarks,
        sources=_sources(words.sources),
    )


def _asking(form: Triage, words: str) -> Advice:
    one, other, *_ = form.signs
    example = f'kt.triage({{"{one}": "no", "{other}": "not sure"}})'
    return Advice(
        urgency=NAME_OF[form.rulebook.step(0, 1)],
        first=say("triage", "empty.first"),
        words=words,
        asks=form.sign,
        alarming=form.sign,
        remarks=(say("triage", "empty.how", example=example),),
        is_empty=True,
    )


def _reason(form: Triage, step: Step, rule: Rule) -> Reason:
    flags = [library().red_flags[name] for name in rule.flags]
    return Reason(
        rule=rule.id,
        urgency=NAME_OF[step],
        signs=tuple(form.signs[name].short for name in rule.when),
        say=rule.say or flags[0].action,
        flags=rule.flags,
        sources=_sources([*(source for flag in flags for source in flag.sources), *rule.sources]),
    )


def _sources(ids: list[str] | tuple[str, ...]) -> tuple[Source, ...]:
    return tuple(library().sources[name] for name in dict.fromkeys(ids))
