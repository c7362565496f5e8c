"""Match and blanks: for each part, one choice. An answer maps part ids to chosen ids.

A partner goes to the browser under an id made from its text, so that the id tells nothing about the line it
belongs to, is the same under every shuffle, and two lines with the same partner accept it equally.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from kneetwitch.judging.kinds.common import each_once, not_readable, nothing_yet, outcome_of, words
from kneetwitch.judging.parameters import fill
from kneetwitch.judging.reading import is_nothing, read_choices
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.questions import Blanks, Match


def partner_id(partner: str) -> str:
    """The id under which a partner is shown."""
    return "p" + hashlib.blake2s(partner.encode(), digest_size=6).hexdigest()


def judge_match(question: Match, answer: object, values: Mapping[str, float]) -> Verdict:
    """Score: the share of lines with their own partner."""
    chosen = read_choices(answer)
    if is_nothing(answer) or chosen == {}:
        return nothing_yet("match")
    own = {pair.id: partner_id(pair.partner) for pair in question.pair}
    offered = {*own.values(), *(partner_id(extra) for extra in question.extra)}
    if chosen is None or not (set(chosen) <= set(own) and set(chosen.values()) <= offered):
        return not_readable("match")
    notes = []
    for pair in question.pair:
        fits = chosen.get(pair.id) == own[pair.id]
        feedback = fill(pair.feedback, values) if pair.id in chosen else words("match.empty")
        notes.append(Note(pair.id, fits, words("match.fits") if fits else feedback))
    return _verdict("match", fill(question.right, values), tuple(notes), question.sources)


def judge_blanks(question: Blanks, answer: object, values: Mapping[str, float]) -> Verdict:
    """Score: the share of gaps that hold the right word; each filled gap gets its word's feedback."""
    chosen = read_choices(answer)
    if is_nothing(answer) or chosen == {}:
        return nothing_yet("blanks")
    options = {blank.id: {option.id: option for option in blank.option} for blank in question.blank}
    if chosen is None or any(choice not in options.get(gap, {}) for gap, choice in chosen.items()):
        return not_readable("blanks")
    notes: list[Note] = []
    cited: list[str] = []
    for gap in options:
        option = options[gap][chosen[gap]] if gap in chosen else None
        text = fill(option.feedback, values) if option else words("blanks.empty")
        notes.append(Note(gap, option is not None and option.right, text))
        cited += option.sources if option else ()
    sources = each_once([*cited, *question.sources])
    return _verdict("blanks", fill(question.right, values), tuple(notes), sources)


def _verdict(kind: str, right: str, notes: tuple[Note, ...], sources: tuple[str, ...]) -> Verdict:
    fit = sum(note.ok for note in notes)
    score = fit / len(notes)
    outcome = outcome_of(score)
    message = right if outcome == "right" else words(f"{kind}.not-yet", fit=fit, all=len(notes))
    return Verdict(outcome, message, notes, score, sources)
