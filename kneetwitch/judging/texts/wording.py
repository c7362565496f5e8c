"""The words of a text, and whether it says a phrase or denies it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´`"), "'")
_CLAUSE_ENDS = re.compile(r"[.,;:!?()\[\]\"“”—–]|(?=\b(?:but|however|although|though|because|so|yet)\b)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORT_FORMS = (
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
    ("a&e", "emergency department"),
)
_NEGATIONS = frozenset({"not", "no", "never", "without", "nor", "neither", "none"})
_NO_NEGATIONS = re.compile(r"\bnot (?:only|just|merely)\b|\bno doubt\b")  # these affirm
_REACH = 3  # words that a negation denies
# "you do not have to go and see a doctor" denies the whole errand
_NO_NEED = re.compile(r"\b(?:not|no|never)(?: \w+)? (?:need|have|has|had|must|reason|point)\b|\bneedless")
_REACH_OF_NO_NEED = 9
_NOT_ADVISED = re.compile(
    r"\b(?:not|no|never|nobody|none|ask|asked|asking|if|whether|when|before|unless|until|says?|said|than|harm)\b"
)


@dataclass(frozen=True)
class Said:
    """A text's clauses, each a row of words in small letters."""

    clauses: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for clause in self.clauses for word in clause)

    def holds(self, phrase: str) -> bool:
        """Whether the beginnings of words in `phrase` are there in a row, and are not denied just before.

        A phrase that begins with a negation asks for the opposite: `not compar` is held by "no comparison",
        "never compared" and "didn't really compare".
        """
        starts = read_words(phrase).words
        is_denial = len(starts) > 1 and starts[0] in _NEGATIONS
        places = self._places(starts[1:] if is_denial else starts)
        return any(self._is_denied(*place) == is_denial for place in places)

    def advises(self, pattern: str) -> bool:
        """Whether a clause holds a pattern that is not denied, asked or put off by what stands before it."""
        texts = [" ".join(clause) for clause in self.clauses]
        matches = [(text, match) for text in texts for match in re.finditer(pattern, text)]
        return any(not _NOT_ADVISED.search(text[: match.start()]) for text, match in matches)

    def part_in(self, phrases: Iterable[str]) -> int:
        """How many words of the text belong to one of the phrases or more, denied or not."""
        covered = set()
        for phrase in phrases:
            starts = tuple(start for start in read_words(phrase).words if start not in _NEGATIONS)
            covered |= {
                (number, at + step) for number, at in self._places(starts) for step in range(len(starts))
            }
        return len(covered)

    def _places(self, starts: tuple[str, ...]) -> list[tuple[int, int]]:
        """The clause and the place in it, each from 0, where these beginnings of words stand in a row."""
        return [
            (number, at)
            for number, clause in enumerate(self.clauses)
            for at in range(len(clause) - len(starts) + 1)
            if starts and all(map(str.startswith, clause[at:], starts))
        ]

    def _is_denied(self, number: int, at: int) -> bool:
        before = self.clauses[number][:at]
        if _NEGATIONS & set(before[-_REACH:]):
            return True
        return bool(_NO_NEED.search(" ".join(before[-_REACH_OF_NO_NEED:])))


def read_words(text: str) -> Said:
    """Words without regard to case, accents' spelling or kind of apostrophe; `didn't` as `did not`."""
    plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
    for short, long in _SHORT_FORMS:
        plain = plain.replace(short, long)
    # a word of its own: with "also", "do not just stop it" would be held by "you should also stop it"
    plain = _NO_NEGATIONS.sub(" notonly ", " ".join(plain.split()))
    clauses = (tuple(_WORD.findall(clause)) for clause in _CLAUSE_ENDS.split(plain))
    return Said(tuple(clause for clause in clauses if clause))
