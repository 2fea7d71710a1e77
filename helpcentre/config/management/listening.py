"""Where the server may listen, and taking the port before anything else is done."""

import errno
import ipaddress
import socket


class ListenError(Exception):
    """The message says what to do."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_host(host: str, *, is_production: bool) -> None:
    """Raises ListenError for an address others can reach, unless this is a production server."""
    if is_production or is_loopback(host):
        return
    raise ListenError(
        f"{host} can be reached from other machines, and this is not a production server.\n"
        "Listen on 127.0.0.1, or set HELPCENTRE_ENV=production with the settings it needs "
        "(docs/operations/settings.md) and put a web server with HTTPS in front."
    )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises ListenError when the port is taken or the host not ours."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except socket.gaierror:
        raise ListenError(f"{host} is no address of this machine.") from None
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise ListenError(_why(error, host, port)) from None
    listener.setblocking(False)
    return listener


def address_of(listener: socket.socket) -> str:
    """``host:port`` as one writes it in a browser; loopback is ``localhost``."""
    host, port = listener.getsockname()[:2]
    shown = "localhost" if is_loopback(host) and ":" not in host else f"[{host}]" if ":" in host else host
    return f"{shown}:{port}"


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Choose another one: helpcentre up --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the administrator of this machine. Choose one above 1023."
    return f"Cannot listen on {host}, port {port}: {error.strerror}."
