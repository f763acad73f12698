"""One clock per host."""

from __future__ import annotations

import asyncio

import pytest

from crawler.fetch.pace import Pace


def times(
    *turns: tuple[str, float], slow: tuple[str, float] | None = None, monkeypatch: pytest.MonkeyPatch
) -> list[float]:
    """How long each of the turns, asked for at once, has to wait."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds, 1))

    async def ask() -> list[float]:
        pace, found = Pace(), []
        if slow:
            pace.slow_down(*slow)
        for host, delay in turns:
            waits.clear()
            await pace.turn(host, delay)
            found.append(waits[0] if waits else 0.0)
        return found

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return asyncio.run(ask())


def test_portals_that_share_a_host_share_its_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = [("a.vn", 1.0), ("a.vn", 1.0), ("b.vn", 1.0), ("a.vn", 1.0)]
    assert times(*turns, monkeypatch=monkeypatch) == [0.0, 1.0, 0.0, 2.0]


def test_crawl_delay_holds_over_a_shorter_one(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = [("a.vn", 0.0), ("a.vn", 0.0)]
    assert times(*turns, slow=("a.vn", 7.0), monkeypatch=monkeypatch) == [0.0, 7.0]


def test_without_a_delay_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert times(("a.vn", 0.0), ("a.vn", 0.0), monkeypatch=monkeypatch) == [0.0, 0.0]
