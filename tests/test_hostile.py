"""Portals that answer strangely: what is told of them, and that nothing good is lost to them."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.replicas import CRAWLER, Crawled, check_integrity

HOST = "huyen-la.example.vn"
HOME = "<html><body><h1>Tin tức</h1>{links}</body></html>"
ARTICLE = """<html><head><meta charset="utf-8"><title>Bài {n}</title></head><body><h1>Hội nghị tổng kết số {n}</h1>
<p>Ngày đăng: 0{n}/03/2021 10:15</p>
{body}<p>Tác giả: Trần Văn Mẫu</p></body></html>"""
PARAGRAPH = "<p>Đoạn {k}: huyện tổ chức hội nghị tổng kết xây dựng nông thôn mới, đại biểu các xã tham dự đông đủ.</p>"
Answer = tuple[int, dict[str, str], bytes]


def article(number: int) -> bytes:
    body = "".join(PARAGRAPH.format(k=k) for k in range(8))
    return ARTICLE.format(n=number, body=body).encode()


def good(path: str) -> Answer:
    """A small portal of five articles."""
    html = {"Content-Type": "text/html; charset=utf-8"}
    if path == "/":
        links = "".join(f'<p><a href="/bai-{n}.html">Hội nghị tổng kết số {n} của huyện</a></p>' for n in range(1, 6))
        return 200, html, HOME.format(links=links).encode()
    if path.startswith("/bai-"):
        return 200, html, article(int(path[5]))
    return 404, html, b"<html><body>404</body></html>"


class Portal:
    """Answers by a function that can be changed, and remembers what was asked."""

    def __init__(self) -> None:
        self.answer: Callable[[str], Answer] = good
        self.asked: list[str] = []
        portal = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                portal.asked.append(self.path)
                status, headers, body = portal.answer(self.path)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), "Connection": "close", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def crawl(self, archive: Path, *more: str) -> Crawled:
        resolve = f"{HOST}=127.0.0.1:{self.server.server_address[1]}"
        command = [*CRAWLER, "crawl", "--start-url", f"http://{HOST}/", "--resolve", resolve, "--delay", "0"]
        run = subprocess.run(
            [*command, "--contact", "test", "--archive", str(archive), *more],
            capture_output=True, text=True, check=False, timeout=240,
        )  # fmt: skip
        assert "Traceback" not in run.stderr
        check_integrity(archive)
        return Crawled(archive, run)


@pytest.fixture
def portal() -> Iterator[Portal]:
    portal = Portal()
    yield portal
    portal.server.shutdown()
    portal.server.server_close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def test_the_good_portal_is_complete(portal: Portal, archive: Path) -> None:
    crawled = portal.crawl(archive)
    assert crawled.run.returncode == 0, crawled.run.stdout
    assert crawled.query("SELECT count(*) FROM articles") == [(5,)]


def test_half_a_page_is_no_edit_and_no_completeness(portal: Portal, archive: Path) -> None:
    assert portal.crawl(archive).run.returncode == 0

    def cut(path: str) -> Answer:
        status, headers, body = good(path)
        if path != "/bai-3.html":
            return status, headers, body
        return status, {**headers, "Content-Length": str(len(body))}, body[: len(body) // 2]

    portal.answer = cut
    crawled = portal.crawl(archive)
    assert crawled.run.returncode == 3
    assert "truncated" in crawled.run.stdout
    assert crawled.query("SELECT count(*) FROM article_versions") == [(5,)]
    assert crawled.query("SELECT count(*) FROM captures WHERE truncated IS NOT NULL")[0][0] > 0


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: (404, {}, b"gone"),
        lambda path: (301, {"Location": "http://other.example.vn/"}, b"") if path == "/" else (404, {}, b""),
        lambda path: (302, {"Location": "/"}, b"") if path == "/" else (404, {}, b""),
        lambda path: (200, {"Content-Type": "text/html"}, b"") if path == "/" else (404, {}, b""),
        lambda path: (200, {}, b"User-agent: *\nDisallow: /") if path == "/robots.txt" else good(path),
        lambda path: (404, {}, b"") if path == "/robots.txt" else (200, {}, b"<html><p>Parked.</p></html>"),
    ],
    ids=["all gone", "moved", "loop", "empty", "robots", "parked"],
)
def test_a_portal_that_is_gone_is_never_complete(
    portal: Portal, archive: Path, answer: Callable[[str], Answer]
) -> None:
    assert portal.crawl(archive).run.returncode == 0
    portal.answer = answer
    crawled = portal.crawl(archive)
    assert crawled.run.returncode in (1, 3)
    assert "huyen_la_example_vn: " in crawled.run.stdout, "with a reason"
    assert crawled.query("SELECT count(*) FROM articles") == [(5,)], "what was kept stays"


def test_robots_that_redirects_home_takes_no_page_away(portal: Portal, archive: Path) -> None:
    portal.answer = lambda path: (302, {"Location": "/"}, b"") if path == "/robots.txt" else good(path)
    crawled = portal.crawl(archive)
    assert crawled.run.returncode == 0, crawled.run.stdout
    assert crawled.query("SELECT count(*) FROM articles") == [(5,)]


def test_a_broken_sitemap_line_in_robots_harms_nothing(portal: Portal, archive: Path) -> None:
    lines = b"Sitemap: http://[bad\nSitemap: http://huyen-la.example.vn/\x1b]0;x\x07.xml\n"
    portal.answer = lambda path: (200, {}, lines) if path == "/robots.txt" else good(path)
    crawled = portal.crawl(archive)
    assert crawled.run.returncode == 0, crawled.run.stdout + crawled.run.stderr
    assert "\x1b]0" not in crawled.run.stdout + crawled.run.stderr


def test_one_lost_robots_answer_closes_nothing(portal: Portal, archive: Path) -> None:
    def first_fails(path: str) -> Answer:
        return (500, {}, b"") if path == "/robots.txt" and portal.asked.count(path) == 1 else good(path)

    portal.answer = first_fails
    assert portal.crawl(archive).run.returncode == 0


def test_robots_out_of_order_stops_the_host_and_says_so(portal: Portal, archive: Path) -> None:
    portal.answer = lambda path: (503, {}, b"") if path == "/robots.txt" else good(path)
    crawled = portal.crawl(archive)
    assert crawled.run.returncode == 1
    assert "robots.txt answers 503" in crawled.run.stdout
    assert set(portal.asked) == {"/robots.txt"}, "nothing else was asked for"
    portal.answer = good
    assert portal.crawl(archive).run.returncode == 0, "the next run finds everything"
    assert crawled.query("SELECT count(*) FROM articles") == [(5,)]


def test_pictures_on_private_addresses_are_never_asked_for(portal: Portal, archive: Path) -> None:
    third = "<p>Đoạn 3".encode()
    picture = b'<p><img src="http://127.0.0.1:9/a.jpg"></p>'

    def private(path: str) -> Answer:
        status, headers, body = good(path)
        return status, headers, body.replace(third, picture + third)

    portal.answer = private
    crawled = portal.crawl(archive)
    assert crawled.run.returncode == 0, crawled.run.stdout
    assert crawled.query("SELECT state, reason FROM urls WHERE url LIKE '%127.0.0.1%'") == [("excluded", "blocked")]
