"""What somebody reads after answering about signs: what to do first, why, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The leading reasons in words: their signs, and what to do. Rules that say the same share a line."""
        lines: dict[str, list[str]] = {}
        for reason in self.leads:
            lines.setdefault(reason.say, []).extend(reason.signs)
        return tuple((_sentence(signs), words) for words, signs in lines.items())

    @property
    def also(self) -> str:
        """The signs that are there and do not lead, in a sentence; or nothing."""
        told = {sign for reason in self.leads for sign in reason.signs}
        rest = dict.fromkeys(sign for reason in self.why for sign in reason.signs if sign not in told)
        return _say("also", signs="; ".join(rest)) if rest else ""

    @property
    def doubts(self) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
        """The open signs to speak of: those that may be an emergency, and the rest.

        None in an emergency, when nobody should read on.
        """
        if self.is_empty or self.urgency == "emergency now":
            return (), ()
        return self.alarming, tuple(sign for sign in self.asks if sign not in self.alarming)

    @property
    def behind(self) -> tuple[Source, ...]:
        """Who stands behind what is said first."""
        said = [source for reason in self.leads for source in reason.sources]
        return tuple(dict.fromkeys([*said, *self.sources]))

    @property
    def ours(self) -> str:
        """A remark where no source says how soon, and the careful step is our own choice; or nothing."""
        return "" if all(reason.flags for reason in self.leads) else _say("ours")

    def __str__(self) -> str:
        return self._told(lambda source: source.short_name).replace("**", "").replace("`", "")

    # what a notebook keeps of it is the words
    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        return self._told(lambda source: f"[{source.short_name}]({source.link})")

    def _told(self, name: Callable[[Source], str]) -> str:
        alarm, doubt = map(_open, ("doubt-now", "doubt"), self.doubts)
        reasons = _list(_say("reason", signs=signs, say=words) for signs, words in self.lines)
        # in an emergency what to do about this sign, such as whom else to call, comes before all else
        said = [reasons, self.words] if self.urgency == "emergency now" else [self.words, reasons]
        blocks = [f"**{self.first}**", alarm, *said, self.also, doubt]
        blocks += [*self._form(), *self.remarks, self._sources(name), _say("note")]
        return "\n\n".join(filter(None, blocks))

    def _form(self) -> list[str]:
        if not self.is_empty:
            return []
        return [
            f"**{group}**\n\n" + _list(_say("ask", id=s.id, question=s.question, help=s.help) for s in signs)
            for group, signs in groupby(self.asks, key=lambda sign: sign.group)
        ]

    def _sources(self, name: Callable[[Source], str]) -> str:
        works = dict.fromkeys([*map(name, self.behind), self.ours])
        return _say("sources", sources="; ".join(filter(None, works))) if self.behind else ""


def _say(key: str, **values: object) -> str:
    return say("triage", f"line.{key}", **values).rstrip()


def _open(key: str, signs: Sequence[Sign]) -> str:
    return _say(key, signs="; ".join(sign.short for sign in signs)) if signs else ""


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _sentence(signs: Iterable[str]) -> str:
    joined = ", and ".join(dict.fromkeys(signs))
    return joined[:1].upper() + joined[1:]
