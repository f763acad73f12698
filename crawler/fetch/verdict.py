"""The verdict on a crawl: what a sysadmin's cron and an archivist's conscience go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from crawler.errors import ExitCode

Verdict = Literal["complete", "partial", "empty", "failed"]

_EXIT_CODES: dict[Verdict, ExitCode] = {
    "complete": ExitCode.COMPLETE,
    "partial": ExitCode.PARTIAL,
    "empty": ExitCode.EMPTY,
    "failed": ExitCode.FAILED,
}
_WORST_FIRST: tuple[Verdict, ...] = ("failed", "empty", "partial", "complete")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a portal when its crawl has ended."""

    pending: int
    """URLs still in the frontier."""
    failed: Mapping[str, int]
    """URLs of this walk that failed for good, by failure class; `not_found` is none of them."""
    pages: int
    """Responses of this crawl below status 400."""
    articles: int
    """Articles that the archive holds of this portal."""
    met: int = 1
    """URLs of this walk that showed an article."""
    not_found: int = 0
    """URLs of this walk that are gone, or never were."""
    robots: int = 0
    """URLs that robots.txt forbids."""
    closed_starts: tuple[str, ...] = ()
    """Start pages that could not be read, each with what became of it, in words."""
    limit: int | None = None
    """The `--limit` that was reached; None if none was."""
    gave_up: str | None = None
    last_error: str | None = None
    interrupted: bool = False
    fatal: str | None = None
    moved: tuple[str, ...] = field(default=())
    """Where the start pages redirect to, outside of the portal."""


def judge(facts: Facts) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict and its reasons, in sentences; `complete` has none."""
    if facts.fatal:
        return "failed", (facts.fatal,)
    reasons = tuple(_reasons(facts))
    if not facts.pages and not facts.interrupted and (facts.pending or facts.failed or facts.not_found):
        return "failed", ("no page could be fetched", *reasons)
    if facts.pending or facts.failed:
        return "partial", reasons
    if not facts.articles:
        return "empty", ("no article was found", *reasons)
    if not facts.met:
        return "partial", ("none of the articles known from earlier was met again", *reasons)
    if facts.closed_starts:
        return "partial", reasons
    return "complete", ()


def _reasons(facts: Facts) -> Iterable[str]:
    if facts.interrupted:
        yield "interrupted"
    if facts.limit is not None and facts.pending:
        yield f"the limit of {facts.limit} articles was reached"
    if facts.gave_up:
        yield facts.gave_up
    elif facts.last_error and not facts.pages:
        yield facts.last_error
    if facts.pending:
        yield f"{facts.pending} addresses are still queued; the same command goes on with them"
    for kind, count in sorted(facts.failed.items()):
        yield f"{count} failed: {kind}"
    yield from facts.closed_starts
    for target in facts.moved:
        yield f"the start page leads to {target}, outside of this portal: `crawler crawl --start-url {target}`"
    if facts.robots and not facts.articles:
        yield f"robots.txt forbids {facts.robots} addresses"


def exit_code(verdicts: Iterable[Verdict], *, interrupted: bool = False) -> ExitCode:
    """The exit code of a run: 130 if it was interrupted, else that of the worst verdict."""
    if interrupted:
        return ExitCode.INTERRUPTED
    found = set(verdicts)
    return next((_EXIT_CODES[verdict] for verdict in _WORST_FIRST if verdict in found), ExitCode.FAILED)
