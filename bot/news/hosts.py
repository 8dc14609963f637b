"""What the host of an address is: a name, a numeric address, or something nobody should resolve. Pure."""

import ipaddress
import re

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST_NAME = 253

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def as_ip(host: str) -> IPAddress | None:
    """The address that a literal host is, in its one usual notation; None for a name and for any odd notation."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_host_name(host: str) -> bool:
    """Letters, digits, hyphens; and no number at the end, which some resolvers would read as an IPv4 address.

    Other scripts are expected as punycode; capital letters and the dot at the end are not expected.
    """
    if len(host) > LONGEST_NAME or _NAME.fullmatch(host) is None:
        return False
    return _NUMBER.fullmatch(host.rpartition(".")[2]) is None
