"""`crawler query`: SQL over the archive."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crawler.archive.reader import ask
from crawler.commands.options import archive_option, json_option
from crawler.commands.output import print_csv, print_json, print_table
from crawler.errors import UsageError


@click.command()
@click.argument("sql")
@archive_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV (UTF-8, with a header).")
@json_option
def query(sql: str, archive: Path, as_csv: bool, as_json: bool) -> None:
    """Ask the archive in SQL; tables and views are described in docs/schema.md.

    It only reads, also while a crawl is writing. `-` reads the SQL from standard input. Example:

        crawler query "SELECT published_at, title FROM article_current ORDER BY published_at DESC LIMIT 10"
    """
    if as_csv and as_json:
        raise UsageError("--csv and --json exclude each other.")
    with ask(archive, sys.stdin.read() if sql == "-" else sql) as answer:
        if as_json:
            print_json(answer.columns, answer.rows)
        elif as_csv:
            print_csv(answer.columns, answer.rows)
        else:
            count = print_table(answer.columns, answer.rows)
            click.echo(f"({count} row{'' if count == 1 else 's'})", err=True)
