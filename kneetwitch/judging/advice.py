"""What somebody reads after answering about signs: what to do first, why, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from kneetwitch.library.messages import say
from kneetwitch.library.records import Source
from kneetwitch.library.triage import Sign
from kneetwitch.library.urgency import Advised


@dataclass(frozen=True)
class Reason:
    """A rule that holds: its signs in words, what to do, and who stands behind it."""

    rule: str
    urgency: Advised
    signs: tuple[str, ...]
    say: str
    flags: tuple[str, ...]  # the red flags it comes from; without one, the urgency is our own careful choice
    sources: tuple[Source, ...]


@dataclass(frozen=True, repr=False)
class Advice:
    """How soon to get help. It names no disease, and no doubt ever makes it less urgent.

    `first` is what to do first; `why` holds every rule that holds, the most pressing first; `asks` are the
    signs that are not sure or not answered, and `alarming` those of them that would be an emergency by
    themselves; `remarks` says what could not be read; `sources` stand behind `words`.
    """

    urgency: Advised
    first: str
    words: str
    why: tuple[Reason, ...] = ()
    asks: tuple[Sign, ...] = ()
    alarming: tuple[Sign, ...] = ()
    remarks: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    is_empty: bool = False

    @property
    def leads(self) -> tuple[Reason, ...]:
        """The reasons that set the urgency."""
        return tuple(reason for reason in self.why if reason.urgency == self.urgency)

    def __str__(self) -> str:
        return self._told(lambda source: source.short_name).replace("**", "").replace("`", "")

    # what a notebook keeps of it is the words
    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        return self._told(lambda source: f"[{source.short_name}]({source.link})")

    def _told(self, name: Callable[[Source], str]) -> str:
        alarm, doubt = self._doubts()
        blocks = [f"**{self.first}**", alarm, self.words, self._reasons(), self._also(), doubt]
        blocks += [*self._form(), *self.remarks, self._behind(name), _say("note")]
        return "\n\n".join(filter(None, blocks))

    def _reasons(self) -> str:
        lines: dict[str, list[str]] = {}  # rules that say the same share a line
        for reason in self.leads:
            lines.setdefault(reason.say, []).extend(reason.signs)
        return _list(_say("reason", signs=_sentence(signs), say=words) for words, signs in lines.items())

    def _also(self) -> str:
        told = {sign for reason in self.leads for sign in reason.signs}
        rest = dict.fromkeys(sign for reason in self.why for sign in reason.signs if sign not in told)
        return _say("also", signs="; ".join(rest)) if rest else ""

    def _doubts(self) -> list[str]:
        """What is open: what may be an emergency, and the rest. In an emergency nobody should read on."""
        if self.is_empty or self.urgency == "emergency now":
            return ["", ""]
        calm = [sign for sign in self.asks if sign not in self.alarming]
        kinds = (("doubt-now", self.alarming), ("doubt", calm))
        return [_say(key, signs="; ".join(s.short for s in signs)) if signs else "" for key, signs in kinds]

    def _form(self) -> list[str]:
        if not self.is_empty:
            return []
        return [
            f"**{group}**\n\n" + _list(_say("ask", id=s.id, question=s.question, help=s.help) for s in signs)
            for group, signs in groupby(self.asks, key=lambda sign: sign.group)
        ]

    def _behind(self, name: Callable[[Source], str]) -> str:
        said = [source for reason in self.leads for source in reason.sources]
        works = [name(source) for source in (*said, *self.sources)]
        if not all(reason.flags for reason in self.leads):
            works.append(_say("ours"))
        return _say("sources", sources="; ".join(dict.fromkeys(works))) if works else ""


def _say(key: str, **values: object) -> str:
    return say("triage", f"line.{key}", **values).rstrip()


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _sentence(signs: Iterable[str]) -> str:
    joined = ", and ".join(dict.fromkeys(signs))
    return joined[:1].upper() + joined[1:]
