"""kt.case: one case of the clinic to walk through, or the scoreboard of them all."""

from __future__ import annotations

from typing import Any, overload

from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.course.scoreboard import Scoreboard, scoreboard
from kneetwitch.course.visits import keep, kept_acts, lesson_titles, standing_after
from kneetwitch.history import Store
from kneetwitch.judging.cases import Pick, Standing, standing
from kneetwitch.judging.present_case import public_view
from kneetwitch.library.cases import Case, CaseEnd
from kneetwitch.library.messages import messages, say
from kneetwitch.widgets.case import CaseWidget

View = dict[str, Any]


@overload
def case(name: str) -> CaseWidget: ...
@overload
def case() -> Scoreboard: ...
def case(name: str | None = None) -> CaseWidget | Scoreboard:
    """One case by id, such as `kt.case("the-eyelid")`; without an id, what you have done in all of them.

    Raises UnknownNameError with near matches.
    """
    if name is None:
        return scoreboard(saved.store())
    return _Visit(library.case(name), saved.store()).widget


class _Visit:
    """One case on one page: what was chosen so far, each choice kept as it is made."""

    def __init__(self, chosen: Case, store: Store) -> None:
        self._case = chosen
        self._store = store
        acts = kept_acts(store).get(chosen.id)
        self._now = standing_after(chosen, acts[-1]) if acts else standing(chosen, ())
        self.widget = CaseWidget(
            name=chosen.id,
            title=_title(chosen),
            view=self._view(),
            words={key: text for key, text in messages("case").items() if "." not in key},
            on_choose=self._choose,
            on_back=self._back,
            on_again=self._again,
            notice=saved.notice(store),
        )

    def _choose(self, step: str, option: str) -> View:
        return self._go_to((*self._now.picks, (step, option)))

    def _back(self) -> View:
        return self._go_to(self._now.picks[:-1])

    def _again(self) -> View:
        return self._go_to(())

    def _go_to(self, picks: tuple[Pick, ...]) -> View:
        self._now = standing(self._case, picks)
        keep(self._case, self._now, self._store)
        self.widget.notice = saved.notice(self._store)
        return self._view()

    def _view(self) -> View:
        view = public_view(self._case, self._now)
        if self._now.end:
            view["end"] |= {"review": _review_words(self._now), "sources": _sources(self._now, self._now.end)}
        return view


def _title(chosen: Case) -> str:
    return say("case", "title", number=chosen.number, title=chosen.title)


def _review_words(now: Standing) -> str:
    if now.to_review:
        return say("case", "review", lessons=lesson_titles(now.to_review))
    behind = now.end.review if now.end else ()
    return f"{say('case', 'all_good')} {say('case', 'behind', lessons=lesson_titles(behind))}"


def _sources(now: Standing, end: CaseEnd) -> list[dict[str, str]]:
    """The works behind an end, its facts and the answers to the choices made, to be named and linked."""
    whole = library.library()
    of_facts = (source for name in end.facts for source in whole.facts[name].sources)
    of_choices = (source for made in now.made for source in made.option.sources)
    ids = dict.fromkeys([*end.sources, *of_facts, *of_choices])
    kept = [whole.sources[name] for name in ids if not whole.sources[name].is_search]
    return [{"name": one.short_name, "address": one.link} for one in kept]
