"""Facts as a lesson shows them: the statement, how sure it is, and who found it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kneetwitch.library.messages import say
from kneetwitch.library.records import Fact, Source


class FactList(tuple[Fact, ...]):
    """Facts that show as a list, in Markdown in a notebook and as text in a terminal.

    Markdown and not HTML, because the lessons keep these lists in their files: a fact that changes in the
    data then turns the lesson red until its prose is read again.
    """

    sources: Mapping[str, Source]

    def __new__(cls, facts: Iterable[Fact], sources: Mapping[str, Source]) -> FactList:
        made = super().__new__(cls, tuple(facts))
        made.sources = sources
        return made

    def _repr_markdown_(self) -> str:
        return self._lines(_linked)

    def __str__(self) -> str:
        return self._lines(lambda source: source.short_name)

    def __repr__(self) -> str:
        return f"{len(self)} facts: {', '.join(fact.id for fact in self)}"

    def _lines(self, name: Callable[[Source], str]) -> str:
        return "\n".join(self._line(fact, name) for fact in self)

    def _line(self, fact: Fact, name: Callable[[Source], str]) -> str:
        named = "; ".join(name(self.sources[one]) for one in fact.sources)
        how_sure = say("library", f"sure.{fact.strength}")
        conflict = say("library", "fact.conflict", text=fact.conflict) if fact.conflict else ""
        words = {"statement": fact.statement, "conflict": conflict, "how_sure": how_sure, "sources": named}
        return say("library", "fact.line", **words)


def _linked(source: Source) -> str:
    return f"[{source.short_name}]({source.link})" if source.link else source.short_name
