"""URLs: one spelling for each address, what counts as the same address, and what kind of file it names.

The spelling follows RFC 3986 section 6.2 (syntax-based and scheme-based normalisation) and, where browsers and the RFC
differ, the WHATWG URL Standard: what a browser would fetch is what the archive must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from hashlib import blake2b
from ipaddress import IPv6Address
from typing import Literal, TypeVar, cast
from urllib.parse import quote

import idna

FileKind = Literal["image", "attachment", "requisite", "page"]

# A page has about 100 links, and most of them stand on every page of its portal: these are remembered. Long addresses
# are not, so that a hostile portal can not fill the memory with them.
_REMEMBERED = 16_384
_LONGEST_REMEMBERED = 512
_LONGEST_URL = 2_048
_LONGEST_INPUT = 65_536

T = TypeVar("T")


def _remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    cached = lru_cache(maxsize=_REMEMBERED)(function)

    @wraps(function)
    def look_up(url: str) -> T:
        return cached(url) if len(url) <= _LONGEST_REMEMBERED else function(url)

    return look_up


_UNRESERVED = r"A-Za-z0-9._~\-"
_PATH_SAFE = _UNRESERVED + "!$&'()*+,;=:@/"
_QUERY_SAFE = _PATH_SAFE + "?"
# Upper case escapes of everything but unreserved characters (RFC 3986 section 6.2.2).
_ESCAPED_OCTET = "[0189A-F][0-9A-F]|2[0-9A-CF]|3[A-F]|40|5[B-E]|60|7[B-DF]"

_URL = re.compile(r"(https?):[/\\]{2}([^/\\?#]*)([^?#]*)(?:\?([^#]*))?", re.I | re.S)
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::([0-9]{0,5}))?", re.I)
_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PATH_FAULT = re.compile(f"[^%{_PATH_SAFE}]|%(?!{_ESCAPED_OCTET})")
_QUERY_FAULT = re.compile(f"[^%{_QUERY_SAFE}]|%(?!{_ESCAPED_OCTET})")
_PATH_ODDITY = re.compile(f"%[0-9A-Fa-f]{{2}}|(?:[^%{_PATH_SAFE}]|%(?![0-9A-Fa-f]{{2}}))+")
_QUERY_ODDITY = re.compile(f"%[0-9A-Fa-f]{{2}}|(?:[^%{_QUERY_SAFE}]|%(?![0-9A-Fa-f]{{2}}))+")
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid)\b[^/;]*", re.I)
_QUERY_SESSION = re.compile(r";(?:jsessionid|phpsessid)\b[^&;]*", re.I)
# PHP-Nuke addresses its articles with a numeric `sid`; session ids are never that short.
_NOISE = re.compile(
    r"(?:amp;)*(?:ref|utm_[^=]*|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|zarsrc|gidzl|_ga|_gl|mc_cid|mc_eid"
    r"|jsessionid|phpsessid|aspsessionid[^=]*|session_?id|cfid|cftoken|_afr[^=]*|_adf\.[^=]*|p_auth|nocache"
    r"|sid(?!=[0-9]{1,9}$))(?:=.*)?",
    re.I | re.S,
)

_FILE_NAME = re.compile(
    r"\.(?:(?P<image>jpe?g?|jfif|png|gif|webp|avif|bmp|svg|tiff?|heic)"
    r"|(?P<attachment>pdf|do[ct][xm]?|xl[st][xmb]?|pp[ts][xm]?|od[tsp]|rtf|csv|zip|rar|7z|tgz|epub|djvu"
    r"|mp[34]|wm[av]|wav|m4[av]|avi|flv|mov|mpe?g|webm|3gp)"
    r"|(?P<requisite>css|m?js|map|woff2?|ttf|otf|eot|ico|cur|swf|axd))(?:%20|[ .])*$",
    re.I,
)
# A Liferay document: the file name is followed by its UUID.
_LIFERAY_UUID = re.compile(r"/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.I)
_FILE_SCRIPT = re.compile("download|getfile|taive|thumb|image|photo|resize", re.I)


@_remembered
def canonical_url(url: str) -> str:
    """The one spelling of an absolute http(s) URL; idempotent.

    The scheme stays; host in lower case and IDNA (UTS 46), userinfo, default port, fragment and dot segments gone,
    backslashes are slashes, escapes in upper case and only where needed, anything else as UTF-8 escapes (a blank is
    `%20`). Session ids and tracking parameters are dropped, the order of the other parameters is kept.
    Raises ValueError if the URL is not http(s), has no valid host and port, or is longer than 65,536 characters.
    """
    if len(url) > _LONGEST_INPUT:
        raise ValueError(f"URL of {len(url)} characters")
    match = _URL.fullmatch(_trim(url).partition("#")[0])
    if not match:
        raise ValueError(f"not an http(s) URL: {url[:200]!r}")
    scheme, authority, path, query = match.groups()
    scheme = scheme.lower()
    address = f"{scheme}://{_host_and_port(scheme, authority)}{_path(path)}"
    query = _query(query) if query else ""
    return f"{address}?{query}" if query else address


@_remembered
def url_key(url: str) -> str:
    """What counts as the same address: the canonical URL without scheme and `www.`, its parameters sorted by name.

    Parameters of one name keep their order, since servers take the first or the last of them; exact repetitions are
    one. Raises ValueError like `canonical_url`.
    """
    address = canonical_url(url).partition("://")[2]
    rest = address.removeprefix("www.")
    if "." in rest.partition("/")[0]:
        address = rest
    path, _, query = address.partition("?")
    return f"{path}?{_sorted_query(query)}" if "&" in query else address


def key_hash(key: str) -> int:
    """Signed 64-bit BLAKE2b hash (RFC 7693) of a URL key, as SQLite's INTEGER holds it; stable over years."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


