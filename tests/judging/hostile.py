"""Objects that try to break whoever judges them."""

from __future__ import annotations

import collections
import datetime as dt
import decimal
import fractions
import pathlib
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np
from hypothesis import strategies as st


def _refuse(*_arguments: object, **_named: object) -> NoReturn:
    raise SystemExit("an answer's own code was run")


_HOOKS = """
    __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __str__ __repr__ __format__ __bytes__ __bool__ __len__
    __iter__ __contains__ __getitem__ __reversed__ __call__ __int__ __float__ __complex__ __index__ __round__
    __abs__ __neg__ __add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __getattr__
    __dir__ __copy__ __deepcopy__ __reduce__ __array__ __array_interface__ __fspath__ keys values items strip
    lower tolist item
"""


def _trap(base: type, *arguments: object) -> object:
    """An object of a type derived from `base`, whose every method and whose `__class__` raises."""
    body: dict[str, Any] = dict.fromkeys(_HOOKS.split(), _refuse)
    body["__class__"] = property(_refuse)
    return type(f"Trap{base.__name__}", (base,), body)(*arguments)


def _itself() -> list[object]:
    loop: list[object] = []
    loop.append(loop)
    return loop


def _dict_of_itself() -> dict[object, object]:
    loop: dict[object, object] = {}
    loop["what"] = loop
    return loop


_OBJECTS: tuple[object, ...] = (
    _trap(object),
    _trap(str, "tea"),
    _trap(str, ""),
    _trap(int, 400),
    _trap(float, 400.0),
    _trap(list, ["tea"]),
    _trap(tuple, ("tea",)),
    _trap(dict, {"what": "adenosine"}),
    _trap(set, {"tea"}),
    _trap(frozenset, {"tea"}),
    _trap(decimal.Decimal, "400"),
    _trap(fractions.Fraction, 1, 3),
    [_trap(object)],
    [_trap(str, "tea")],
    {"what": _trap(object)},
    {"what": _trap(str, "water")},
    {1: 2, None: None, (1, 2): "tea", "what": ["adenosine"]},
    _itself(),
    _dict_of_itself(),
    [[[[[["tea"]]]]]],
    ["tea"] * 10**6,
    "1" * 10**6,
    "\ud800",
    "tea\x00",
    10**5000,
    -(10**400),
    float("nan"),
    float("-inf"),
    True,
    3j,
    b"tea",
    bytearray(b"400"),
    range(10**12),
    np.array(["tea", "milk"]),
    np.array([1.5, 2.5]),
    np.array(400.0),
    np.zeros((3, 3, 3)),
    np.array([object(), None], dtype=object),
    np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
    np.float64("nan"),
    np.longdouble("1e400"),
    np.datetime64("2026-01-01"),
    np.str_("tea"),
    np.ma.masked,
    np.ma.array([1], mask=[True]),
    collections.OrderedDict(what="adenosine"),
    collections.UserDict(what="adenosine"),
    collections.UserList(["tea"]),
    (x for x in ("tea",)),
    iter([]),
    len,
    str,
    type,
    NotImplemented,
    object(),
    Exception("tea"),
    pathlib.Path("tea"),
    dt.date(2026, 1, 1),
    decimal.Decimal("sNaN"),
    decimal.Decimal("1e999999"),
    fractions.Fraction(10**5000, 3),
    memoryview(b"tea"),
)
# By number, since neither pytest nor Hypothesis survives holding some of these.
HOSTILE = range(len(_OBJECTS))


@dataclass(frozen=True)
class Hostile:
    """Stands for one of them until the test builds its answer."""

    number: int


def build(plan: object) -> object:
    """The answer a plan stands for: every `Hostile` in it replaced."""
    if isinstance(plan, Hostile):
        return _OBJECTS[plan.number]
    if isinstance(plan, list | tuple):
        return type(plan)([build(item) for item in plan])
    if isinstance(plan, dict):
        return {key: build(value) for key, value in plan.items()}
    return plan


_IDS = """
    tea coffee milk shaking calm racing sleep sweat swallow absorb peak clear twitch cramp tremor what
    how-long adenosine water minutes hours
"""
_ids = st.sampled_from(_IDS.split())
_leaves = (
    st.none()
    | st.just(...)
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=80)
    | _ids
    | st.binary(max_size=8)
    | st.decimals()
    | st.fractions()
    | st.sampled_from(HOSTILE).map(Hostile)
)
PLANS: st.SearchStrategy[object] = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(_ids, max_size=6)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=4) | _ids | st.integers() | st.none(), inner, max_size=4)
        | st.sets(_ids, max_size=4)
    ),
    max_leaves=10,
)
