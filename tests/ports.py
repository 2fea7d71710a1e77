"""Ports for servers that tests start."""

import os
import random
import socket

_EACH = 1_000  # ports for each process of a parallel run
_FIRST = 11_000


def free_port() -> int:
    """A port nobody listens on at this moment, and that no outgoing connection is given.

    Not one of those the system hands out by itself (on Linux from 32,768): between asking and listening, which takes a
    server seconds, any connection of any test could be given the same, and the server would find it taken.
    """
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw") or 0) % 20
    mine = range(_FIRST + process * _EACH, _FIRST + (process + 1) * _EACH)
    for port in random.sample(mine, len(mine)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("every port for tests is taken")
