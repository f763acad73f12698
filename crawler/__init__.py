"""Archives the web portals of Vietnam's former districts: bytes in WARC files, clean article records in SQLite."""

__version__ = "0.1.0"