@_remembered
def host_of(url: str) -> str:
    """The host of an http(s) URL in its canonical spelling, without port. Raises ValueError like `canonical_url`."""
    authority = canonical_url(url).split("/", 3)[2]
    return authority[1 : authority.index("]")] if authority[0] == "[" else authority.partition(":")[0]


@_remembered
def file_kind(url: str) -> FileKind:
    """What a URL names, as far as the file name in it tells; `page` when nothing tells.

    `requisite` is what only the look of a page needs (style sheets, scripts, fonts); sound and film are attachments.
    """
    path, _, query = url.partition("#")[0].partition("?")
    path = _LIFERAY_UUID.sub("", path)
    if path.lower().endswith("/linkclick.aspx"):
        return "attachment"
    if "/image/journal/article" in path:
        return "image"
    kind = _kind_by_name(path)
    if kind == "page" and query and _FILE_SCRIPT.search(path, path.rfind("/") + 1 or len(path)):
        return next((kind for value in query.split("&") if (kind := _kind_by_name(value)) != "page"), "page")
    return kind


def _kind_by_name(name: str) -> FileKind:
    match = _FILE_NAME.search(name)
    return cast(FileKind, match.lastgroup) if match else "page"


@_remembered
def trap(url: str) -> str | None:
    """The rule that refuses a URL because it leads to no page of its own, None for an ordinary address.

    `too_long`, `language_loop`, `repeated_path` and `depth` are paths that grow without end; `calendar` is a page of a
    calendar addressed by its date; `print_view`, `share`, `login`, `search`, `sort_order` and `counter` show what other
    pages show, or nothing. The rules look at whole names of path segments and parameters, so the words in the slug of
    an article harm nothing. Raises ValueError like `canonical_url`.
    """
    url = canonical_url(url)
    if len(url) > _LONGEST_URL:
        return "too_long"
    path, _, query = url[url.index("/", 8) :].lower().partition("?")
    kind = file_kind(url)
    rule = _path_growth(path, kind)
    if rule or kind != "page":
        return rule
    return _named_view(path, query) or (_query_rule(path, query) if query else None) or _calendar(path, query)


