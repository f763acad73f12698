"""Reads all article pages of an archive with one reader; prints pages, CPU seconds, peak memory (MiB) as JSON.

python -m tests.bench.parse ours|trafilatura ARCHIVE
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crawler.archive import open_reader
from crawler.fetch.opening import warc_folder
from crawler.records import WarcLocation
from crawler.warc import read_record

LEAST_SECONDS = 3.0
Read = Callable[[bytes, str], object]


def pages_of(archive: Path) -> list[tuple[bytes, str]]:
    """Body and URL of every capture that showed an article."""
    with closing(open_reader(archive)) as conn:
        rows = conn.execute(
            "SELECT url, warc_file, warc_offset, warc_length, warc_record_id FROM captures"
            " WHERE version_id IS NOT NULL AND record_type = 'response'"
        ).fetchall()
    folder = warc_folder(archive)
    return [(read_record(folder, WarcLocation(*row[1:])).body, row[0]) for row in rows]


def reader(name: str) -> Read:
    """The function to time; its imports are not."""
    if name == "ours":
        from crawler.parsing import parse_page

        return parse_page
    from trafilatura import bare_extraction

    return lambda html, url: bare_extraction(html, url=url, with_metadata=True, include_images=True)


def main(name: str, archive: str) -> None:
    pages, read = pages_of(Path(archive)), reader(name)
    for html, url in pages[:5]:
        read(html, url)
    done, begun = 0, time.process_time()
    while time.process_time() - begun < LEAST_SECONDS or done < len(pages):
        html, url = pages[done % len(pages)]
        read(html, url)
        done += 1
    seconds = (time.process_time() - begun) * len(pages) / done
    print(json.dumps([len(pages), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    main(*sys.argv[1:])
