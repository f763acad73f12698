"""Clusters: articles of any portals whose current text is the same."""

from __future__ import annotations

import sqlite3
from hashlib import sha256

from crawler.archive.schema import now
from crawler.text import squeeze

METHOD = "exact-body-1"
MIN_CHARACTERS = 200
"""Shorter bodies (`Tài liệu đính kèm.`) are alike without having been copied."""


def body_digest(body: str) -> str | None:
    """SHA-256, as hex, of a body without its line breaks; None for a body too short to say who copied whom."""
    text = squeeze(body)
    return sha256(text.encode()).hexdigest() if len(text) >= MIN_CHARACTERS else None


def assign_cluster(conn: sqlite3.Connection, article_id: int, digest: str | None) -> None:
    """Moves an article to the cluster of its current body; a text that only one article has is in no cluster."""
    old, cluster = conn.execute(
        "SELECT body_digest, cluster_id FROM articles WHERE article_id = ?", (article_id,)
    ).fetchone()
    if old == digest:
        return
    conn.execute("UPDATE articles SET body_digest = ?, cluster_id = NULL WHERE article_id = ?", (digest, article_id))
    if cluster is not None:
        _dissolve(conn, cluster)
    if digest is not None:
        _join(conn, digest)


def _dissolve(conn: sqlite3.Connection, cluster_id: int) -> None:
    """Frees the last member of a cluster; the row stays, so that the cluster has its old id if the text comes back."""
    members = conn.execute("SELECT article_id FROM articles WHERE cluster_id = ? LIMIT 2", (cluster_id,)).fetchall()
    if len(members) == 1:
        conn.execute("UPDATE articles SET cluster_id = NULL WHERE article_id = ?", members[0])


def _join(conn: sqlite3.Connection, digest: str) -> None:
    members = conn.execute("SELECT article_id FROM articles WHERE body_digest = ? LIMIT 2", (digest,)).fetchall()
    if len(members) < 2:
        return
    conn.execute(
        "INSERT INTO clusters (method, signature, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (METHOD, digest, now()),
    )
    conn.execute(
        "UPDATE articles SET cluster_id = (SELECT cluster_id FROM clusters WHERE method = ? AND signature = ?)"
        " WHERE body_digest = ? AND cluster_id IS NULL",
        (METHOD, digest, digest),
    )
