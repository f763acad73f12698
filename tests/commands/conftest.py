from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crawler import cli
from crawler.archive import ArchiveWriter
from tests.archive.made import PORTAL, Run, article, links, outcome, shows

Answer = tuple[int, str, str]


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
