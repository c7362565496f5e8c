"""The browser is found where it is, and its absence is explained."""

from pathlib import Path

import pytest

from tests import chromium


def test_a_named_browser_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "chromium"
    browser.touch()
    monkeypatch.setenv("KNEETWITCH_BROWSER", str(browser))
    assert chromium.find() == browser


def test_a_named_browser_that_is_not_there_is_not_replaced_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KNEETWITCH_BROWSER", "nowhere")
    assert chromium.find() is None


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any browser."""
    monkeypatch.delenv("KNEETWITCH_BROWSER", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(chromium, "PLACES", ())


@pytest.mark.usefixtures("no_browser")
def test_who_cannot_install_is_told_how_on_each_system(capsys: pytest.CaptureFixture[str]) -> None:
    assert chromium.main() == 1
    told = capsys.readouterr().err
    assert all(system in told for system in ("Debian", "Ubuntu", "macOS", "Windows", "KNEETWITCH_BROWSER"))


@pytest.mark.usefixtures("no_browser")
def test_who_can_install_gets_it_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def install() -> None:
        (tmp_path / "chromium").touch(mode=0o755)
        monkeypatch.setenv("PATH", str(tmp_path))

    monkeypatch.setattr(chromium, "can_install", lambda: True)
    monkeypatch.setattr(chromium, "install", install)
    assert chromium.main() == 0
