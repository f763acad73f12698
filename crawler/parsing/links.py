"""Where a page leads to: absolute links, once each, with the role a crawl wants them for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote, urlencode, urljoin, urlsplit

from lxml.etree import _Element

from crawler.parsing.page import LONGEST_HREF, Document, once
from crawler.records import Link, LinkRole
from crawler.urls import canonical_url, file_kind

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_FEED = re.compile(r"\.(?:rss|atom)$|/feed/?$|/rss/[^?]+$", re.I)
_SITEMAP = re.compile(r"/sitemap[^/?]*\.xml(?:\.gz)?$", re.I)
_PAGER = re.compile(
    r"[?&](?:page|pageindex|pagenumber|p|trang|start|paged|_101_cur|[\w]*_cur)=\d+(?:&|$)|/(?:trang|page)[-/]\d+(?:[./]|$)",
    re.I,
)
_HANDLER = re.compile(r"\.(?:ashx|axd)$", re.I)
_ATTACHMENT_PAGE = re.compile(r"/linkclick\.aspx$", re.I)
_POSTBACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\";]+)", re.I)
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "src")
_BLANK = re.compile(r"[\t\r\n]+")
_C0 = "".join(map(chr, range(33)))
"""What browsers take off the ends of an address (URL Standard 4.4)."""
_PATH_END = re.compile("[?#]")
_ROOTED = re.compile(r"/(?!/)[\w.~!$&'()*+,=:@%/-]*(?:\?[\w.~!$&'()*+,=:@%/?-]+)?", re.ASCII)
"""A rooted path without anything that has to be resolved, but for empty and dot segments."""

_MOST_KNOWN = 1024
_LONGEST_KNOWN = 512
"""Of each site no more links than this are remembered, and none longer than this (characters)."""

MOST_LINKS = 20_000
MOST_POSTBACKS = 50
LONGEST_FORM = 1024 * 1024
"""A page has no more links and postbacks than this, and no form body longer than this (bytes) is sent."""
_UNPRINTED = re.compile("[^!-~]+")

CleanUrl = Callable[[str], str]


class _Base(NamedTuple):
    """What relative addresses of a page are relative to."""

    url: str
    scheme: str
    origin: str
    """Scheme and host; empty if the scheme is not http(s)."""


@once
def base_of(doc: Document) -> _Base:
    """The base of a page's relative addresses: its `base` element, else its URL (HTML Standard 2.4.2)."""
    url = _join(doc.url, doc.base.strip()) if doc.base else ""
    return _based(url if url.startswith(("http://", "https://")) else doc.url)


@lru_cache(maxsize=64)
def _based(url: str) -> _Base:
    try:
        parts = urlsplit(url)
    except ValueError:
        return _Base("", "http", "")
    web = parts.scheme in ("http", "https") and bool(parts.netloc)
    return _Base(url, parts.scheme, f"{parts.scheme}://{parts.netloc}" if web else "")


def absolute(base: _Base, href: str) -> str | None:
    """An address of the page made absolute, without fragment, blanks encoded; None for what is not http(s)."""
    if len(href) > LONGEST_HREF:
        return None
    href = _slashed(_BLANK.sub("", href.strip().strip(_C0)))
    if not href or href[0] == "#":
        return None
    if not href.startswith(("http://", "https://")):
        if href.startswith("//"):
            href = f"{base.scheme}:{href}"
        elif _SCHEME.match(href) and not href.lower().startswith(("http:", "https:")):
            return None
        elif base.origin and _ROOTED.fullmatch(href) and "//" not in href and "/." not in href:
            return base.origin + href
        else:
            href = _join(base.url, href)
    url = _UNPRINTED.sub(_escaped, href.partition("#")[0])
    return url if url.startswith(("http://", "https://")) and _is_whole(url) else None


def _slashed(href: str) -> str:
    """An address with slashes for the backslashes before its query, as browsers read them."""
    if "\\" not in href:
        return href
    end = _PATH_END.search(href)
    cut = end.start() if end else len(href)
    return href[:cut].replace("\\", "/") + href[cut:]


def _escaped(run: re.Match[str]) -> str:
    """Letters of any language stay as the page has them; blanks and what shows nothing are escaped as UTF-8."""
    return "".join(
        char if char.isprintable() and char != " " else quote(char, safe="", errors="replace") for char in run[0]
    )


