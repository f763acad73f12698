"""The main job: six replica portals through the command line into one archive, compared with their ground truth."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from base64 import b32encode
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from warcio.checker import Checker

from crawler.fetch.opening import warc_folder
from crawler.parsing.decode import decode
from crawler.records import WarcLocation
from crawler.text import squeeze
from crawler.urls import url_key
from crawler.warc import read_record
from tests.portals.model import Truth
from tests.portals.server import ReplicaServer
from tests.portals.truth import BOILERPLATE, page_kinds, truths
from tests.replicas import PORTAL_IDS, UNKNOWN_ID, Crawled, check_integrity, crawl, row_counts

pytestmark = pytest.mark.xdist_group("replicas")
TRUTHS = truths()


@dataclass(frozen=True, slots=True)
class World:
    server: ReplicaServer
    first: Crawled


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with ReplicaServer() as server:
        yield World(server, crawl(tmp_path_factory.mktemp("replicas") / "archive.db", server))


@pytest.fixture(scope="module")
def articles(world: World) -> dict[tuple[str, str], dict[str, Any]]:
    """The records of the archive, by portal and address."""
    rows = world.first.query("SELECT * FROM article_current")
    names = [name for (name,) in world.first.query("SELECT name FROM pragma_table_info('article_current')")]
    records = [dict(zip(names, row, strict=True)) for row in rows]
    return {(record["portal_id"], url_key(record["url"])): record for record in records}


def test_every_portal_is_complete(world: World) -> None:
    assert world.first.run.returncode == 0, world.first.run.stdout + world.first.run.stderr
    verdicts = dict(world.first.query("SELECT portal_id, verdict FROM crawls"))
    assert verdicts == dict.fromkeys(PORTAL_IDS, "complete")


def test_every_served_article_is_there_exactly_once(world: World) -> None:
    """An article counts under any of its addresses, and none may be a second record."""
    known = {(truth.portal_id, url_key(url)): truth for truth in TRUTHS for url in (truth.url, *truth.other_urls)}
    rows = world.first.query("SELECT portal_id, url FROM articles")
    found = Counter((known.get((portal, url_key(url))) or (portal, url)) for portal, url in rows)
    assert [one for one in found if not isinstance(one, Truth)] == [], "articles that nobody served"
    assert [truth.url for truth in TRUTHS if found[truth] != 1] == [], "articles that are missing or there twice"


def _images(world: World, version_id: int) -> list[tuple[Any, ...]]:
    return world.first.query("SELECT url, caption, alt FROM images WHERE version_id = ? ORDER BY position", version_id)


def _attachments(world: World, version_id: int) -> list[tuple[Any, ...]]:
    return world.first.query("SELECT url, name FROM attachments WHERE version_id = ? ORDER BY position", version_id)


PLAIN_FIELDS = (
    "title", "lead", "body", "author", "author_role", "published_at", "published_precision", "published_text",
    "updated_at", "category", "news_source", "language",
)  # fmt: skip
FIELDS: dict[str, tuple[Callable[[World, dict[str, Any]], Any], Callable[[Truth], Any]]] = {
    **{
        name: (lambda _, record, name=name: record[name], lambda truth, name=name: getattr(truth, name))  # type: ignore[misc]
        for name in PLAIN_FIELDS
    },
    "views": (lambda _, record: record["views"] is not None, lambda truth: truth.has_views),
    "images": (lambda world, record: _images(world, record["version_id"]), lambda truth: list(truth.images)),
    "attachments": (
        lambda world, record: _attachments(world, record["version_id"]),
        lambda truth: list(truth.attachments),
    ),
}


@pytest.mark.parametrize("field", FIELDS)
def test_field(world: World, articles: dict[tuple[str, str], dict[str, Any]], field: str) -> None:
    """Every field of every article: all right on the five platforms, at least 97 % on the portal nobody has seen."""
    found, expected = FIELDS[field]
    right: Counter[str] = Counter()
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for truth in TRUTHS:
        record = _record_of(articles, truth)
        is_value, want = found(world, record), expected(truth)
        if is_value == want:
            right[truth.portal_id] += 1
        else:
            wrong[truth.portal_id].append(f"{truth.url}\n    is    {is_value!r}\n    wants {want!r}")
    report = "\n".join(line for lines in wrong.values() for line in lines)
    for portal_id in PORTAL_IDS:
        share = right[portal_id] / (right[portal_id] + len(wrong[portal_id]))
        print(f"{field} {portal_id} {share:.3f}")
        assert share >= (0.97 if portal_id == UNKNOWN_ID else 1.0), f"{field} of {portal_id}: {share:.1%}\n{report}"


def _record_of(articles: dict[tuple[str, str], dict[str, Any]], truth: Truth) -> dict[str, Any]:
    for url in (truth.url, *truth.other_urls):
        record = articles.get((truth.portal_id, url_key(url)))
        if record is not None:
            return record
    raise AssertionError(f"{truth.url} is not in the archive")


def test_no_boilerplate_in_any_body(world: World) -> None:
    bodies = world.first.query("SELECT url, coalesce(lead, '') || char(10) || body FROM article_current")
    guilty = [(url, phrase) for url, body in bodies for phrase in BOILERPLATE if phrase in body]
    assert guilty == []


def test_text_is_vietnamese_and_not_mojibake(world: World) -> None:
    """Counts are right also when every letter is wrong, so look at the letters."""
    for url, body in world.first.query("SELECT url, title || ' ' || body FROM article_current"):
        assert not any(mark in body for mark in ("Ã", "á»", "Ä‘", "\ufffd", "&nbsp;", "\xa0")), url


def test_other_pages_are_no_articles(world: World) -> None:
    kinds = {url_key(url): kind for url, kind in page_kinds().items()}
    captured = world.first.query("SELECT url, page_kind FROM captures WHERE page_kind IS NOT NULL")
    wrong = [(url, kind, kinds[url_key(url)]) for url, kind in captured if kinds.get(url_key(url), kind) != kind]
    assert [one for one in wrong if "article" in one[1:]] == []


def test_robots_are_obeyed(world: World) -> None:
    refused = world.first.query("SELECT url FROM urls WHERE state = 'excluded' AND reason = 'robots'")
    assert refused
    asked = {f"http://{request.host}{request.path}" for request in world.server.requests()}
    assert not [url for (url,) in refused if url in asked]


def test_traps_are_refused_and_noted(world: World) -> None:
    reasons = dict(world.first.query("SELECT reason, count(*) FROM urls WHERE state = 'excluded' GROUP BY reason"))
    assert {"calendar", "print_view"} <= set(reasons)
    assert sum(reasons.values()) < 2000


def test_every_article_leads_to_its_bytes_and_back(world: World) -> None:
    folder = warc_folder(world.first.archive)
    rows = world.first.query(
        "SELECT article_id, title, payload_digest, warc_file, warc_offset, warc_length, warc_record_id"
        " FROM article_current"
    )
    assert rows
    for article_id, title, digest, *location in rows:
        record = read_record(folder, WarcLocation(*location))
        assert digest == "sha1:" + b32encode(hashlib.sha1(record.payload).digest()).decode()
        back = world.first.query("SELECT article_id FROM urls WHERE url = ?", record.url)
        assert back == [(article_id,)], record.url
        assert title.split()[0] in squeeze(decode(record.body)), record.url


def test_every_response_is_in_the_warc_and_every_record_in_the_archive(world: World) -> None:
    files = sorted(warc_folder(world.first.archive).glob("*.warc.gz"))
    assert files
    checker = Checker(Namespace(inputs=[str(path) for path in files], verbose=False))
    assert checker.process_all() == 0
    asked = Counter(request.method for request in world.server.requests())
    captured = Counter(method for (method,) in world.first.query("SELECT method FROM captures"))
    assert captured == asked


def test_pictures_and_attachments_are_captured_wherever_they_lie(world: World) -> None:
    wanted = {url_key(image[0]) for truth in TRUTHS for image in truth.images}
    wanted |= {url_key(url) for truth in TRUTHS for url, _ in truth.attachments}
    rows = world.first.query("SELECT url FROM captures WHERE status = 200")
    assert wanted - {url_key(url) for (url,) in rows} == set()
    hosts = {url.split("/")[2] for (url,) in rows}
    assert {"media.kontumadmin.vn", "cdn.songlam-media.vn"} <= hosts


def test_style_sheets_and_scripts_are_left_alone(world: World) -> None:
    assert not [seen for seen in world.server.requests() if seen.path.partition("?")[0].endswith((".css", ".js"))]


def test_the_same_text_on_two_portals_is_kept_on_both(world: World) -> None:
    copies = {(truth.portal_id, url_key(truth.url)) for truth in TRUTHS if "syndicated" in truth.traits}
    held = {(portal_id, url_key(url)) for portal_id, url in world.first.query("SELECT portal_id, url FROM articles")}
    assert copies
    assert copies <= held


def test_dates_come_with_their_evidence(world: World) -> None:
    rows = world.first.query(
        "SELECT url FROM article_current WHERE (published_at IS NULL) <> (published_text IS NULL)"
        " OR (published_at IS NULL) <> (published_place IS NULL) OR (published_at IS NULL) <> (published_rule IS NULL)"
    )
    assert rows == []


def test_the_archive_is_sound(world: World) -> None:
    check_integrity(world.first.archive)


def test_a_second_run_adds_no_row_for_what_has_not_changed(world: World) -> None:
    before = row_counts(world.first.archive)
    texts = world.first.query("SELECT version_id, digest, body FROM article_versions ORDER BY version_id")
    second = crawl(world.first.archive, world.server)
    assert second.run.returncode == 0, second.run.stdout + second.run.stderr
    after = row_counts(world.first.archive)
    added = {table: after[table] - before[table] for table in after if after[table] != before[table]}
    assert set(added) == {"crawls", "captures"}, "only the visits themselves are new"
    assert added["crawls"] == len(PORTAL_IDS)
    assert second.query("SELECT version_id, digest, body FROM article_versions ORDER BY version_id") == texts
    assert second.query("SELECT count(*) FROM captures WHERE record_type = 'revisit'")[0][0] > 0
    counts = second.query(
        "SELECT sum(new), sum(changed), sum(unchanged) FROM crawl_report WHERE crawl_id > ?", len(PORTAL_IDS)
    )
    assert counts[0][:2] == (0, 0)
    assert counts[0][2] >= len(TRUTHS)


def test_titles_are_as_printed(world: World) -> None:
    assert all(title == squeeze(title) for (title,) in world.first.query("SELECT title FROM article_versions"))
