"""`crawler parse`: saved pages to JSON, one by one or a file of many."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import click

from crawler.errors import ExitCode
from crawler.parsing import read_page
from crawler.parsing.article import clean_canonical
from crawler.parsing.decode import decode_with_name
from crawler.records import Page

FIELDS = (
    "kind", "url", "canonical_url", "platform", "title", "lead", "body", "author", "author_role", "published_at",
    "published_precision", "published_evidence", "updated_at", "category", "news_source", "views", "images",
    "attachments",
    "language", "parser", "parser_version",
)  # fmt: skip
"""The fields of an article, in the order in which they are printed."""
SAMPLE = 4096
"""Bytes that tell whether a file is text."""
NOT_IN_TEXT = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})


def as_record(page: Page) -> dict[str, Any]:
    """What is printed of a page: all fields of its article, or kind, URLs, platform, title and reason of a
    page without one."""
    if page.article is not None:
        article = asdict(page.article)
        return {name: article[name] for name in FIELDS}
    names = ("kind", "url", "canonical_url", "platform", "title", "reason")
    return {name: getattr(page, name) for name in names}


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True))
@click.argument("out", required=False, type=click.Path(dir_okay=False, allow_dash=True))
@click.option(
    "--jsonl", is_flag=True, help="FILE holds one {id, url, html, captured_at} a line; OUT gets one line for each."
)
@click.option("--url", default="http://localhost/", show_default=True, help="Where the page came from.")
@click.option(
    "--captured-at", metavar="TIME", help="When it was captured (UTC, 2022-06-10T08:10:00Z): no date lies behind."
)
@click.option(
    "--header", "headers", multiple=True, metavar="'NAME: VALUE'", help="A header of the response; repeatable."
)
def parse(
    source: str, out: str | None, jsonl: bool, url: str, captured_at: str | None, headers: tuple[str, ...]
) -> None:
    """Read the article of a saved page and print it as JSON.

    A page that is no article prints its kind. With --jsonl: FILE in, OUT out, `-` for stdin and stdout, same order.
    """
    if jsonl:
        if out is None:
            raise click.UsageError("--jsonl needs two files: IN and OUT ('-' for stdin or stdout)")
        sys.exit(_parse_many(source, out))
    if out is not None:
        raise click.UsageError("a second file only goes with --jsonl")
    captured_at = _time(captured_at) if captured_at is not None else None
    page = _read(_read_bytes(source), url, captured_at, [_header(text) for text in headers])
    click.echo(json.dumps(as_record(page), ensure_ascii=False, indent=2))


def _read_bytes(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise click.FileError(source, error.strerror) from error


def _read(data: bytes, url: str, captured_at: str | None, headers: list[tuple[str, str]]) -> Page:
    if _is_binary(data):
        return Page("other", url, clean_canonical(url, str), "generic", reason="not_html")
    return read_page(data, url, captured_at, headers)


def _is_binary(data: bytes) -> bool:
    """Whether these are no bytes of text: in a page control characters are an accident."""
    if decode_with_name(data)[1].startswith("utf-16"):
        return False
    start = data[:SAMPLE]
    return len(start) - len(start.translate(None, NOT_IN_TEXT)) > len(start) // 50


def _time(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no time; write it like 2022-06-10T08:10:00Z", param_hint="--captured-at"
        ) from error
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise click.BadParameter(f"{text!r} is not of the form 'Name: value'", param_hint="--header")
    return name.strip(), value.strip()


def _parse_many(source: str, out: str) -> ExitCode:
    broken = 0
    with _reading(source) as lines, _writing(out) as sink:
        for line in lines:
            if line.strip():
                record = _parse_line(line)
                broken += "error" in record
                sink.write(json.dumps(record, ensure_ascii=False) + "\n")
    if broken:
        click.echo(f"{broken} lines could not be read; each has an 'error' in the output", err=True)
    return ExitCode.FAILED if broken else ExitCode.COMPLETE


def _parse_line(line: bytes) -> dict[str, Any]:
    """The record of one input line under its id; an `error` where the line is not what it should be."""
    try:
        entry = json.loads(line)
    except ValueError as error:
        return {"id": None, "error": f"not JSON: {error}"}
    if not isinstance(entry, dict):
        return {"id": None, "error": "not a JSON object"}
    name, html, url = entry.get("id"), entry.get("html"), entry.get("url")
    if not isinstance(html, str) or not isinstance(url, str):
        return {"id": name, "error": "needs the strings 'html' and 'url'"}
    captured_at = entry.get("captured_at")
    if captured_at is not None and not isinstance(captured_at, str):
        return {"id": name, "error": "'captured_at' must be a string"}
    return {"id": name} | as_record(read_page(html, url, captured_at))


@contextmanager
def _reading(source: str) -> Iterator[Iterator[bytes]]:
    if source == "-":
        yield iter(sys.stdin.buffer)
        return
    try:
        file = open(source, "rb")  # noqa: SIM115 - closed by the with below; only the opening may fail as a FileError
    except OSError as error:
        raise click.FileError(source, error.strerror) from error
    with file:
        yield iter(file)


@contextmanager
def _writing(out: str) -> Iterator[TextIO]:
    """A file that takes its name only when it is whole."""
    if out == "-":
        yield sys.stdout
        return
    target = Path(out)
    try:
        number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise click.FileError(out, error.strerror) from error
    try:
        with open(number, "w", encoding="utf-8") as file:
            yield file
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
