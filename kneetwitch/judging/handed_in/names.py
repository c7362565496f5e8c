"""Names as learners write them, beside names as the course writes them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from kneetwitch.judging.exercise_words import words

_MOST_SHOWN = 3
_LONGEST_SHOWN = 60
_LIKE = 0.6


def plain(name: str) -> str:
    """A name without what does not count: capitals, spaces, hyphens, underscores."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s\-_\u2010-\u2015\u2212]+", "", text)


def find(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one stands for."""
    wanted = plain(name)
    return next((one for one in known if plain(one) == wanted), None)


def near(name: str, known: Sequence[str], key: str = "choice.near") -> str:
    """A sentence with up to three known names that look like this one; "" if none does."""
    by_plain = {plain(one): one for one in known}
    like = difflib.get_close_matches(plain(name), by_plain, n=_MOST_SHOWN, cutoff=_LIKE)
    return words(key, near=words("choice.or").join(f"“{by_plain[one]}”" for one in like)) if like else ""


def shown(name: str) -> str:
    """A learner's own text, cut to a length that can be read, on one line."""
    text = " ".join(name.encode("utf-8", "replace").decode().split())
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def listed(names: Iterable[str]) -> str:
    """`“a”, “b”`."""
    return ", ".join(f"“{shown(name)}”" for name in names)
