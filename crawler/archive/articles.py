"""Articles and their versions: which article a page shows, whether its text is new, and what the page says about it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from crawler.archive.clusters import assign_cluster, body_digest
from crawler.archive.files import replace_files
from crawler.records import Article, Outcome
from crawler.text import duplicate_digest, version_digest
from crawler.urls import url_key

READING = (
    *("title", "lead", "body", "author", "author_role", "news_source", "category", "published_at"),
    *("published_precision", "published_text", "published_place", "published_rule", "updated_at", "language"),
    *("platform", "parser", "parser_version"),
)
INSERT_VERSION = (
    f"INSERT INTO article_versions (article_id, version, digest, {', '.join(READING)}, views, first_seen, last_seen,"
    " first_capture_id, last_capture_id) VALUES (?, (SELECT coalesce(max(version), 0) + 1 FROM article_versions"
    f" WHERE article_id = ?), ?{', ?' * (len(READING) + 5)})"
)
SEEN_AGAIN = """
UPDATE article_versions SET
    first_seen = min(first_seen, :when),
    first_capture_id = CASE WHEN :when < first_seen THEN :capture ELSE first_capture_id END,
    last_seen = max(last_seen, :when),
    last_capture_id = CASE WHEN :newest THEN :capture ELSE last_capture_id END,
    views = CASE WHEN :newest THEN coalesce(:views, views) ELSE views END
WHERE version_id = :version
"""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One capture that shows an article."""

    url_id: int
    capture_id: int
    when: str
    live: bool
    known_as: int | None
    """The article that this URL showed before."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the archive made of a sighting; `word` is one of `new, changed, unchanged, duplicate`."""

    article_id: int
    version_id: int
    word: str
    digest_changed: bool


@dataclass(frozen=True, slots=True)
class _Known:
    article_id: int
    url_id: int
    url: str
    current_version_id: int | None
    last_seen: str


def identity(outcome: Outcome, article: Article) -> tuple[str, str, str]:
    """(article key, version digest, duplicate digest): what the pipelines found, computed here where they did not."""
    key = outcome.article_key or article.key or url_key(article.canonical_url)
    text = (article.title, article.lead, article.body)
    digest = outcome.version_digest or version_digest(*text)
    return key, digest, outcome.duplicate_digest or duplicate_digest(*text, article.published_at, article.attachments)


def store_article(conn: sqlite3.Connection, outcome: Outcome, article: Article, sighting: Sighting) -> Stored:
    """Files a sighting under its article, making article and version where they are new."""
    key, digest, duplicate = identity(outcome, article)
    known = _find(conn, outcome.entry.portal_id, key, duplicate, sighting.known_as)
    if known is None:
        known = _make(conn, outcome.entry.portal_id, key, article, duplicate, sighting)
    newest = sighting.live or sighting.when >= known.last_seen
    if outcome.reread_digest == digest:
        _read_anew(conn, known, article, digest)
    if _plainer(article.canonical_url, known.url):
        conn.execute(
            "UPDATE articles SET url = ?, url_id = ? WHERE article_id = ?",
            (article.canonical_url, sighting.url_id, known.article_id),
        )
        known = replace(known, url=article.canonical_url, url_id=sighting.url_id)
    version_id = _version(conn, known, article, digest, sighting, newest)
    changed = newest and version_id != known.current_version_id
    if changed:
        _make_current(conn, known.article_id, version_id, article, duplicate)
    conn.execute(
        "UPDATE articles SET first_seen = min(first_seen, :when), last_seen = max(last_seen, :when),"
        " gone_at = CASE WHEN :newest THEN NULL ELSE gone_at END WHERE article_id = :article",
        {"when": sighting.when, "newest": newest, "article": known.article_id},
    )
    return Stored(known.article_id, version_id, _word(known, changed, sighting), changed)


def _plainer(one: str, other: str) -> bool:
    """Which of an article's addresses stands for it, whatever came first: the shorter, then the lesser one."""
    return (len(one), one) < (len(other), other)


def note_gone(conn: sqlite3.Connection, article_id: int, url_id: int, when: str) -> None:
    """Dates the disappearance of an article whose address answers that it is not there, if it is not dated yet.

    An article with several addresses is gone when none of the others was seen to show it after that one last did.
    """
    shown = (
        "SELECT 1 FROM urls o WHERE o.article_id = :article AND o.url_id <> :url"
        " AND o.state IN ('captured', 'unchanged') AND o.reason IS NOT 'soft_404'"
        " AND o.walk = (SELECT walk FROM urls WHERE url_id = :url)"
    )
    conn.execute(
        f"UPDATE articles SET gone_at = :when WHERE article_id = :article AND gone_at IS NULL AND NOT EXISTS ({shown})",
        {"when": when, "article": article_id, "url": url_id},
    )


