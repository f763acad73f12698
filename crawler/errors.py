"""Every error this software raises on purpose, and the exit codes of the command line.

CrawlerError
├── UsageError            the command line or a setting is wrong                     (exit 2)
├── ArchiveError          the archive can not be opened, read or written             (exit 1)
│   └── ReplicaArchiveError  a live crawl was asked to write into a demo archive        (exit 2)
├── WarcError             a WARC file is broken or can not be written                (exit 1)
└── FetchError            one request failed; `kind` is the failure class of the ledger
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells cron; of several portals the worst counts."""

    COMPLETE = 0
    FAILED = 1
    USAGE = 2
    PARTIAL = 3
    EMPTY = 4
    INTERRUPTED = 130


class CrawlerError(Exception):
    """Base of all errors whose message is meant for the person at the keyboard."""

    exit_code = ExitCode.FAILED


class UsageError(CrawlerError):
    """The command was asked for something it can not do; the message says what to change."""

    exit_code = ExitCode.USAGE


class ArchiveError(CrawlerError):
    """The archive can not be opened, read or written."""


class ReplicaArchiveError(ArchiveError):
    """The archive holds pages of the replica portals; live pages must not be mixed into it."""

    exit_code = ExitCode.USAGE


class WarcError(CrawlerError):
    """A WARC file is broken, or can not be written."""


class FetchError(CrawlerError):
    """One request failed; `kind` is the failure class that the ledger keeps."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail
