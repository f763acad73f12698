"""`crawler parse`: one page or a file of many, to JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.commands.parse import FIELDS, parse
from tests.parsing.pages import BODY, LEAD, TITLE, page, vnpt

URL = "http://x.vn/tin/bai-123456"


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(parse, list(arguments), input=stdin)


@pytest.fixture
def saved(tmp_path: Path) -> str:
    path = tmp_path / "bai.html"
    path.write_text(vnpt(), encoding="utf-8")
    return str(path)


def test_an_article_is_printed_with_all_fields_in_order(saved: str) -> None:
    result = run(saved, "--url", URL)
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert tuple(record) == FIELDS
    assert (record["kind"], record["title"], record["lead"], record["body"]) == ("article", TITLE, LEAD, BODY)
    assert (record["published_at"], record["images"], record["platform"]) == (None, [], "vnpt_portal")
    assert TITLE in result.stdout


def test_evidence_images_and_attachments_are_objects(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    date = '<div class="PostDate">10/06/2022 15:10</div>'
    content = f"<p>{BODY}</p><p><img src=/a.jpg></p><p><em>Chú thích</em></p><p><a href=/q.pdf>Quyết định</a></p>"
    path.write_text(vnpt(content, extra=date), encoding="utf-8")
    record = json.loads(run(str(path), "--url", URL).stdout)
    assert record["published_evidence"] == {
        "text": "10/06/2022 15:10",
        "place": "div.PostDate",
        "rule": record["published_evidence"]["rule"],
    }
    assert record["images"] == [{"url": "http://x.vn/a.jpg", "caption": "Chú thích", "alt": None}]
    assert record["attachments"] == [{"url": "http://x.vn/q.pdf", "name": "Quyết định"}]


def test_a_page_that_is_no_article_says_what_it_is() -> None:
    items = "".join(f"<h3><a href='/tin/{n}'>Tiêu đề đủ dài của bài viết thứ {n}</a></h3>" for n in range(4))
    result = run("-", "--url", "http://x.vn/tin", stdin=page(items, "<title>Tin</title>").encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "kind": "listing", "url": "http://x.vn/tin", "canonical_url": "http://x.vn/tin", "platform": "generic",
        "title": "Tin", "reason": None,
    }  # fmt: skip


def test_headers_and_capture_time_reach_the_parser(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(vnpt(extra='<div class="PostDate">10/06/2024</div>').encode("utf-16-le"))
    arguments = (str(path), "--url", URL, "--header", "Content-Type: text/html; charset=utf-16le")
    assert json.loads(run(*arguments).stdout)["published_at"] == "2024-06-10T00:00:00+07:00"
    assert json.loads(run(*arguments, "--captured-at", "2023-01-01T00:00:00Z").stdout)["published_at"] is None


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x7fELF\x02\x01\x01\0\0\0<html>", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1<"]
)
def test_a_file_that_is_no_text_is_no_page(data: bytes) -> None:
    result = run("-", "--url", URL, stdin=data)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "kind": "other", "url": URL, "canonical_url": URL, "platform": "generic", "title": None, "reason": "not_html",
    }  # fmt: skip


@pytest.mark.parametrize("time", ["2024-06-10", "2024-06-10T07:00:00+07:00", "2024-06-10T00:00:00.123456Z"])
def test_capture_times_may_be_written_in_any_iso_form(saved: str, time: str) -> None:
    assert run(saved, "--url", URL, "--captured-at", time).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.html",), "nowhere.html"),
        (("-", "--header", "x"), "Name: value"),
        (("-", "out"), "--jsonl"),
        (("--jsonl", "-"), "two files"),
        (("-", "--captured-at", "yesterday"), "2022-06-10T08:10:00Z"),
    ],
)
def test_wrong_use_is_a_clear_error(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments, stdin=b"")
    assert result.exit_code in (1, 2)
    assert message in result.stderr


def test_many_pages_keep_their_order_and_their_ids(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    entries = [
        {"id": 1, "url": URL, "html": vnpt(), "captured_at": "2023-05-01T00:00:00Z"},
        {"id": "b", "url": URL, "html": ""},
    ]
    source.write_text("\n".join(map(json.dumps, entries)) + "\n\n", encoding="utf-8")
    assert run("--jsonl", str(source), str(out)).exit_code == 0
    first, second = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert tuple(first) == ("id", *FIELDS)
    assert (first["id"], first["title"]) == (1, TITLE)
    assert (second["id"], second["kind"], second["reason"]) == ("b", "other", "empty")
    assert [path.name for path in tmp_path.iterdir()] != [".out.jsonl"]


@pytest.mark.parametrize(
    ("line", "name"),
    [(b"{", None), (b"\xff", None), (b"[1]", None), (b'{"id": 7, "html": "x"}', 7),
     (b'{"id": 8, "url": 1, "html": "x"}', 8),
     (b'{"id": 9, "url": "http://x.vn/", "html": "x", "captured_at": 3}', 9)],
)  # fmt: skip
def test_a_broken_line_is_kept_with_its_error_and_the_exit_code_tells(line: bytes, name: object) -> None:
    good = json.dumps({"id": 1, "url": URL, "html": vnpt()}).encode()
    result = run("--jsonl", "-", "-", stdin=line + b"\n" + good + b"\n")
    broken, fine = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert "1 line" in result.stderr
    assert (broken["id"], set(broken), fine["kind"]) == (name, {"id", "error"}, "article")


def test_nothing_half_written_takes_the_name_of_the_output(tmp_path: Path) -> None:
    assert run("--jsonl", str(tmp_path / "missing"), str(tmp_path / "out")).exit_code == 1
    assert list(tmp_path.iterdir()) == []
    source = tmp_path / "in"
    source.write_text("", encoding="utf-8")
    assert run("--jsonl", str(source), str(tmp_path / "no" / "out")).exit_code == 1
