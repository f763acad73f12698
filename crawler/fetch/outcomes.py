"""What a response, or the lack of one, means for a frontier entry: captured, failed for good, or to be tried again."""

from __future__ import annotations

from crawler.errors import FetchError
from crawler.fetch.robots import redirect_target
from crawler.fetch.session import PortalRun
from crawler.records import Capture, Exchange, FrontierEntry, Link, Outcome
from crawler.urls import canonical_url

MAX_ATTEMPTS = 4
MISSES_BEFORE_GIVING_UP = 12
"""Requests without any answer, one after the other, until the portal is left for another run."""
RETRY_DELAYS = 10
"""The first retry waits this many times the delay between requests; each further one twice as long."""
SHORTEST_RETRY = 0.2
"""Seconds; for a crawl without delay."""


def after_response(entry: FrontierEntry, exchange: Exchange, capture: Capture, run: PortalRun) -> Outcome:
    """The outcome of an exchange, not yet read."""
    status = exchange.status
    if status in (404, 410):
        return Outcome(entry, "failed", reason="not_found", detail=f"HTTP {status}", capture=capture)
    if status >= 500 or status in (408, 425, 429):
        return _again(entry, run, f"http_{status}", f"HTTP {status} {exchange.reason}", capture)
    if status >= 400:
        said = f"HTTP {status} {exchange.reason}"
        return Outcome(entry, "failed", reason=f"http_{status}", detail=said, capture=capture)
    if exchange.truncated == "disconnect" and entry.attempts + 1 < MAX_ATTEMPTS:
        return _again(entry, run, "truncated", "the connection closed before the whole body had come", capture)
    outcome = Outcome(entry, "captured", capture=capture, reason="truncated" if exchange.truncated else None)
    return _redirect(outcome, exchange)


def after_failure(entry: FrontierEntry, error: FetchError, run: PortalRun, *, own_host: bool) -> Outcome:
    """The outcome of a request that got no response."""
    run.last_error = str(error)
    if own_host:
        run.misses_in_a_row += 1
    if run.misses_in_a_row >= MISSES_BEFORE_GIVING_UP and run.gave_up is None:
        run.gave_up = f"{run.misses_in_a_row} requests in a row got no answer (last: {error})"
    if error.kind == "blocked":
        return Outcome(entry, "excluded", reason="blocked", detail=error.detail)
    return _again(entry, run, error.kind, error.detail, None)


def _again(entry: FrontierEntry, run: PortalRun, kind: str, detail: str, capture: Capture | None) -> Outcome:
    if entry.attempts + 1 >= MAX_ATTEMPTS:
        return Outcome(entry, "failed", reason=kind, detail=f"{detail} ({MAX_ATTEMPTS} attempts)", capture=capture)
    wait = max(run.delay * RETRY_DELAYS, SHORTEST_RETRY) * 2**entry.attempts
    return Outcome(entry, "retry", reason=kind, detail=detail, capture=capture, retry_after=wait)


def _redirect(outcome: Outcome, exchange: Exchange) -> Outcome:
    if exchange.status < 300:
        return outcome
    outcome.reason = "redirect"
    target = redirect_target(exchange)
    if target is not None:
        try:
            outcome.links = (Link(canonical_url(target), outcome.entry.role),)
        except ValueError as error:
            outcome.detail = f"redirected to an address that can not be fetched: {error}"
    return outcome