# The mirror of a Liferay portal reached 17 levels by loops; an honest Liferay article has up to 9.
_DEEPEST_PAGE = 10
_DEEPEST_FILE = 20
# Repetitions are looked for in paths up to this depth: the time it takes grows with its cube.
_DEEPEST_COMPARED = 64
_LANGUAGE = r"(?:vi|en|vn)(?:[-_](?:vn|us|gb))?"
_LANGUAGE_PAIR = re.compile(rf"/{_LANGUAGE}/{_LANGUAGE}(?=/|$)")
_LANGUAGE_LAST = re.compile(rf"/{_LANGUAGE}$")
_LANGUAGE_OR_ARTICLE = re.compile(rf"/-/|/{_LANGUAGE}/|[0-9]{{4}}[^/]*/[^/]+$|\.(?:html?|aspx)/[^/]+$")
_LIFERAY_LOOP = re.compile("/-/.*/-/")
_EXTENSION = r"(?:\.(?:aspx?|php|html?|jsp|do))?(?=/|$)"
_VIEW_NAME = re.compile(
    r"/(?:(?P<print_view>print(?:-?(?:er|able|view|page|preview|news|article|friendly|content))?|savefile|in-?tin"
    r"|in-?bai(?:-?viet)?|(?:xem-?)?ban-?in)"
    r"|(?P<share>send-?mail|send-?to-?friend|email-?(?:this|article|friend|protection)|mailto|gui-?e?mail|share)"
    r"|(?P<login>log-?(?:in|on|out|off)|sign-?(?:in|on|out|up)|dang-?(?:nhap|xuat)|quen-?mat-?khau|register|lost-?pass"
    r"(?:word)?|(?:forgot|reset)-?password|dang-?ky-?(?:thanh-?vien|tai-?khoan)|wp-login|wp-admin|administrator"
    r"|authenticate|accessdenied|user/password)"
    rf"|(?P<search>seek)){_EXTENSION}"
    rf"|^(?:/{_LANGUAGE})?/(?:(?P<accounts>users?)/?$|(?P<members>users)/(?:[a-z]+)/?$"
    r"|(?P<counter>statistics/all[a-z]+|statistics/referers?)/?$)"
)
_VIEW_PARAMETER = re.compile(
    r"&(?:(?P<print_view>(?:is|for|view|dnn)?print(?:able|view|mode|_view)?(?:=(?:1|true|yes|on|pdf)?)?(?=&|$)"
    r"|(?:view|layout|task|mode|type|act|action|op|do|cmd|viewmode)=(?:print|savefile)|tmpl=component"
    r"|p_p_state=pop_up)"
    r"|(?P<share>(?:share|replytocom)=|op=sendmail|option=com_mailto)"
    r"|(?P<login>option=com_(?:users?|login)(?=&|$)|ctl=(?:login|register|sendpassword)|p_p_id=58(?=&|$)|nv=users))"
)
_FREE_TEXT = re.compile(r"&(?:q|s|key|keywords?|tu-?_?khoa|search_?(?:word|text|key)?|txt_?search|query)=")
_SEARCH_PAGE = re.compile(rf"/(?:tim-?kiem|search)(?:/|{_EXTENSION})")
_SORTED = re.compile(
    r"&[a-z0-9_.\-]{0,40}(?:sort|order)[a-z_\-]{0,20}=(?:asc|desc|title|name|date|created|hits?|views?|newest|oldest|new|old"
    r"|popular|az|za|moi|cu|moi-?nhat|cu-?nhat|ten|ngay)(?=&|$)|&c=[nmsd](?:;|&)o=[ad]$"
)
_PAGED_OR_ARTICLE = re.compile(
    r"&(?:[a-z0-9_.\-]{0,40}[_.\-])?(?:page[a-z]{0,20}|trang|cur|start|offset|p|[a-z]{0,20}(?:id|detail|news|article))="
)
_CALENDAR_WORD = re.compile(
    r"(?:^|[/=_.-])(?:calendar|jevents|lich-?(?:cong-?tac|lam-?viec|tuan|hop|truc|thang|tiep-?(?:cong-?)?dan))(?![a-z0-9])"
    r"|/lich(?=[/&]|$)|&p_p_id=8(?=&|$)"
)
_DATE_PARAMETER = re.compile(
    r"&(?:[a-z0-9_.\-]{0,40}[_.\-])?(?:ngay|thang|nam|tuan|quy|date|day|month|year|week|tu-?ngay|den-?ngay|(?:from|to|start|end)"
    r"-?_?date|[dmyw])=[0-9]"
)
_DATE_SEGMENT = r"(?:(?:thang|nam|tuan|ngay|month|year|week|day)-?)?[0-9]{1,4}(?:[-_.][0-9]{1,4}){0,2}"
_DATE_PATH = re.compile(rf"/(?:(?:[a-z0-9]+-)?calendar|lich(?:-?[a-z]+){{0,4}})((?:/{_DATE_SEGMENT})+)/?$")
_YEAR = re.compile("(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")


def _path_growth(path: str, kind: FileKind) -> str | None:
    path = path.rstrip("/")
    if _LANGUAGE_PAIR.search(path) or (_LANGUAGE_LAST.search(path) and _LANGUAGE_OR_ARTICLE.search(path)):
        return "language_loop"
    segments = [segment for segment in path.split("/") if segment and segment != "-"]
    if len(segments) > _DEEPEST_COMPARED:
        return "depth"
    if _LIFERAY_LOOP.search(path) or _repeats([name for name in segments if len(name) > 2 and not name.isdigit()]):
        return "repeated_path"
    return "depth" if len(segments) > (_DEEPEST_PAGE if kind == "page" else _DEEPEST_FILE) else None


