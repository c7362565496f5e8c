"""The wheel that people install holds the whole course, and opens it without a clone."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kneetwitch.shipped import shipped_files

from .running import Running, running_course

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, freshly built."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (built,) = place.glob("*.whl")
    return built


def test_the_wheel_holds_every_lesson_exercise_and_fact(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    lessons = {f"kneetwitch/_course/{name}" for name in shipped_files(REPOSITORY)}
    facts = {p.relative_to(REPOSITORY).as_posix() for p in (REPOSITORY / "kneetwitch/data").rglob("*.*")}
    assert lessons
    assert lessons | facts <= held


def test_the_wheel_holds_nothing_that_belongs_to_maintainers(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in held if name.startswith("tests/") or "checkpoint" in name or ".pyc" in name]


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """The scripts of a new environment with the wheel; it borrows this one's libraries, not the clone."""
    place = tmp_path / "environment"
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(place), "platbase": str(place)}
    scripts = Path(sysconfig.get_path("scripts", "venv", vars=paths))
    library = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    (library / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet"]
    subprocess.run([*install, "--no-deps", "--no-index", "--no-compile", str(wheel)], check=True)
    return scripts


@pytest.fixture
def opened(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """`kneetwitch learn` of that environment, started far from the clone."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    share = Path(sys.prefix, "share", "jupyter")
    borrowed = {"JUPYTER_PATH": str(share), "JUPYTERLAB_DIR": str(share / "lab")}
    with running_course(tmp_path, (str(installed / "kneetwitch"),), borrowed) as course:
        yield course


def test_kneetwitch_learn_from_an_installed_wheel_opens_the_whole_course(opened: Running) -> None:
    assert opened.address.startswith("http://localhost:")
    assert set(shipped_files(opened.folder)) == set(shipped_files(REPOSITORY))
