from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler import cli
from crawler.archive import ArchiveWriter
from tests.archive.made import PORTAL, Run, article, links, outcome, shows

Answer = tuple[int, str, str]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one portal: a listing, an article with a hostile title, a picture still to be fetched."""
    path = tmp_path_factory.mktemp("commands") / "archive.db"
    with ArchiveWriter(path) as writer:
        run = Run(writer, PORTAL)
        run.store(outcome(run.entry(), links=links("/tin/1", "/tin/2")))
        run.store(shows(run.entry("/tin/1"), article("/tin/1", "Đường \x1b[2Jmới\u202e mở\nlại")))
    return path


@pytest.fixture
def crawler(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Runs the command line as a person would: exit code, standard output, standard error."""

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr("sys.argv", ["crawler", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


def on_terminal(width: int, *arguments: str) -> str:
    """What a terminal of this width receives of a command."""
    main, child = pty.openpty()
    command = [sys.executable, "-m", "crawler", *arguments]
    environment = {**os.environ, "COLUMNS": str(width), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(command, cwd=ROOT, stdout=child, stderr=subprocess.DEVNULL, env=environment)
    os.close(child)
    received = b""
    while chunk := _read(main):
        received += chunk
    process.wait(timeout=60)
    os.close(main)
    return received.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says EIO at the end of a terminal
        return b""
