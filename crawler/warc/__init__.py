"""WARC files: writing captures, reading them back, mending a torn tail. No Scrapy in here."""

from crawler.warc.reader import WarcRecord, capture_of, captures_from, read_record, records, sha1
from crawler.warc.repair import Repair, repair
from crawler.warc.writer import WarcWriter

__all__ = [
    "Repair",
    "WarcRecord",
    "WarcWriter",
    "capture_of",
    "captures_from",
    "read_record",
    "records",
    "repair",
    "sha1",
]
