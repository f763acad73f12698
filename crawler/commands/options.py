"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_ARCHIVE = Path(__file__).resolve().parents[2] / "archive.db"
"""Beside `scrapy.cfg`, whatever the working directory: two folders must not make two archives."""


def archive_option(command: F) -> F:
    """`--archive PATH`, handed to the command as `archive: Path`."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path, dir_okay=False),
        default=DEFAULT_ARCHIVE,
        show_default="archive.db beside scrapy.cfg",
        metavar="PATH",
        help="The archive to use.",
    )(command)


def json_option(command: F) -> F:
    """`--json`, handed to the command as `as_json: bool`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(command)
