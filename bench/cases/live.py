"""From the answered POST of an agent to the hint on the customer's page; from a key to a colleague's screen."""

import http.client
import json
import queue
import re
import secrets
import time
from threading import Thread

from bench.cases.desk import sign_in
from bench.rows import Row, percentile
from bench.server import Client, Server

REPLIES = 100
BEGINNINGS = 50


def run(server: Server) -> list[Row]:
    customer = server.client()
    customer.get("/demo/seat/phone/njeri/")
    fields = customer.form("/sw/tickets/new/", "subject")
    fields |= {"subject": "Bench live", "message": "Habari", "key": secrets.token_urlsafe(16)}
    fields |= {"name": "Njeri Kamau", "email": "njeri@duka.example"}
    customer.post("/sw/tickets/new/", fields)
    reference = _newest(customer)
    heard: queue.Queue[float] = queue.Queue()
    path = f"/sw/tickets/{reference}/live/"
    Thread(target=_listen, args=[server, customer.cookies, path, "ticket.reply.sent", heard], daemon=True).start()
    time.sleep(0.5)
    agent = sign_in(server)
    page = f"/desk/tickets/{reference}/"
    form = agent.form(page, "body")
    waits = []
    for turn in range(REPLIES):
        fresh = {"body": f"Jibu {turn}", "kind": "reply", "key": secrets.token_urlsafe(16)}
        agent.post(f"{page}messages/", form | fresh)
        answered = time.perf_counter()
        waits.append(max(0.0, heard.get(timeout=10) - answered) * 1000)
        time.sleep(0.03)
        while not heard.empty():
            heard.get()
    note = f"median {percentile(waits, 0.5):.1f}, n={len(waits)}, clock starts when the agent's POST is answered"
    return [
        Row("message to screen", percentile(waits, 0.99), "ms p99", note, "≤ 150", "≤ 50"),
        _writing(server, agent, reference, form["csrfmiddlewaretoken"]),
    ]


def _writing(server: Server, agent: Client, reference: str, token: str) -> Row:
    """Asha begins to write and ceases; Joseph's page hears a hint and asks who writes."""
    colleague = server.client()
    colleague.get("/demo/seat/desk/joseph/")
    heard: queue.Queue[float] = queue.Queue()
    stream = f"/desk/live/?at={reference}"
    Thread(
        target=_listen, args=[server, colleague.cookies, stream, "ticket.presence.changed", heard], daemon=True
    ).start()
    time.sleep(0.5)
    page = f"/desk/tickets/{reference}/presence/"
    waits = []
    for _ in range(BEGINNINGS):
        began = time.perf_counter()
        agent.post(page, {"csrfmiddlewaretoken": token, "writes": "reply"})
        heard.get(timeout=10)
        colleague.get(page)
        waits.append((time.perf_counter() - began) * 1000)
        agent.post(page, {"csrfmiddlewaretoken": token, "writes": ""})
        heard.get(timeout=10)
    note = f"median {percentile(waits, 0.5):.1f}, n={len(waits)}, from the first key to the colleague's page"
    return Row("writing to screen", percentile(waits, 0.99), "ms p99", note, "≤ 1000", "≤ 150")


def _newest(customer) -> str:  # type: ignore[no-untyped-def]
    import gzip

    body = customer.get("/sw/tickets/").body
    page = gzip.decompress(body).decode() if body[:2] == b"\x1f\x8b" else body.decode()
    return str(re.findall(r"/sw/tickets/(DK-\d+)/", page)[0])


def _listen(server: Server, cookies: dict[str, str], path: str, kind: str, heard: "queue.Queue[float]") -> None:
    connection = http.client.HTTPConnection("localhost", server.port, timeout=60)
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    connection.request("GET", path, headers={"Cookie": cookie})
    response = connection.getresponse()
    for line in response:
        if line.startswith(b"data:") and json.loads(line[5:]).get("kind") == kind:
            heard.put(time.perf_counter())
