"""`make demo`: six replica portals on loopback, crawled into an archive, with a summary of what to try next."""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

from crawler.archive import mark_replica, open_archive
from crawler.commands.options import DEFAULT_ARCHIVE
from crawler.errors import ArchiveError, ExitCode
from tests.portals.server import ReplicaServer

ROOT = Path(__file__).parent.parent.parent
DELAY = "0.02"
PORTALS = (
    "dien_bien_dien_bien",
    "dien_bien_dang_bo",
    "kien_giang_an_bien",
    "son_la_quynh_nhai",
    "kon_tum_kon_ray",
)
UNKNOWN = "http://thixasonglam.gov.vn/"

INTRODUCTION = f"""\
Six replica portals run on this machine; nothing leaves it. They have the
markup and the habits of real portals, and sentences of our own. A real crawl
waits a second between two requests; here, on loopback, it is {DELAY} s.
"""
NEXT = """\

{articles} articles of {portals} portals are in
{archive}. Try next:

  {crawler} stats{option}
  {crawler} query{option} "{by_date}"
  {crawler} query{option} "{text}"
  {crawler} query{option} "{place}"
  {crawler} crawl --help

The archive is marked as a replica: a crawl of live portals refuses to write
into it. Give it a file of its own:

  {crawler} crawl son_la_quynh_nhai --archive live.db --contact you@example.org
"""
QUERIES = {
    "by_date": "SELECT published_at, title FROM article_current ORDER BY 1 DESC LIMIT 9",
    "text": "SELECT title, body FROM article_current WHERE article_id = 1",
    "place": "SELECT warc_file, warc_offset FROM article_current LIMIT 3",
}


def main() -> int:
    """Runs the demo; its exit code is that of the crawl."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, default=DEFAULT_ARCHIVE)
    archive = parser.parse_args().archive
    try:
        _mark(archive)
    except ArchiveError as error:
        sys.exit(f"Error: {error}")
    print(INTRODUCTION, flush=True)
    with ReplicaServer() as server:
        code = _call(_crawl_command(archive, server.resolve_args()))
    if code == ExitCode.INTERRUPTED:
        print("The demo was interrupted. `make demo` goes on where it stopped.", file=sys.stderr)
    if code == ExitCode.COMPLETE:
        _what_next(archive)
    return code


def _call(command: list[str]) -> int:
    """The exit code of the crawl. Ctrl-C reaches it too: it is given the time to commit what is in flight."""
    process = subprocess.Popen(command, cwd=ROOT)
    interrupted = False
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            interrupted = True
        else:
            return int(ExitCode.INTERRUPTED) if interrupted else code


def _mark(archive: Path) -> None:
    db = open_archive(archive)
    try:
        with db.atomic():
            mark_replica(db.conn)
    finally:
        db.close()


def _crawl_command(archive: Path, resolve: list[str]) -> list[str]:
    crawler = [sys.executable, "-m", "crawler", "crawl", *PORTALS, "--start-url", UNKNOWN]
    return [*crawler, *resolve, "--delay", DELAY, "--archive", str(archive), "--contact", "replica"]


def _what_next(archive: Path) -> None:
    db = open_archive(archive)
    try:
        articles, portals = db.execute("SELECT count(*), count(DISTINCT portal_id) FROM articles").fetchone()
    finally:
        db.close()
    crawler = Path(sys.executable).parent / "crawler"
    if crawler.is_relative_to(ROOT):
        crawler = crawler.relative_to(ROOT)
    option = "" if archive.resolve() == DEFAULT_ARCHIVE else f" --archive {shlex.quote(str(archive))}"
    print(NEXT.format(articles=articles, portals=portals, archive=archive, crawler=crawler, option=option, **QUERIES))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("The demo was interrupted.", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
