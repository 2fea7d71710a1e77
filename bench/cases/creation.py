"""Tickets through the real form, every one fsynced before its answer."""

import secrets
import time
from threading import Thread

from bench.rows import Row
from bench.server import Server

CLIENTS = 4
EACH = 150


def run(server: Server) -> list[Row]:
    answers: list[int] = []

    def write(number: int) -> None:
        client = server.client()
        fields = client.form("/en/tickets/new/", "subject")
        for turn in range(EACH):
            mine = fields | {
                "subject": f"Bench {number}-{turn}",
                "message": "The printer stopped again. It was fine this morning.",
                "name": "Bench Client",
                "email": f"bench{number}@bulk.example",
                "key": secrets.token_urlsafe(16),
            }
            answers.append(client.post("/en/tickets/new/", mine).status)

    threads = [Thread(target=write, args=[number]) for number in range(CLIENTS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    made = answers.count(302)
    note = f"{CLIENTS} clients, {made} made, {len(answers) - made} refused"
    return [Row("ticket created", made / took, "tickets/s", note, "≥ 150", "≥ 400")]
