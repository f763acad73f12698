"""Manners towards hosts: one clock per host for all portals of this process, so that shared hosts are spared too."""

from __future__ import annotations

import asyncio


class Pace:
    """Hands out turns; the time between two turns at a host is the longest delay that anybody asked for there."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._asked: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """From now on at least `seconds` between two requests to `host` (its Crawl-delay)."""
        self._asked[host] = max(seconds, self._asked.get(host, 0.0))

    async def turn(self, host: str, delay: float) -> None:
        """Returns when `host` may be asked, `delay` seconds or more after the request before."""
        delay = max(delay, self._asked.get(host, 0.0))
        if not delay:
            return
        now = asyncio.get_running_loop().time()
        at = max(now, self._next.get(host, 0.0))
        self._next[host] = at + delay
        if at > now:
            await asyncio.sleep(at - now)
