"""One answer that is handed in, and by which name a report calls it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Given:
    """An answer; `read` says that it can be read, so it must count as an attempt."""

    name: str
    answer: object
    read: bool = True

    def within(self, place: str) -> Given:
        """The same, named by where in a larger answer it stands."""
        return Given(f"{place}: {self.name}", self.answer, self.read)
