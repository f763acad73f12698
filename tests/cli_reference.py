"""Writes docs/cli.md out of the commands' own help: `python -m tests.cli_reference`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from crawler.cli import COMMANDS

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = """\
# Command line

Written out of the commands' own help (`make docs`). `crawler` is `.venv/bin/crawler` after `make setup`;
`python -m crawler` is the same. What the exit codes mean stands in [words.md](words.md).
"""


def reference() -> str:
    """The whole page, as a terminal of 100 columns shows it."""
    pages = [("crawler", _help()), *((f"crawler {name}", _help(name)) for name in COMMANDS)]
    return HEAD + "".join(f"\n## {name}\n\n```\n{text}\n```\n" for name, text in pages)


def _help(*command: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "crawler", *command, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "100"},
    )
    return run.stdout.replace("Usage: python -m crawler", "Usage: crawler").rstrip()


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
