"""Text from portals on its way to a terminal or a log: it may say anything, and steer nothing."""

from __future__ import annotations

import logging
import time

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20)}
_CONTROLS[0x7F] = "\u2421"
# C1 controls, marks that turn the direction of text, separators of lines: each can forge what a terminal shows.
_FORGERS = (*range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS.update(dict.fromkeys(_FORGERS, "\N{REPLACEMENT CHARACTER}"))
_BUT_LINE_ENDS = {code: shown for code, shown in _CONTROLS.items() if code != ord("\n")}


def printable(text: str) -> str:
    """Text that can not steer a terminal: control characters become their pictures (`␛`, `␊`)."""
    return text.translate(_CONTROLS)


def printable_lines(text: str) -> str:
    """The same for text of several lines, whose line ends stay."""
    return text.translate(_BUT_LINE_ENDS)


def utc_now() -> str:
    """The time as a log shows it: `2026-11-22T04:08:07Z`."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


class PrintableFormatter(logging.Formatter):
    """Messages and tracebacks that can not steer a terminal; times are UTC."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%SZ"
    default_msec_format = None

    def format(self, record: logging.LogRecord) -> str:
        return printable_lines(super().format(record))
