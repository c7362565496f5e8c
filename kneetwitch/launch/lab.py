"""JupyterLab on a working copy: quiet, quick to answer, and asking no other machine anything."""

import os
import socket
from collections.abc import Mapping
from pathlib import Path

from kneetwitch.home import home
from kneetwitch.launch import server
from kneetwitch.shipped import FIRST

# Switches off JupyterLab's question about news, which no command-line setting reaches.
LAB_SETTINGS = Path(__file__).parent / "jupyter"


class PortTakenError(Exception):
    """The port that was asked for is in use; the message is a sentence for the learner."""


def start(folder: Path, port: int | None = None, *, browser: bool = True) -> None:
    """Run JupyterLab in this process until it is stopped (Ctrl-C, without a question).

    `folder` is the working copy. Without a `port`, the first free one from 8888 on is taken.
    Raises `PortTakenError` where the port asked for is in use.
    """
    if port is not None and not is_free(port):
        raise PortTakenError(
            f"Port {port} is in use. Name another, or leave --port out and a free one is found."
        )
    os.environ |= environment(os.environ)

    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(argv=arguments(folder, port, browser=browser))


def environment(current: Mapping[str, str]) -> dict[str, str]:
    """What Jupyter reads from the environment: our settings first, and the kernel that has kneetwitch."""
    others = current.get("JUPYTER_CONFIG_PATH")
    return {
        "JUPYTER_CONFIG_PATH": os.pathsep.join([str(LAB_SETTINGS), *([others] if others else [])]),
        "JUPYTER_PREFER_ENV_PATH": current.get("JUPYTER_PREFER_ENV_PATH", "1"),
    }


def arguments(folder: Path, port: int | None, *, browser: bool) -> list[str]:
    """The settings handed to JupyterLab; on a command line they overrule the user's own files."""
    import zmq

    settings: dict[str, object] = {
        "ServerApp.root_dir": folder,
        # notebook_shim only translates settings of old, and warns in the terminal about them
        "ServerApp.jpserver_extensions": {server.NAME: True, "notebook_shim": False},
        "ServerApp.ip": "localhost",
        "ServerApp.open_browser": browser,
        "ServerApp.answer_yes": True,
        "Application.log_level": "ERROR",
        "LabApp.default_url": f"/lab/tree/{FIRST}",
        "LabApp.workspaces_dir": home() / "lab" / "workspaces",
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
        # on a machine shared by a class, nobody else reads along; otherwise every kernel warns of just that
        "KernelManager.transport_encryption": "auto" if zmq.has("curve") else "disabled",
    }
    if port is not None:
        settings |= {"ServerApp.port": port, "ServerApp.port_retries": 0}
    if is_root():
        settings["ServerApp.allow_root"] = True
    return [f"--{name}={value}" for name, value in settings.items()]


def is_root() -> bool:
    """Whether this is the administrator, as in most containers, whom Jupyter turns away by default."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_free(port: int) -> bool:
    """Whether a server of ours could listen on this port."""
    # Elsewhere SO_REUSEADDR passes over a port that was just left; on Windows it would share one in use.
    option: int = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, option, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
