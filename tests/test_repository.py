"""What is in git: nothing of this machine, no addresses of registries, no surprises at the top level."""

import functools
import itertools
import re
import subprocess
import tempfile
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
AT_THE_TOP = {
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "Makefile",
    "notebooks",
    "kneetwitch",
    "exercises",
    "tests",
}
LARGEST_PICTURE = 200_000
# Written in two halves, so that this file does not hold what it looks for.
REGISTRIES = [
    f"{name}.{end}"
    for name, end in [
        ("pypi", "org"),
        ("files.pythonhosted", "org"),
        ("registry.npmjs", "org"),
        ("registry.yarnpkg", "com"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
    ]
]


@functools.cache
def in_git() -> list[str]:
    """Every file that is in git or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


@functools.cache
def texts() -> dict[str, str]:
    """The files that are text, and what they say."""
    return {
        name: content.decode() for name in in_git() if not is_binary(content := (ROOT / name).read_bytes())
    }


def is_binary(content: bytes) -> bool:
    try:
        return "\0" in content.decode()
    except UnicodeDecodeError:
        return True


def places_of_this_machine() -> list[str]:
    """Folders that mean something on this machine only."""
    folders = {Path.home(), ROOT.parent, Path(tempfile.gettempdir())}
    return [f"{folder.as_posix()}/" for folder in folders if folder != Path(folder.anchor)]


def names_a_place(text: str, place: str) -> bool:
    """Whether a text holds this path, and not merely an address or a longer path that ends like it."""
    return re.search(rf"(?<![\w.~%:/-]){re.escape(place)}", text) is not None


def test_the_top_level_holds_only_what_it_should() -> None:
    top = {name.partition("/")[0] for name in in_git()}
    assert {name for name in top if not name.startswith(".")} <= AT_THE_TOP


def test_no_file_names_a_package_registry() -> None:
    assert [(name, host) for name, text in texts().items() for host in REGISTRIES if host in text] == []


def test_no_file_names_a_place_of_this_machine() -> None:
    found = [
        (n, place)
        for n, text in texts().items()
        for place in places_of_this_machine()
        if names_a_place(text, place)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "named"),
    [("see /here/a", True), ('"/here/"', True), ("https://example.net/here/a", False), ("net/here/a", False)],
)
def test_a_place_is_told_from_an_address_that_ends_like_it(text: str, named: bool) -> None:
    assert names_a_place(text, "/here/") is named


def test_the_only_binary_is_one_small_picture_that_the_readme_shows() -> None:
    binaries = [name for name in in_git() if name not in texts()]
    assert len(binaries) <= 1
    for name in binaries:
        assert name.endswith(".png")
        assert (ROOT / name).stat().st_size < LARGEST_PICTURE
        assert name in (ROOT / "README.md").read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, list[Requirement]]:
    """The packages that a lock pins, by name; a package may be pinned once for each kind of machine."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / ".locks" / lock).read_text(encoding="utf-8").splitlines():
        if "==" in line:
            pin = Requirement(line.rstrip(" \\"))
            found.setdefault(pin.name.lower(), []).append(pin)
    return found


@pytest.mark.parametrize("lock", ["learn.txt", "test.txt", "bench.txt"])
def test_a_lock_holds_pins_with_their_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / ".locks" / lock).read_text(encoding="utf-8").replace("\\\n", "")
    pin = re.compile(
        r"[a-z0-9][a-z0-9._-]*(\[[a-z,-]+\])?==[^\s;]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", re.I
    )
    assert [line[:120] for line in text.splitlines() if not pin.fullmatch(line.strip())] == []


def test_both_locks_agree_so_that_one_environment_serves_for_both() -> None:
    tested = pins("test.txt")
    learned = {name: [str(pin.specifier) for pin in each] for name, each in pins("learn.txt").items()}
    assert learned == {name: [str(pin.specifier) for pin in tested[name]] for name in learned}


LOCKS = {"learn.txt": ["build"], "test.txt": ["build", "test"], "bench.txt": ["build", "test", "bench"]}


@pytest.mark.parametrize(("lock", "groups"), LOCKS.items())
def test_a_lock_satisfies_what_the_project_asks_for(lock: str, groups: list[str]) -> None:
    """Otherwise `make lock` was forgotten."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"]]
    for group in groups:
        asked += [each for each in project["dependency-groups"][group] if isinstance(each, str)]
    pinned = pins(lock)
    for wanted, machine in itertools.product(map(Requirement, asked), MACHINES):
        if not holds(wanted, machine):
            continue
        (pin,) = (each for each in pinned[wanted.name.lower()] if holds(each, machine))
        (version,) = (part.version for part in pin.specifier)
        assert wanted.specifier.contains(version, prereleases=True), (
            f"{wanted} is not met by {pin}: make lock"
        )


MACHINES = [
    {"python_version": minor, "python_full_version": f"{minor}.4", "sys_platform": system}
    for minor in ("3.11", "3.12", "3.13", "3.14")
    for system in ("linux", "darwin", "win32")
]


def holds(requirement: Requirement, machine: dict[str, str]) -> bool:
    """Whether a requirement is meant for a machine."""
    return requirement.marker is None or requirement.marker.evaluate(machine)


def test_the_locks_serve_the_python_that_runs_this() -> None:
    here = default_environment()
    for name, each in pins("test.txt").items():
        chosen = [pin for pin in each if pin.marker is None or pin.marker.evaluate(dict(here))]
        assert len(chosen) <= 1, f"{name} is pinned twice for this machine"


def test_continuous_integration_runs_make_test_and_nothing_cleverer() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        "set -eu",
        'cd "$(dirname "$0")/.."',
        "exec make test",
    ]
    assert "run: bash .ci/run" in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")


def test_ci_opens_the_course_on_a_learners_machine_as_the_readme_sets_it_up() -> None:
    """Only the command that makes the environment differs: CI names the Python it was given."""
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert {"macos-latest", "windows-latest"} <= set(re.findall(r"system: (\S+)", workflow))
    assert "run: make learn" in workflow
    assert "-m tests.launch.running" in workflow
    block = (
        (ROOT / "README.md").read_text(encoding="utf-8").split("<summary>Windows, or no make</summary>")[1]
    )
    environment, *installs, start = block.split("```")[1].strip().splitlines()
    assert environment.endswith("-m venv .venv")
    assert [line for line in installs if f"run: {line}\n" not in workflow] == []
    assert start.endswith("-m kneetwitch learn")
