"""robots.txt: obeyed, captured, and a wall when it can not be had."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.errors import FetchError
from crawler.fetch.pace import Pace
from crawler.fetch.robots import MAX_BYTES, RobotsGate, Rules
from crawler.records import Exchange, Link, Outcome

AGENT = "district-portal-crawler/0.1 (mail@example.org)"
ROBOTS = "http://huyen.example.vn/robots.txt"
Answer = tuple[int, str, tuple[tuple[str, str], ...]] | FetchError


class FakeSession:
    """A session whose client answers from a table, and that keeps what would be stored."""

    def __init__(self, answers: dict[str, Answer], first: dict[str, Answer] | None = None) -> None:
        self.first = first or {}
        self.answers = answers
        self.asked: list[str] = []
        self.outcomes: list[Outcome] = []
        self.client = self
        self.pace = Pace()
        self.warc = SimpleNamespace(write=lambda exchange: ("capture of", exchange.url))
        self.writer = SimpleNamespace(add=self.outcomes.append)

    async def fetch(self, url: str) -> Exchange:
        self.asked.append(url)
        answer = self.first.pop(url, None) or self.answers[url]
        if isinstance(answer, FetchError):
            raise answer
        status, text, headers = answer
        return Exchange(url, "GET", b"", status, "", b"", headers, b"", text.encode(), "2026-01-01T00:00:00Z")


def rules(session: Any, url: str = "http://huyen.example.vn/tin/mot", *, own: bool = True) -> Rules:
    return asyncio.run(RobotsGate().rules(session, "p", url, delay=0.0, own=own))


def test_longest_match_decides() -> None:
    session = FakeSession({ROBOTS: (200, "User-agent: *\nDisallow: /admin\nAllow: /admin/tin\n", ())})
    found = rules(session)
    assert found.allows("http://huyen.example.vn/tin", AGENT)
    assert found.allows("http://huyen.example.vn/admin/tin/1", AGENT)
    assert not found.allows("http://huyen.example.vn/admin/log", AGENT)


def test_a_group_for_us_comes_before_the_group_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: district-portal-crawler\nDisallow: /kin\nCrawl-delay: 7\n"
    found = rules(FakeSession({ROBOTS: (200, text, ())}))
    assert found.allows("http://huyen.example.vn/tin", AGENT)
    assert not found.allows("http://huyen.example.vn/kin", AGENT)
    assert found.delay(AGENT) == 7.0


def test_crawl_delay_is_capped() -> None:
    found = rules(FakeSession({ROBOTS: (200, "User-agent: *\nCrawl-delay: 86400\n", ())}))
    assert found.delay(AGENT) == 30.0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_4xx_allows_everything(status: int) -> None:
    assert rules(FakeSession({ROBOTS: (status, "User-agent: *\nDisallow: /", ())})).allows(ROBOTS, AGENT)


@pytest.mark.parametrize("answer", [(500, "", ()), (503, "", ()), (429, "", ()), FetchError("timeout", "no answer")])
def test_5xx_and_no_answer_forbid_everything(answer: Answer) -> None:
    with pytest.raises(FetchError, match=r"robots_unavailable: http://huyen\.example\.vn/robots\.txt"):
        rules(FakeSession({ROBOTS: answer}))


def test_redirects_are_followed_and_each_answer_is_kept() -> None:
    other = "https://www.huyen.example.vn/robots.txt"
    session = FakeSession(
        {ROBOTS: (301, "", (("Location", other),)), other: (200, "User-agent: *\nDisallow: /x\n", ())}
    )
    assert not rules(session).allows("http://huyen.example.vn/x", AGENT)
    assert [outcome.entry.url for outcome in session.outcomes] == [ROBOTS, other]
    assert {outcome.reason for outcome in session.outcomes} == {"robots_txt"}


def test_a_redirect_loop_ends() -> None:
    session = FakeSession({ROBOTS: (302, "", (("Location", ROBOTS),))})
    assert rules(session).allows("http://huyen.example.vn/x", AGENT)
    assert len(session.asked) == 5


def test_its_sitemaps_are_queued_if_they_lie_on_the_same_host() -> None:
    text = "Sitemap: http://huyen.example.vn/s.xml\nSitemap: http://elsewhere.example/s.xml\n"
    session = FakeSession({ROBOTS: (200, text, ())})
    rules(session)
    assert session.outcomes[0].links == (Link("http://huyen.example.vn/s.xml", "sitemap"),)


def test_what_stands_behind_500_kib_is_not_read() -> None:
    text = "User-agent: *\nDisallow: /a\n" + "#" * MAX_BYTES + "\nDisallow: /b\n"
    found = rules(FakeSession({ROBOTS: (200, text, ())}))
    assert not found.allows("http://huyen.example.vn/a", AGENT)
    assert found.allows("http://huyen.example.vn/b", AGENT)


def test_a_host_is_asked_once() -> None:
    session = FakeSession({ROBOTS: (200, "", ())})
    gate = RobotsGate()

    async def many() -> None:
        urls = [f"http://huyen.example.vn/tin/{number}" for number in range(5)]
        await asyncio.gather(*(gate.rules(session, "p", url, delay=0.0, own=True) for url in urls))  # type: ignore[arg-type]

    asyncio.run(many())
    assert session.asked == [ROBOTS]


def test_one_lost_answer_closes_nothing() -> None:
    good: Answer = (200, "User-agent: *\nDisallow: /x\n", ())
    session = FakeSession({ROBOTS: good}, first={ROBOTS: FetchError("connect", "reset")})
    assert not rules(session).allows("http://huyen.example.vn/x", AGENT)
    assert session.asked == [ROBOTS, ROBOTS]


@pytest.mark.parametrize("kind", ["dns", "refused", "blocked"])
def test_a_dead_picture_host_is_told_as_what_it_is(kind: str) -> None:
    with pytest.raises(FetchError) as raised:
        rules(FakeSession({ROBOTS: FetchError(kind, "no")}), own=False)
    assert raised.value.kind == kind


def test_a_byte_order_mark_hides_no_rule() -> None:
    found = rules(FakeSession({ROBOTS: (200, "\ufeffUser-agent: *\nDisallow: /a\n", ())}))
    assert not found.allows("http://huyen.example.vn/a", AGENT)


def test_broken_sitemap_lines_are_left_out() -> None:
    text = "Sitemap: http://[bad\nSitemap: http://huyen.example.vn/\x1b[31m.xml\nSitemap: /s.xml\n"
    session = FakeSession({ROBOTS: (200, text, ())})
    rules(session)
    urls = [link.url for link in session.outcomes[0].links]
    assert "http://huyen.example.vn/s.xml" in urls
    assert not any("\x1b" in url for url in urls)


def test_other_hosts_may_not_queue_sitemaps() -> None:
    session = FakeSession({ROBOTS: (200, "Sitemap: http://huyen.example.vn/s.xml\n", ())})
    rules(session, own=False)
    assert session.outcomes[0].links == ()


def test_a_redirect_to_what_can_not_be_fetched_is_no_robots() -> None:
    session = FakeSession({ROBOTS: (302, "", (("Location", "data:text/plain,x"),))})
    assert rules(session).allows("http://huyen.example.vn/x", AGENT)


def test_a_certificate_fault_says_what_to_do() -> None:
    with pytest.raises(FetchError, match="--accept-broken-tls"):
        rules(FakeSession({ROBOTS: FetchError("tls", "self-signed")}))
