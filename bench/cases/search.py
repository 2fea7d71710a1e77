"""Article search as the page asks it."""

from itertools import cycle, islice
from urllib.parse import quote

from bench.rows import Row, latency
from bench.server import Server

PLAIN = (
    "pesa ya M-Pesa haionekani", "printer does not print", "nimesahau nenosiri", "stock count wrong", "rudisha bidhaa",
    "how do I close the day", "mteja amelipa kwa njia mbili", "lost my phone", "kuuza kwa mkopo", "add a cashier",
)  # fmt: skip
TYPOS = ("prnter not printing", "mpesa haionekni", "recipt", "nenosri", "stok count", "kufunga sku", "cashir pin")
COMMON = (
    "pesa duka simu", "how do I sell stock on the phone with a receipt", "mteja analipa pesa kwa simu ya duka leo",
    "payment stock sale customer phone shop",
)  # fmt: skip


def run(server: Server) -> list[Row]:
    client = server.client()

    def asked(queries: tuple[str, ...], n: int) -> list[float]:
        return [client.timed(f"/sw/search/?q={quote(query)}") for query in islice(cycle(queries), n)]

    asked(PLAIN, 10)
    return [
        latency("article search, whole page", asked(PLAIN, 140), must="≤ 15", aim="≤ 5"),
        latency("article search of common words, whole page", asked(COMMON, 60), must="≤ 15", aim="≤ 5"),
        latency("article search with a typo, whole page", asked(TYPOS, 60), must="≤ 25"),
    ]
