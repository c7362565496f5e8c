"""The walk's notebook of acts and faults, and the wire on which acts reach a widget."""

from __future__ import annotations

import threading
from typing import Any

from kneetwitch.authoring.drivers.watch import Watch

_LONGEST = 200
_THREAD_SECONDS = 0.5


class Tally:
    """Sends messages as the browser would, and keeps every fault with the act that brought it about."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.acts = 0
        self.operated: set[str] = set()  # ids of the widgets that were used
        self.problems: list[tuple[str, str, str]] = []  # where, value, what was expected

    def say(self, where: str, value: object, expected: str) -> None:
        """Note a fault, once."""
        problem = (where, str(value)[:_LONGEST], expected)
        if problem not in self.problems:
            self.problems.append(problem)

    def take(self, where: str) -> None:
        """Note what the watch has seen since the last act."""
        for what, words in self._watch.take():
            self.say(where, words, what)

    def custom(self, widget: Any, content: object, where: str) -> None:  # noqa: ANN401 - any widget
        """A custom message, such as a click."""
        self._deliver(widget, {"method": "custom", "content": content}, where)

    def update(self, widget: Any, state: dict[str, Any], where: str) -> None:  # noqa: ANN401
        """New values of traits, as a moved slider sends them."""
        self._deliver(widget, {"method": "update", "state": state, "buffer_paths": []}, where)

    def _deliver(self, widget: Any, data: dict[str, Any], where: str) -> None:  # noqa: ANN401
        """Through the kernel's own comm manager, so that whatever it logs or shows is met."""
        from comm import get_comm_manager

        if widget.comm is None:
            self.say(where, "closed", "a widget that is shown listens to the page")
            return
        self.acts += 1
        self.operated.add(widget.model_id)
        content = {"comm_id": widget.comm.comm_id, "data": data}
        message = {"content": content, "buffers": [], "metadata": {}, "header": {}, "parent_header": {}}
        manager: Any = get_comm_manager()
        threads = set(threading.enumerate())
        manager.comm_msg(None, None, message)
        for started in set(threading.enumerate()) - threads:
            started.join(_THREAD_SECONDS)  # so that its fault is laid at this act's door
        self.take(where)
