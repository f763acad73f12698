"""The baseline: Scrapy as it comes, fetching a list of URLs with an empty callback.

    python -m tests.bench.bare URLS PORT [quiet]    # URLS: a file, one `host path` a line

Its log goes where the caller's output goes, a line per response, as by default; `quiet` silences it.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response


class BareSpider(scrapy.Spider):
    name = "bare"
    urls: list[tuple[str, str]]
    port: int

    async def start(self) -> AsyncIterator[Any]:
        for host, path in self.urls:
            url = f"http://127.0.0.1:{self.port}{path}"
            meta = {"handle_httpstatus_all": True, "dont_redirect": True}
            yield scrapy.Request(url, headers={"Host": host}, dont_filter=True, meta=meta)

    def parse(self, response: Response, **_: Any) -> None:
        pass


def main(urls: str, port: str, quiet: str = "") -> None:
    lines = Path(urls).read_text("utf-8").splitlines()
    pairs = [(host, path) for host, _, path in (line.partition(" ") for line in lines)]
    # Default settings, but for what would open ports.
    settings = {"TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}
    if quiet:
        settings["LOG_ENABLED"] = False
    process = AsyncCrawlerProcess(settings)
    process.crawl(BareSpider, urls=pairs, port=int(port))
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
