"""Lesson 10: signs that a person notices -> how soon they should be seen, what leads, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import urgency_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.library import library, triage_form
from kneetwitch.library.filling import filled
from kneetwitch.library.records import RedFlag
from kneetwitch.library.urgency import STEP_OF, Step

if TYPE_CHECKING:
    import plotly.graph_objects as go

_UNSURE = "unsure"


@dataclass(frozen=True)
class Marked:
    """One sign of the picture; without a flag it is a twitch and nothing else, or a doubt."""

    short: str
    step: Step
    named_by: str
    flag: RedFlag | None = None


@dataclass(frozen=True)
class Result:
    """What is marked, the most pressing first, and the step that leads."""

    marked: tuple[Marked, ...]
    step: Step
    lasts: str
    strength: str
    is_empty: bool

    @property
    def lead(self) -> Marked | None:
        """The sign that leads; None where it is a doubt or an empty list that does."""
        first = self.marked[0] if self.marked else None
        return first if first and first.step == self.step and first.flag else None


def _how_soon(marked: Sequence[Marked], *, unsure: bool) -> Step:
    """What kt.triage decides of the signs behind these marks; where nothing is marked, that is a doubt."""
    form = triage_form()
    signs = {sign for one in marked if one.flag for sign in form.signs_of(one.flag.id)}
    return form.rulebook.step(form.rulebook.mask(signs), int(unsure or not marked))


class HowSoonExplorer(Explorer[Result]):
    """Signs, how long, strength -> call now, today, within days, make an appointment, or watch it."""

    stem = "10_when_to_see_a_doctor"

    def __init__(self) -> None:
        super().__init__()
        self._flags = library().red_flags
        self._order = {name: place for place, name in enumerate(self._flags)}
        keys = [key.split("/") for key in self.words.words if key.startswith("sign/")]
        self._group_of = {name: group for _, group, name in keys}

    def catalogue(self) -> list[dict[str, str]]:
        words = self.words.words
        return [
            {"id": name, "text": words[f"sign/{group}/{name}"], "group": words[f"group/{group}"]}
            for name, group in self._group_of.items()
        ]

    def simulate(self, settings: Settings) -> Result:
        picked = list(dict.fromkeys(entry["item"] for entry in settings["signs"]))  # each once
        answers = [settings["lasts"], settings["strength"]]
        marked = [self._picked(name) for name in picked]
        marked += [self._implied(flag) for flag in self._flags_of(settings)]
        unsure = _UNSURE in answers
        step = _how_soon(marked, unsure=unsure)
        if unsure:
            words = self.words.words
            marked.append(Marked(words["doubt-mark"], Step.VISIT, words["named-doubt"]))
        return Result(
            marked=tuple(sorted(marked, key=self._pressing)),
            step=step,
            lasts=settings["lasts"],
            strength=settings["strength"],
            is_empty=not marked,
        )

    def _picked(self, name: str) -> Marked:
        short = self.words.words[f"sign/{self._group_of[name]}/{name}"]
        flag = self._flags.get(name)
        if flag is None:
            return Marked(short, Step.WATCH, self.words.words[f"named-{name}"])
        return Marked(short, STEP_OF[flag.urgency], flag.named_by, flag)

    def _implied(self, flag: RedFlag) -> Marked:
        short = self.words.words[f"implied-{flag.id}"]
        return Marked(short, STEP_OF[flag.urgency], flag.named_by, flag)

    def _flags_of(self, settings: Settings) -> list[RedFlag]:
        """The signs that the answers about time and strength stand for."""
        chosen = [
            choice
            for control in self.words.control
            for choice in control.choice
            if settings[control.id] == choice.id
        ]
        return [self._flags[choice.uses["flag"]] for choice in chosen if "flag" in choice.uses]

    def _pressing(self, one: Marked) -> tuple[int, int]:
        """Within a step the data's own order, most pressing first; what is no flag comes after."""
        return -one.step, self._order[one.flag.id] if one.flag else len(self._order)

    def measures(self, result: Result) -> Measures:
        return {"step": float(result.step), "signs": float(len(result.marked))}

    def warning(self, result: Result) -> str:
        lead = result.lead
        if result.step < Step.NOW or lead is None or lead.flag is None:
            return ""
        return filled(self.words.words["warning"], {"action": lead.flag.action})

    def sentence(self, result: Result) -> str:
        words = self.words.words
        count = len(result.marked) - 1
        others = words["others-1"] if count == 1 else filled(words["others"], {"count": count})
        parts = [
            *self._first(result),
            others if count > 0 else "",
            words[f"lasts-{result.lasts}"],
            words[f"strength-{result.strength}"],
        ]
        return " ".join(filter(None, parts))

    def _first(self, result: Result) -> list[str]:
        """What to do first, and who says so."""
        words, lead = self.words.words, result.lead
        if result.is_empty:
            return [words["nothing"]]
        if lead is None or lead.flag is None:
            examined = "-examined" if result.lasts == "examined" else ""
            return [words["doubt"] if result.step > Step.WATCH else words[f"watch{examined}"]]
        step = words[f"step-{int(result.step)}"]
        said = filled(words["lead"], {"step": step, "short": lead.short, "named_by": lead.named_by})
        return [said, "" if result.step == Step.NOW else lead.flag.action]

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        rows = tuple((one.short, words[f"step-{int(one.step)}"], one.named_by) for one in result.marked)
        heads = ("column_sign", "column_step", "column_named")
        return DataTable(words["table_caption"], tuple(words[head] for head in heads), rows)

    def figure(self) -> go.Figure:
        return urgency_picture.empty(self.words.words)

    def draw(self, figure: go.Figure, result: Result) -> None:
        lines = [urgency_picture.Line(one.short, one.step) for one in result.marked]
        urgency_picture.draw(figure, lines, result.step)
