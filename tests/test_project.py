"""The project keeps its own promises: import rules, locks, sizes, what is committed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted(ROOT.glob("requirements*.lock.txt"))
MODULES = sorted(path for folder in ("crawler", "spiders", "pipelines") for path in (ROOT / folder).rglob("*.py"))


def test_import_rules_hold() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_reading_an_archive_loads_no_crawler() -> None:
    code = "import crawler.parsing, crawler.archive, crawler.warc, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert not loaded & {"scrapy", "twisted", "spiders", "pipelines"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_are_hashed_and_hold_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", text)
    packages = re.findall(r"^[A-Za-z0-9][\w.-]*==", text, re.MULTILINE)
    assert len(packages) > 40
    assert len(re.findall(r"^[A-Za-z0-9].*\\\n +--hash=sha256:", text, re.MULTILINE)) == len(packages)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_small(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 400


def test_only_the_archive_opens_databases() -> None:
    guilty = [
        path.relative_to(ROOT)
        for path in MODULES
        if "sqlite3.connect" in path.read_text("utf-8") and path.parent != ROOT / "crawler" / "archive"
    ]
    assert guilty == []
