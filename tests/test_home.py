"""Where a learner's things live."""

from pathlib import Path

import platformdirs
import pytest

from kneetwitch.home import course_folder, home


def test_the_environment_may_name_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEETWITCH_HOME", str(tmp_path / "mine"))
    assert home() == tmp_path / "mine"
    assert course_folder() == tmp_path / "mine" / "course"


def test_a_tilde_means_the_users_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEETWITCH_HOME", "~/twitches")
    assert home() == Path.home() / "twitches"


@pytest.mark.parametrize("unset", [None, ""])
def test_otherwise_it_is_where_the_system_keeps_user_data(
    unset: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if unset is None:
        monkeypatch.delenv("KNEETWITCH_HOME", raising=False)
    else:
        monkeypatch.setenv("KNEETWITCH_HOME", unset)
    assert home() == platformdirs.user_data_path("kneetwitch")


def test_asking_where_it_is_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEETWITCH_HOME", str(tmp_path / "mine"))
    course_folder()
    assert list(tmp_path.iterdir()) == []
