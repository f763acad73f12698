"""Every article of every replica portal is read as its truth says, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import pytest

from crawler.parsing import read_page
from crawler.records import Article
from tests.portals.model import Truth
from tests.portals.site_base import Request, Visitors
from tests.portals.site_index import portals
from tests.portals.truth import BOILERPLATE, page_kinds, truths

AT = "2026-11-22T03:00:00.000000Z"
FIELDS = (
    "title", "lead", "body", "author", "author_role", "published_at", "published_precision", "published_text",
    "updated_at",
    "category", "news_source", "has_views", "images", "attachments", "language",
)  # fmt: skip
UNKNOWN = "thixasonglam_gov_vn"
SITES = portals(frozenset())
TRUTHS = tuple(truths(frozenset()))


def fetch(url: str) -> tuple[bytes, list[tuple[str, str]]]:
    """Body and headers of the page that the replica serves at a URL."""
    parts = urlsplit(url)
    request = Request(parts.netloc, parts.path + (f"?{parts.query}" if parts.query else ""))
    answer = SITES[parts.netloc].answer(request)
    body = Visitors().fill(answer.body, request) if answer.dynamic else answer.body
    return body, [("Content-Type", answer.content_type)] if answer.content_type else []


def shown(article: Article) -> dict[str, object]:
    """The fields of an article in the shape of a truth."""
    evidence = article.published_evidence
    return {
        **{name: getattr(article, name) for name in FIELDS if hasattr(article, name)},
        "published_text": evidence.text if evidence else None,
        "has_views": article.views is not None,
        "images": tuple((image.url, image.caption, image.alt) for image in article.images),
        "attachments": tuple((file.url, file.name) for file in article.attachments),
    }


def differences(truth: Truth) -> Iterator[str]:
    """What is wrong with the reading of one article, a line for each field."""
    body, headers = fetch(truth.url)
    article = read_page(body, truth.url, AT, headers).article
    if article is None:
        yield "article: not found"
        return
    read = shown(article)
    for name in FIELDS:
        if read[name] != getattr(truth, name):
            yield f"{name}: {read[name]!r} instead of {getattr(truth, name)!r}"


@cache
def report(portal_id: str) -> dict[str, tuple[str, ...]]:
    """All differences of a portal, by URL."""
    return {truth.url: tuple(differences(truth)) for truth in TRUTHS if truth.portal_id == portal_id}


@pytest.mark.parametrize("portal_id", sorted({truth.portal_id for truth in TRUTHS} - {UNKNOWN}))
def test_every_field_of_a_known_platform_is_right(portal_id: str) -> None:
    wrong = {url: lines for url, lines in report(portal_id).items() if lines}
    assert wrong == {}


def test_nearly_every_field_of_the_unknown_platform_is_right() -> None:
    found = report(UNKNOWN)
    wrong = Counter(line.partition(":")[0] for lines in found.values() for line in lines)
    assert sum(wrong.values()) <= 0.03 * len(FIELDS) * len(found), wrong
    assert wrong["published_at"] == 0


@pytest.mark.parametrize("portal_id", sorted({truth.portal_id for truth in TRUTHS}))
def test_no_boilerplate_survives_in_a_body(portal_id: str) -> None:
    for truth in TRUTHS:
        if truth.portal_id == portal_id:
            body, headers = fetch(truth.url)
            article = read_page(body, truth.url, AT, headers).article
            assert article is not None
            assert [phrase for phrase in BOILERPLATE if phrase in article.body] == []


def test_all_addresses_of_an_article_give_the_same_record_and_key() -> None:
    for truth in TRUTHS:
        first = read_page(*_page(truth.url)).article
        for url in truth.other_urls:
            other = read_page(*_page(url)).article
            assert first is not None
            assert other is not None
            assert (other.key, other.title, other.body) == (first.key, first.title, first.body)


def _page(url: str) -> tuple[bytes, str, str, list[tuple[str, str]]]:
    body, headers = fetch(url)
    return body, url, AT, headers


def test_pages_that_are_no_articles_are_told_apart() -> None:
    wrong = {}
    for url, kind in page_kinds().items():
        page = read_page(*_page(url))
        if page.kind != kind:
            wrong[url] = f"{page.kind} instead of {kind}"
    assert wrong == {}
