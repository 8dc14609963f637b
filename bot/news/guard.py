"""Which addresses on the net may be asked: public ones at ports 80 and 443, and what the operator allowed besides.

An address is looked at twice. `check_url` reads it as text, so that what can be seen is refused with a reason.
`open_socket` looks at the numeric address of every single connection attempt, whatever a name resolved to this
time; only this second look protects, the first one is for the message.

The special ranges follow the IANA special-purpose registries (RFC 6890). `ipaddress.is_global` alone is not enough:
it is true for multicast, for 6to4 and for the translation prefixes of NAT64.
"""

import ipaddress
import re
import socket
from collections.abc import Collection

from aiohappyeyeballs import AddrInfoType
from yarl import URL

from bot.errors import AddressRefused
from bot.news.hosts import IPAddress, as_ip, is_host_name

USUAL_PORTS = frozenset({80, 443})
LONGEST_URL = 4096

_NEVER_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT, and the metadata service of Alibaba
        "168.63.129.16/32",  # the metadata service of Azure, inside a public range
        "192.0.0.0/24",  # protocol assignments, and the metadata service of Oracle
        "192.88.99.0/24",  # 6to4 relays
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)
_UNICAST_V6 = ipaddress.IPv6Network("2000::/3")
_NEVER_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarking
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4 carries any IPv4 address, and no outlet lives there
        "3fff::/20",  # documentation
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP_MARKS = frozenset({0x00005EFE, 0x02005EFE})

_NOT_IN_AN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f-\xa0\\\ud800-\udfff]")


class PrivateAddress(OSError):
    """A connection to an address that is not public was refused before it was made."""


def is_public(ip: IPAddress) -> bool:
    """True when the address is one of the open internet, and not a private one in the clothes of another notation."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not any(ip in network for network in _NEVER_V4)
    if ip.scope_id is not None:
        return False
    if ip.ipv4_mapped is not None:
        return is_public(ip.ipv4_mapped)
    if ip in _NAT64:
        return is_public(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip not in _UNICAST_V6 or (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP_MARKS:
        return False
    return ip.is_global and not any(ip in network for network in _NEVER_V6)


def _parse_allowed(entry: str) -> tuple[str, int]:
    """The canonical host and the port of `host:port`. Raises ValueError."""
    try:
        address = URL(f"http://{entry.strip()}/")
    except ValueError as exc:
        raise ValueError(f"{entry!r} is not host:port") from exc
    if not address.raw_host or address.explicit_port is None or address.user or address.path != "/":
        raise ValueError(f"{entry!r} is not host:port")
    host = address.raw_host.removesuffix(".").lower()
    return str(as_ip(host) or host), address.explicit_port


class AddressGuard:
    """Lets requests through to public addresses and to the operator's.

    `allow` holds `host:port` pairs. A pair with a numeric host opens exactly that private address at that port.
    A pair with a name opens that port for the name; the name must still resolve to a public address or to one that is
    allowed itself. `localhost:port` is short for the loopback addresses of IPv4 and IPv6. Raises ValueError for an
    entry that is no such pair.
    """

    def __init__(self, allow: Collection[str] = ()) -> None:
        pairs = {_parse_allowed(entry) for entry in allow}
        ports = {port for host, port in pairs if host == "localhost"}
        self._allowed = frozenset(pairs | {(host, port) for port in ports for host in ("127.0.0.1", "::1")})

    def check_url(self, url: str | URL, shown: str) -> URL:
        """The address as it will be asked, without fragment. `shown` is how errors call it. Raises AddressRefused."""
        address = _parse(url, shown)
        if address.scheme not in ("http", "https"):
            raise AddressRefused(shown, "only http and https are read")
        if address.user is not None or address.password is not None:
            raise AddressRefused(shown, "an address with a user name in it")
        host = (address.raw_host or "").removesuffix(".")
        port = address.port or 0
        self._check_host(host, port, shown)
        if port not in USUAL_PORTS and (host, port) not in self._allowed:
            raise AddressRefused(shown, f"port {port} is not read")
        return address.with_host(host).with_fragment(None)

    def _check_host(self, host: str, port: int, shown: str) -> None:
        ip = as_ip(host)
        if ip is None and not is_host_name(host):
            raise AddressRefused(shown, "not the name of a host")
        if ip is not None and (str(ip), port) not in self._allowed and not is_public(ip):
            raise AddressRefused(shown, "a private address")

    def open_socket(self, addr_info: AddrInfoType) -> socket.socket:
        """A socket for this connection attempt (aiohttp's `socket_factory`). Raises PrivateAddress."""
        family, kind, protocol, _, address = addr_info
        ip = as_ip(str(address[0]))
        if ip is None or not ((str(ip), address[1]) in self._allowed or is_public(ip)):
            raise PrivateAddress("a private address")
        return socket.socket(family, kind, protocol)


def _parse(url: str | URL, shown: str) -> URL:
    if isinstance(url, URL):
        return url
    text = url.strip()
    if len(text) > LONGEST_URL:
        raise AddressRefused(shown, "longer than any article's address")
    if not text or _NOT_IN_AN_ADDRESS.search(text):
        raise AddressRefused(shown, "not an address")
    try:
        address = URL(text)
    except (ValueError, TypeError) as exc:
        raise AddressRefused(shown, "not an address") from exc
    # yarl takes any word in square brackets for a name.
    if text.partition("//")[2].startswith("[") and ":" not in (address.raw_host or ""):
        raise AddressRefused(shown, "not an address")
    return address
