"""What `kneetwitch diary` does: the page for the doctor in a terminal, or in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from kneetwitch.course import diary_days, diary_summary, saved
from kneetwitch.course.keeping import KeepingError, why, write_new
from kneetwitch.history.trouble import FAULTS, named
from kneetwitch.library.diary import Day, DiaryChange
from kneetwitch.library.messages import say

Form = Literal["html", "text"]

_AS: dict[Form, Callable[[Sequence[Day], DiaryChange | None, dt.date], str]] = {
    "html": diary_summary.as_html,
    "text": diary_summary.as_text,
}


def page(form: Form = "text") -> str:
    """The page for the doctor, from what is noted; without notes, what to note."""
    store = saved.store()
    return _AS[form](diary_days.days(store), diary_days.change(store), dt.date.today())


def write(file: Path, form: Form) -> str:
    """Write the page to a new file, and say so. Raises KeepingError."""
    try:
        write_new(file, page(form))
    except FileExistsError as fault:
        raise KeepingError("export.taken", file=file) from fault
    except FAULTS as fault:
        raise KeepingError("export.unwritten", file=file, why=why(named(fault, file))) from fault
    return say("diary", "file.done", file=file)
