"""A learner's working copy of the course.

The rule: **a file that the learner changed is never overwritten.** Running and saving a notebook changes it.

| the file in the copy                       | what happens                                              |
|--------------------------------------------|-----------------------------------------------------------|
| not there yet                              | it is delivered                                           |
| deleted by the learner                     | it is delivered again: deleting is how one starts afresh  |
| as it was delivered                        | it is replaced by the new version                         |
| changed by the learner, no new version     | it is left alone                                          |
| changed by the learner, and a new version  | the new one comes beside it, once: `06_x.new.ipynb`       |

What was delivered is remembered as SHA-256 sums in `.kneetwitch/delivered.json` inside the copy. A lost or
damaged memory is no harm: whatever then differs from the course counts as the learner's.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kneetwitch.shipped import PARTS, shipped_files

MEMORY = ".kneetwitch/delivered.json"
HALF_WRITTEN = ".kneetwitch-part"


class WorkCopyError(Exception):
    """The working copy cannot be made; the message is a sentence for the learner."""


@dataclass(frozen=True)
class Report:
    """What `prepare` did; every path is relative to the copy, with `/`."""

    folder: Path
    added: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """What a learner should know, one sentence each; empty where nothing happened that matters."""
        said = []
        if self.added:
            said.append(f"Put {count(self.added)} of the course into {self.folder}.")
        if self.updated:
            said.append(f"Brought {count(self.updated)} up to date that you had not changed.")
        said += [f"{path} was missing, so a fresh one is there again." for path in self.restored]
        said += [
            f"You changed {path}, so it stays as it is; "
            f"the new version is beside it as {PurePosixPath(new).name}."
            for path, new in self.beside
        ]
        return said


def count(paths: list[str]) -> str:
    return "1 file" if len(paths) == 1 else f"{len(paths)} files"


def prepare(folder: Path, shipped: Path) -> Report:
    """Make or update the working copy in `folder` from the course in `shipped` (see the table above).

    Every file appears whole or not at all, so an interrupted run is mended by the next one.
    Raises `WorkCopyError` where the folder cannot be used.
    """
    refuse_the_course_itself(folder, shipped)
    with faults_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        clear_half_written(folder)
        delivered = remembered(folder)
        report = Report(folder)
        for name, source in shipped_files(shipped).items():
            deliver(name, source.read_bytes(), delivered, report)
        remember(folder, delivered)
    return report


def deliver(name: str, new: bytes, delivered: dict[str, str], report: Report) -> None:
    """Bring one file of the copy up to date, and note in `delivered` and `report` what was done."""
    target = report.folder / name
    last, newest, present = delivered.get(name), digest(new), digest_of(target)
    if present is None:
        write_whole(target, new)
        (report.added if last is None else report.restored).append(name)
    elif present == newest:
        pass
    elif present == last:
        write_whole(target, new)
        report.updated.append(name)
    elif newest == last:
        report.kept.append(name)
    else:
        report.beside.append((name, put_beside(name, new, delivered, report.folder)))
    delivered[name] = newest


def put_beside(name: str, new: bytes, delivered: dict[str, str], folder: Path) -> str:
    """Write a new version next to the learner's own file, over nothing of theirs; the name it got."""
    for beside in names_beside(name):
        present = digest_of(folder / beside)
        if present is None or present in (digest(new), delivered.get(beside)):
            write_whole(folder / beside, new)
            delivered[beside] = digest(new)
            return beside
    raise AssertionError("names_beside never ends")


def names_beside(name: str) -> Iterator[str]:
    """`a/b.new.ipynb`, `a/b.new-2.ipynb`, … for `a/b.ipynb`."""
    path = PurePosixPath(name)
    yield str(path.with_name(f"{path.stem}.new{path.suffix}"))
    number = 2
    while True:
        yield str(path.with_name(f"{path.stem}.new-{number}{path.suffix}"))
        number += 1


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str | None:
    """The sum of the file there, or None where there is none."""
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it, whatever happens on the way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(prefix=f".{path.name}.", suffix=HALF_WRITTEN, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(part).chmod(0o644)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def clear_half_written(folder: Path) -> None:
    """Remove what a run that was killed outright may have left."""
    for room in (*PARTS, PurePosixPath(MEMORY).parent):
        for part in (folder / room).rglob(f".*{HALF_WRITTEN}"):
            part.unlink(missing_ok=True)


def remembered(folder: Path) -> dict[str, str]:
    """The sums of what was delivered last; nothing where that memory is lost or damaged."""
    try:
        files = json.loads((folder / MEMORY).read_text(encoding="utf-8"))["files"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return {}
    return {str(name): str(sum_) for name, sum_ in files.items()} if isinstance(files, dict) else {}


def remember(folder: Path, delivered: dict[str, str]) -> None:
    files = dict(sorted(delivered.items()))
    write_whole(folder / MEMORY, json.dumps({"files": files}, indent=1).encode())


def refuse_the_course_itself(folder: Path, shipped: Path) -> None:
    """A copy inside the original would end up in the project's own history."""
    if folder.resolve() == shipped.resolve() or any(
        (shipped / part).resolve() in (folder.resolve(), *folder.resolve().parents) for part in PARTS
    ):
        raise WorkCopyError(
            f"{folder} holds the course itself; please name another folder, so that the original stays whole."
        )


@contextlib.contextmanager
def faults_in_words(folder: Path) -> Iterator[None]:
    """Turn what the operating system says into a sentence that names the place and the way out."""
    try:
        yield
    except OSError as fault:
        where = fault.filename or folder
        raise WorkCopyError(
            f"The course cannot be put into {folder}: {fault.strerror or fault} ({where}). "
            "Please name another folder: kneetwitch learn --folder FOLDER"
        ) from fault
