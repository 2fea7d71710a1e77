"""Start and memory."""

import time

from bench.rows import Row
from bench.server import Server


def run(server: Server) -> list[Row]:
    time.sleep(5)
    return [
        Row("ready after start", server.started, "s", must="≤ 5", aim="≤ 2"),
        Row("idle memory, server and worker", server.resident_mb(), "MB", must="≤ 200", aim="≤ 130"),
    ]
