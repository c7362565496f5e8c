"""Runs inside the kernel that walks a notebook: `watch()` before its cells, `await drive()` after them."""

from __future__ import annotations

import asyncio
import gc
import traceback
from pathlib import Path
from typing import Any

from kneetwitch.authoring.drivers import case, diary, explorer, plain, quiz, triage
from kneetwitch.authoring.drivers.tally import Tally
from kneetwitch.authoring.drivers.watch import Watch

_ROUNDS = 5  # a button may bring new widgets, and those others; this ends it

_watches: list[Watch] = []


def watch() -> None:
    """From now on, note every exception and every call to the network."""
    one = Watch()
    one.install()
    _watches.append(one)


async def drive() -> None:
    """Operate every live widget and display the report for `walk`."""
    from IPython.display import display

    tally = Tally(_watches[-1])
    tally.take("running the cells")
    await _drive_all(tally)
    report = {"problems": tally.problems, "widgets": len(tally.operated), "acts": tally.acts}
    display({"application/vnd.kneetwitch.walk+json": report}, raw=True)  # type: ignore[no-untyped-call]


async def _drive_all(tally: Tally) -> None:
    from kneetwitch.widgets.explorer import ExplorerBox

    done: set[str] = set()
    for _ in range(_ROUNDS):
        waiting = {name: widget for name, widget in _live().items() if name not in done}
        if not waiting:
            break
        for name, widget in waiting.items():
            done.add(name)
            if widget.comm is None:
                continue  # closed meanwhile, as an explorer is by its next showing
            called = _called(widget)
            try:
                _drive(widget, tally)
            except Exception as fault:  # a widget in a state the driver cannot handle is itself a fault
                tally.say(called, repr(fault), f"the walk could not go on: {_place(fault)}")
            if isinstance(widget, ExplorerBox):
                done |= _live().keys()  # it was begun again for each prediction, and is used to its end
            await asyncio.sleep(0)  # lets tasks run that a callback has started
            if name in tally.operated:
                gc.collect()  # a failed task speaks up when it is thrown away
            tally.take(f"using {called}")
    await asyncio.sleep(0.1)
    tally.take("waiting at the end")


def _live() -> dict[str, Any]:
    from ipywidgets.widgets.widget import _instances

    return dict(_instances)


def _drive(widget: Any, tally: Tally) -> None:  # noqa: ANN401 - any widget at all
    from kneetwitch.widgets.case import CaseWidget
    from kneetwitch.widgets.diary import DiaryWidget
    from kneetwitch.widgets.diary_panels import ChangePanel, DiaryBox, DoctorPage
    from kneetwitch.widgets.explorer import ControlPanel, ExplorerBox, Prediction
    from kneetwitch.widgets.quiz import QuizWidget
    from kneetwitch.widgets.triage import TriageWidget

    if isinstance(widget, QuizWidget):
        quiz.drive(widget, tally)
    elif isinstance(widget, CaseWidget):
        case.drive(widget, tally)
    elif isinstance(widget, TriageWidget):
        triage.drive(widget, tally)
    elif isinstance(widget, DiaryBox):
        diary.drive(widget, tally)
    elif isinstance(widget, ExplorerBox):
        explorer.drive(widget, tally)
    elif isinstance(widget, ControlPanel | Prediction | DiaryWidget | ChangePanel | DoctorPage):
        boxes = [box for box in _live().values() if isinstance(box, ExplorerBox | DiaryBox)]
        if not any(widget in box.children for box in boxes):
            tally.say(_called(widget), type(widget).__name__, "such a part stands in its box")
    else:
        plain.drive(widget, tally)


def _place(fault: Exception) -> str:
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{Path(frame.filename).name} line {frame.lineno}"


def _called(widget: Any) -> str:  # noqa: ANN401
    return getattr(widget, "description", "") or str(widget.model_id)
