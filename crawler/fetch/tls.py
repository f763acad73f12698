"""Securing a connection, and telling what was wrong with it where the user goes on all the same."""

from __future__ import annotations

import asyncio
import hashlib
import re
import ssl
from dataclasses import dataclass, field

from crawler.records import Tls

_OP_LEGACY_SERVER_CONNECT = 0x4
"""Servers without RFC 5746; named in `ssl` from Python 3.12 on."""

_FAULTS = {
    9: "not yet valid",
    10: "expired",
    18: "self-signed",
    19: "unknown issuer (self-signed)",
    20: "incomplete chain or unknown issuer",
    21: "incomplete chain or unknown issuer",
    62: "wrong name",
    64: "wrong name",
}
"""OpenSSL's X509_V_ERR codes, in the words of the archive."""


def fault(error: ssl.SSLError | OSError) -> str:
    """Why a handshake failed, in one line: fixed words first, then OpenSSL's own."""
    if isinstance(error, ssl.SSLCertVerificationError):
        words = _FAULTS.get(error.verify_code, "not valid")
        return f"certificate {words}: {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return f"handshake failed: {error.reason or error}"
    return f"handshake broken off: {error.strerror or type(error).__name__}"


@dataclass(slots=True)
class TlsPolicy:
    """How strict to be; and, with `accept_broken`, what is already known to be wrong with whom."""

    accept_broken: bool = False
    _strict: ssl.SSLContext | None = None
    _lax: ssl.SSLContext | None = None
    _faults: dict[tuple[str, int], tuple[str | None, str]] = field(default_factory=dict)

    @property
    def strict(self) -> ssl.SSLContext:
        """Verifies chain and name against the system's store; TLS 1.2 or newer."""
        if self._strict is None:
            self._strict = ssl.create_default_context()
            # Python 3.13 turned RFC 5280's pedantry on (missing key identifiers …); verdicts must not depend on Python.
            self._strict.verify_flags &= ~(ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN)
        return self._strict

    @property
    def lax(self) -> ssl.SSLContext:
        """Takes whatever a forgotten server still speaks: TLS 1.0, old ciphers, any certificate."""
        if self._lax is None:
            self._lax = _lax_context()
        return self._lax

    def known_fault(self, origin: tuple[str, int]) -> bool:
        """Whether this host and port failed a strict handshake before: then it is not tried first again."""
        return origin in self._faults

    def remember(self, origin: tuple[str, int], tls: Tls) -> None:
        """Notes with which certificate a host failed, and why."""
        if tls.error:
            self._faults[origin] = (tls.certificate_sha256, tls.error)

    def recall(self, origin: tuple[str, int], tls: Tls) -> Tls | None:
        """`tls` with the fault noted for its very certificate; None if the host shows another one by now."""
        certificate, error = self._faults[origin]
        if certificate != tls.certificate_sha256:
            del self._faults[origin]
            return None
        return Tls(tls.version, tls.cipher, tls.certificate_sha256, error)


def _lax_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.options |= _OP_LEGACY_SERVER_CONNECT
    return context


def describe(transport: asyncio.BaseTransport, error: str | None = None) -> Tls:
    """What a secured connection turned out to be."""
    connection: ssl.SSLObject = transport.get_extra_info("ssl_object")
    certificate = connection.getpeercert(binary_form=True)
    cipher = connection.cipher()
    return Tls(
        version=connection.version(),
        cipher=iana_cipher(cipher[0]) if cipher else None,
        certificate_sha256=hashlib.sha256(certificate).hexdigest() if certificate else None,
        error=error,
    )


_OPENSSL_CIPHER = re.compile(
    r"(?:(?P<exchange>(?:EC)?DHE-(?:RSA|ECDSA|DSS))-)?"
    r"(?P<cipher>AES(?:128|256)|CAMELLIA(?:128|256)|CHACHA20|DES-CBC3|RC4)"
    r"(?P<mode>-GCM|-CCM8?|-POLY1305)?(?:-(?P<digest>SHA(?:256|384)?|MD5))?"
)
_CIPHERS = {"CHACHA20": "CHACHA20_POLY1305", "DES-CBC3": "3DES_EDE_CBC", "RC4": "RC4_128"}


def iana_cipher(name: str) -> str:
    """The IANA name of a cipher suite that OpenSSL calls `name` (RFC 8446 suites have one name), else `name`."""
    match = _OPENSSL_CIPHER.fullmatch(name)
    if name.startswith("TLS_") or match is None:
        return name
    exchange = (match["exchange"] or "RSA").replace("-", "_")
    cipher = _CIPHERS.get(match["cipher"]) or _block_cipher(match["cipher"], match["mode"] or "-CBC")
    digest = match["digest"] or ("SHA256" if match["cipher"] == "CHACHA20" else None)
    return "_".join(part for part in ("TLS", exchange, "WITH", cipher, digest) if part)


def _block_cipher(name: str, mode: str) -> str:
    mode = mode[1:].replace("CCM8", "CCM_8")
    return f"{name[:-3]}_{name[-3:]}_{mode}"
