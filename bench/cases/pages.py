"""The article page, from the front's memory and made anew; nginx beside it where it is installed."""

import gzip
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.rows import Row, latency
from bench.server import Client, Server, free_port

PAGE = "/en/articles/mpesa-payment-not-showing/"


def run(server: Server) -> list[Row]:
    client = server.client()
    body = client.get(PAGE).body
    rows = [Row("article page, HTML", len(body) / 1000, "kB gzip", must="≤ 14")]
    ours = _wrk(f"http://127.0.0.1:{server.port}{PAGE}")
    nginx = _nginx(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
    if ours:
        note = f"nginx gzip_static {nginx:,.0f}/s: ratio {ours / nginx:.2f}" if nginx else "nginx is not installed"
        rows.append(Row("article page, cached", ours, "requests/s", note, "≥ 0.4 nginx", "≥ 0.9 nginx"))
    rows.append(latency("article page, uncached", [client.timed(f"{PAGE}?n={n}") for n in range(200)]))
    rows.append(Row("article page, uncached, CPU", _cpu_ms(server, client), "ms/page", must="≤ 4", aim="≤ 2"))
    return rows


def _cpu_ms(server: Server, client: Client) -> float:
    before = server.cpu_seconds()
    for n in range(400):
        client.timed(f"{PAGE}?cpu={n}")
    return (server.cpu_seconds() - before) * 1000 / 400


def _wrk(url: str) -> float:
    """Requests per second of 16 kept connections for 5 s; 0 where wrk is missing."""
    if not shutil.which("wrk"):
        return 0.0
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c16", "-d5s", "-H", "Accept-Encoding: gzip", url]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", shown)
    return float(found.group(1)) if found else 0.0


def _nginx(page: bytes) -> float:
    """The same bytes from nginx with gzip_static and one worker on one core; 0 where it is missing."""
    if not shutil.which("nginx") or not shutil.which("wrk"):
        return 0.0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "page.html").write_bytes(page)
        (root / "page.html.gz").write_bytes(gzip.compress(page, 9))
        port = free_port()
        conf = root / "nginx.conf"
        conf.write_text(
            f"worker_processes 1; worker_cpu_affinity 01; daemon off; pid {root}/pid; error_log {root}/error;"
            f"events {{}} http {{ access_log off; types {{ text/html html; }} keepalive_requests 1000000;"
            f"server {{ listen 127.0.0.1:{port}; root {root}; gzip_static on; }} }}"
        )
        process = subprocess.Popen(["nginx", "-c", str(conf), "-p", str(root)])
        try:
            for _ in range(50):
                speed = _try(f"http://127.0.0.1:{port}/page.html")
                if speed:
                    return speed
        finally:
            process.terminate()
            process.wait(10)
    return 0.0


def _try(url: str) -> float:
    try:
        return _wrk(url)
    except subprocess.CalledProcessError:
        return 0.0
