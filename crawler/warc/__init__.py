"""WARC files: writing captures, reading them back, mending a torn tail. No Scrapy in here."""

from crawler.warc.reader import WarcRecord, capture_of, captures_from, read_record, records
from crawler.warc.repair import Repair, repair
from crawler.warc.writer import WarcWriter, sha1

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
