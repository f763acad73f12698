"""docs/schema.md says what the schema is: every table, view, column and type, and examples that run."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter, open_archive, open_reader
from tests.archive.made import PORTAL, Run, article, links, outcome, shows

TEXT = (Path(__file__).parents[1] / "docs" / "schema.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]
EXAMPLES = re.findall(r"^```sql\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)


def documented() -> dict[str, list[tuple[str, str]]]:
    """Column names and types by table or view."""
    row = re.compile(r"^\| `(\w+)` \| ([A-Z]+\??) \| \S.*\|$", re.MULTILINE)
    return {section.split("`")[1]: row.findall(section) for section in SECTIONS}


def real(conn: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    objects = conn.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    return {name: columns(conn, name) for name, _ in objects}


def columns(conn: sqlite3.Connection, name: str) -> list[tuple[str, str]]:
    described = conn.execute(f"PRAGMA table_info({name})").fetchall()
    return [(column, kind + ("" if notnull or key else "?")) for _, column, kind, notnull, _, key in described]


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_archive(tmp_path / "archive.db").conn) as conn:
        yield conn


def test_every_table_and_view_is_described_and_nothing_else(conn: sqlite3.Connection) -> None:
    assert set(documented()) == set(real(conn))


@pytest.mark.parametrize("name", documented())
def test_every_column_is_described_in_its_order(conn: sqlite3.Connection, name: str) -> None:
    assert [column for column, _ in documented()[name]] == [column for column, _ in real(conn)[name]]


@pytest.mark.parametrize("name", documented())
def test_types_are_the_real_ones(conn: sqlite3.Connection, name: str) -> None:
    is_view = conn.execute("SELECT type = 'view' FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    for (column, said), (_, is_kind) in zip(documented()[name], real(conn)[name], strict=True):
        if is_view:  # SQLite knows neither the type of an expression nor what may be NULL
            assert is_kind.rstrip("?") in ("", said.rstrip("?")), column
        else:
            assert is_kind == said, column


def test_every_row_of_a_table_in_the_text_was_understood() -> None:
    rows = len(re.findall(r"^\| `", TEXT, flags=re.MULTILINE))
    assert rows == sum(map(len, documented().values()))


def test_tables_hold_their_types(conn: sqlite3.Connection) -> None:
    ours = conn.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT GLOB '*sqlite_*'")
    assert {name for name, strict in ours if not strict} == set()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which the examples find something."""
    path = tmp_path_factory.mktemp("schema") / "archive.db"
    with ArchiveWriter(path) as writer:
        run = Run(writer, PORTAL)
        run.store(outcome(run.entry(), links=links("/tin/1")))
        run.store(shows(run.entry("/tin/1"), article("/tin/1", author="Lò Văn Mẫu"), links=links("/tin/2")))
    return path


@pytest.mark.parametrize("sql", EXAMPLES)
def test_every_example_runs(filled: Path, sql: str) -> None:
    with closing(open_reader(filled)) as conn:
        conn.execute(sql).fetchall()


def test_there_is_an_example_for_every_view() -> None:
    text = "\n".join(EXAMPLES)
    assert all(view in text for view in ("article_current", "portal_health", "crawl_report", "capture_record"))
