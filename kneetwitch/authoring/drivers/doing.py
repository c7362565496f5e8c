"""Puts a lesson's explorer where a `doing` question is not answered, then where it is; checks each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from kneetwitch.authoring.drivers.tally import Tally
from kneetwitch.library.questions import Doing

Box: TypeAlias = Any  # an ExplorerBox; typed loosely, because traits are
Answer: TypeAlias = Any
Expect: TypeAlias = Callable[[Answer, set[str], str], None]  # answers, and notes any other outcome

_NOT_ATTEMPTED = {"not attempted"}
_NOT_RIGHT = {"partly", "not yet"}


def drive(question: Doing, stem: str, tally: Tally, expect: Expect, right: Callable[[], None]) -> None:
    """Waiting, shown, and solved; `right` checks once more that it is right, and that it is kept."""
    explorer = _Explorer(question, stem, tally)
    claim = explorer.solution
    for answer in (None, claim):
        expect(answer, _NOT_ATTEMPTED, "nothing counts before a prediction, whatever the page says")
    for scenario in explorer.scenarios():
        explorer.show(scenario)
        for answer in (None, claim):
            why = f"scenario {scenario} as it is shown does not solve it, whatever the page says"
            expect(answer, _NOT_RIGHT, why)
    explorer.solve()
    right()


class _Explorer:
    """A new showing of the lesson's explorer, waiting for its first prediction."""

    def __init__(self, question: Doing, stem: str, tally: Tally) -> None:
        from kneetwitch.authoring.tasks import shown
        from kneetwitch.course import explore
        from kneetwitch.explorers import explorer

        self._box: Box = explore(stem)
        self._where = f"question {question.id}: its explorer"
        self._tally = tally
        self._settings = question.solved_by
        self.solution = shown(explorer(stem), question.solved_by)

    def scenarios(self) -> list[str]:
        return [scenario["id"] for scenario in self._box.prediction.scenarios]

    def show(self, scenario: str) -> None:
        """“Show me”, in this scenario."""
        for message in ({"kind": "scenario", "scenario": scenario}, {"kind": "show"}):
            self._tally.custom(self._box.prediction, message, f"{self._where}, scenario {scenario}")

    def solve(self) -> None:
        """The controls where the author says that they solve it."""
        panel = self._box.panel
        message = {"kind": "settings", "settings": self._settings, "sequence": panel.seen + 1}
        self._tally.custom(panel, message, f"{self._where}, solved")
