"""A case as the browser may see it: what was chosen and why, the step that waits, nothing of what follows."""

from __future__ import annotations

import random
from typing import Any

from kneetwitch.judging.cases import Made, Standing
from kneetwitch.library.cases import Case, CaseOption, CaseStep

View = dict[str, Any]


def public_view(case: Case, now: Standing) -> View:
    """JSON-able: {story, made: [...], step: {...} or None, end: {...} or None}.

    - made: id, text, ask, chosen (the option's words), grade, why
    - step: id, text, ask, options [{id, text}] without grades, in an order of their own
    - end: id, text, remember, points, possible, safe
    """
    return {
        "story": case.story,
        "made": [_made(made) for made in now.made],
        "step": _step(case, now.step) if now.step else None,
        "end": _end(now) if now.end else None,
    }


def _made(made: Made) -> View:
    words = {"id": made.step.id, "text": made.step.text, "ask": made.step.ask}
    return words | {"chosen": made.option.text, "grade": made.option.grade, "why": made.option.why}


def _step(case: Case, step: CaseStep) -> View:
    options: list[CaseOption] = list(step.option)
    random.Random(f"{case.id}/{step.id}").shuffle(options)  # the same everywhere, whatever the author's order
    shown = [{"id": option.id, "text": option.text} for option in options]
    return {"id": step.id, "text": step.text, "ask": step.ask, "options": shown}


def _end(now: Standing) -> View | None:
    if now.end is None:
        return None
    words = {"id": now.end.id, "text": now.end.text, "remember": now.end.remember}
    return words | {"points": now.points, "possible": now.possible, "safe": now.safe}
