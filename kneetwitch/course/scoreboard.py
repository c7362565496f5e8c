"""What a learner has done in the cases: one line for each, with the lessons to look at again."""

from __future__ import annotations

from dataclasses import dataclass

from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.course.visits import kept_acts, lesson_titles, standing_after
from kneetwitch.history import Event, Store
from kneetwitch.judging.cases import Standing
from kneetwitch.library.cases import Case
from kneetwitch.library.markup import text_table
from kneetwitch.library.messages import say


@dataclass(frozen=True)
class CaseDone:
    """One line of the scoreboard: the last visit that came to an end, if there was one."""

    case: Case
    state: str  # "open", "begun" or "done"
    finished: Standing | None

    @property
    def review(self) -> tuple[str, ...]:
        """Stems of the lessons to look at again."""
        return self.finished.to_review if self.finished else ()


@dataclass(frozen=True)
class Scoreboard:
    """Every case, in order, with how it went. Shows as a table with links in a notebook."""

    lines: tuple[CaseDone, ...]
    notice: str = ""

    def _repr_markdown_(self) -> str:
        heads = _heads()
        rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        rows += [f"| {' | '.join([*_cells(line), _links(line)])} |" for line in self.lines]
        return "\n".join([*([self.notice, ""] if self.notice else []), *rows, "", self.total])

    def __str__(self) -> str:
        rows = [(*_cells(line), lesson_titles(line.review) or _no_review(line)) for line in self.lines]
        parts = [self.notice, text_table(_heads(), rows), self.total]
        return "\n".join(part for part in parts if part)

    __repr__ = __str__

    @property
    def total(self) -> str:
        """How many are done, in a sentence."""
        done = [line.finished for line in self.lines if line.finished]
        return say(
            "case", "board.total", done=len(done), all=len(self.lines), safe=sum(one.safe for one in done)
        )


def scoreboard(store: Store) -> Scoreboard:
    """Every case with how it went last."""
    acts = kept_acts(store)
    lines = tuple(_line(one, acts.get(one.id, [])) for one in library.cases())
    return Scoreboard(lines, saved.notice(store))


def _line(chosen: Case, acts: list[Event]) -> CaseDone:
    standings = [standing_after(chosen, act) for act in acts]
    finished = next((one for one in reversed(standings) if one.end), None)
    begun = bool(standings and standings[-1].made)
    return CaseDone(chosen, "done" if finished else ("begun" if begun else "open"), finished)


def _heads() -> list[str]:
    return [say("case", f"board.{key}") for key in ("case", "state", "score", "safe", "review")]


def _cells(line: CaseDone) -> tuple[str, ...]:
    state = say("case", f"board.{line.state}")
    none = say("case", "board.none")
    if line.finished is None:
        return f"{line.case.number}. {line.case.title}", state, none, none
    safe = say("case", "board.yes" if line.finished.safe else "board.no")
    score = f"{line.finished.points} / {line.finished.possible}"
    return f"{line.case.number}. {line.case.title}", state, score, safe


def _links(line: CaseDone) -> str:
    lessons = {lesson.stem: lesson for lesson in library.library().lessons.values()}
    shown = [f"[{lessons[stem].title}]({stem}.ipynb)" for stem in line.review]
    return "; ".join(shown) or _no_review(line)


def _no_review(line: CaseDone) -> str:
    return say("case", "board.nothing" if line.finished else "board.none")
