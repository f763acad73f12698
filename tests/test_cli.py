"""The command line as a whole: help, versions, mistakes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler import __version__
from crawler.cli import COMMANDS


def crawler(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "crawler", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_help_names_every_command() -> None:
    shown = crawler("--help").stdout
    assert all(command in shown for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    run = crawler(command, "--help")
    assert run.returncode == 0
    assert "--help" in run.stdout


def test_version() -> None:
    assert __version__ in crawler("--version").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["crawl"], "Name a portal, or --all, or --start-url"),
        (["crawl", "son_la_quynh_nha"], "Did you mean son_la_quynh_nhai?"),
        (["crawl", "--start-url", "ftp://x.vn/"], "is not an address that can be crawled"),
        (["crawl", "son_la_quynh_nhai", "--resolve", "nonsense"], "HOST[:PORT]=ADDR[:PORT]"),
        (["crawl", "son_la_quynh_nhai", "--limit", "0"], "--limit"),
        (["nonsense"], "No such command"),
    ],
)
def test_mistakes_are_explained_and_exit_2(arguments: list[str], message: str, tmp_path: Path) -> None:
    run = crawler(*arguments, *(["--archive", str(tmp_path / "a.db")] if arguments[0] == "crawl" else []))
    assert run.returncode == 2
    assert message in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "a.db").exists()


def test_the_default_archive_does_not_depend_on_the_working_directory(tmp_path: Path) -> None:
    here, there = crawler("stats", "--help").stdout, crawler("stats", "--help", cwd=tmp_path).stdout
    assert here == there
    assert not (tmp_path / "archive.db").exists()
