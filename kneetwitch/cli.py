"""The command `kneetwitch`. Each command imports what it needs when it runs, so that help is quick.

Exit codes: 0 done; 1 something is wrong with what was looked at; 2 the command was given something
that it cannot use.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DONE, FOUND_FAULTS, CANNOT = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says how it went."""
    speak_every_letter()
    parser = make_parser()
    wanted = parser.parse_args(argv)
    if "run" not in wanted:
        parser.print_help()
        return CANNOT
    try:
        return int(wanted.run(wanted))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; otherwise Python complains once more as it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def speak_every_letter() -> None:
    """Let what we print pass whatever letters the machine is set to: a file or pipe gets UTF-8.

    A terminal keeps its own encoding, as it would show another wrongly; what it lacks becomes `?`.
    """
    for stream in (sys.stdout, sys.stderr):
        # pythonw has no stream at all, and a notebook's cannot be set
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kneetwitch",
        description="What makes your knee twitch? A Jupyter course in which every claim is sourced and "
        "judged. It teaches; it is not medical advice.",
        epilog="`kneetwitch COMMAND --help` says more about each command.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_learn(commands)
    _add_progress(commands)
    _add_diary(commands)
    _add_claims(commands)
    _add_validate(commands)
    _add_format(commands)
    _add_coverage(commands)
    _add_readability(commands)
    _add_export(commands)
    return parser


def _add_learn(commands: Commands) -> None:
    learn = commands.add_parser(
        "learn",
        help="open the course in your browser",
        description="Open the course in JupyterLab, in a working copy that is yours: what you change there "
        "is never overwritten, and a lesson that you delete comes back fresh. Press Ctrl-C to stop.",
    )
    learn.add_argument(
        "--folder", type=Path, help="where your copy lies (default: a folder among your user data)"
    )
    learn.add_argument(
        "--port", type=port_number, help="the port to use (default: the first free one from 8888 on)"
    )
    learn.add_argument("--no-browser", action="store_true", help="print the address and open no browser")
    learn.set_defaults(run=run_learn)


def _add_progress(commands: Commands) -> None:
    progress = commands.add_parser(
        "progress",
        help="show what you have done; take it along or delete it",
        description="Show what to do next, the map of the course, and what your answers add up to. All of "
        "it lies on this machine only; --export and --import carry it to another one.",
    )
    one = progress.add_mutually_exclusive_group()
    one.add_argument(
        "--export", type=Path, metavar="FILE", help="write everything that is kept about you to one JSON file"
    )
    one.add_argument(
        "--import",
        type=Path,
        metavar="FILE",
        dest="take_in",
        help="add what such a file holds; nothing that is here is lost, and doing it twice changes nothing",
    )
    one.add_argument(
        "--forget", action="store_true", help="delete everything that is kept about you; asks first"
    )
    progress.add_argument("--yes", action="store_true", help="with --forget: do not ask")
    progress.set_defaults(run=run_progress)


def _add_diary(commands: Commands) -> None:
    diary = commands.add_parser(
        "diary",
        help="print your twitch diary as one page for the doctor",
        description="Show what you noted in your twitch diary (`kt.diary()` in lesson 10) on one page for "
        "the doctor. Without an option it comes as text here; with one, it is written to a new file.",
    )
    one = diary.add_mutually_exclusive_group()
    one.add_argument("--html", type=Path, metavar="FILE", help="write a web page that prints on one sheet")
    one.add_argument("--text", type=Path, metavar="FILE", help="write plain text")
    diary.set_defaults(run=run_diary)


def _add_claims(commands: Commands) -> None:
    claims = commands.add_parser(
        "claims",
        help="list the claims and what the evidence says about each",
        description="List the article's claims with the verdict of the evidence: supported, refined, "
        "contradicted, open.",
    )
    claims.add_argument("--cause", metavar="ID", help="only the claims about one cause, such as dehydration")
    claims.add_argument(
        "--json", action="store_true", help="print everything that is known of each claim, as JSON"
    )
    claims.set_defaults(run=run_claims)


