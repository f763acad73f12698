"""`crawler crawl`: fetches portals into the archive."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.logging import RichHandler

from crawler import __version__
from crawler.archive import archived_portals
from crawler.commands.options import archive_option
from crawler.errors import UsageError
from crawler.fetch.progress import PortalState, closing_table, reason_lines
from crawler.fetch.resolve import ResolveMap
from crawler.fetch.run import run_crawls
from crawler.fetch.session import CrawlOptions
from crawler.fetch.verdict import exit_code
from crawler.portals import known_portals, spider_for, spider_for_url
from crawler.printable import PrintableFormatter, printable, utc_now
from crawler.records import Portal

LOG_WIDTH = 140
"""Columns of a table in a log."""


@click.command()
@click.argument("portal_ids", metavar="[PORTAL]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every portal that has a module, and every one added by start URL.")
@click.option("--start-url", "start_urls", metavar="URL", multiple=True, help="Any web site: it becomes a portal.")
@archive_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N article pages per portal.")
@click.option(
    "--delay", type=click.FloatRange(min=0), metavar="SECONDS", help="Between two requests to a host.  [default: 1]"
)
@click.option(
    "--resolve",
    multiple=True,
    metavar="HOST[:PORT]=ADDR[:PORT]",
    help="Connect to ADDR instead of what DNS says of HOST; names and addresses in the archive stay the true ones.",
)
@click.option("--accept-broken-tls", is_flag=True, help="Go on when a certificate can not be verified; it is recorded.")
@click.option("--requisites", is_flag=True, help="Also fetch style sheets, scripts and decoration.")
@click.option("--contact", envvar="CRAWLER_CONTACT", metavar="ADDRESS", help="Mail or web address in the User-Agent.")
@click.option(
    "--operator", envvar="CRAWLER_OPERATOR", metavar="NAME", help="Who archives; written into the WARC files."
)
@click.option("--at-once", type=click.IntRange(min=1), default=16, show_default=True, help="Portals crawled at a time.")
def crawl(
    portal_ids: tuple[str, ...],
    every: bool,
    start_urls: tuple[str, ...],
    archive: Path,
    resolve: tuple[str, ...],
    contact: str | None,
    operator: str | None,
    at_once: int,
    **options: Any,
) -> None:
    """Fetch portals into the archive; the same command again goes on, or looks for what is new.

    Exit code: 0 complete, 1 failed, 2 usage, 3 partial, 4 empty, 130 interrupted; of several portals the worst.
    """
    spiders = _chosen(portal_ids, every, start_urls, archived_portals(archive))
    console = _console(stderr=True)
    logging.basicConfig(handlers=[_log_handler(console)], level="WARNING")
    if not contact:
        console.print(
            "" if console.is_terminal else f"{utc_now()} ",
            "No contact is set: portals can not reach you. Set --contact or CRAWLER_CONTACT.",
            sep="", soft_wrap=True,
        )  # fmt: skip
    chosen = CrawlOptions(
        archive=archive,
        user_agent=f"district-portal-crawler/{__version__} ({contact or 'no contact given'})",
        operator=operator or contact or "",
        resolve=ResolveMap.parse(resolve),
        portals_at_once=at_once,
        **options,
    )
    states, interrupted = run_crawls(spiders, chosen, console)
    _report(states, archive)
    raise SystemExit(int(exit_code([state.verdict or "failed" for state in states], interrupted=interrupted)))


def _chosen(
    portal_ids: tuple[str, ...], every: bool, start_urls: tuple[str, ...], archived: tuple[Portal, ...]
) -> list[Any]:
    """The spider classes asked for, once each."""
    ids = list(portal_ids)
    if every:
        ids += [portal.id for portal in (*known_portals(), *archived)]
    spiders = [spider_for(portal_id, archived) for portal_id in ids]
    spiders += [spider_for_url(url, archived) for url in start_urls]
    if not spiders:
        raise UsageError("Name a portal, or --all, or --start-url URL. `crawler portals` lists the portals.")
    chosen = {spider.name: spider for spider in spiders}
    for spider in spiders:
        if not set(spider.portal().hosts) & set(chosen[spider.name].portal().hosts):
            raise UsageError(
                f"Two of these addresses would become the same portal, {spider.name}. Crawl one at a time."
            )
    return list(chosen.values())


class _SteadyConsole(Console):
    """A console whose reader may go away (`2>&1 | head`) without ending the crawl."""

    def on_broken_pipe(self) -> None:
        self.quiet = True


def _console(*, stderr: bool = False) -> Console:
    """A log has no width of its own; a table cut to 80 columns there would lose its numbers."""
    console = _SteadyConsole(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = LOG_WIDTH
    return console


def _log_handler(console: Console) -> logging.Handler:
    """Warnings above the live display; in a log plain lines with the date and time (UTC)."""
    if console.is_terminal:
        handler: logging.Handler = RichHandler(console=console, show_path=False)
        handler.setFormatter(PrintableFormatter("%(message)s"))
    else:
        handler = logging.StreamHandler()
        handler.setFormatter(PrintableFormatter("%(asctime)s %(levelname)s %(message)s"))
    handler.setLevel("WARNING")
    return handler


def _report(states: list[PortalState], archive: Path) -> None:
    console = _console()
    if console.is_terminal:
        console.print(closing_table(states, console.width))
    else:
        with console.capture() as table:
            console.print(closing_table(states, console.width))
        lines = [utc_now(), *(line.rstrip() for line in table.get().splitlines())]
        console.print("\n".join(lines), soft_wrap=True, markup=False, emoji=False)
    for line in (*reason_lines(states), printable(f"Archive: {archive}")):
        console.print(line, soft_wrap=True, markup=False, emoji=False)
