"""Exchanges as a client would hand them over, for the tests of the WARC files."""

from __future__ import annotations

import contextlib
import io
from argparse import Namespace
from pathlib import Path
from typing import Any

from warcio.bufferedreaders import BufferedReader
from warcio.checker import Checker

from crawler.records import Exchange
from crawler.warc.coding import body_of
from crawler.warc.message import parse_head

REQUEST = b"GET /tin/1 HTTP/1.1\r\nHost: huyen.gov.vn\r\n\r\n"
HEAD = b"HTTP/1.1 200 T\xe1\xbb\x91t\r\ncontent-TYPE: Text/HTML; charset=utf-8\r\nContent-Length: 8\r\n\r\n"


def exchange(payload: bytes = b"xin chao", head: bytes = HEAD, **changes: Any) -> Exchange:
    read = parse_head(head)
    fields: dict[str, Any] = {
        "url": "http://huyen.gov.vn/tin/1",
        "method": "GET",
        "request": REQUEST,
        "status": read.status,
        "reason": read.reason,
        "head": head,
        "headers": read.headers,
        "payload": payload,
        "body": body_of(read, payload).body,
        "captured_at": "2026-11-22T01:02:03.000004Z",
        "ip": "203.0.113.9",
    }
    return Exchange(**{**fields, **changes})


def check(folder: Path) -> str:
    """What `warcio check` complains of in all files of `folder` (empty: nothing)."""
    BufferedReader.DECOMPRESSORS.pop("br", None)  # warcio issue 73: it means another package than `brotli`
    complaints = io.StringIO()
    checker = Checker(Namespace(inputs=[str(path) for path in sorted(folder.glob("*.warc.gz"))], verbose=False))
    with contextlib.redirect_stdout(complaints), contextlib.redirect_stderr(complaints):
        failed = checker.process_all()
    return complaints.getvalue() or ("failed" if failed else "")
