"""What a response, or the lack of one, means for a frontier entry: captured, failed for good, or to be tried again."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.errors import ArchiveError, FetchError, WarcError
from crawler.fetch.robots import redirect_target
from crawler.fetch.session import PortalRun, Session
from crawler.records import Capture, Exchange, FrontierEntry, Link, Outcome
from crawler.urls import canonical_url

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 4
MISSES_BEFORE_GIVING_UP = 12
"""Requests without any answer, one after the other, until the portal is left for another run."""
RETRY_DELAYS = 10
"""The first retry waits this many times the delay between requests; each further one twice as long."""
SHORTEST_RETRY = 0.2
"""Seconds; for a crawl without delay."""
LONGEST_RETRY_AFTER = 600.0
"""Seconds that a server may have us wait (Retry-After)."""
_NOT_WHOLE = {"broken": "broken_encoding", "too_large": "too_large", "unknown": "unknown_encoding"}
"""`Exchange.body_error` -> the reason that the ledger keeps."""


def after_response(entry: FrontierEntry, exchange: Exchange, capture: Capture, run: PortalRun) -> Outcome:
    """The outcome of an exchange, not yet read."""
    status = exchange.status
    if status in (404, 410):
        return Outcome(entry, "failed", reason="not_found", detail=f"HTTP {status}", capture=capture)
    if status >= 500 or status in (408, 425, 429):
        outcome = _again(entry, run, f"http_{status}", f"HTTP {status} {exchange.reason}", capture)
        outcome.retry_after = max(outcome.retry_after, _asked_to_wait(exchange))
        return outcome
    if status >= 400 or status < 200 or status in (304, 305):  # 304, 305: answers to what nobody asked
        said = f"HTTP {status} {exchange.reason}"
        return Outcome(entry, "failed", reason=f"http_{status}", detail=said, capture=capture)
    fault = _fault(exchange)
    if (
        fault in ("truncated", "broken_encoding")
        and exchange.truncated != "length"
        and entry.attempts + 1 < MAX_ATTEMPTS
    ):
        return _again(entry, run, fault, "the body did not come whole", capture)
    return _redirect(Outcome(entry, "captured", capture=capture, reason=fault), exchange)


def _fault(exchange: Exchange) -> str | None:
    """Why the body is not what the server meant to send, in a fixed word; None: it is whole.

    A page that ends as pages end is whole, whatever Content-Length said: some servers count wrong every time.
    """
    if exchange.truncated == "disconnect" and exchange.body[-64:].rstrip().lower().endswith(b"</html>"):
        return None
    if exchange.truncated:
        return "truncated"
    return _NOT_WHOLE.get(exchange.body_error or "")


def _asked_to_wait(exchange: Exchange) -> float:
    """Seconds of a Retry-After header (RFC 9110, section 10.2.3), capped; 0 without one that can be read."""
    value = next((value for name, value in exchange.headers if name.lower() == "retry-after"), "").strip()
    try:
        seconds = (
            float(value) if value.isdecimal() else (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
        )
    except (ValueError, TypeError):
        return 0.0
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER)


def after_crash(
    session: Session, entry: FrontierEntry, error: BaseException, capture: Capture | None
) -> Outcome | None:
    """The outcome of an entry on which our own code failed; None if the error ends the whole process (disk full …)."""
    if isinstance(error, (ArchiveError, WarcError)):
        session.fail(error)
        return None
    logger.error("%s: our own code failed on this address", entry.url, exc_info=error)
    return Outcome(entry, "failed", reason="crash", detail=f"{type(error).__name__}: {error}", capture=capture)


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
