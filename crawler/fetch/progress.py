"""What a person sees while crawls run, and the table at the end: live on a terminal, plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from crawler.fetch.verdict import Verdict
from crawler.printable import printable, utc_now

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
            self._live.update(_progress_table(list(states), self._console.width, self._console.height), refresh=True)
        elif time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + LINE_EVERY
            for state in states:
                if state.verdict is None:
                    line = f"{utc_now()} {progress_line(state)}"
                    self._console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)


def progress_line(state: PortalState) -> str:
    """The state of one portal as a line for a log."""
    return printable(
        f"{state.portal_id}: {state.counts.get('pages', 0)} pages, {state.articles} article pages, "
        f"{state.queued} queued, {state.rate:.1f}/s, {state.errors} errors"
    )


def _progress_table(states: list[PortalState], width: int, height: int) -> Table:
    # A display higher than the terminal scrolls away: the busy portals first, the rest as a number.
    shown = sorted(states, key=lambda state: state.verdict is not None)[: max(height - 4, 3)]
    rows = [
        {
            "portal": state.portal_id,
            "pages": str(state.counts.get("pages", 0)),
            "article pages": str(state.articles),
            "queue": str(state.queued),
            "per second": f"{state.rate:.1f}",
            "errors": str(state.errors),
            "verdict": state.verdict or "",
        }
        for state in shown
    ]
    table = _table(rows, width, ("per second", "queue", "pages", "article pages", "errors"), None)
    if len(states) > len(shown):
        table.add_row(f"… and {len(states) - len(shown)} more")
    return table


def closing_table(states: Iterable[PortalState], width: int) -> Table:
    """The verdict per portal, with what was counted; what finds no place in the width (columns) is left out."""
    rows = [_closing_row(state) for state in states]
    dropped = ("files", "refused", "time", "changed", "new", "pages", "missing", "failed", "articles")
    return _table(rows, width, dropped, box.SIMPLE_HEAD)


def _closing_row(state: PortalState) -> dict[str, str]:
    count = state.counts.get
    return {
        "portal": state.portal_id,
        "verdict": state.verdict or "",
        "pages": str(count("pages", 0)),
        "files": str(count("attachment", 0)),
        "articles": str(state.articles if state.held is None else state.held),
        "new": str(count("new", 0)),
        "changed": str(count("changed", 0)),
        "missing": str(count("not_found", 0)),
        "refused": str(count("excluded", 0) + count("links_excluded", 0)),
        "failed": str(count("failed", 0)),
        "time": _duration(state.seconds),
    }


def _table(rows: list[dict[str, str]], width: int, dropped: Sequence[str], lines: box.Box | None) -> Table:
    """A table no wider than `width` if leaving out the `dropped` columns, in this order, can make it so.

    Ids and verdicts are never cut: an id wider than the terminal goes on in the next line.
    """
    gap, edges = (2, 2) if lines else (1, 0)
    widths = {name: max(len(name), *(len(row[name]) for row in rows)) for name in (rows[0] if rows else ())}
    for name in dropped:
        if sum(widths.values()) + gap * len(widths) + edges > width:
            widths.pop(name, None)
    table = Table(box=lines, pad_edge=False, padding=(0, 1, 0, 0))
    for name in widths:
        words = name in ("portal", "verdict")
        table.add_column(
            name, justify="left" if words else "right", no_wrap=name != "portal", overflow="fold",
            min_width=None if name == "portal" else widths[name],
        )  # fmt: skip
    for row in rows:
        table.add_row(*(Text(printable(row[name]), style=_STYLES.get(row[name], "")) for name in widths))
    return table


def reason_lines(states: Iterable[PortalState]) -> list[str]:
    """For each portal that is not complete, why."""
    return [
        printable(f"{state.portal_id}: {state.verdict}: {'; '.join(state.reasons)}")
        for state in states
        if state.reasons
    ]


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
