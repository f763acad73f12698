"""The pictures and documents that a version shows, in the order of the page."""

from __future__ import annotations

import sqlite3

from crawler.archive.ledger import find
from crawler.records import Article, Link

Rows = list[tuple[object, ...]]


def replace_files(conn: sqlite3.Connection, version_id: int, article: Article) -> None:
    """Makes the rows of `images` and `attachments` equal to the article; writes nothing where they are already."""
    portal_id = _portal(conn, version_id)
    images: Rows = [(image.url, image.caption, image.alt) for image in article.images]
    attachments: Rows = [(file.url, file.name) for file in article.attachments]
    _replace(conn, "images", ("url", "caption", "alt"), version_id, portal_id, images)
    _replace(conn, "attachments", ("url", "name"), version_id, portal_id, attachments)


def _portal(conn: sqlite3.Connection, version_id: int) -> str:
    query = "SELECT portal_id FROM articles JOIN article_versions USING (article_id) WHERE version_id = ?"
    portal_id: str = conn.execute(query, (version_id,)).fetchone()[0]
    return portal_id


def _replace(
    conn: sqlite3.Connection, table: str, columns: tuple[str, ...], version_id: int, portal_id: str, rows: Rows
) -> None:
    names = ", ".join(columns)
    query = f"SELECT {names} FROM {table} WHERE version_id = ? ORDER BY position"
    if conn.execute(query, (version_id,)).fetchall() == rows:
        return
    conn.execute(f"DELETE FROM {table} WHERE version_id = ?", (version_id,))
    conn.executemany(
        f"INSERT INTO {table} (version_id, position, {names}, url_id) VALUES (?, ?{', ?' * len(columns)}, ?)",
        [(version_id, position, *row, _url_id(conn, portal_id, str(row[0]))) for position, row in enumerate(rows, 1)],
    )


def _url_id(conn: sqlite3.Connection, portal_id: str, url: str) -> int | None:
    """The ledger's row of a file, None if the file was never queued."""
    try:
        _, row = find(conn, portal_id, Link(url))
    except ValueError:
        return None
    return row[0] if row else None
