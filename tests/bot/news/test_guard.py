import ipaddress
import socket

import pytest

from bot.errors import AddressRefused
from bot.news.guard import AddressGuard, PrivateAddress, is_public

PUBLIC = [
    "8.8.8.8",
    "93.184.215.14",
    "203.0.114.1",
    "172.32.0.1",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
]

NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104 - an address to refuse, nothing is bound to it
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.9",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8",
    "100::1",
    "2001::1",
    "2001:0:53aa:64c:0:fbff:80ff:fffe",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:808:808::1",
    "2606:4700::5efe:10.0.0.1",
    "2606:4700::200:5efe:127.0.0.1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1%eth0",
    "fec0::1",
    "ff02::1",
]

REFUSED_URLS = [
    # Loopback, in every notation
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7F.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.01/",
    "http://127.0.0.1.1/",
    "http://0/",
    "http://0x/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:7f00:0001]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://[::1%25lo]/",
    "http://[v1.a]/",
    "http://①②⑦.0.0.1/",
    "http://\uff11\uff12\uff17.0.0.1/",
    "http://127。0。0。1/",
    "http://127%2e0%2e0%2e1/",
    "http://%31%32%37.0.0.1/",
    # Other private ones
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[fd00:ec2::254]/",
    "http://100.100.100.200/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    # User names
    "http://outlet.example@127.0.0.1/",
    "http://user@outlet.example/",
    "http://user:password@outlet.example/",
    "http://:password@outlet.example/",
    "http://@127.0.0.1/",
    "http://outlet.example%40127.0.0.1/",
    "http://outlet.example\\@127.0.0.1/",
    # Schemes
    "ftp://outlet.example/",
    "file:///etc/passwd",
    "gopher://outlet.example/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "ws://outlet.example/",
    "outlet.example/a",
    "//outlet.example/a",
    "http:outlet.example",
    "http:/outlet.example",
    # Ports
    "http://outlet.example:22/",
    "http://outlet.example:8080/",
    "https://outlet.example:6379/",
    "http://outlet.example:0/",
    "http://outlet.example:99999/",
    "http://outlet.example:port/",
    "http://outlet.example:-1/",
    # No host, or none that could be one
    "",
    " ",
    "http://",
    "http:///path",
    "http://?a",
    "http://.",
    "http://..",
    "http://.example/",
    "http://a..example/",
    "http://-a.example/",
    "http://a-.example/",
    "http://a b.example/",
    "http://a\tb.example/",
    "http://outlet.example/\r\nX-Injected: 1",
    "http://outlet.example/\x00",
    "http://outlet.example/\ud800",
    "http://[::1",
    "http://[]/",
    "http://*.example/",
    "http://outlet.example,other.example/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 200 + "example/",
    "http://outlet.example/" + "a" * 5000,
    "http://xn--/",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_reached(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_other_addresses_may_not(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", REFUSED_URLS)
def test_a_hostile_address_is_refused_before_anything_is_asked(url):
    guard = AddressGuard()

    with pytest.raises(AddressRefused):
        guard.check_url(url, "shown")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://outlet.example/a?b=1#c", "http://outlet.example/a?b=1"),
        ("HTTPS://Outlet.Example./a", "https://outlet.example/a"),
        (" https://outlet.example:443/a ", "https://outlet.example/a"),
        ("https://outlet.example:80/a", "https://outlet.example:80/a"),
        ("http://пример.рф/новости", "http://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("http://신문.한국/", "http://xn--z92b13l.xn--3e0b707e/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://outlet.example/#@127.0.0.1:22/", "http://outlet.example/"),
        ("http://outlet.example?@127.0.0.1:22/", "http://outlet.example/?@127.0.0.1:22/"),
        ("http://[2606:2800:21f::1]/[a]", "http://[2606:2800:21f::1]/%5Ba%5D"),
        ("http://under_score.example/", "http://under_score.example/"),
    ],
)
def test_an_ordinary_address_is_asked_as_it_is(url, asked):
    assert str(AddressGuard().check_url(url, "shown")) == asked


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_no_socket_is_made_for_an_address_that_is_not_public(address):
    guard = AddressGuard()
    family = socket.AF_INET6 if ":" in address else socket.AF_INET

    with pytest.raises(PrivateAddress):
        guard.open_socket((family, socket.SOCK_STREAM, 6, "", (address, 443)))


@pytest.mark.parametrize("address", ["localhost", "127.1", "2130706433", "", "outlet.example"])
def test_no_socket_is_made_for_what_is_no_numeric_address(address):
    with pytest.raises(PrivateAddress):
        AddressGuard().open_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)))


def test_an_allowed_pair_opens_that_address_at_that_port_only():
    guard = AddressGuard(["127.0.0.1:8080"])

    assert guard.check_url("http://127.0.0.1:8080/a", "shown").port == 8080
    for url in ("http://127.0.0.1:8081/", "http://127.0.0.1/", "http://127.0.0.2:8080/", "http://outlet.example:8080/"):
        with pytest.raises(AddressRefused):
            guard.check_url(url, "shown")
    guard.open_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 8080))).close()
    for address in (("127.0.0.1", 8081), ("127.0.0.2", 8080), ("::1", 8080)):
        with pytest.raises(PrivateAddress):
            guard.open_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", address))


def test_an_allowed_name_opens_a_port_but_no_private_address():
    guard = AddressGuard(["staging.outlet.example:8443"])

    assert guard.check_url("https://staging.outlet.example:8443/", "shown").port == 8443
    with pytest.raises(PrivateAddress):
        guard.open_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 8443)))


def test_allowed_localhost_means_loopback_of_both_kinds():
    guard = AddressGuard(["localhost:8080"])

    for url in ("http://localhost:8080/", "http://127.0.0.1:8080/", "http://[::1]:8080/"):
        assert guard.check_url(url, "shown").port == 8080
    guard.open_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 8080))).close()


@pytest.mark.parametrize("entry", ["", "127.0.0.1", "http://127.0.0.1:80", "127.0.0.1:http", "a@b:80", "host:80/path"])
def test_an_entry_that_is_no_pair_is_said_so(entry):
    with pytest.raises(ValueError, match="is not host:port"):
        AddressGuard([entry])
