from __future__ import annotations

import pytest

from crawler.errors import UsageError
from crawler.fetch.resolve import ResolveMap, allow_address, host_name


@pytest.mark.parametrize(
    ("text", "host", "port", "expected"),
    [
        ("a.vn=10.0.0.1", "a.vn", 80, ("10.0.0.1", 80)),
        ("a.vn=10.0.0.1", "a.vn", 443, ("10.0.0.1", 443)),
        ("a.vn=10.0.0.1:8000", "a.vn", 80, ("10.0.0.1", 8000)),
        ("a.vn=10.0.0.1:8000", "a.vn", 443, None),
        ("a.vn:443=10.0.0.1:8443", "a.vn", 443, ("10.0.0.1", 8443)),
        ("a.vn:443=10.0.0.1", "a.vn", 443, ("10.0.0.1", 443)),
        ("a.vn:443=10.0.0.1", "a.vn", 80, None),
        ("A.VN.=[::1]:8000", "a.vn", 80, ("::1", 8000)),
        ("a.vn=[2001:db8::1]", "a.vn", 8080, ("2001:db8::1", 8080)),
        ("[::1]:80=127.0.0.1:1", "::1", 80, ("127.0.0.1", 1)),
        ("huyện.vn=127.0.0.1", "xn--huyn-nw5a.vn", 80, ("127.0.0.1", 80)),
        ("a.vn=127.0.0.1", "www.a.vn", 80, None),
    ],
)
def test_forms(text: str, host: str, port: int, expected: tuple[str, int] | None) -> None:
    table = ResolveMap.parse([text])
    assert table.lookup(host, port) == expected
    assert ResolveMap.parse(table.texts()) == table


def test_more_entries_for_one_host() -> None:
    table = ResolveMap.parse(["a.vn=127.0.0.1:8000", "a.vn:443=127.0.0.1:8443", "b.vn=10.0.0.1"])
    assert (table.lookup("a.vn", 80), table.lookup("a.vn", 443)) == (("127.0.0.1", 8000), ("127.0.0.1", 8443))
    assert (table.names("a.vn"), table.names("c.vn")) == (True, False)
    assert (table.is_loopback("a.vn"), table.is_loopback("b.vn"), table.is_loopback("c.vn")) == (True, False, False)
    assert ResolveMap().lookup("a.vn", 80) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a.vn", "write HOST"),
        ("=1.2.3.4", "write HOST"),
        ("a.vn=", "write HOST"),
        ("a.vn=b.vn", "b.vn is no IP address"),
        ("a.vn=1.2.3", "1.2.3 is no IP address"),
        ("a.vn=::1", "in brackets"),
        ("a.vn=[::1", "write HOST"),
        ("a.vn=[::1]8000", "write HOST"),
        ("a.vn=1.2.3.4:0", "no port"),
        ("a.vn=1.2.3.4:99999", "no port"),
        ("a.vn:http=1.2.3.4", "no port"),
        ("a.vn:=1.2.3.4", "no port"),
        ("a..đ=1.2.3.4", "no host name"),
    ],
)
def test_bad_input_is_explained(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ResolveMap.parse([text])


def test_contradictions() -> None:
    assert ResolveMap.parse(["a.vn=1.2.3.4", "A.vn=1.2.3.4"]).texts() == ["a.vn=1.2.3.4"]
    with pytest.raises(UsageError, match=r"a\.vn twice"):
        ResolveMap.parse(["a.vn=1.2.3.4", "a.vn=1.2.3.5"])


@pytest.mark.parametrize("ip", ["203.113.131.1", "2001:ee0::1", "::ffff:203.113.131.1", "64:ff9b::cb71:8301"])
def test_public_addresses(ip: str) -> None:
    assert allow_address("a.vn", ip)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd00:ec2::254", "ff02::1",
        "2001:db8::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::1", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_that_no_portal_may_lead_to(ip: str) -> None:
    assert not allow_address("a.vn", ip)


def test_one_spelling_of_a_host() -> None:
    assert host_name("HUYEN.gov.VN.") == "huyen.gov.vn"
