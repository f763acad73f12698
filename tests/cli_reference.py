"""Writes docs/cli.md out of the commands' own help: `python -m tests.cli_reference`."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.cli import COMMANDS, cli

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
WIDTH = 100
HEAD = """\
# Command line

Written out of the commands' own help (`make docs`). `crawler` is `.venv/bin/crawler` after `make setup`;
`python -m crawler` is the same. What the exit codes mean stands in [words.md](words.md).
"""


def reference() -> str:
    """The whole page."""
    pages = [("crawler", _help(cli, "crawler"))]
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        pages.append((f"crawler {name}", _help(command, f"crawler {name}")))
    return HEAD + "".join(f"\n## {name}\n\n```\n{text}\n```\n" for name, text in pages)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
    return command.get_help(context)


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
