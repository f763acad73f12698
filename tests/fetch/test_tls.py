from __future__ import annotations

import asyncio
import datetime
import hashlib
import ssl
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler.errors import FetchError
from crawler.fetch.client import HttpClient
from crawler.fetch.http1 import Limits
from crawler.fetch.proxy import Proxies, Proxy
from crawler.fetch.resolve import ResolveMap
from crawler.fetch.tls import iana_cipher
from crawler.records import Exchange
from tests.fetch.wire import HOST, Answer, WireServer, client_for, run

DAY = datetime.timedelta(days=1)
NOW = datetime.datetime.now(datetime.UTC)


class Authority:
    """Makes certificates, right ones and wrong ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.file = folder / "ca.pem"
        self.file.write_bytes(self._sign("Test CA", self.key, self.key, days=9, ca=True).public_bytes(_PEM))

    def context(self, name: str = HOST, *, days: int = 9, self_signed: bool = False) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._sign(name, key, key if self_signed else self.key, days=days)
        file = self.folder / f"{name}{days}{self_signed}.pem"
        private = key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        file.write_bytes(private + certificate.public_bytes(_PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        self.sha256 = hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest()
        return context

    def _sign(self, name: str, key: Any, by: Any, *, days: int, ca: bool = False) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        issuer = subject if key is by else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test CA")])
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - 20 * DAY)
            .not_valid_after(NOW + days * DAY)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .sign(by, hashes.SHA256())
        )


_PEM = serialization.Encoding.PEM


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return made


async def fetched(context: ssl.SSLContext, **options: Any) -> Exchange:
    async with WireServer({}, context) as server:
        client = client_for(server, **options)
        try:
            return await client.fetch(f"https://{HOST}/")
        finally:
            await client.close()


def test_a_good_certificate(authority: Authority) -> None:
    context = authority.context()
    names: list[str] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    exchange = run(fetched(context))
    assert exchange.tls is not None
    assert (exchange.tls.version, exchange.tls.error) == ("TLSv1.3", None)
    assert (exchange.tls.cipher or "").startswith("TLS_")
    assert exchange.tls.certificate_sha256 == authority.sha256
    assert names == [HOST]
    assert b"Host: huyen.gov.vn\r\n" in exchange.request
    assert exchange.ip == "127.0.0.1"


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"days": -1}, "certificate expired: certificate has expired"),
    (
        {"name": "khac.gov.vn"},
        "certificate wrong name: Hostname mismatch, certificate is not valid for 'huyen.gov.vn'.",
    ),
    ({"self_signed": True}, "certificate self-signed: self-signed certificate"),
]


@pytest.mark.parametrize(("options", "words"), FAULTS)
def test_a_broken_certificate(authority: Authority, options: dict[str, Any], words: str) -> None:
    context = authority.context(**options)
    with pytest.raises(FetchError) as caught:
        run(fetched(context))
    assert (caught.value.kind, caught.value.detail) == ("tls", words)
    exchange = run(fetched(context, accept_broken_tls=True))
    assert exchange.tls is not None
    assert (exchange.tls.error, exchange.tls.certificate_sha256, exchange.body) == (words, authority.sha256, b"hi")


def test_an_incomplete_chain(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.folder / "none.pem"))
    exchange = run(fetched(authority.context(), accept_broken_tls=True))
    assert exchange.tls is not None
    assert (exchange.tls.error or "").startswith("certificate incomplete chain or unknown issuer")


def test_a_good_certificate_is_verified_under_accept_broken_too(authority: Authority) -> None:
    exchange = run(fetched(authority.context(), accept_broken_tls=True))
    assert exchange.tls is not None
    assert exchange.tls.error is None


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1 is deprecated")
def test_an_old_protocol_only_if_broken_is_accepted(authority: Authority) -> None:
    context = authority.context()
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    with pytest.raises(FetchError, match="tls: handshake"):
        run(fetched(context))
    exchange = run(fetched(context, accept_broken_tls=True))
    assert exchange.tls is not None
    assert exchange.tls.version == "TLSv1"
    assert (exchange.tls.error or "").startswith("handshake ")


def test_a_known_fault_is_not_tried_again_until_the_certificate_changes(authority: Authority) -> None:
    close = Answer(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", then="close")

    async def main() -> tuple[list[str | None], list[int]]:
        errors, handshakes = [], []
        context = authority.context(days=-1)
        counted: list[str] = []
        context.sni_callback = lambda _socket, name, _context: counted.append(name)
        async with WireServer({"/": close}, context) as server:
            client = client_for(server, accept_broken_tls=True)
            for renewed in (False, False, True, True):
                if renewed:
                    authority.context()
                    context.load_cert_chain(authority.folder / f"{HOST}9False.pem")
                tls = (await client.fetch(f"https://{HOST}/")).tls
                assert tls is not None
                errors.append(tls.error)
                handshakes.append(len(counted))
            await client.close()
        return errors, handshakes

    errors, handshakes = run(main())
    assert [bool(error) for error in errors] == [True, True, False, False]
    assert handshakes == [2, 3, 5, 6]


def test_no_tls_at_all(authority: Authority) -> None:
    async def main(**options: Any) -> None:
        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(100)
            writer.write(b"HTTP/1.1 400 You speak plain HTTP to an SSL port\r\n\r\n")
            writer.close()

        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        table = ResolveMap.parse([f"{HOST}:443=127.0.0.1:{server.sockets[0].getsockname()[1]}"])
        try:
            await HttpClient(table, proxies=Proxies(), **options).fetch(f"https://{HOST}/")
        finally:
            server.close()
            await asyncio.sleep(0.05)

    for options in ({}, {"accept_broken_tls": True}):
        with pytest.raises(FetchError, match="tls: handshake"):
            run(main(**options))


def test_a_handshake_that_never_ends(authority: Authority) -> None:
    async def main() -> None:
        async with WireServer() as server:
            client = client_for(server, accept_broken_tls=True, limits=Limits(connect_seconds=0.2))
            await client.fetch(f"https://{HOST}/")

    with pytest.raises(FetchError, match="no end of the TLS handshake"):
        run(main())


def test_through_a_proxy(authority: Authority) -> None:
    async def main() -> tuple[Exchange, list[bytes], list[bytes]]:
        async with WireServer({}, authority.context()) as server:

            async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                while data := await reader.read(65536):
                    writer.write(data)
                writer.close()

            asked: list[bytes] = []

            async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                asked.append(await reader.readuntil(b"\r\n\r\n"))
                there_reader, there_writer = await asyncio.open_connection("127.0.0.1", server.port)
                writer.write(b"HTTP/1.0 200 Connection established\r\n\r\n")
                await asyncio.gather(pump(reader, there_writer), pump(there_reader, writer), return_exceptions=True)

            proxy = await asyncio.start_server(tunnel, "127.0.0.1", 0)
            port = proxy.sockets[0].getsockname()[1]
            client = HttpClient(proxies=Proxies({"https": Proxy("127.0.0.1", port, "Basic eA==")}))
            exchange = await client.fetch(f"https://{HOST}/x")
            await client.close()
            proxy.close()
            await asyncio.sleep(0.05)
            return exchange, asked, server.requests

    exchange, asked, requests = run(main())
    assert asked == [
        b"CONNECT huyen.gov.vn:443 HTTP/1.1\r\nHost: huyen.gov.vn:443\r\nProxy-Authorization: Basic eA==\r\n\r\n"
    ]
    assert requests == [exchange.request]
    assert b"Authorization" not in exchange.request
    assert exchange.tls is not None
    assert (exchange.tls.error, exchange.ip) == (None, None)


@pytest.mark.parametrize(
    ("openssl", "iana"),
    [
        ("TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"),
        ("ECDHE-RSA-AES256-GCM-SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
        ("ECDHE-ECDSA-CHACHA20-POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
        ("DHE-RSA-AES128-SHA", "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
        ("AES128-SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA256"),
        ("DES-CBC3-SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
        ("ECDHE-ECDSA-AES128-CCM8", "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8"),
        ("RC4-MD5", "TLS_RSA_WITH_RC4_128_MD5"),
        ("PSK-SOMETHING", "PSK-SOMETHING"),
    ],
)
def test_names_of_ciphers(openssl: str, iana: str) -> None:
    assert iana_cipher(openssl) == iana
