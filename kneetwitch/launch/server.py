"""A Jupyter server extension: a kernel's messages leave at once instead of waiting to be bundled.

Without TCP_NODELAY a slider's answer waits some 40 ms for the browser's acknowledgement (Nagle's algorithm
meeting delayed acknowledgements), which a learner feels as drag.
"""

import functools
from typing import Any, Protocol

NAME = "kneetwitch.launch.server"


class Log(Protocol):
    """The part of a logger that is used here."""

    def warning(self, message: str, *values: object) -> None: ...


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": NAME}]


class Server(Protocol):
    """The part of a running server that is used here."""

    log: Log


class Websocket(Protocol):
    """The part of a kernel's websocket that is used here."""

    def set_nodelay(self, value: bool) -> None: ...


def _load_jupyter_server_extension(serverapp: Server) -> None:
    try:
        from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

        send_at_once(KernelWebsocketHandler, serverapp.log)
    except Exception as fault:
        give_up(serverapp.log, fault)


def send_at_once(handler: type[Any], log: Log) -> None:
    """Have every kernel websocket of this handler class switch on TCP_NODELAY when it opens; twice is once.

    Raises `AttributeError` where the class no longer has `open` or `set_nodelay`.
    """
    opened = handler.open
    if getattr(opened, "sends_at_once", False):
        return
    _ = handler.set_nodelay

    @functools.wraps(opened)
    async def open_and_send_at_once(self: Websocket, *args: object, **kwargs: object) -> object:
        try:
            self.set_nodelay(True)
        except Exception as fault:
            handler.open = opened
            give_up(log, fault)
        return await opened(self, *args, **kwargs)

    open_and_send_at_once.sends_at_once = True  # type: ignore[attr-defined]
    handler.open = open_and_send_at_once


def give_up(log: Log, fault: Exception) -> None:
    """Say that widgets will be slower; nothing else is lost."""
    log.warning("kneetwitch could not switch on TCP_NODELAY, so sliders answer a little later: %s", fault)