def _is_whole(url: str) -> bool:
    """Whether an address can be taken apart: brackets that hold no IPv6 address break every later step."""
    if "[" not in url and "]" not in url:
        return True
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _join(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:  # urljoin refuses brackets that are no IPv6 address
        return ""


def image_source(image: _Element) -> str | None:
    """The address of a picture, lazy loading seen through; None for inline data and placeholders."""
    attributes = dict(image.items())
    for name in _SOURCES:
        value = attributes.get(name)
        if value and value.strip() and not value.lstrip().startswith("data:"):
            return value
    return None


def is_attachment(url: str) -> bool:
    """Whether an address is that of a document to download."""
    return file_kind(url) == "attachment" or _ATTACHMENT_PAGE.search(url.partition("?")[0]) is not None


@lru_cache(maxsize=8192)
def _link(base: _Base, href: str, clean: CleanUrl) -> Link | None:
    """The link of one `href`."""
    url = absolute(base, href)
    if url is None:
        return None
    try:
        url = clean(canonical_url(url))
    except ValueError:
        return None
    return Link(url, _role(url))


@lru_cache(maxsize=32)
def _known_links(site: _Base, clean: CleanUrl) -> dict[str, Link | None]:  # noqa: ARG001
    """The links of a site by `href`, for its frame repeats the same hundred on each page: to be filled by the caller.

    One dictionary is faster to ask, once the site is known, than a cache with the site in its keys.
    """
    return {}


def _learn(known: dict[str, Link | None], site: _Base, href: str, clean: CleanUrl) -> Link | None:
    if len(known) >= _MOST_KNOWN:
        known.clear()
    link = _link.__wrapped__(site, href, clean)
    if len(href) <= _LONGEST_KNOWN:
        known[href] = link
    return link


def _role(url: str) -> LinkRole:
    path = url.partition("?")[0]
    if _FEED.search(path):
        return "feed"
    if _SITEMAP.search(path):
        return "sitemap"
    if is_attachment(url):
        return "attachment"
    if _PAGER.search(url):
        return "pager"
    return "page" if file_kind(url) == "page" and not _HANDLER.search(path) else "requisite"


def links_of(doc: Document, clean: CleanUrl, images: Iterable[str], pagers: Iterable[Link]) -> tuple[Link, ...]:
    """All links of a page, once each. `images` are the pictures of its article; other pictures are requisites."""
    base = base_of(doc)
    found: dict[str | tuple[str, str], Link] = {}
    groups = (
        _images(base, images, clean), pagers, _anchors(doc, base, clean), _head(doc, base, clean),
        islice(_postbacks(doc, base), MOST_POSTBACKS), _requisites(doc, base, clean),
    )  # fmt: skip
    for group in groups:
        for link in group:
            if len(found) >= MOST_LINKS:
                return tuple(found.values())
            found.setdefault(link.url if link.identity is None else (link.url, link.identity), link)
    return tuple(found.values())


def _images(base: _Base, images: Iterable[str], clean: CleanUrl) -> Iterator[Link]:
    for url in images:
        yield from _one(base, url, clean, "image")


def _anchors(doc: Document, base: _Base, clean: CleanUrl) -> Iterator[Link]:
    # Rooted and absolute addresses mean the same on all pages of a site: one cache entry for all of them.
    site = _Base(base.origin + "/", base.scheme, base.origin)
    known = _known_links(site, clean)
    for element, href in zip(doc.walk.anchors, doc.hrefs, strict=True):
        if not href or href[0] == "#" or href.startswith("javascript:"):
            continue
        if href[0] == "/" or href.startswith("http"):
            link = known[href] if href in known else _learn(known, site, href, clean)
        else:
            link = _link(base, href, clean)
        if link is not None:
            yield Link(link.url, "pager") if link.role == "page" and element.get("rel") == "next" else link


def _head(doc: Document, base: _Base, clean: CleanUrl) -> Iterator[Link]:
    for element in doc.walk.head:
        rel, href = (element.get("rel") or "").lower(), element.get("href")
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            if target := _REFRESH.search(element.get("content") or ""):
                yield from _one(base, target[1], clean, None)
        elif element.tag == "link" and href and rel:
            kind = element.get("type") or ""
            if "alternate" in rel and ("rss" in kind or "atom" in kind):
                yield from _one(base, href, clean, "feed")
            elif rel in ("next", "prev"):
                yield from _one(base, href, clean, "pager")
            elif "stylesheet" in rel or "icon" in rel:
                yield from _one(base, href, clean, "requisite")


def _requisites(doc: Document, base: _Base, clean: CleanUrl) -> Iterator[Link]:
    for element in doc.walk.scripts:
        if source := element.get("src"):
            yield from _one(base, source, clean, "requisite")
    for element in doc.walk.pictures:
        if source := image_source(element):
            yield from _one(base, source, clean, "requisite")
    for element in doc.walk.frames:
        if source := element.get("src"):
            yield from _one(base, source, clean, None)


def _one(base: _Base, href: str, clean: CleanUrl, role: LinkRole | None) -> Iterator[Link]:
    if len(href) <= LONGEST_HREF and (link := _link(base, href, clean)):
        yield link if role is None or link.role == role else Link(link.url, role)


def _postbacks(doc: Document, base: _Base) -> Iterator[Link]:
    """ASP.NET pagers: links whose script posts the page's form back with the number of the wanted page."""
    fields: dict[_Element, dict[str, str]] = {}
    for element, href in zip(doc.walk.anchors, doc.hrefs, strict=True):
        script = href if href and "__doPostBack" in href else element.get("onclick")
        call = _POSTBACK.search(script) if script and len(script) <= LONGEST_HREF else None
        if call and (call[2].startswith("Page$") or "pager" in call[1].lower()):
            form = next(element.iterancestors("form"), doc.walk.forms[0] if doc.walk.forms else doc.root)
            if form not in fields:
                fields[form] = _hidden_fields(form)
            if link := _postback(doc, base, form, fields[form], call[1], call[2]):
                yield link


def _hidden_fields(form: _Element) -> dict[str, str]:
    """The hidden fields of a form by name, each as the form's body has it."""
    return {
        name: urlencode({name: field.get("value") or ""})
        for field in form.iter("input")
        if (field.get("type") or "").lower() == "hidden" and (name := field.get("name"))
    }


def _postback(
    doc: Document, base: _Base, form: _Element, fields: dict[str, str], target: str, argument: str
) -> Link | None:
    """The POST of one pager link; None where the form leads nowhere, or holds too much.

    Its identity leaves the one-time tokens out: they differ on each visit.
    """
    event = {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
    body = "&".join((fields | {name: urlencode({name: value}) for name, value in event.items()}).values())
    if len(body) > LONGEST_FORM:
        return None
    try:
        url = canonical_url(absolute(base, form.get("action") or doc.url) or doc.url)
    except ValueError:
        return None
    return Link(url, "pager", "POST", body.encode("ascii"), f"{target} {argument}")
