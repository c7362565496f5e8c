"""Run a learner's function and leave the kernel as it was before.

Kept: random states, warnings, what is printed to, names of the notebook and of Python itself, plotly's and
matplotlib's defaults, the recursion limit, the folder. (`calling` runs the function in a copy of the context,
in which numpy and decimal keep their ways.) Not kept: things changed inside (an entry put into a list of the
notebook), files, and what a thread does that was left behind.
"""

from __future__ import annotations

import builtins
import io
import os
import random
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, NoReturn

Restore = Callable[[], object]
_GONE = object()
_NOTEBOOKS = ("IPython", "ipykernel", "_sitebuiltins")  # where `exit` and `quit` come from


class AskedForInput(BaseException):
    """A learner's function wanted something typed; nobody is there to type it."""


@dataclass
class Overheard:
    """What a function did beside returning something."""

    printed: bool = False
    asked: bool = False


@contextmanager
def kept_as_found(namespaces: list[dict[str, Any]]) -> Iterator[Overheard]:
    """Nothing that runs inside is printed, asked or warned about; `namespaces` get their names back."""
    overheard = Overheard()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        restores = [keep() for keep in _KEEPERS]
        restores += [_keep_names(names) for names in (vars(builtins), *namespaces)]
        _listen(overheard)
        _stay([vars(builtins), *namespaces])
        try:
            yield overheard
        finally:
            for restore in reversed(restores):
                with suppress(Exception):
                    restore()


def _listen(overheard: Overheard) -> None:
    def ask(*_: object) -> NoReturn:
        overheard.asked = True
        raise AskedForInput

    sys.stdout, sys.stderr = _Ear(overheard), _Ear(Overheard())
    builtins.input = ask


def _stay(namespaces: list[dict[str, Any]]) -> None:
    """A notebook's own `exit` and `quit` would end the kernel when the check is over; here they raise."""

    def leave(*_: object, **__: object) -> NoReturn:
        raise SystemExit

    for names in namespaces:
        for name in ("exit", "quit"):
            module = type.__dict__["__module__"].__get__(type(names.get(name)))
            if str(module).partition(".")[0] in _NOTEBOOKS:
                names[name] = leave


class _Ear(io.TextIOBase):
    """Takes what is printed and keeps none of it: an endless loop may print for two seconds."""

    def __init__(self, overheard: Overheard) -> None:
        self._overheard = overheard

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._overheard.printed = True
        return len(text)


def _keep_names(names: dict[str, Any]) -> Restore:
    before = dict(names)

    def restore() -> None:
        for name in set(names) - set(before):
            del names[name]
        for name, value in before.items():
            if names.get(name, _GONE) is not value:
                names[name] = value

    return restore


def _keep_random() -> Restore:
    state = random.getstate()
    return lambda: random.setstate(state)


def _keep_numpy_random() -> Restore:
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random is None:
        return bool
    state = numpy_random.get_state(legacy=False)
    return lambda: numpy_random.set_state(state)


def _keep_plotly() -> Restore:
    module = sys.modules.get("plotly.io._templates")
    if module is None:
        return bool
    default = module.templates.default

    def restore() -> None:
        if module.templates.default != default:  # to set it takes plotly milliseconds
            module.templates.default = default

    return restore


def _keep_matplotlib() -> Restore:
    matplotlib = sys.modules.get("matplotlib")
    settings = getattr(matplotlib, "rcParams", None)
    if not isinstance(settings, dict):
        return bool
    before = dict(dict.items(settings))
    return lambda: dict.update(settings, before)  # without matplotlib's checks: the values were there


def _keep_system() -> Restore:
    out, err, deepest = sys.stdout, sys.stderr, sys.getrecursionlimit()

    def restore() -> None:
        sys.stdout, sys.stderr = out, err
        sys.setrecursionlimit(deepest)

    return restore


def _keep_displays() -> Restore:
    """A notebook shows a figure through its shell, and not through what is printed: nothing is shown here."""
    find_shell: Any = getattr(sys.modules.get("IPython"), "get_ipython", bool)
    shell = find_shell()
    if not shell:
        return bool
    from IPython.core.displaypub import DisplayPublisher

    class Nobody(DisplayPublisher):
        def publish(self, *_: object, **__: object) -> None:
            """Shows nothing."""

        def clear_output(self, wait: bool = False) -> None:
            """Leaves the outputs that are there."""

    nobody: Any = Nobody
    before, shell.display_pub = shell.display_pub, nobody()

    def restore() -> None:
        shell.display_pub = before

    return restore


def _keep_folder() -> Restore:
    try:
        folder = os.getcwd()  # noqa: PTH109
    except OSError:  # the folder is gone
        return bool
    return lambda: os.chdir(folder)


_KEEPERS: tuple[Callable[[], Restore], ...] = (
    _keep_system,
    _keep_folder,
    _keep_displays,
    _keep_random,
    _keep_numpy_random,
    _keep_plotly,
    _keep_matplotlib,
)
