"""The rows of `captures`: where the bytes of every response lie."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from crawler.archive.ledger import Place, ensure
from crawler.errors import ArchiveError
from crawler.records import Capture, FrontierEntry, LinkRole
from crawler.urls import host_of, key_hash, url_key

COLUMNS = (
    *("portal_id", "crawl_id", "url_id", "url", "method", "captured_at", "status", "mime", "page_kind"),
    *("payload_digest", "payload_length", "record_type", "refers_to", "payload_capture_id", "source", "ip"),
    *("truncated", "tls_version", "tls_cipher", "tls_certificate_sha256", "tls_error"),
    *("warc_file", "warc_offset", "warc_length", "warc_record_id"),
)
INSERT = f"INSERT INTO captures ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


def insert_capture(
    conn: sqlite3.Connection, place: Place, url_id: int, capture: Capture, page_kind: str | None = None
) -> int:
    """Stores one capture; its id."""
    warc, tls = capture.warc, capture.tls
    security = (tls.version, tls.cipher, tls.certificate_sha256, tls.error) if tls else (None,) * 4
    cursor = conn.execute(
        INSERT,
        (
            *(place.portal_id, place.crawl_id, url_id, capture.url, capture.method, capture.captured_at),
            *(capture.status, capture.mime, page_kind, capture.payload_digest, capture.payload_length),
            *(capture.record_type, capture.refers_to, _payload(conn, capture), capture.source, capture.ip),
            *(capture.truncated, *security, warc.file, warc.offset, warc.length, warc.record_id),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _payload(conn: sqlite3.Connection, capture: Capture) -> int | None:
    """The capture whose record holds the payload that a revisit record only names."""
    if capture.record_type == "response":
        return None
    row = conn.execute(
        "SELECT capture_id FROM captures WHERE payload_digest = ? AND record_type = 'response'"
        " ORDER BY warc_record_id = ? DESC, capture_id LIMIT 1",
        (capture.payload_digest, capture.refers_to),
    ).fetchone()
    return row[0] if row else None


def warc_end(conn: sqlite3.Connection, file: str) -> int:
    """Bytes of a WARC file that committed captures account for (0: none); what lies behind was not committed."""
    row = conn.execute(
        "SELECT warc_offset + warc_length FROM captures WHERE warc_file = ? ORDER BY warc_offset DESC LIMIT 1", (file,)
    ).fetchone()
    return row[0] if row else 0


def index_orphans(conn: sqlite3.Connection, captures: Iterable[Capture]) -> int:
    """Stores captures whose records reached the WARC after the last commit; how many were new.

    Their URLs stay where they are in ledger and frontier: what a page held is known only once it is read again.
    Raises ArchiveError if the archive has no portal yet that they could belong to.
    """
    return sum(_index_orphan(conn, capture) for capture in captures)


def _index_orphan(conn: sqlite3.Connection, capture: Capture) -> bool:
    known = "SELECT 1 FROM captures WHERE warc_file = ? AND warc_offset = ?"
    if conn.execute(known, (capture.warc.file, capture.warc.offset)).fetchone():
        return False
    place = Place(_portal_of(conn, capture), None, 0)
    insert_capture(conn, place, _row_of(conn, place, capture), capture)
    return True


def _row_of(conn: sqlite3.Connection, place: Place, capture: Capture) -> int:
    """The ledger's row of an orphan; a WARC does not tell two forms of one address apart: a form's is any of them."""
    if capture.method != "GET":
        query = "SELECT url_id FROM urls WHERE portal_id = ? AND url = ? AND method = ? ORDER BY state = 'pending' DESC"
        row = conn.execute(query, (place.portal_id, capture.url, capture.method)).fetchone()
        if row is not None:
            return int(row[0])
    role: LinkRole = "seed" if capture.url.endswith("/robots.txt") else "page"
    entry = FrontierEntry(0, place.portal_id, capture.url, role, capture.method)
    return ensure(conn, place, entry, capture.captured_at, "captured")


def _portal_of(conn: sqlite3.Connection, capture: Capture) -> str:
    """The portal whose frontier, else whose ledger, knows the URL; else the one that has the host; else any."""
    row = conn.execute(
        "SELECT p.portal_id FROM portals p LEFT JOIN urls u ON u.portal_id = p.portal_id AND u.key_hash = ?"
        " ORDER BY u.state = 'pending' DESC, u.url_id IS NOT NULL DESC,"
        " EXISTS (SELECT 1 FROM json_each(p.hosts) WHERE value = ?) DESC, p.portal_id LIMIT 1",
        (key_hash(url_key(capture.url)), host_of(capture.url)),
    ).fetchone()
    if row is None:
        raise ArchiveError(f"{capture.warc.file} holds captures, but the archive knows no portal they could belong to.")
    return str(row[0])
