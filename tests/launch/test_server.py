"""The server extension switches on TCP_NODELAY, and never stands in the way of a server."""

from collections.abc import Coroutine
from typing import Any, Never

import pytest

from kneetwitch.launch import server


class Log:
    def __init__(self) -> None:
        self.warnings: list[str] = []

    def warning(self, message: str, *values: object) -> None:
        self.warnings.append(message % values)


def handler_class() -> type[Any]:
    class Handler:
        def __init__(self) -> None:
            self.nodelay = False

        def set_nodelay(self, on: bool) -> None:
            self.nodelay = on

        async def open(self, kernel: str) -> str:
            return f"opened {kernel}, nodelay {self.nodelay}"

    return Handler


def result(coroutine: Coroutine[object, object, str]) -> str:
    """What a coroutine returns that waits for nothing; no event loop, as a browser test may run one."""
    with pytest.raises(StopIteration) as returned:
        coroutine.send(None)
    return str(returned.value.value)


def test_a_websocket_sends_at_once_from_the_moment_it_opens() -> None:
    handler, log = handler_class(), Log()
    server.send_at_once(handler, log)
    assert result(handler().open("k")) == "opened k, nodelay True"
    assert log.warnings == []


def test_loading_twice_wraps_once() -> None:
    handler = handler_class()
    server.send_at_once(handler, Log())
    once = handler.open
    server.send_at_once(handler, Log())
    assert handler.open is once


def test_a_socket_that_refuses_is_said_once_and_the_kernel_still_opens() -> None:
    handler, log = handler_class(), Log()

    def refuse(_: object, on: bool) -> Never:
        raise OSError("no such option" if on else "never asked")

    handler.set_nodelay = refuse
    server.send_at_once(handler, log)
    assert [result(handler().open(k)) for k in "abc"] == [f"opened {k}, nodelay False" for k in "abc"]
    assert log.warnings == [
        "kneetwitch could not switch on TCP_NODELAY, so sliders answer a little later: no such option"
    ]


@pytest.mark.parametrize("gone", ["open", "set_nodelay"])
def test_a_jupyter_server_of_another_shape_gets_one_warning_and_runs_on(
    gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jupyter_server.services.kernels import websocket

    handler = handler_class()
    delattr(handler, gone)
    monkeypatch.setattr(websocket, "KernelWebsocketHandler", handler)

    class App:
        log = Log()

    server._load_jupyter_server_extension(App)
    assert len(App.log.warnings) == 1
    assert gone in App.log.warnings[0]


def test_jupyter_finds_the_extension_by_its_module_name() -> None:
    assert server._jupyter_server_extension_points() == [{"module": server.__name__}]
