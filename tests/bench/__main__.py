"""`make bench`: what the crawl, the parser and the archive cost, against baselines taken in the same run.

Whole processes are timed (CPU seconds of user and system, all threads), in rounds that alternate between us and the
baseline, so that what else the machine does hits both. "A response more" is the difference between a crawl of all
portals and a crawl of one, over the difference in responses: the start of the process is not in it.
A table is printed, and everything written as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from rich import box
from rich.console import Console
from rich.table import Table

from crawler.archive import open_reader
from tests.bench.measure import Cost, run
from tests.portals.demo import PORTALS, UNKNOWN
from tests.portals.server import ReplicaServer

PYTHON = sys.executable
ALL = (*PORTALS, "--start-url", UNKNOWN)
ONE = PORTALS[:1]
Figures = dict[str, object]


def main() -> None:
    """Runs all benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, default=Path("reports/bench.json"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ReplicaServer() as server:
        figures = measure_all(Path(folder), server, arguments.rounds)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    show(figures)


def measure_all(folder: Path, server: ReplicaServer, rounds: int) -> Figures:
    """All figures, by the names that the table and the JSON file show."""
    warm = folder / "warm"
    crawl(warm, server, ALL)
    return {
        "crawl": compare_crawls(folder, warm, server, rounds),
        "parse": compare_parsers(warm, rounds),
        "keep": measure_keeping(warm, folder, rounds),
    }


def crawl(folder: Path, server: ReplicaServer, portals: Sequence[str]) -> Cost:
    """A whole crawl of replica portals into a new archive."""
    folder.mkdir()
    command = [PYTHON, "-m", "crawler", "crawl", *portals, *server.resolve_args()]
    return run([*command, "--delay", "0", "--contact", "bench", "--archive", str(folder / "archive.db")])


def write_urls(warm: Path, target: Path, portal: str = "%") -> Path:
    """What the crawl fetched, for the baseline to fetch too: one `host path` a line, one line a response."""
    query = "SELECT url FROM captures WHERE method = 'GET' AND portal_id LIKE ? ORDER BY capture_id"
    with closing(open_reader(warm / "archive.db")) as conn:
        rows = conn.execute(query, (portal,)).fetchall()
    lines = []
    for (url,) in rows:
        parts = urlsplit(url)
        lines.append(f"{parts.netloc} {parts.path or '/'}{'?' + parts.query if parts.query else ''}")
    target.write_text("\n".join(lines), "utf-8")
    return target


def compare_crawls(folder: Path, warm: Path, server: ReplicaServer, rounds: int) -> Figures:
    """(a) The whole pipeline against a bare default Scrapy spider with an empty callback, delay 0."""
    every, one = write_urls(warm, folder / "all"), write_urls(warm, folder / "one", ONE[0])
    ours: list[tuple[Cost, Cost]] = []
    bare: list[tuple[Cost, Cost]] = []
    for turn in range(rounds):
        ours.append((crawl(folder / f"all{turn}", server, ALL), crawl(folder / f"one{turn}", server, ONE)))
        bare.append((fetch_bare(every, server), fetch_bare(one, server)))
    numbers = [len(path.read_text("utf-8").splitlines()) for path in (every, one)]
    whole = _compared(
        "the whole archive",
        [pair[0] for pair in ours],
        "bare Scrapy",
        [pair[0] for pair in bare],
        numbers[0],
        "responses",
    )
    return {**whole, "a response more": _marginal(ours, bare, numbers[0] - numbers[1])}


def fetch_bare(urls: Path, server: ReplicaServer) -> Cost:
    """The baseline, log line per response and all."""
    return run([PYTHON, "-m", "tests.bench.bare", str(urls), str(server.port)])


def _marginal(ours: list[tuple[Cost, Cost]], bare: list[tuple[Cost, Cost]], number: int) -> Figures:
    """Rates without the start of the process, from the medians of all rounds."""
    own, other = (median(every.cpu - one.cpu for every, one in pairs) for pairs in (ours, bare))
    return {
        "ours_per_cpu_second": round(number / own, 1),
        "bare_per_cpu_second": round(number / other, 1),
        "ratio": round(other / own, 3),
    }


def compare_parsers(warm: Path, rounds: int) -> Figures:
    """(b) `parse_page` against trafilatura on the article pages of that crawl."""
    ours: list[Cost] = []
    theirs: list[Cost] = []
    pages = 0.0
    for _ in range(rounds):
        for readings, reader in ((ours, "ours"), (theirs, "trafilatura")):
            pages, seconds, memory = _child(["tests.bench.parse", reader, str(warm / "archive.db")])
            readings.append(Cost(seconds, seconds, memory))
    return _compared("parse_page", ours, "trafilatura", theirs, int(pages), "pages")


def measure_keeping(warm: Path, folder: Path, rounds: int) -> Figures:
    """(c) Writing WARC records and storing outcomes, each alone, with what that crawl captured."""
    figures: Figures = {}
    for part in ("warc", "store"):
        costs, number = [], 0.0
        for turn in range(rounds):
            target = folder / f"{part}{turn}"
            number, seconds, memory = _child(["tests.bench.keep", part, str(warm / "archive.db"), str(target)])
            costs.append(Cost(seconds, seconds, memory))
        figures[part] = _figures(costs, int(number), "records")
    return figures


def _child(arguments: list[str]) -> list[float]:
    """Runs a module that prints one JSON list as its last line."""
    cost_output = run([PYTHON, "-m", *arguments])
    return list(json.loads(cost_output.output.splitlines()[-1]))


def _compared(name: str, ours: list[Cost], baseline: str, theirs: list[Cost], number: int, unit: str) -> Figures:
    ratios = sorted(bare.cpu / own.cpu for own, bare in zip(ours, theirs, strict=True))
    return {
        "unit": unit,
        name: _figures(ours, number, unit),
        baseline: _figures(theirs, number, unit),
        "ratio": {"median": round(median(ratios), 3), "min": round(ratios[0], 3), "max": round(ratios[-1], 3)},
    }


def _figures(costs: list[Cost], number: int, unit: str) -> Figures:
    rates = sorted(number / cost.cpu for cost in costs)
    return {
        unit: number,
        "per_cpu_second": {"median": round(median(rates), 1), "min": round(rates[0], 1), "max": round(rates[-1], 1)},
        "peak_memory_mib": round(max(cost.memory for cost in costs), 1),
    }


def show(figures: Figures) -> None:
    """Prints the table."""
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("what", "per CPU second", "least–most", "peak MiB", "ratio to the baseline"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for group in figures.values():
        assert isinstance(group, dict)
        ratio = group.get("ratio")
        for name, value in group.items():
            if isinstance(value, dict) and "per_cpu_second" in value:
                rate = value["per_cpu_second"]
                said = f"{ratio['median']} ({ratio['min']}–{ratio['max']})" if ratio else ""
                spread = f"{rate['min']}–{rate['max']}"
                table.add_row(name, str(rate["median"]), spread, str(value["peak_memory_mib"]), said)
                ratio = None
            elif isinstance(value, dict) and "ours_per_cpu_second" in value:
                table.add_row(name, str(value["ours_per_cpu_second"]), "", "", str(value["ratio"]))
    Console().print(table)


if __name__ == "__main__":
    main()
