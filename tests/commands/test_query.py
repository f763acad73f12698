"""`crawler query`, through the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive import ArchiveWriter
from crawler.archive.reader import ask
from crawler.commands.options import DEFAULT_ARCHIVE
from crawler.commands.output import dump, print_table
from crawler.printable import printable
from tests.archive.made import PORTAL, Run, outcome
from tests.commands.conftest import on_terminal

Crawler = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def test_a_table_is_aligned_for_people(crawler: Crawler, archive: Path) -> None:
    code, out, err = crawler("query", "--archive", archive, "SELECT 'Điện Biên' AS ten, 7 AS so UNION SELECT 'Xã', 12")
    assert (code, err) == (0, "(2 rows)\n")
    assert out == "ten        so\n─────────  ──\nXã         12\nĐiện Biên   7\n"


def test_decomposed_and_wide_letters_keep_columns_apart(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "b"), [("Quy\u0300nh", "x"), ("漢字", "x"), ("abcde", "x")])
    lines = capsys.readouterr().out.splitlines()[2:]
    assert lines == ["Quy\u0300nh  x", "漢字   x", "abcde  x"]


def test_what_a_page_says_can_not_steer_the_terminal(crawler: Crawler, archive: Path) -> None:
    for option in ((), ("--json",)):
        code, out, _ = crawler("query", "--archive", archive, *option, "SELECT title FROM article_current")
        assert code == 0
        assert STEERING.search(out) is None
    assert json.loads(out) == [{"title": "Đường \x1b[2Jmới\u202e mở\nlại"}]


@given(st.text())
def test_no_text_steers_the_terminal(text: str) -> None:
    assert STEERING.search(printable(text)) is None
    assert "\n" not in printable(text)


@given(st.recursive(st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_says_the_same_after_escaping(value: object) -> None:
    assert STEERING.search(dump(value)) is None
    assert json.loads(dump(value)) == value


def test_csv_is_the_data_itself(crawler: Crawler, archive: Path) -> None:
    sql = "SELECT title, NULL AS n, x'00ff' AS b FROM article_current"
    code, out, err = crawler("query", "--archive", archive, "--csv", sql)
    assert (code, err) == (0, "")
    assert list(csv.reader(io.StringIO(out, newline=""))) == [
        ["title", "n", "b"],
        ["Đường \x1b[2Jmới\u202e mở\nlại", "", "x'00ff'"],
    ]


def test_json_is_an_array_of_row_objects(crawler: Crawler, archive: Path) -> None:
    sql = "SELECT 1 AS a, 2.5 AS a, NULL AS c, 9e999 AS d, x'0a' AS e, 'Đ' AS f"
    _, out, _ = crawler("query", "--archive", archive, "--json", sql)
    assert json.loads(out) == [{"a": 1, "a_2": 2.5, "c": None, "d": "inf", "e": "x'0a'", "f": "Đ"}]
    _, out, _ = crawler("query", "--archive", archive, "--json", "SELECT 1 WHERE 0")
    assert json.loads(out) == []


WRONG = {
    "SELEC 1": "syntax error",
    "SELECT * FROM no_such": "no such table: no_such.*docs/schema.md",
    "SELECT titel FROM article_current": "no such column: titel.*docs/schema.md",
    "SELECT 1; SELECT 2": "one statement at a time",
    "": "no query",
    "\n-- nothing": "no query",
    "SELECT 'open": "unrecognized token",
    "SELECT '\0'": "SQL",
    "SELECT '\ud800'": "SQL",
    "SELECT abs(-9223372036854775808)": "integer overflow",
    "SELECT zeroblob(2000000000)": "too big",
    "SELECT json('{')": "malformed JSON",
    "SELECT ?": "bind",
}


@pytest.mark.parametrize("sql", WRONG)
def test_sql_that_is_wrong_is_explained(crawler: Crawler, archive: Path, sql: str) -> None:
    code, out, err = crawler("query", "--archive", archive, sql)
    assert (code, out) == (2, "")
    assert re.search(WRONG[sql], err, re.DOTALL)
    assert "Traceback" not in err


WRITES = [
    "INSERT INTO archive_info VALUES ('a', 'b')",
    "UPDATE articles SET url = ''",
    "DELETE FROM captures",
    "DROP TABLE captures",
    "CREATE TABLE t (a)",
    "CREATE TEMP TABLE t (a)",
    "ATTACH '{path}.other' AS other",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO '{path}.other'",
    "REINDEX",
    "ANALYZE",
    "BEGIN IMMEDIATE",
    "SAVEPOINT s",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA writable_schema = ON",
    "PRAGMA user_version = 7",
    "PRAGMA query_only = OFF",
    "PRAGMA wal_checkpoint",
    "PRAGMA temp_store_directory = '/'",
    "SELECT load_extension('/tmp/x')",
    "UPDATE sqlite_master SET sql = ''",
    "DELETE FROM articles RETURNING article_id",
    "WITH x AS (SELECT 1) INSERT INTO archive_info SELECT 'a', 'b'",
]


@pytest.mark.parametrize("sql", WRITES)
def test_nothing_can_be_written(crawler: Crawler, archive: Path, sql: str) -> None:
    before = archive.read_bytes()
    code, _, err = crawler("query", "--archive", archive, sql.format(path=archive))
    assert (code, "Traceback" in err) == (2, False)
    assert archive.read_bytes() == before
    assert not Path(f"{archive}.other").exists()


READS = [
    "SELECT name FROM pragma_table_info('urls')",
    "PRAGMA table_info(urls)",
    "PRAGMA integrity_check",
    "SELECT value FROM portals, json_each(hosts)",
    "EXPLAIN QUERY PLAN SELECT * FROM article_current",
    "VALUES (1), (2)",
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 3) SELECT x FROM n",
    "SELECT sql FROM sqlite_schema",
]


@pytest.mark.parametrize("sql", READS)
def test_everything_that_reads_is_allowed(crawler: Crawler, archive: Path, sql: str) -> None:
    code, out, _ = crawler("query", "--archive", archive, sql)
    assert code == 0
    assert len(out.splitlines()) > 2


def test_a_missing_archive_is_explained(crawler: Crawler, tmp_path: Path) -> None:
    code, _, err = crawler("query", "--archive", tmp_path / "none.db", "SELECT 1")
    assert code == 1
    assert re.search(r"no archive at .*none\.db.*--archive PATH", err)


def test_two_formats_at_once_are_refused(crawler: Crawler, archive: Path) -> None:
    assert crawler("query", "--archive", archive, "--csv", "--json", "SELECT 1")[0] == 2


def test_the_default_archive_lies_beside_scrapy_cfg() -> None:
    assert DEFAULT_ARCHIVE == ROOT / "archive.db"


def test_sql_from_standard_input(crawler: Crawler, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT 'từ ngoài' AS a"))
    assert crawler("query", "--archive", archive, "--json", "-")[1] == '[\n  {"a": "từ ngoài"}\n]\n'


def test_a_query_answers_while_a_crawl_writes(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with ArchiveWriter(path) as writer:
        run = Run(writer, PORTAL)
        with ask(path, "SELECT count(*) FROM captures") as answer:
            run.store(outcome(run.entry()))
            assert list(answer.rows) == [(0,)]
        with ask(path, "SELECT count(*) FROM captures") as answer:
            assert list(answer.rows) == [(1,)]


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def test_ctrl_c_ends_a_long_query(archive: Path) -> None:
    command = [sys.executable, "-m", "crawler", "query", "--archive", str(archive), ENDLESS]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err


def test_on_a_terminal_rows_that_do_not_fit_become_blocks(archive: Path) -> None:
    sql = "SELECT title, body, url FROM article_current"
    out = on_terminal(60, "query", "--archive", str(archive), sql)
    lines = out.splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[0] == "─── 1 " + "─" * 54
    assert lines[1].startswith("title  Đường ␛[2J")
    assert lines[-1] == "url    http://thixamau.gov.vn/tin/1"
    assert STEERING.search(out) is None
    with ask(archive, sql) as answer:
        (_, body, _) = next(answer.rows)
    shown = " ".join(line[7:] for line in lines if not line.startswith(("title", "url", "─")))
    assert body.split() == shown[shown.index(body[:10]) :].split()


def test_on_a_terminal_rows_that_fit_are_a_table(archive: Path) -> None:
    out = on_terminal(60, "query", "--archive", str(archive), "SELECT portal_id, 1 AS n FROM portals")
    assert out == "portal_id        n\n───────────────  ─\nthixamau_gov_vn  1\n"


def test_on_a_terminal_csv_is_neutralised(archive: Path) -> None:
    sql = "SELECT title FROM article_current"
    assert STEERING.search(on_terminal(60, "query", "--archive", str(archive), "--csv", sql)) is None


def test_no_locale_makes_letters_an_error(archive: Path) -> None:
    command = [sys.executable, "-m", "crawler", "query", "--archive", str(archive), "--json", "SELECT 'Điện' AS a"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=True)
    assert json.loads(run.stdout) == [{"a": "Điện"}]


def test_long_cells_do_not_widen_a_column(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "b"), [("x" * 300, "y"), ("xy", "z")])
    assert capsys.readouterr().out == f"a   b\n──  ─\n{'x' * 300}  y\nxy  z\n"


def test_in_a_pipe_nothing_is_cut_however_late_it_comes(capsys: pytest.CaptureFixture[str]) -> None:
    late = "rất dài " * 40
    count = print_table(("a", "b"), [*(("x", 1) for _ in range(300)), (late, 2)])
    assert count == 301
    assert late in capsys.readouterr().out
