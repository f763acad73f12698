"""`crawler stats`: what the archive has, by portal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from crawler.archive.reader import ask
from crawler.commands.options import archive_option, json_option
from crawler.commands.output import dump, print_table, records
from crawler.errors import ArchiveError

SHOWN = {
    "portal_id": "portal",
    "last_verdict": "verdict",
    "articles": "articles",
    "versions": "versions",
    "captures": "captures",
    "pending": "pending",
    "failed": "failed",
    "missing": "missing",
    "last_capture": "last capture",
    "urls": "URLs",
    "captured": "captured",
    "unchanged": "unchanged",
    "excluded": "excluded",
    "first_capture": "first capture",
    "warc_bytes": "WARC",
}
"""What the table shows, with the headings."""
DROPPED = ("first capture", "unchanged", "captured", "excluded", "URLs", "WARC", "last capture", "versions", "missing")
"""The headings that a narrow terminal does without, first to go first."""
SUMS = ("articles", "versions", "gone", "captures", "urls", "captured", "unchanged", "excluded", "failed", "missing",
        "pending", "warc_bytes")  # fmt: skip
MISSING = "SELECT portal_id, count(*) FROM urls WHERE state = 'failed' AND reason = 'not_found' GROUP BY portal_id"


@click.command()
@archive_option
@json_option
def stats(archive: Path, as_json: bool) -> None:
    """Show what the archive has: articles, captures, URLs by state, time span, size, last verdict of each portal."""
    with ask(archive, "SELECT * FROM portal_health ORDER BY portal_id") as answer:
        portals = list(records(answer.columns, answer.rows))
    with ask(archive, MISSING) as answer:
        missing = dict(answer.rows)
    for row in portals:
        row["missing"] = missing.get(row["portal_id"], 0)
    with ask(archive, "SELECT key, value FROM archive_info") as answer:
        info = dict(answer.rows)
    total = totals(portals)
    if as_json:
        replica = info.get("replica") == "1"
        click.echo(dump({"archive": str(archive), "replica": replica, "portals": portals, "total": total}))
        return
    if not portals:
        raise ArchiveError(f"{archive} holds no portal yet: `crawler crawl PORTAL` fills it.")
    print_table(tuple(SHOWN.values()), [tuple(_shown(row).values()) for row in (*portals, total)], drop=DROPPED)
    if info.get("replica") == "1":
        click.echo("This archive was made by the demo from replica portals.", err=True)


def totals(portals: list[dict[str, Any]]) -> dict[str, Any]:
    """The sums over all portals, and the whole time span."""
    firsts = [row["first_capture"] for row in portals if row["first_capture"]]
    lasts = [row["last_capture"] for row in portals if row["last_capture"]]
    return {
        **{name: sum(row[name] for row in portals) for name in SUMS},
        "first_capture": min(firsts, default=None),
        "last_capture": max(lasts, default=None),
    }


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """One line of the table: minutes are enough for times, sizes are in units that people read, and what is missing
    has not failed."""
    values = {name: row.get(name) for name in SHOWN}
    values["portal_id"] = row.get("portal_id", "total")
    values["failed"] = row["failed"] - row["missing"]
    values["warc_bytes"] = _size(row["warc_bytes"])
    for name in ("first_capture", "last_capture"):
        values[name] = (row[name] or "")[:16].replace("T", " ")
    return values


def _size(count: int) -> str:
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
