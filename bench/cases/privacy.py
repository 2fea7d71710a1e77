"""The privacy desk and the jobs behind it. Changes the data directory (it lets go and erases): keep a copy."""

import json
import os
import subprocess
import sys
import time
from typing import Any

from bench.rows import Row, latency
from bench.server import Client, Server

_ROUNDS = 10


def run(server: Server) -> list[Row]:
    officer = server.client()
    rows: list[Row] = []
    ready = _jobs(server, "swell")
    officer.get("/demo/seat/desk/rehema/")
    for name, path in _screens(ready):
        officer.timed(path)
        rows.append(latency(f"desk: {name}", [officer.timed(path) for _ in range(_ROUNDS)], must="≤ 500"))
    rows.append(latency("desk: consents, find by name", [_find(officer) for _ in range(_ROUNDS)], must="≤ 500"))
    for job in ("retention-rehearsal", "plan", "plan-most-tickets", "erasure", "retention"):
        found = _jobs(server, job)
        note = (
            f"CPU {found['cpu']:.1f} s, longest wait of another writer {found['waited'] * 1000:.0f} ms, {found['did']}"
        )
        rows.append(Row(f"job: {job}", found["took"], "s", note))
    return rows


def _screens(ready: dict[str, Any]) -> list[tuple[str, str]]:
    most, agent = ready["most"], ready["agent"]
    return [
        ("monthly report", "/desk/privacy/report/"),
        ("who looked at the busiest", f"/desk/privacy/looks/people/{most}/"),
        ("whom an agent looked at", f"/desk/privacy/looks/staff/{agent}/"),
        ("the same, one month", f"/desk/privacy/looks/staff/{agent}/?since=2025-01-01&until=2025-01-31"),
        ("consents of one", f"/desk/privacy/consents/{most}/"),
    ]


def _find(officer: Client) -> float:
    fields = officer.form("/desk/privacy/consents/", "ref")
    began = time.perf_counter()
    officer.post("/desk/privacy/consents/", fields | {"ref": "njeri"})
    return time.perf_counter() - began


def _jobs(server: Server, what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.privacy_jobs", what]
    environment = {**os.environ, "HELPCENTRE_DATA": str(server.data)}
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    return json.loads(said.splitlines()[-1])  # type: ignore[no-any-return]
