"""Which machines may be spoken to: those of the public internet, and none of ours."""

import ipaddress
import socket
from collections.abc import Callable

Resolver = Callable[[str, int], list[str]]
Rule = Callable[[str], bool]

# For protocols, and addresses that carry another one inside: those lead wherever somebody's gateway takes them.
_CLOSED = tuple(
    ipaddress.ip_network(each) for each in ("192.0.0.0/24", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


def is_public(address: str) -> bool:
    """Whether the address belongs to the open internet. Loopback, private, link-local (where clouds keep their
    metadata), shared, reserved and multicast ones do not; an address that cannot be read does not either.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found.is_site_local or int(found) < 2**32:
            return False
    if any(found in network for network in _CLOSED):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved and not found.is_unspecified


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
