"""The display: what a terminal and a log show."""

from __future__ import annotations

import io

from rich.console import Console

from crawler.fetch.progress import PortalState, Progress, closing_table, progress_line, reason_lines

BUSY = PortalState("son_la_quynh_nhai", {"pages": 12, "new": 3, "unchanged": 4, "captures": 20, "retried": 1}, 80, 10.0)
DONE = PortalState("kon_tum_kon_ray", {"pages": 50, "new": 40}, 0, 61.0, "complete")
PARTIAL = PortalState("p", {"failed": 2}, 9, 3700.0, "partial", ("2 failed: http_500",))


def test_a_log_line_has_the_numbers() -> None:
    assert progress_line(BUSY) == "son_la_quynh_nhai: 12 pages, 7 articles, 80 queued, 2.0/s, 1 errors"


def test_a_log_is_not_flooded() -> None:
    out = io.StringIO()
    with Progress(Console(file=out, width=120)) as progress:
        for _ in range(50):
            progress.show([BUSY, DONE])
    assert out.getvalue() == ""


def test_a_terminal_shows_portals_and_verdicts() -> None:
    out = io.StringIO()
    with Progress(Console(file=out, width=100, height=20, force_terminal=True)) as progress:
        progress.show([BUSY, DONE])
        shown = out.getvalue()
    assert "son_la_quynh_nhai" in shown
    assert "complete" in shown


def test_many_portals_fit_the_terminal() -> None:
    out = io.StringIO()
    states = [PortalState(f"portal_{number}", {}, 0, 1.0) for number in range(700)]
    with Progress(Console(file=out, width=100, height=20, force_terminal=True)) as progress:
        progress.show(states)
        assert out.getvalue().count("portal_") == 16
        assert "and 684 more" in out.getvalue()


def test_closing_table_and_reasons() -> None:
    out = io.StringIO()
    Console(file=out, width=100).print(closing_table([DONE, PARTIAL]))
    text = out.getvalue()
    assert "1:01" in text
    assert "1:01:40" in text
    assert reason_lines([DONE, PARTIAL]) == ["p: partial: 2 failed: http_500"]