def _repeats(names: list[str]) -> bool:
    """Whether a name stands three times in the path, or a sequence of two or more names twice in a row."""
    if len(set(names)) == len(names):
        return False
    return any(names.count(name) > 2 for name in names) or any(
        names[start : start + size] == names[start + size : start + 2 * size]
        for size in range(2, len(names) // 2 + 1)
        for start in range(len(names) - 2 * size + 1)
    )


def _named_view(path: str, query: str) -> str | None:
    match = _VIEW_NAME.search(path) or (_VIEW_PARAMETER.search("&" + query) if query else None)
    if not match:
        return None
    return "login" if match.lastgroup in ("accounts", "members") else match.lastgroup


def _query_rule(path: str, query: str) -> str | None:
    query = "&" + query
    if _SEARCH_PAGE.search(path) and _FREE_TEXT.search(query):
        return "search"
    return "sort_order" if _SORTED.search(query) and not _PAGED_OR_ARTICLE.search(query) else None


def _calendar(path: str, query: str) -> str | None:
    if query and _DATE_PARAMETER.search("&" + query) and _CALENDAR_WORD.search(f"{path}&{query}"):
        return "calendar"
    dated = _DATE_PATH.search(path)
    return "calendar" if dated and _YEAR.search(dated[1]) else None


def _trim(url: str) -> str:
    """Without what browsers ignore: blanks and control characters at the ends, tabs and line breaks anywhere."""
    if url.isascii() and url.isprintable() and " " not in url:
        return url
    url = url.translate({0x09: None, 0x0A: None, 0x0D: None})
    start, end = 0, len(url)
    while start < end and (url[start] <= " " or url[start].isspace()):
        start += 1
    while end > start and (url[end - 1] <= " " or url[end - 1].isspace()):
        end -= 1
    return url[start:end]


@lru_cache(maxsize=4096)
def _host_and_port(scheme: str, authority: str) -> str:
    match = _AUTHORITY.fullmatch(authority.rpartition("@")[2])
    if not match:
        raise ValueError(f"no valid host in {authority[:200]!r}")
    host = f"[{IPv6Address(match[1][1:-1]).compressed}]" if match[1][0] == "[" else _host(match[1])
    port = int(match[2] or _DEFAULT_PORTS[scheme])
    if not 0 < port < 65_536:
        raise ValueError(f"no valid port in {authority[:200]!r}")
    return host if port == _DEFAULT_PORTS[scheme] else f"{host}:{port}"


def _host(name: str) -> str:
    if "%" in name:
        name = _unquote_host(name)
    if len(name) > 254:
        raise ValueError("host name too long")
    if not name.isascii():
        name = idna.encode(name, uts46=True).decode("ascii")
    name = name.lower().removesuffix(".")
    if len(name) > 253 or not _HOST.fullmatch(name):
        raise ValueError(f"no valid host name: {name[:200]!r}")
    return name


def _unquote_host(name: str) -> str:
    return re.sub("(?:%[0-9A-Fa-f]{2})+", lambda run: bytes.fromhex(run[0].replace("%", "")).decode("utf-8"), name)


def _path(path: str) -> str:
    if "\\" in path:
        path = path.replace("\\", "/")
    if _PATH_FAULT.search(path):
        path = _PATH_ODDITY.sub(_escaped, path)
    if ";" in path:
        path = _PATH_SESSION.sub("", path)
    return _without_dots(path) if "/." in path else path or "/"


def _escaped(match: re.Match[str]) -> str:
    text = match[0]
    return _ESCAPES[text] if text in _ESCAPES else quote(text, safe="")


def _one_escape(code: int) -> str:
    return chr(code) if re.match(f"[{_UNRESERVED}]", chr(code)) else f"%{code:02X}"


_HEX = "0123456789abcdefABCDEF"
_ESCAPES = {f"%{high}{low}": _one_escape(int(high + low, 16)) for high in _HEX for low in _HEX}


def _without_dots(path: str) -> str:
    """RFC 3986 section 5.2.4."""
    segments: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            del segments[-1:]
        elif part != ".":
            segments.append(part)
    if parts[-1] in (".", ".."):
        segments.append("")
    return "/" + "/".join(segments)


def _query(query: str) -> str:
    if _QUERY_FAULT.search(query):
        query = _QUERY_ODDITY.sub(_escaped, query)
    if ";" in query:
        query = _QUERY_SESSION.sub("", query)
    return "&".join(part for part in query.split("&") if part and not _NOISE.fullmatch(part))


def _sorted_query(query: str) -> str:
    parts: list[str] = []
    for part in sorted(query.split("&"), key=_parameter_name):
        if not parts or part != parts[-1]:
            parts.append(part)
    return "&".join(parts)


def _parameter_name(part: str) -> str:
    return part.partition("=")[0]


def bare_host(host: str) -> str:
    """A host name without `www.` and case: what tells two portals apart."""
    return host.lower().removeprefix("www.")
