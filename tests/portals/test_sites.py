"""The replica portals serve what their ground truth says, in the manner of real portals."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import brotli
import pytest

from tests.portals import switches as knobs
from tests.portals.model import Truth
from tests.portals.server import Fetched, ReplicaServer
from tests.portals.site_base import today
from tests.portals.site_index import MEDIA_HOSTS, portal_sites
from tests.portals.site_kon_ray import PAGER, KonRay
from tests.portals.site_portal import PortalSite
from tests.portals.truth import BOILERPLATE, gone, is_forbidden, page_kinds, related_dates, truths

TRUTHS = truths()
PORTAL_IDS = tuple(site.portal_id for site in portal_sites())
_LINK = re.compile(r'(?:href|src)="([^"#]*)"')


@pytest.fixture(scope="module")
def server() -> Iterator[ReplicaServer]:
    with ReplicaServer() as running:
        yield running


def fetch(server: ReplicaServer, url: str, **headers: str) -> Fetched:
    """The answer to a GET, asked again where the first request of an address answers 500."""
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    answer = server.get(parts.netloc, target or "/", headers=pairs)
    return server.get(parts.netloc, target or "/", headers=pairs) if answer.status == 500 else answer


def html_of(server: ReplicaServer, url: str) -> str:
    answer = fetch(server, url)
    assert answer.status == 200, url
    return unicodedata.normalize("NFC", answer.body.decode("utf-8-sig"))


def text_of(html: str) -> str:
    """What a page says, without tags, blanks and invisible characters."""
    bare = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]*>", "", html)
    return re.sub(r"[\s\u00ad\u200b\ufeff]+", "", unescape(bare))


def links_of(html: str, url: str) -> list[str]:
    """Links of a page to the portal's own host, absolute."""
    links = (urljoin(url, unescape(href)) for href in _LINK.findall(html) if ":" not in href.partition("/")[0])
    return [link for link in dict.fromkeys(links) if urlsplit(link).netloc == urlsplit(url).netloc]


def clean(url: str) -> str:
    """Without session ids and tracking parameters."""
    bare = re.sub(r";jsessionid=\w+", "", url)
    return re.sub(r"[?&](?:sid|ref|utm_\w+)=[^&]*", "", bare)


@pytest.mark.parametrize("portal", PORTAL_IDS)
def test_every_article_is_served(server: ReplicaServer, portal: str) -> None:
    for truth in (truth for truth in TRUTHS if truth.portal_id == portal):
        said = text_of(html_of(server, truth.url))
        pieces = re.split(r"\n+", truth.body)
        wanted = [truth.title, truth.lead or "", truth.published_text or "", truth.category or "", *pieces]
        wanted += [caption for _, caption, _ in truth.images if caption]
        for piece in wanted:
            for cell in re.sub(r"^(?:- |\d+\. )", "", piece).split(" | "):
                assert re.sub(r"\s+", "", cell) in said, (truth.url, cell)
        if truth.author:
            assert all(re.sub(r"\s", "", name) in said for name in truth.author.split("; ")), truth.url


def test_truth_is_plausible() -> None:
    counts = Counter(truth.portal_id for truth in TRUTHS)
    assert len(counts) == 6
    assert min(counts.values()) >= 40
    assert len({truth.url for truth in TRUTHS}) == len(TRUTHS)
    bodies = "\n".join(truth.body for truth in TRUTHS)
    assert [phrase for phrase in BOILERPLATE if phrase in bodies] == []
    for truth in TRUTHS:
        assert unicodedata.is_normalized("NFC", truth.title + truth.body)
        assert (truth.published_at is None) == (truth.published_text is None)


@pytest.mark.parametrize("portal", PORTAL_IDS)
def test_days_beside_articles_are_of_none(portal: str) -> None:
    days = {(truth.published_at or "")[:10] for truth in TRUTHS if truth.portal_id == portal}
    assert not days & related_dates(portal)
    assert today().isoformat() not in days
    assert len(related_dates(portal)) > 10


@pytest.mark.parametrize("portal", PORTAL_IDS)
def test_other_addresses_show_the_same_article(server: ReplicaServer, portal: str) -> None:
    doubled = [truth for truth in TRUTHS if truth.portal_id == portal and truth.other_urls]
    assert doubled
    for truth in doubled:
        for url in truth.other_urls:
            assert re.sub(r"\s+", "", truth.title) in text_of(html_of(server, url))