def _add_validate(commands: Commands) -> None:
    validate = commands.add_parser(
        "validate",
        help="check facts, questions and lessons",
        description="Check the content of the course: facts, sources, questions, explorers and notebooks.",
    )
    validate.add_argument(
        "path", nargs="?", type=existing, help="one file or folder (default: the whole course)"
    )
    validate.add_argument(
        "--reviews", action="store_true", help="also fail on claims whose sources are due to be read again"
    )
    validate.set_defaults(run=run_validate)


def _add_format(commands: Commands) -> None:
    tidy = commands.add_parser(
        "format",
        help="bring notebooks into their one form",
        description="Bring notebooks into the form in which they are kept: named cells, no outputs but the "
        "checked ones. A solution of exercises gets what nbgrader needs, and its blank is made anew from it.",
    )
    tidy.add_argument(
        "paths", nargs="*", type=existing, metavar="PATH", help="notebooks or folders (default: all)"
    )
    tidy.add_argument(
        "--check", action="store_true", help="change nothing; exit with 1 if something would change"
    )
    tidy.set_defaults(run=run_format)


def _add_coverage(commands: Commands) -> None:
    coverage = commands.add_parser(
        "coverage",
        help="say for each claim where it is taught, what questions it, its verdict and its sources",
        description="Compute from lessons and data, for each claim of the article, where it is taught, which "
        "questions test it, the verdict of the evidence and its sources. An empty cell is a fault.",
    )
    coverage.add_argument("--json", action="store_true", help="print it as JSON")
    coverage.set_defaults(run=run_coverage)


def _add_readability(commands: Commands) -> None:
    readability = commands.add_parser(
        "readability",
        help="say how hard lessons and exercises are to read",
        description="Print the school grade of each notebook's prose by two measures. "
        "Both must be 8 or easier.",
    )
    readability.add_argument(
        "paths", nargs="*", type=existing, metavar="PATH", help="notebooks or folders (default: all)"
    )
    readability.set_defaults(run=run_readability)


def _add_export(commands: Commands) -> None:
    export = commands.add_parser(
        "export",
        help="write the lessons as web pages to read without Jupyter",
        description="Write each lesson as an HTML page that links to its neighbours. The pages are for "
        "reading: questions and explorers need `kneetwitch learn`.",
    )
    export.add_argument("folder", type=Path, help="where the pages go; made if it is not there")
    export.set_defaults(run=run_export)


def port_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; a whole number from 1 to 65535 was expected")
    return int(text)


def existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no file or folder {text!r}")
    return path


def run_learn(wanted: argparse.Namespace) -> int:
    from kneetwitch import shipped
    from kneetwitch.home import course_folder
    from kneetwitch.launch import lab, workcopy

    folder = (wanted.folder or course_folder()).expanduser().absolute()
    try:
        report = workcopy.prepare(folder, shipped.shipped_course())
        for sentence in report.sentences():
            print(sentence)
        print(f"Opening the course from {folder}. To stop, press Ctrl-C here.", flush=True)
        lab.start(folder, wanted.port, browser=not wanted.no_browser)
    except (workcopy.WorkCopyError, shipped.NoCourseError, lab.PortTakenError) as fault:
        return say_cannot(fault)
    return DONE


def run_progress(wanted: argparse.Namespace) -> int:
    from kneetwitch.course import keeping, progress

    if wanted.forget and not (wanted.yes or (sys.stdin and sys.stdin.isatty())):
        print("kneetwitch: nothing was deleted, as nobody can be asked here; add --yes", file=sys.stderr)
        return CANNOT
    try:
        if wanted.export:
            print(keeping.export(wanted.export.expanduser().absolute()))
        elif wanted.take_in:
            print(keeping.take_in(wanted.take_in.expanduser().absolute()))
        elif wanted.forget:
            print(keeping.forget(None if wanted.yes else ask))
        else:
            print(progress())
    except keeping.KeepingError as fault:
        return say_cannot(fault)
    return DONE


def run_diary(wanted: argparse.Namespace) -> int:
    from kneetwitch.course import diary_files, keeping, saved

    try:
        if wanted.html:
            print(diary_files.write(wanted.html.expanduser().absolute(), "html"))
        elif wanted.text:
            print(diary_files.write(wanted.text.expanduser().absolute(), "text"))
        else:
            print(diary_files.page(), end="")
    except keeping.KeepingError as fault:
        return say_cannot(fault)
    trouble = saved.notice(saved.store())
    if trouble:
        print(f"kneetwitch: {trouble}", file=sys.stderr)
    return DONE


