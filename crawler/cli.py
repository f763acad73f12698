"""The command line: finds the command, and turns errors into sentences and exit codes."""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from crawler import __version__
from crawler.errors import CrawlerError, ExitCode
from crawler.printable import printable_lines

COMMANDS = ("crawl", "parse", "portals", "query", "stats")
"""Each is `crawler.commands.NAME.NAME`; imported when asked for, so that `query` need not load the crawler."""


DISK_TROUBLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class ReaderGoneError(Exception):
    """Whoever read our output does no more (`| head`). As a BrokenPipeError click would make it exit code 1."""


class Commands(click.Group):
    """The commands of `COMMANDS`, imported one at a time."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        try:
            return super().make_context(*args, **extra)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"crawler.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="crawler")
def cli() -> None:
    """Archives web portals: their bytes in WARC files, their articles as clean records in one SQLite file."""


def main() -> None:
    """Runs the command line and exits: 0 done, 1 failed, 2 usage, 3 partial, 4 empty, 130 interrupted."""
    _prepare_output()
    sys.exit(_flushed(_run()))


def _prepare_output() -> None:
    """No letter is beyond any locale's terminal; in a file or pipe JSON and CSV are UTF-8 (RFC 8259)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _run() -> int:
    try:
        return int(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CrawlerError as error:
        click.echo(f"Error: {printable_lines(str(error))}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except ReaderGoneError:
        return ExitCode.COMPLETE
    except OSError as error:
        if error.errno not in DISK_TROUBLE:
            raise
        return _not_written(error)


def _not_written(error: OSError) -> int:
    click.echo(f"Error: the output could not be written: {error.strerror}", err=True)
    return ExitCode.FAILED


def _flushed(code: int) -> int:
    """The exit code, once what was printed has left; a reader that has gone is no failure, a full disk is one."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as error:
        code = code or _not_written(error)
    else:
        return code
    # What is left in the buffer would fail once more while Python shuts down.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
