"""What can be changed about the replica portals between two crawls, and the failures that can be asked for."""

from __future__ import annotations

from collections.abc import Iterable

EDITED_SINCE = "edited_since"
"""Some stories of each portal carry another text than before."""
DELETED_SINCE = "deleted_since"
"""Some stories are gone: 404, 410, a redirect to the home page or a soft 404 (status 200), and out of all lists."""
REDESIGNED = "redesigned"
"""Sơn La's portal comes with other markup and other class names, under the same addresses."""
PAGER_ABSENT = "pager_absent"
"""No listing has a pager, and the addresses of its further pages answer with the first one."""

CONTENT = frozenset((EDITED_SINCE, DELETED_SINCE, REDESIGNED, PAGER_ABSENT))
DOWN = "down:"
"""`down:HOST`: connections are closed without an answer."""
SLOW = "slow:"
"""`slow:HOST[=SECONDS]`: each answer of the host waits (1 second unless told)."""


def check(switches: Iterable[str]) -> frozenset[str]:
    """The switches as a set; ValueError names the first one that does not exist."""
    chosen = frozenset(switches)
    for switch in sorted(chosen):
        if switch not in CONTENT and not switch.startswith((DOWN, SLOW)):
            known = ", ".join(sorted(CONTENT))
            raise ValueError(f"no switch {switch!r}; there are {known}, down:HOST, slow:HOST[=SECONDS]")
    return chosen


def content(switches: frozenset[str]) -> frozenset[str]:
    """The switches that change pages, without the knobs for failures."""
    return switches & CONTENT


def hosts_down(switches: frozenset[str]) -> frozenset[str]:
    """Hosts that do not answer."""
    return frozenset(switch.removeprefix(DOWN) for switch in switches if switch.startswith(DOWN))


def hosts_slow(switches: frozenset[str]) -> dict[str, float]:
    """Seconds that each slow host waits before it answers."""
    slow = (switch.removeprefix(SLOW).partition("=") for switch in switches if switch.startswith(SLOW))
    return {host: float(seconds or 1) for host, _, seconds in slow}