def _word(known: _Known, changed: bool, sighting: Sighting) -> str:
    if known.current_version_id is None:
        return "new"
    if changed:
        return "changed"
    return "unchanged" if sighting.known_as == known.article_id else "duplicate"


def _find(conn: sqlite3.Connection, portal_id: str, key: str, duplicate: str, known_as: int | None) -> _Known | None:
    """By key; else the article that this URL showed before under another's key; else the one with the same content."""
    columns = "SELECT article_id, url_id, url, current_version_id, last_seen FROM articles WHERE "
    for where, values in (
        ("portal_id = ? AND article_key = ?", (portal_id, key)),
        ("article_id = ?", (known_as,)),
        ("portal_id = ? AND duplicate_digest = ? ORDER BY article_id LIMIT 1", (portal_id, duplicate)),
    ):
        row = conn.execute(columns + where, values).fetchone()
        if row:
            return _Known(*row)
    return None


def _make(
    conn: sqlite3.Connection, portal_id: str, key: str, article: Article, duplicate: str, sighting: Sighting
) -> _Known:
    cursor = conn.execute(
        "INSERT INTO articles (portal_id, article_key, url, url_id, duplicate_digest, first_seen, last_seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (portal_id, key, article.canonical_url, sighting.url_id, duplicate, sighting.when, sighting.when),
    )
    assert cursor.lastrowid is not None
    return _Known(cursor.lastrowid, sighting.url_id, article.canonical_url, None, sighting.when)


def _make_current(conn: sqlite3.Connection, article_id: int, version_id: int, article: Article, duplicate: str) -> None:
    conn.execute(
        "UPDATE articles SET current_version_id = ?, duplicate_digest = ? WHERE article_id = ?",
        (version_id, duplicate, article_id),
    )
    assign_cluster(conn, article_id, body_digest(article.body))


def _version(
    conn: sqlite3.Connection, known: _Known, article: Article, digest: str, sighting: Sighting, newest: bool
) -> int:
    row = conn.execute(
        "SELECT version_id FROM article_versions WHERE article_id = ? AND digest = ?", (known.article_id, digest)
    ).fetchone()
    if row is None:
        return _new_version(conn, known, article, digest, sighting)
    version_id: int = row[0]
    values = {"when": sighting.when, "capture": sighting.capture_id, "newest": newest}
    conn.execute(SEEN_AGAIN, {**values, "views": article.views, "version": version_id})
    # Other addresses of an article may show less of it (a print view): its own address decides what it says of itself.
    if newest and sighting.url_id == known.url_id:
        _update_reading(conn, version_id, article)
    return version_id


def _read_anew(conn: sqlite3.Connection, known: _Known, article: Article, digest: str) -> None:
    """The page did not change, its reader did: the version keeps its captures and gets the new reading."""
    conn.execute(
        "UPDATE article_versions SET digest = :digest WHERE version_id = :version"
        " AND NOT EXISTS (SELECT 1 FROM article_versions WHERE article_id = :article AND digest = :digest)",
        {"digest": digest, "version": known.current_version_id, "article": known.article_id},
    )
    if known.current_version_id is not None:
        _update_reading(conn, known.current_version_id, article)


def _new_version(conn: sqlite3.Connection, known: _Known, article: Article, digest: str, sighting: Sighting) -> int:
    cursor = conn.execute(
        INSERT_VERSION,
        (
            *(known.article_id, known.article_id, digest),
            *reading(article),
            *(article.views, sighting.when, sighting.when, sighting.capture_id, sighting.capture_id),
        ),
    )
    assert cursor.lastrowid is not None
    replace_files(conn, cursor.lastrowid, article)
    return cursor.lastrowid


def reading(article: Article) -> tuple[str | None, ...]:
    """The values of the columns `READING`."""
    evidence = article.published_evidence
    why = (evidence.text, evidence.place, evidence.rule) if evidence else (None, None, None)
    return (
        *(article.title, article.lead, article.body, article.author, article.author_role, article.news_source),
        *(article.category, article.published_at, article.published_precision, *why, article.updated_at),
        *(article.language, article.platform, article.parser, article.parser_version),
    )


def _update_reading(conn: sqlite3.Connection, version_id: int, article: Article) -> None:
    """Corrects what the page says besides its text (author, date …); writes only what differs."""
    query = f"SELECT {', '.join(READING)} FROM article_versions WHERE version_id = ?"
    old = conn.execute(query, (version_id,)).fetchone()
    new = reading(article)
    if old != new:
        columns = ", ".join(f"{column} = ?" for column in READING)
        conn.execute(f"UPDATE article_versions SET {columns} WHERE version_id = ?", (*new, version_id))
    replace_files(conn, version_id, article)
