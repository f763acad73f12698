"""`crawler portals`: the portals that can be crawled, and those that have been."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from crawler.archive.reader import ask
from crawler.commands.options import archive_option, json_option
from crawler.commands.output import print_json, print_table, records
from crawler.records import Portal

COLUMNS = {
    "portal_id": "portal",
    "name": "name",
    "province": "province",
    "platform": "platform",
    "base_url": "address",
    "spider": "spider",
    "articles": "articles",
    "last_verdict": "verdict",
    "last_capture": "last capture",
}
"""What is listed, with the headings of the table."""
DROPPED = ("province", "name", "platform", "last capture", "spider", "articles", "verdict")
"""The headings that a narrow terminal does without, first to go first; id and address stay."""


@click.command()
@archive_option
@json_option
def portals(archive: Path, as_json: bool) -> None:
    """List the portals: those with a spider module, and those that the archive has met by --start-url."""
    rows = listing(archive, _known_portals)
    if as_json:
        print_json(tuple(COLUMNS), ([row[name] for name in COLUMNS] for row in rows))
    else:
        shown = ([_shown(name, row[name]) for name in COLUMNS] for row in rows)
        print_table(tuple(COLUMNS.values()), shown, drop=DROPPED)


def _known_portals() -> Iterable[Portal]:
    # Imported here: it loads Scrapy and all spiders, which only this command needs.
    from crawler.portals import known_portals

    return known_portals()


def listing(archive: Path, known: Callable[[], Iterable[Portal]]) -> list[dict[str, Any]]:
    """One row a portal, by id; `known` gives the portals with a spider module. There need not be an archive yet."""
    rows = {portal.id: _known_row(portal) for portal in known()}
    if archive.exists():
        with ask(archive, "SELECT * FROM portal_health") as answer:
            for archived in records(answer.columns, answer.rows):
                row = rows.setdefault(archived["portal_id"], {"spider": False})
                row.update({name: archived[name] for name in COLUMNS if archived.get(name) is not None})
    return [{name: row.get(name) for name in COLUMNS} for _, row in sorted(rows.items())]


def _known_row(portal: Portal) -> dict[str, Any]:
    return {
        "portal_id": portal.id,
        "name": portal.name,
        "province": portal.province,
        "platform": portal.platform,
        "base_url": portal.base_url,
        "spider": True,
        "articles": 0,
    }


def _shown(name: str, value: Any) -> Any:
    if name == "spider":
        return "yes" if value else "no"
    return value[:16].replace("T", " ") if name == "last_capture" and value else value
