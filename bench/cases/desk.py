"""The agent's lists, a ticket and the search over all of them."""

import re
from itertools import cycle, islice
from urllib.parse import quote

from bench.rows import Row, latency
from bench.server import Client, Server
from helpcentre.web.demo.words import Vocabulary

VIEWS = ("mine", "unassigned", "waiting", "pending", "all-open", "closed")


def run(server: Server) -> list[Row]:
    agent = sign_in(server)
    lists = [f"/desk/?view={view}" for view in VIEWS]
    tickets = _tickets(agent)
    words = Vocabulary().words
    common = [word for word in words if len(word) > 1][:20]
    rare = words[500:15_000:80]
    queries = [*common * 2, *rare[:100], *(f"{a} {b}" for a, b in zip(common, rare[100:120], strict=False))]
    for path in (*lists, *tickets[:16]):  # each thread of the server plans its queries once
        agent.timed(path)
    return [
        latency("inbox", [agent.timed(path) for path in islice(cycle(lists), 200)], must="≤ 50", aim="≤ 20"),
        latency("ticket", [agent.timed(path) for path in islice(cycle(tickets[16:]), 200)], must="≤ 50", aim="≤ 15"),
        latency(
            "ticket search",
            [agent.timed(f"/desk/search/?q={quote(query)}") for query in islice(cycle(queries), 200)],
            must="≤ 100",
            aim="≤ 20",
        ),
    ]


def sign_in(server: Server) -> Client:
    """A client that sits at the desk as Asha."""
    agent = server.client()
    agent.get("/demo/seat/desk/asha/")
    return agent


def _tickets(agent: Client) -> list[str]:
    import gzip

    found: list[str] = []
    for view in VIEWS:
        body = agent.get(f"/desk/?view={view}").body
        page = gzip.decompress(body).decode() if body[:2] == b"\x1f\x8b" else body.decode()
        found += re.findall(r'href="(/desk/tickets/DK-\d+/)', page)
    return list(dict.fromkeys(found))