def test_pictures_and_files_are_served(server: ReplicaServer) -> None:
    wanted = {url: "image/" for truth in TRUTHS for url, _, _ in truth.images}
    wanted |= {url: "application/" for truth in TRUTHS for url, _ in truth.attachments}
    for url, kind in wanted.items():
        answer = fetch(server, url)
        assert answer.status == 200, url
        assert answer.headers["Content-Type"].startswith(kind), url
    assert {urlsplit(url).netloc for url in wanted} > set(MEDIA_HOSTS)


@pytest.mark.parametrize("site", portal_sites(), ids=PORTAL_IDS)
def test_links_of_pages_resolve(server: ReplicaServer, site: PortalSite) -> None:
    """All links of the start page, a listing and an article; each portal has exactly its dead ends."""
    dead = set()
    pages = ["/", site.listing_path(next(iter(site.sections.values())), 1), site.placed[0].path]
    links = {link for path in pages for link in links_of(html_of(server, site.absolute(path)), site.absolute(path))}
    assert len(links) > 60
    for link in links:
        answer = fetch(server, link)
        if answer.status == 404:
            dead.add(link)
        else:
            assert answer.status in (200, 301, 302), link
    allowed = {site.absolute("/tai-lieu/khong-con.html"), site.absolute("/tin-tuc/bai-da-xoa-100001")}
    assert dead <= allowed
    assert dead or site.missing_status == 200
    assert any(is_forbidden(urlsplit(link).path) for link in links)


@pytest.mark.parametrize("site", portal_sites(), ids=PORTAL_IDS)
def test_pagers_give_all_articles(server: ReplicaServer, site: PortalSite) -> None:
    found: set[str] = set()
    for section in site.sections.values():
        assert site.pages_of(section) >= 3
        for html in _pages(server, site, site.absolute(site.listing_path(section, 1))):
            found |= {clean(link) for link in links_of(html, site.absolute("/"))}
    assert {truth.url for truth in TRUTHS if truth.portal_id == site.portal_id} <= found


def _pages(server: ReplicaServer, site: PortalSite, url: str) -> Iterator[str]:
    """The pages of a listing, by whatever its pager offers."""
    html = html_of(server, url)
    yield html
    numbers = sorted({int(n) for n in re.findall(r"(?:PageIndex=|trang-|data-page=\"|Page\$)(\d+)", html)} - {1})
    assert len(numbers) >= 2
    for number in numbers:
        if "__doPostBack" in html:
            yield post(server, url, html, number).body.decode("utf-8-sig")
        elif "data-page" in html:
            yield html_of(server, f"{url}?page={number}")
        else:
            part = rf'href="([^"]*(?:PageIndex=|trang-){number}\b[^"]*)"'
            found = next(link for link in re.findall(part, html) if site.absolute(link).startswith(url.rstrip("/")))
            yield html_of(server, site.absolute(found))


