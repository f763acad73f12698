"""The command line: finds the command, and turns errors into sentences and exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from crawler import __version__
from crawler.errors import CrawlerError, ExitCode

COMMANDS = ("crawl", "parse", "portals", "query", "stats")
"""Each is `crawler.commands.NAME.NAME`; imported when asked for, so that `query` need not load the crawler."""


class Commands(click.Group):
    """The commands of `COMMANDS`, imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"crawler.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="crawler")
def cli() -> None:
    """Archives web portals: their bytes in WARC files, their articles as clean records in one SQLite file."""


def main() -> None:
    """Runs the command line and exits: 0 done, 1 failed, 2 usage, 3 partial, 4 empty, 130 interrupted."""
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except CrawlerError as error:
        click.echo(f"Error: {error}", err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); without this Python complains while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.COMPLETE
    sys.exit(int(code or 0))
