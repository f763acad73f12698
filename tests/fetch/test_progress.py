"""The display: what a terminal and a log show."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from crawler.fetch.progress import PortalState, Progress, closing_table, progress_line, reason_lines

BUSY = PortalState("son_la_quynh_nhai", {"pages": 12, "new": 3, "unchanged": 4, "captures": 20, "retried": 1}, 80, 10.0)
DONE = PortalState("kon_tum_kon_ray", {"pages": 50, "new": 40}, 0, 61.0, "complete")
PARTIAL = PortalState("p", {"failed": 2}, 9, 3700.0, "partial", ("2 failed: http_500",))


def test_a_log_line_has_the_numbers() -> None:
    assert progress_line(BUSY) == "son_la_quynh_nhai: 12 pages, 7 article pages, 80 queued, 2.0/s, 1 errors"


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


def shown(states: list[PortalState], width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(closing_table(states, width))
    return out.getvalue()


def test_closing_table_and_reasons() -> None:
    text = shown([DONE, PARTIAL], 100)
    assert "1:01" in text
    assert "1:01:40" in text
    assert "missing" in text
    assert reason_lines([DONE, PARTIAL]) == ["p: partial: 2 failed: http_500"]


@pytest.mark.parametrize("width", [80, 40, 30])
def test_a_narrow_terminal_loses_columns_but_no_id_and_no_verdict(width: int) -> None:
    text = shown([BUSY, DONE, PARTIAL], width)
    assert max(map(len, text.splitlines())) <= width
    assert all(word in text for word in ("son_la_quynh_nhai", "complete", "partial"))
    assert "files" not in text
    assert "…" not in text


def test_an_id_wider_than_the_terminal_goes_on_in_the_next_line() -> None:
    text = shown([PortalState("x" * 50, {}, 0, 1.0, "complete")], 40)
    assert text.count("x") == 50
    assert "complete" in text


def test_what_portals_say_neither_steers_nor_styles() -> None:
    sly = PortalState("[red]a[/red]", {}, 0, 1.0, "failed", ("\x1b[2J[bold]b",))
    assert "[red]a[/red]" in shown([sly], 100)
    assert reason_lines([sly]) == ["[red]a[/red]: failed: ␛[2J[bold]b"]


def test_lines_in_a_log_have_the_time_and_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.fetch.progress.LINE_EVERY", 0.0)
    out = io.StringIO()
    with Progress(Console(file=out, width=40)) as progress:
        progress.show([PortalState("[red]a", {}, 0, 1.0)])
    line = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \[red\]a: 0 pages, 0 article pages, 0 queued, 0.0/s, 0 errors\n"
    assert re.fullmatch(line, out.getvalue())
