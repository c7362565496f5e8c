"""What kind of thing a learner handed in, by its real type and never by what it says of itself."""

from __future__ import annotations

import array
import functools
import sys
import types
from collections.abc import Iterator
from typing import Any

from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.numbers import Typed, read_number
from kneetwitch.judging.reading import is_a, numpy_type, read_text

DICT_VALUES: type = type({}.values())
DICT_KEYS: type = type({}.keys())
_FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    functools.partial,
    type(functools.lru_cache(len)),
    type,
)
_MAKERS = (types.GeneratorType, map, filter, zip, enumerate, reversed)
_LONGEST_NAME = 40
_ONE_COLUMN = (("pandas", "Series"), ("pandas", "Index"), ("polars", "Series"), ("pyarrow", "ChunkedArray"))
_TABLES = (("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "Table"))


def loaded(module: str, name: str) -> type | None:
    """A class of a library, if a learner has loaded it; only then can an answer be of it."""
    known = getattr(sys.modules.get(module), name, None)
    return known if isinstance(known, type) else None


def is_of(answer: object, names: tuple[tuple[str, str], ...]) -> bool:
    """Whether the answer is of one of these classes of other libraries."""
    return any(kind is not None and is_a(answer, kind) for kind in (loaded(*name) for name in names))


def is_function(answer: object) -> bool:
    """A function of the learner's, of Python or of numpy, or a class: what one calls to get a result."""
    return is_a(answer, *_FUNCTIONS) or is_of(answer, (("numpy", "ufunc"),))


def is_maker(answer: object) -> bool:
    """Something that makes its values one by one, when asked: it can be looked through only once."""
    return is_a(answer, *_MAKERS)


def is_column(answer: object) -> bool:
    """A column of pandas, polars or pyarrow."""
    return is_of(answer, _ONE_COLUMN)


def is_table(answer: object) -> bool:
    """A data frame of pandas, polars or pyarrow."""
    return is_of(answer, _TABLES)


def is_masked(answer: object) -> bool:
    """An array of numpy that hides some of its values."""
    return is_of(answer, (("numpy.ma", "MaskedArray"),))


def what_is(answer: object) -> str:
    """What a thing is in a learner's words: `a list`, `a text`."""
    for kind in _kinds(answer):
        return words(f"what.{kind}")
    name = type.__dict__["__name__"].__get__(type(answer))  # a class may say anything of itself
    return words("what.object", name=str(name)[:_LONGEST_NAME])


def _kinds(answer: object) -> Iterator[str]:
    if read_text(answer) is not None:
        yield "text"
    if is_a(answer, bool):
        yield "yes-or-no"
    yield from (name for name, kinds in _BUILT_IN.items() if is_a(answer, *kinds))
    if isinstance(read_number(answer), Typed):
        yield "number"
    yield from (name for name, asked in _LOADED.items() if asked(answer))


def _is_array(answer: object) -> bool:
    kind = numpy_type("ndarray")
    return kind is not None and is_a(answer, kind)


_BUILT_IN: dict[str, tuple[Any, ...]] = {
    "list": (list, range, DICT_VALUES, DICT_KEYS),
    "tuple": (tuple,),
    "set": (set, frozenset),
    "dictionary": (dict,),
    "array": (array.array,),
    "generator": _MAKERS,
}
_LOADED = {"function": is_function, "column": is_column, "table": is_table, "array": _is_array}
