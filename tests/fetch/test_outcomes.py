"""What a response or a failure means for its frontier entry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.archive import Crawl
from crawler.errors import FetchError
from crawler.fetch.outcomes import MAX_ATTEMPTS, MISSES_BEFORE_GIVING_UP, after_failure, after_response
from crawler.fetch.session import PortalRun
from crawler.records import Capture, Exchange, FrontierEntry, Link, Portal, WarcLocation

URL = "http://huyen.example.vn/tin/mot"
CAPTURE = Capture(URL, "2026-01-01T00:00:00Z", "GET", 200, None, "sha1:X", 0, WarcLocation("f", 0, 1, "urn:uuid:1"))


def make_run(delay: float = 1.0) -> PortalRun:
    return PortalRun(Portal("p", "P", "http://huyen.example.vn/"), Crawl(1, "p", 1, resumed=False), delay)


def entry(attempts: int = 0, role: Any = "page") -> FrontierEntry:
    return FrontierEntry(1, "p", URL, role, attempts=attempts)


def exchange(status: int = 200, headers: tuple[tuple[str, str], ...] = (), **more: Any) -> Exchange:
    return Exchange(URL, "GET", b"", status, "Reason", b"", headers, b"", b"", "2026-01-01T00:00:00Z", **more)


@pytest.mark.parametrize(
    ("status", "result", "reason"),
    [
        (200, "captured", None),
        (204, "captured", None),
        (404, "failed", "not_found"),
        (410, "failed", "not_found"),
        (403, "failed", "http_403"),
        (429, "retry", "http_429"),
        (500, "retry", "http_500"),
        (503, "retry", "http_503"),
        (304, "failed", "http_304"),
        (101, "failed", "http_101"),
    ],
)
def test_status(status: int, result: str, reason: str | None) -> None:
    outcome = after_response(entry(), exchange(status), CAPTURE, make_run())
    assert (outcome.result, outcome.reason, outcome.capture) == (result, reason, CAPTURE)


def test_the_last_attempt_fails_for_good_and_keeps_its_capture() -> None:
    outcome = after_response(entry(MAX_ATTEMPTS - 1), exchange(500), CAPTURE, make_run())
    assert (outcome.result, outcome.reason, outcome.capture) == ("failed", "http_500", CAPTURE)
    assert "500 Reason" in str(outcome.detail)


def test_retries_wait_longer_each_time_and_in_proportion_to_the_delay() -> None:
    waits = [after_response(entry(n), exchange(500), CAPTURE, make_run()).retry_after for n in range(3)]
    assert waits == [10.0, 20.0, 40.0]
    assert after_response(entry(), exchange(500), CAPTURE, make_run(0.0)).retry_after == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/tin/hai", "http://huyen.example.vn/tin/hai"),
        ("https://huyen.example.vn/tin/mot", "https://huyen.example.vn/tin/mot"),
        ("/tin/Đảng bộ", "http://huyen.example.vn/tin/%C4%90%E1%BA%A3ng%20b%E1%BB%99"),
    ],
)
def test_redirect_is_an_outcome_with_a_link(location: str, target: str) -> None:
    wire = location.encode().decode("latin-1")
    outcome = after_response(entry(role="sitemap"), exchange(301, (("Location", wire),)), CAPTURE, make_run())
    assert (outcome.result, outcome.reason, outcome.links) == ("captured", "redirect", (Link(target, "sitemap"),))


@pytest.mark.parametrize("headers", [(), (("Location", ""),), (("Location", "javascript:void(0)"),)])
def test_redirect_to_nowhere_is_no_crash(headers: tuple[tuple[str, str], ...]) -> None:
    outcome = after_response(entry(), exchange(302, headers), CAPTURE, make_run())
    assert (outcome.result, outcome.links) == ("captured", ())


def test_a_body_cut_short_is_tried_again_and_kept_in_the_end() -> None:
    """Portals that announce more bytes than they send do so every time; the page is whole nevertheless."""
    cut = exchange(truncated="disconnect")
    assert after_response(entry(), cut, CAPTURE, make_run()).result == "retry"
    last = after_response(entry(MAX_ATTEMPTS - 1), cut, CAPTURE, make_run())
    assert (last.result, last.reason) == ("captured", "truncated")


def test_a_body_over_the_limit_is_kept_at_once() -> None:
    outcome = after_response(entry(), exchange(truncated="length"), CAPTURE, make_run())
    assert (outcome.result, outcome.reason) == ("captured", "truncated")


def test_failure_is_tried_again_then_fails() -> None:
    error = FetchError("timeout", "no answer within 30 s")
    assert after_failure(entry(), error, make_run(), own_host=True).result == "retry"
    last = after_failure(entry(MAX_ATTEMPTS - 1), error, make_run(), own_host=True)
    assert (last.result, last.reason) == ("failed", "timeout")


def test_a_forbidden_address_is_excluded_at_once() -> None:
    outcome = after_failure(entry(), FetchError("blocked", "10.0.0.1 is private"), make_run(), own_host=False)
    assert (outcome.result, outcome.reason) == ("excluded", "blocked")


def test_a_dead_host_is_given_up_with_its_last_error() -> None:
    run = make_run()
    for _ in range(MISSES_BEFORE_GIVING_UP):
        assert run.gave_up is None
        after_failure(entry(), FetchError("refused", "connection refused"), run, own_host=True)
    assert run.gave_up is not None
    assert "connection refused" in run.gave_up


def test_dead_picture_hosts_do_not_end_the_crawl() -> None:
    run = make_run()
    for _ in range(MISSES_BEFORE_GIVING_UP * 2):
        after_failure(entry(role="image"), FetchError("dns", "unknown host"), run, own_host=False)
    assert run.gave_up is None


def test_a_page_that_ends_as_pages_end_is_whole_whatever_was_announced() -> None:
    cut = replace(exchange(truncated="disconnect"), body=b"<html><p>x</p></body>\n</HTML>\n ")
    outcome = after_response(entry(), cut, CAPTURE, make_run())
    assert (outcome.result, outcome.reason) == ("captured", None)


@pytest.mark.parametrize(
    ("error", "result", "reason"),
    [
        ("broken", "retry", "broken_encoding"),
        ("too_large", "captured", "too_large"),
        ("unknown", "captured", "unknown_encoding"),
    ],
)
def test_a_body_that_can_not_be_decoded_is_said_to_be_so(error: Any, result: str, reason: str) -> None:
    outcome = after_response(entry(), exchange(body_error=error), CAPTURE, make_run())
    assert (outcome.result, outcome.reason) == (result, reason)


@pytest.mark.parametrize(("value", "seconds"), [("8", 8.0), ("999999", 600.0), ("soon", 2.0), ("-3", 2.0)])
def test_retry_after_is_honoured_up_to_a_limit(value: str, seconds: float) -> None:
    answer = exchange(503, (("Retry-After", value),))
    assert after_response(entry(), answer, CAPTURE, make_run(0.2)).retry_after == pytest.approx(seconds)
