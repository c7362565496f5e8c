"""`kneetwitch learn` as a learner meets it: a real server, a real kernel, a real websocket."""

import asyncio
import json
import os
import re
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock
from urllib.parse import urlsplit

import pytest
from tornado.websocket import websocket_connect

from kneetwitch.launch import lab

from .running import Running, running_course

# Runs inside the server: notes the socket's option before and after anybody switches it on.
WITNESS = """
import json, os, pathlib, socket
from tornado.websocket import WebSocketHandler
switch_on = WebSocketHandler.set_nodelay
def option(handler):
    return handler.ws_connection.stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
def watched(self, value):
    before = option(self)
    switch_on(self, value)
    seen = {"handler": type(self).__name__, "before": before, "after": option(self)}
    pathlib.Path(os.environ["WITNESS"]).write_text(json.dumps(seen))
WebSocketHandler.set_nodelay = watched
"""


def ask(running: Running, path: str, method: str = "GET") -> str:
    """Ask the server's API as the learner's browser would; the body of the answer."""
    headers = {"Authorization": f"token {running.token}"}
    request = urllib.request.Request(running.root + path, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return str(answer.read().decode())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps everything."""
    return tmp_path_factory.mktemp("learner")


@pytest.fixture(scope="module")
def running(place: Path) -> Iterator[Running]:
    """`kneetwitch learn --no-browser`, up and running, with a witness inside."""
    (place / "config").mkdir()
    (place / "config" / "jupyter_server_config.py").write_text(WITNESS)
    with running_course(place, environment={"WITNESS": str(place / "witness.json")}) as course:
        yield course


async def answer_of_kernel(running: Running, kernel: str) -> str:
    """Ask a kernel, over its websocket, what it is; its status."""
    url = f"{running.root.replace('http', 'ws')}/api/kernels/{kernel}/channels?token={running.token}"
    websocket = await websocket_connect(url)
    header = {
        "msg_id": "ask",
        "msg_type": "kernel_info_request",
        "session": "s",
        "username": "",
        "version": "5.3",
    }
    question = {"header": header, "parent_header": {}, "metadata": {}, "content": {}, "channel": "shell"}
    await websocket.write_message(json.dumps(question))
    while True:
        message = await asyncio.wait_for(websocket.read_message(), 20)
        if isinstance(message, str) and json.loads(message)["msg_type"] == "kernel_info_reply":
            websocket.close()
            return str(json.loads(message)["content"]["status"])


def test_the_course_opens_at_its_first_lesson_in_the_working_copy(running: Running) -> None:
    assert urlsplit(running.address).path == "/lab/tree/notebooks/00_start_here.ipynb"
    assert (running.folder / "notebooks" / "00_start_here.ipynb").is_file()
    contents = json.loads(ask(running, "/api/contents/notebooks"))
    assert "notebooks/00_start_here.ipynb" in [entry["path"] for entry in contents["content"]]


def test_a_kernels_websocket_sends_at_once(running: Running, place: Path) -> None:
    """The option was off, and our extension switched it on; were it on already, the extension could go."""
    kernel = json.loads(ask(running, "/api/kernels", "POST"))["id"]
    try:
        # in a thread of its own, as a browser test may have an event loop running in this one
        with ThreadPoolExecutor() as threads:
            assert threads.submit(asyncio.run, answer_of_kernel(running, kernel)).result() == "ok"
    finally:
        ask(running, f"/api/kernels/{kernel}", "DELETE")
    seen = json.loads((place / "witness.json").read_text())
    assert seen == {"handler": "KernelWebsocketHandler", "before": 0, "after": seen["after"]}
    assert seen["after"] != 0


def test_the_page_asks_nobody_for_news_updates_or_extensions(running: Running) -> None:
    page = ask(running, "/lab")
    config = json.loads(re.search(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    assert "@jupyterlab/apputils-extension:announcements" in config["disabledExtensions"]
    assert config["news"] == {"disabled": True}
    assert config["extensionManager"]["name"] == "read-only"


def test_the_server_is_for_this_machine_and_this_person_only(running: Running) -> None:
    assert len(running.token) >= 32
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(running.root + "/api/kernels", timeout=20)


def test_ctrl_c_stops_it_without_a_question(running: Running) -> None:
    os.killpg(running.process.pid, signal.SIGINT)
    assert running.process.wait(20) == 0
    said = running.said.read_text()
    assert "To stop, press Ctrl-C here." in said
    assert "y/[n]" not in said
    assert "Traceback" not in said
    assert "Warning" not in said


def test_a_port_in_use_gets_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(lab.PortTakenError, match=f"Port {port} is in use"):
            lab.start(tmp_path, port, browser=False)


@pytest.mark.parametrize("system", ["Windows", "another"])
def test_a_port_is_asked_for_in_the_words_of_the_system(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, SO_REUSEADDR would let two servers listen on one port."""
    names = {"SOL_SOCKET": 1, "SO_REUSEADDR": 2} | ({"SO_EXCLUSIVEADDRUSE": 3} if system == "Windows" else {})
    probe = MagicMock()
    monkeypatch.setattr(lab, "socket", SimpleNamespace(socket=probe, **names))
    assert lab.is_free(8888)
    probe().__enter__().setsockopt.assert_called_once_with(1, 3 if system == "Windows" else 2, 1)


def test_the_learners_own_jupyter_settings_are_still_read(tmp_path: Path) -> None:
    others = str(tmp_path / "own")
    ours = str(lab.LAB_SETTINGS)
    assert lab.environment({})["JUPYTER_CONFIG_PATH"] == ours
    assert (
        lab.environment({"JUPYTER_CONFIG_PATH": others})["JUPYTER_CONFIG_PATH"]
        == f"{ours}{os.pathsep}{others}"
    )
    assert lab.environment({"JUPYTER_PREFER_ENV_PATH": "0"})["JUPYTER_PREFER_ENV_PATH"] == "0"