def post(server: ReplicaServer, url: str, html: str, page: int, **changed: str) -> Fetched:
    """The answer of a web form to its pager."""
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)"[^>]* value="([^"]*)"', html))
    fields |= {"__EVENTTARGET": PAGER, "__EVENTARGUMENT": f"Page${page}"} | changed
    parts = urlsplit(url)
    kind = ("Content-Type", "application/x-www-form-urlencoded")
    return server.get(parts.netloc, parts.path, method="POST", body=urlencode(fields), headers=[kind])


def test_postback_wants_its_tokens(server: ReplicaServer) -> None:
    site = next(site for site in portal_sites() if isinstance(site, KonRay))
    first, second = [site.absolute(site.listing_path(section, 1)) for section in site.sections.values()][:2]
    html, other = html_of(server, first), html_of(server, second)
    own = site.of(next(iter(site.sections.values())))
    assert all(item.path not in html for item in own[4:8])
    turned = post(server, first, html, 2)
    assert turned.status == 200
    assert all(item.path in turned.body.decode() for item in own[4:8])
    assert post(server, first, other, 2).status == 500
    assert post(server, first, html, 2, __VIEWSTATE="/wEPDwUKtampered").status == 500
    assert post(server, first, html, 2, __EVENTVALIDATION="").status == 500
    assert post(server, first, html, 9).status == 500
    unsigned = post(server, first, html, 2, __VIEWSTATE="")
    assert own[0].path in unsigned.body.decode()
    assert own[4].path not in unsigned.body.decode()
    assert html != html_of(server, first), "tokens differ with each request"


@pytest.mark.parametrize("portal", PORTAL_IDS)
def test_all_is_reachable_without_pager(portal: str) -> None:
    """From the start page by links alone (or feeds and sitemaps, which lead nowhere else)."""
    switches = frozenset({knobs.PAGER_ABSENT})
    site = next(site for site in portal_sites(switches) if site.portal_id == portal)
    waiting, seen = ["/"], {"/"}
    while waiting:
        answer = site.answers.get(waiting.pop())
        html = answer.body.decode("utf-8", "replace") if answer and answer.dynamic else ""
        assert not re.search(r"PageIndex=|trang-\d|data-page|Page\$", html)
        for link in links_of(html, site.absolute("/")):
            path = clean(link).removeprefix(f"http://{site.host}")
            if path not in seen:
                seen.add(path)
                waiting.append(path)
    assert {item.path for item in site.placed} <= seen


def test_counters_and_sessions_differ_between_requests(server: ReplicaServer) -> None:
    truth = next(truth for truth in TRUTHS if truth.has_views)
    first, second = html_of(server, truth.url), html_of(server, truth.url)
    label = re.compile(r"Lượt đọc: (\d+)")
    assert int(label.findall(second)[0]) == int(label.findall(first)[0]) + 1
    pages = [html_of(server, "http://anbien.kiengiang.gov.vn/") for _ in range(2)]
    assert len({re.findall(r"jsessionid=(\w+)", page)[0] for page in pages}) == 2
    assert len({re.findall(r"truy cập: ([\d.]+)", page)[0] for page in pages}) == 2


def test_two_processes_serve_the_same() -> None:
    urls = [truth.url for truth in TRUTHS[::9]]
    served = []
    for _ in range(2):
        with ReplicaServer() as fresh:
            served.append([fetch(fresh, url).body for url in urls])
    assert served[0] == served[1]


def test_codings_and_chunks(server: ReplicaServer) -> None:
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}
    met: Counter[str] = Counter()
    for truth in TRUTHS:
        answer = fetch(server, truth.url, Accept_Encoding="gzip, br")
        coding = answer.headers.get("Content-Encoding", "")
        met[coding] += 1
        met[answer.headers.get("Transfer-Encoding", "")] += 1
        if coding:
            page = unicodedata.normalize("NFC", unpack[coding](answer.body).decode())
            assert re.sub(r"\s+", "", truth.title) in text_of(page)
        assert "Content-Encoding" not in fetch(server, truth.url).headers
    assert min(met["gzip"], met["br"], met["chunked"]) >= 10


def test_charsets_are_told_wrongly_or_not_at_all(server: ReplicaServer) -> None:
    met = set()
    for truth in TRUTHS:
        answer = fetch(server, truth.url)
        meta = re.search(rb"charset=[\"']?([\w-]+)", answer.body)
        said = "utf-8" in answer.headers["Content-Type"], meta[1].decode() if meta else None
        met.add((*said, answer.body.startswith(b"\xef\xbb\xbf")))
    assert {(True, None, False), (False, None, False), (True, "iso-8859-1", False), (False, "iso-8859-1", False)} < met
    assert any(bom for *_, bom in met)
    nfd = [truth for truth in TRUTHS if "nfd" in truth.traits]
    assert nfd
    assert not unicodedata.is_normalized("NFC", fetch(server, nfd[0].url).body.decode("utf-8-sig"))


def test_redirects_and_errors(server: ReplicaServer) -> None:
    assert server.get("www.huyendienbien.gov.vn", "/T/X").headers["Location"] == "http://huyendienbien.gov.vn/T/X"
    assert server.get("thixasonglam.gov.vn", "/index.php").status == 302
    assert server.get("huyendienbien.gov.vn", "/khong-co").status == 404
    assert server.get("no.such.host", "/").status == 400
    soft = server.get("anbien.kiengiang.gov.vn", "/sitemap.xml")
    assert soft.status == 200
    assert "Nội dung không tồn tại" in soft.body.decode()
    assert server.get("dangbodienbien.vn", "/robots.txt").status == 404
    assert b"Disallow: /quan-tri/" in server.get("huyendienbien.gov.vn", "/robots.txt").body


def test_some_addresses_fail_at_first(server: ReplicaServer) -> None:
    server.forget()
    failing = [(site.host, path) for site in portal_sites() for path, a in site.answers.items() if a.fails_first]
    assert len(failing) >= 5
    for host, path in failing:
        assert [server.get(host, path).status for _ in range(3)] == [500, 200, 200]


def test_files_can_be_asked_for_conditionally(server: ReplicaServer) -> None:
    url = next(url for truth in TRUTHS for url, _, _ in truth.images)
    answer = fetch(server, url)
    assert fetch(server, url, If_None_Match=answer.headers["ETag"]).status == 304
    assert fetch(server, url, If_Modified_Since=answer.headers["Last-Modified"]).status == 304
    assert fetch(server, url, If_None_Match='"other"').status == 200


def test_calendar_never_ends(server: ReplicaServer) -> None:
    url = "http://thixasonglam.gov.vn/lich-cong-tac?thang=11&nam=2999"
    for _ in range(3):
        html = html_of(server, url)
        url = urljoin(url, unescape(re.findall(r'rel="next" href="([^"]+)"', html)[0]))
    assert url.endswith("thang=2&nam=3000")


def test_log(server: ReplicaServer) -> None:
    server.forget()
    server.get("huyendienbien.gov.vn", "/?x=1")
    server.get("cdn.songlam-media.vn", "/y", method="HEAD")
    assert server.requests() == (("huyendienbien.gov.vn", "GET", "/?x=1"), ("cdn.songlam-media.vn", "HEAD", "/y"))


def test_switches_change_the_portals(server: ReplicaServer) -> None:
    changed = frozenset({knobs.EDITED_SINCE, knobs.DELETED_SINCE})
    lost, edited = gone(changed), [truth for truth in truths(changed) if "edited" in truth.traits]
    assert Counter(truth.portal_id for truth in lost) == dict.fromkeys(PORTAL_IDS, 4)
    assert len(edited) >= 12
    before: dict[str, Truth] = {truth.url: truth for truth in TRUTHS}
    assert all(before[truth.url].body != truth.body for truth in edited)
    server.switch(*changed)
    try:
        assert {fetch(server, truth.url).status for truth in lost} == {404, 410, 302, 200}
        for truth in edited[:5]:
            assert all(
                re.sub(r"\s", "", line) in text_of(html_of(server, truth.url)) for line in truth.body.split("\n\n")[:1]
            )
    finally:
        server.switch()
    assert fetch(server, lost[0].url).status == 200


def test_redesign_changes_markup_alone() -> None:
    switches = frozenset({knobs.REDESIGNED})
    assert truths(switches) == TRUTHS
    old, new = (next(s for s in portal_sites(s) if s.portal_id == "son_la_quynh_nhai") for s in (frozenset(), switches))
    names = [set(re.findall(rb'class="([^"]+)"', site.answers[site.placed[0].path].body)) for site in (old, new)]
    assert b"ArticleContent" in names[0]
    assert not any(b"Article" in name for name in names[1])


def test_down_and_slow(server: ReplicaServer) -> None:
    server.switch("down:huyendienbien.gov.vn", "slow:dangbodienbien.vn=0.05")
    try:
        with pytest.raises(ConnectionError):
            server.get("huyendienbien.gov.vn", "/")
        assert server.get("dangbodienbien.vn", "/").status == 200
    finally:
        server.switch()
    with pytest.raises(ValueError, match="no switch 'upside_down'"):
        server.switch("upside_down")


def test_page_kinds() -> None:
    kinds = page_kinds()
    assert not {truth.url for truth in TRUTHS} & set(kinds)
    assert Counter(kinds.values())["listing"] >= 60
    assert set(kinds.values()) == {"listing", "other"}


@pytest.mark.parametrize("site", portal_sites(), ids=PORTAL_IDS)
def test_pages_weigh_like_real_ones(site: PortalSite) -> None:
    weights = sorted(len(site.answers[item.path].body) for item in site.placed)
    assert weights[0] > 25_000
    assert weights[len(weights) // 2] > 30_000
    assert weights[-1] < 70_000
    page = site.answers[site.placed[0].path].body
    assert page.count(b"<a ") >= 60


def test_serve_by_hand() -> None:
    command = [sys.executable, "-m", "tests.portals.serve", "--switch", "nonsense"]
    run = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "no switch 'nonsense'" in run.stderr


def test_resolve_args() -> None:
    unstarted = ReplicaServer()
    unstarted.port = 8099
    args = unstarted.resolve_args()
    assert args[:2] == ["--resolve", "huyendienbien.gov.vn=127.0.0.1:8099"]
    assert set(MEDIA_HOSTS) <= {arg.partition("=")[0] for arg in args}
    assert unstarted.portal_ids == PORTAL_IDS
