"""What a person sees while crawls run, and the table at the end: live on a terminal, plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from crawler.fetch.verdict import Verdict

LINE_EVERY = 30.0
"""Seconds between two progress lines in a log."""
_STYLES = {"complete": "green", "partial": "yellow", "empty": "yellow", "failed": "bold red"}


@dataclass(frozen=True, slots=True)
class PortalState:
    """One portal's line of the display."""

    portal_id: str
    counts: Mapping[str, int]
    queued: int
    seconds: float
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    held: int | None = None
    """Articles that the archive holds of the portal, counted at the end."""

    @property
    def errors(self) -> int:
        return self.counts.get("failed", 0) + self.counts.get("retried", 0)

    @property
    def articles(self) -> int:
        """Article pages of this crawl; an article with two addresses is two."""
        return sum(self.counts.get(word, 0) for word in ("new", "changed", "unchanged", "duplicate"))

    @property
    def rate(self) -> float:
        """Responses a second."""
        return self.counts.get("captures", 0) / self.seconds if self.seconds else 0.0


class Progress:
    """Shows the states it is given; the caller decides when."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, auto_refresh=False, transient=True) if console.is_terminal else None
        self._next_line = time.monotonic() + LINE_EVERY

    def __enter__(self) -> Progress:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()

    def show(self, states: Iterable[PortalState]) -> None:
        """Draws the display anew, or in a log prints a line per busy portal now and then."""
        if self._live is not None:
            self._live.update(_progress_table(list(states), self._console.height), refresh=True)
        elif time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + LINE_EVERY
            for state in states:
                if state.verdict is None:
                    self._console.print(progress_line(state), soft_wrap=True, highlight=False)


def progress_line(state: PortalState) -> str:
    """The state of one portal as a line for a log."""
    return (
        f"{state.portal_id}: {state.counts.get('pages', 0)} pages, {state.articles} articles, {state.queued} queued, "
        f"{state.rate:.1f}/s, {state.errors} errors"
    )


def _progress_table(states: list[PortalState], height: int) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("portal", "pages", "articles", "queue", "per second", "errors", ""):
        table.add_column(heading, justify="left" if heading in ("portal", "") else "right")
    # A display higher than the terminal scrolls away: the busy portals first, the rest as a number.
    shown = sorted(states, key=lambda state: state.verdict is not None)[: max(height - 4, 3)]
    for state in shown:
        table.add_row(
            state.portal_id,
            str(state.counts.get("pages", 0)),
            str(state.articles),
            str(state.queued),
            f"{state.rate:.1f}",
            str(state.errors),
            Text(state.verdict or "", style=_STYLES.get(state.verdict or "", "")),
        )
    if len(states) > len(shown):
        table.add_row(f"… and {len(states) - len(shown)} more")
    return table


def closing_table(states: Iterable[PortalState]) -> Table:
    """The verdict per portal, with what was counted."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in (
        "portal",
        "verdict",
        "pages",
        "files",
        "articles",
        "new",
        "changed",
        "gone",
        "refused",
        "failed",
        "time",
    ):
        table.add_column(heading, justify="left" if heading in ("portal", "verdict") else "right", no_wrap=True)
    for state in states:
        count = state.counts.get
        table.add_row(
            state.portal_id,
            Text(state.verdict or "", style=_STYLES.get(state.verdict or "", "")),
            *(str(count(word, 0)) for word in ("pages", "attachment")),
            str(state.articles if state.held is None else state.held),
            *(str(count(word, 0)) for word in ("new", "changed", "not_found")),
            str(count("excluded", 0) + count("links_excluded", 0)),
            str(count("failed", 0)),
            _duration(state.seconds),
        )
    return table


def reason_lines(states: Iterable[PortalState]) -> list[str]:
    """For each portal that is not complete, why."""
    return [f"{state.portal_id}: {state.verdict}: {'; '.join(state.reasons)}" for state in states if state.reasons]


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
