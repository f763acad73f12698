from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter
from tests.archive.made import PORTAL, Run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def run(path: Path) -> Iterator[Run]:
    """An archive with one crawl of one portal under way."""
    with ArchiveWriter(path, group_seconds=0.01) as writer:
        yield Run(writer, PORTAL)
