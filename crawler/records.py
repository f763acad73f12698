"""The records that the parts of the application hand to each other (see docs/words.md for the words)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PageKind = Literal["listing", "article", "attachment", "other"]
Precision = Literal["second", "minute", "hour", "day", "month", "year"]
CaptureSource = Literal["live", "wayback", "commoncrawl", "warc", "wacz"]
LinkRole = Literal["seed", "page", "pager", "feed", "sitemap", "image", "attachment", "requisite"]
"""What a URL is wanted for; `pager` is a page known only from a pager's form or script."""
LedgerState = Literal["captured", "unchanged", "excluded", "failed", "pending"]
OutcomeResult = Literal["captured", "excluded", "failed", "retry"]


@dataclass(frozen=True, slots=True)
class Portal:
    """One web site of one authority."""

    id: str
    name: str
    base_url: str
    province: str | None = None
    platform: str | None = None
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """Why `published_at` says what it says: the printed text, where it stood, and the rule that read it."""

    text: str
    place: str
    rule: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of an article; `caption` and `alt` are None where the page has none."""

    url: str
    caption: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered by an article, under the name that the page shows."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """What one page states about its one news item; a field that the page does not state is None.

    `published_at` and `updated_at` are `YYYY-MM-DDTHH:MM:SS+07:00`; `published_precision` tells how much of it is true.
    """

    url: str
    canonical_url: str
    platform: str
    title: str
    body: str
    parser: str
    parser_version: str
    key: str | None = None
    """The platform's own key of the article (an id in the URL), None where the platform has none."""
    lead: str | None = None
    author: str | None = None
    author_role: str | None = None
    published_at: str | None = None
    published_precision: Precision | None = None
    published_evidence: DateEvidence | None = None
    updated_at: str | None = None
    category: str | None = None
    news_source: str | None = None
    views: int | None = None
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    language: str | None = None
    kind: Literal["article"] = "article"


@dataclass(frozen=True, slots=True)
class Link:
    """A URL that a page leads to: absolute, without fragment, as the platform spells it without its noise."""

    url: str
    role: LinkRole = "page"
    method: Literal["GET", "POST"] = "GET"
    body: bytes | None = None
    """Form body of a POST (application/x-www-form-urlencoded)."""
    identity: str | None = None
    """What tells two POSTs to one URL apart once their one-time tokens are left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: its kind, the article on it if it is one, and where it leads."""

    kind: PageKind
    url: str
    canonical_url: str
    platform: str
    title: str | None = None
    article: Article | None = None
    links: tuple[Link, ...] = ()
    reason: str | None = None
    """Why it is `other`, in a fixed word: `soft_404`, `empty`, `not_html`, `too_large`; None if nothing is to say."""


@dataclass(frozen=True, slots=True)
class Tls:
    """How a connection was secured; `error` says why the certificate could not be verified (None: it could)."""

    version: str | None
    cipher: str | None
    certificate_sha256: str | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response, byte for byte as they went over the wire."""

    url: str
    method: str
    request: bytes
    """The request as sent: request line, headers, blank line, body."""
    status: int
    reason: str
    head: bytes
    """Status line and headers as received, with the blank line that ends them."""
    headers: tuple[tuple[str, str], ...]
    """The same headers, latin-1 decoded, in their order."""
    payload: bytes
    """What followed the head, as received: still chunked, still compressed."""
    body: bytes
    """The payload de-chunked and decompressed: what a parser reads."""
    captured_at: str
    """UTC, `YYYY-MM-DDTHH:MM:SS.ffffffZ`: when the request was sent."""
    ip: str | None = None
    truncated: Literal["length", "time", "disconnect"] | None = None
    tls: Tls | None = None
    body_error: Literal["broken", "too_large", "unknown"] | None = None
    """Why `body` is not the whole decoded payload: damaged compression, a limit, an unknown coding."""


@dataclass(frozen=True, slots=True)
class WarcLocation:
    """Where a record lies: file name relative to the WARC folder, byte offset, compressed length."""

    file: str
    offset: int
    length: int
    record_id: str
    """`urn:uuid:…`, without angle brackets."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One response as received at one time, and where its bytes lie."""

    url: str
    captured_at: str
    method: str
    status: int
    mime: str | None
    payload_digest: str
    """`sha1:` and base32, as in the WARC record."""
    payload_length: int
    warc: WarcLocation
    record_type: Literal["response", "revisit"] = "response"
    refers_to: str | None = None
    """Record id of the response whose payload a revisit record repeats."""
    ip: str | None = None
    truncated: str | None = None
    tls: Tls | None = None
    source: CaptureSource = "live"


@dataclass(frozen=True, slots=True)
class FrontierEntry:
    """One URL that still has to be fetched, as the frontier hands it out."""

    url_id: int
    portal_id: str
    url: str
    role: LinkRole
    method: str = "GET"
    body: bytes | None = None
    depth: int = 0
    attempts: int = 0


@dataclass(slots=True)
class Outcome:
    """What became of one frontier entry; the pipelines complete it and the archive stores it in one transaction."""

    entry: FrontierEntry
    result: OutcomeResult
    reason: str | None = None
    """A fixed word: the rule that excluded, the class of the failure; None for a plain capture."""
    detail: str | None = None
    """The error in words, for people."""
    capture: Capture | None = None
    page: Page | None = None
    links: tuple[Link, ...] = ()
    excluded: tuple[tuple[Link, str], ...] = ()
    """Links that a rule refuses, each with the rule's name: they go to the ledger, not to the frontier."""
    retry_after: float = 0.0
    """Seconds to wait before the next attempt (result `retry`)."""
    dropped: str | None = None
    """Why validation refused the article of this page (the capture stays)."""
    article_key: str | None = None
    """Identity of the article within its portal, set by the deduplicate pipeline."""
    version_digest: str | None = None
    reread_digest: str | None = None
    """Digest that today's parser makes of the capture before this one; None unless an older parser had read that."""
    duplicate_digest: str | None = None
    counted: list[str] = field(default_factory=list)
    """What the store made of it (`new`, `changed`, `unchanged`, `duplicate` …), for the counters."""
