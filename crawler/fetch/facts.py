"""The facts that a verdict is judged by, when a crawl has ended."""

from __future__ import annotations

from crawler.archive.lookup import Standing
from crawler.fetch.session import PortalRun, Session
from crawler.fetch.verdict import Facts

_AN_ANSWER = frozenset({"not_found"})
"""Failure classes that do not count against completeness: that a page is gone is an answer."""


def facts_of(standing: Standing, run: PortalRun, session: Session, pages: int, *, interrupted: bool) -> Facts:
    """The facts about one portal's crawl; `pages` are those it fetched."""
    limit = session.options.limit
    return Facts(
        pending=standing.pending,
        failed={kind: number for kind, number in standing.failed.items() if kind not in _AN_ANSWER},
        pages=pages,
        articles=standing.articles,
        robots=standing.robots,
        met=standing.met,
        not_found=standing.failed.get("not_found", 0),
        closed_starts=standing.closed_starts,
        limit=limit if limit is not None and run.articles_fetched >= limit else None,
        gave_up=run.gave_up,
        last_error=run.last_error,
        interrupted=interrupted,
        fatal=str(session.fatal) if session.fatal else run.broken,
        moved=tuple(run.moved),
    )
