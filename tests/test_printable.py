"""Logs: nothing that a portal says steers the terminal that shows them."""

from __future__ import annotations

import logging
import re
import sys

from crawler.printable import PrintableFormatter


def test_messages_and_tracebacks_are_printable_and_keep_their_lines() -> None:
    try:
        raise ValueError("\x1b]0;title\x07")
    except ValueError:
        record = logging.LogRecord("x", logging.WARNING, __file__, 1, "page %s", ("\x1b[2J\u202e",), sys.exc_info())
    text = PrintableFormatter("%(asctime)s %(levelname)s %(message)s").format(record)
    first, *rest = text.split("\n")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ WARNING page ␛\[2J\ufffd", first)
    assert rest[-1] == "ValueError: ␛]0;title␇"
    assert "\x1b" not in text