def ask(question: str) -> str:
    """The answer; nothing where the terminal is closed (Ctrl-D)."""
    try:
        return input(question)
    except EOFError:
        print()
        return ""


def run_claims(wanted: argparse.Namespace) -> int:
    from kneetwitch.library import DataError, UnknownNameError, claims

    try:
        found = claims(wanted.cause)
    except UnknownNameError as fault:
        return say_cannot(fault)
    except DataError as fault:
        print(fault, file=sys.stderr)
        return FOUND_FAULTS
    if wanted.json:
        rows = [claim.model_dump(mode="json") | {"due_on": str(claim.due_on)} for claim in found]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        print(found)
    return DONE


def run_validate(wanted: argparse.Namespace) -> int:
    from kneetwitch.authoring.validate import validate

    print(f"Checking {wanted.path or 'the whole course'} …", file=sys.stderr, flush=True)
    faults = validate(wanted.path, date.today() if wanted.reviews else None)
    for fault in faults:
        print(fault)
    print("Nothing wrong was found." if not faults else f"{len(faults)} to mend.", file=sys.stderr)
    return FOUND_FAULTS if faults else DONE


def run_format(wanted: argparse.Namespace) -> int:
    from kneetwitch.authoring.formatting import format_files
    from kneetwitch.authoring.notebooks import NotebookError
    from kneetwitch.library import DataError
    from kneetwitch.shipped import PARTS, NoCourseError, shipped_course

    try:
        paths = wanted.paths or [shipped_course() / part for part in PARTS]
        changed = format_files(paths, check=wanted.check)
    except (NotebookError, NoCourseError, DataError) as fault:
        return say_cannot(fault)
    for path in changed:
        print(f"{path} {'would change' if wanted.check else 'changed'}")
    if not changed:
        print("Every notebook is in its form.", file=sys.stderr)
    return FOUND_FAULTS if changed and wanted.check else DONE


def run_coverage(wanted: argparse.Namespace) -> int:
    from kneetwitch.authoring import coverage
    from kneetwitch.authoring.notebooks import NotebookError
    from kneetwitch.shipped import NoCourseError

    try:
        rows = coverage.of_course()
    except (NotebookError, NoCourseError) as fault:
        return say_cannot(fault)
    print(coverage.as_json(rows) if wanted.json else coverage.as_text(rows))
    gaps = [gap for row in rows for gap in row.gaps]
    for gap in gaps:
        print(gap, file=sys.stderr)
    return FOUND_FAULTS if gaps else DONE


def run_readability(wanted: argparse.Namespace) -> int:
    from kneetwitch.authoring import readability
    from kneetwitch.authoring.notebooks import NotebookError, name_of, notebook_paths, read_notebook
    from kneetwitch.library import library
    from kneetwitch.shipped import PARTS, NoCourseError, shipped_course

    too_hard = False
    try:
        excused = readability.excused_words(library())
        # a blank says all that its solution says
        course = [path for part in PARTS for path in (shipped_course() / part).glob("*.ipynb")]
        for path in notebook_paths(wanted.paths or course):
            found = readability.grades(readability.prose(read_notebook(path), excused))
            too_hard |= found.is_too_hard
            print(f"{name_of(path)}: {found}{', too hard' if found.is_too_hard else ''}")
    except (NotebookError, NoCourseError, readability.NoReadabilityToolError) as fault:
        return say_cannot(fault)
    return FOUND_FAULTS if too_hard else DONE


def run_export(wanted: argparse.Namespace) -> int:
    from kneetwitch.authoring import export
    from kneetwitch.authoring.notebooks import NotebookError
    from kneetwitch.shipped import NoCourseError

    try:
        pages = export.export(wanted.folder.expanduser().absolute())
    except (NotebookError, NoCourseError, export.ExportError) as fault:
        return say_cannot(fault)
    print(f"{len(pages)} {'page' if len(pages) == 1 else 'pages'} written; open {pages[0]}")
    return DONE


def say_cannot(fault: Exception) -> int:
    print(f"kneetwitch: {fault}", file=sys.stderr)
    return CANNOT
