"""The tables of the archive, as migrations: a landed one is never edited, a change is a new one (docs/schema.md)."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from crawler import __version__
from crawler.archive.views import VIEWS

APPLICATION_ID = 0x44504331
"""`DPC1`: tells `file` and us that a SQLite database is an archive (SQLite file format, section 1.3.16)."""
MIGRATIONS_TABLE = Migrations.migrations_table

migrations = Migrations("archive")

TABLES = """
CREATE TABLE archive_info (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE portals (
    portal_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    base_url TEXT NOT NULL,
    province TEXT,
    platform TEXT,
    hosts TEXT NOT NULL CHECK (json_valid(hosts)),
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE crawls (
    crawl_id INTEGER PRIMARY KEY,
    portal_id TEXT NOT NULL REFERENCES portals,
    walk INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    verdict TEXT CHECK (verdict IN ('complete', 'partial', 'empty', 'failed', 'interrupted')),
    reasons TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reasons)),
    counts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(counts)),
    settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
    software TEXT NOT NULL
) STRICT;
CREATE INDEX crawls_portal ON crawls (portal_id, crawl_id);

CREATE TABLE urls (
    url_id INTEGER PRIMARY KEY,
    portal_id TEXT NOT NULL REFERENCES portals,
    key_hash INTEGER NOT NULL,
    url TEXT NOT NULL,
    method TEXT NOT NULL DEFAULT 'GET',
    identity TEXT,
    role TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('captured', 'unchanged', 'excluded', 'failed', 'pending')),
    reason TEXT,
    detail TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    depth INTEGER NOT NULL DEFAULT 0,
    found_on INTEGER REFERENCES urls (url_id),
    walk INTEGER NOT NULL DEFAULT 0,
    status INTEGER,
    article_id INTEGER REFERENCES articles,
    last_capture_id INTEGER REFERENCES captures,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX urls_key ON urls (portal_id, key_hash);
CREATE INDEX urls_state ON urls (portal_id, state);
CREATE INDEX urls_article ON urls (article_id) WHERE article_id IS NOT NULL;

CREATE TABLE frontier (
    url_id INTEGER PRIMARY KEY REFERENCES urls,
    portal_id TEXT NOT NULL REFERENCES portals,
    priority INTEGER NOT NULL,
    not_before REAL NOT NULL DEFAULT 0,
    method TEXT NOT NULL DEFAULT 'GET',
    body BLOB
) STRICT;
CREATE INDEX frontier_order ON frontier (portal_id, priority, url_id, not_before);
CREATE INDEX frontier_delayed ON frontier (portal_id, not_before) WHERE not_before > 0;

CREATE TABLE captures (
    capture_id INTEGER PRIMARY KEY,
    portal_id TEXT NOT NULL REFERENCES portals,
    crawl_id INTEGER REFERENCES crawls,
    url_id INTEGER NOT NULL REFERENCES urls,
    version_id INTEGER REFERENCES article_versions,
    url TEXT NOT NULL,
    method TEXT NOT NULL DEFAULT 'GET',
    captured_at TEXT NOT NULL,
    status INTEGER NOT NULL,
    mime TEXT,
    page_kind TEXT,
    payload_digest TEXT NOT NULL,
    payload_length INTEGER NOT NULL,
    record_type TEXT NOT NULL CHECK (record_type IN ('response', 'revisit')),
    refers_to TEXT,
    payload_capture_id INTEGER REFERENCES captures (capture_id),
    source TEXT NOT NULL DEFAULT 'live' CHECK (source IN ('live', 'wayback', 'commoncrawl', 'warc', 'wacz')),
    ip TEXT,
    truncated TEXT,
    tls_version TEXT,
    tls_cipher TEXT,
    tls_certificate_sha256 TEXT,
    tls_error TEXT,
    warc_file TEXT NOT NULL,
    warc_offset INTEGER NOT NULL,
    warc_length INTEGER NOT NULL,
    warc_record_id TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX captures_warc ON captures (warc_file, warc_offset);
CREATE INDEX captures_url ON captures (url_id);
CREATE INDEX captures_portal ON captures (portal_id, captured_at, warc_length);
CREATE INDEX captures_version ON captures (version_id) WHERE version_id IS NOT NULL;
CREATE INDEX captures_payload ON captures (payload_digest) WHERE record_type = 'response';

CREATE TABLE clusters (
    cluster_id INTEGER PRIMARY KEY,
    method TEXT NOT NULL,
    signature TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (method, signature)
) STRICT;

CREATE TABLE articles (
    article_id INTEGER PRIMARY KEY,
    portal_id TEXT NOT NULL REFERENCES portals,
    article_key TEXT NOT NULL,
    url TEXT NOT NULL,
    url_id INTEGER NOT NULL REFERENCES urls,
    current_version_id INTEGER REFERENCES article_versions,
    cluster_id INTEGER REFERENCES clusters,
    duplicate_digest TEXT NOT NULL,
    body_digest TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    gone_at TEXT,
    UNIQUE (portal_id, article_key)
) STRICT;
CREATE INDEX articles_duplicate ON articles (portal_id, duplicate_digest);
CREATE INDEX articles_body ON articles (body_digest) WHERE body_digest IS NOT NULL;
CREATE INDEX articles_cluster ON articles (cluster_id) WHERE cluster_id IS NOT NULL;

CREATE TABLE article_versions (
    version_id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles,
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT,
    body TEXT NOT NULL,
    author TEXT,
    author_role TEXT,
    news_source TEXT,
    category TEXT,
    published_at TEXT,
    published_precision TEXT
        CHECK (published_precision IN ('second', 'minute', 'hour', 'day', 'month', 'year')),
    published_text TEXT,
    published_place TEXT,
    published_rule TEXT,
    updated_at TEXT,
    views INTEGER,
    language TEXT,
    platform TEXT NOT NULL,
    parser TEXT NOT NULL,
    parser_version TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    first_capture_id INTEGER NOT NULL REFERENCES captures (capture_id),
    last_capture_id INTEGER NOT NULL REFERENCES captures (capture_id),
    UNIQUE (article_id, digest),
    UNIQUE (article_id, version)
) STRICT;

CREATE TABLE images (
    version_id INTEGER NOT NULL REFERENCES article_versions,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    caption TEXT,
    alt TEXT,
    url_id INTEGER REFERENCES urls,
    PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (
    version_id INTEGER NOT NULL REFERENCES article_versions,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    name TEXT NOT NULL,
    url_id INTEGER REFERENCES urls,
    PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m001_archive(db: Database) -> None:
    """The first schema. Statement by statement: `executescript` would commit the migration's transaction."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
    for select in VIEWS.values():
        db.conn.execute(select)
    facts = {
        "archive_id": secrets.token_hex(4),
        "created_at": now(),
        "software": f"district-portal-crawler {__version__}",
    }
    db.conn.executemany("INSERT INTO archive_info VALUES (?, ?)", facts.items())
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def now() -> str:
    """The current time as the archive writes it: UTC, `YYYY-MM-DDTHH:MM:SS.ffffffZ`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def names() -> tuple[str, ...]:
    """The names of all migrations that this software knows, oldest first."""
    return tuple(migration.name for migration in migrations._migrations)
