"""A replica portal: stories placed at addresses, listings, menus, and everything that real portals have besides."""

from __future__ import annotations

import unicodedata
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from posixpath import basename
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from tests.portals import site_parts as parts
from tests.portals.model import Paragraph, Picture, Story, Truth, body_text
from tests.portals.render import Look, attr, encoded, esc, slug
from tests.portals.site_base import Answer, Request, Site, redirect
from tests.portals.site_content import contents, file_answer
from tests.portals.site_feeds import Entry
from tests.portals.stories_notices import Notice, notices, tickers
from tests.portals.switches import DELETED_SINCE, PAGER_ABSENT

PAGE_SIZE = 4
FORBIDDEN = "/quan-tri/"
"""robots.txt of every portal that has one refuses this path; pages link to it all the same."""
_NO_PERSON = ("none", "login", "generic")
_REQUISITES = (
    "/Content/site.css",
    "/Scripts/site.js",
    "/Content/banner.jpg",
    "/Content/logo.png",
    "/Content/bg.png",
    "/favicon.ico",
)


@dataclass(frozen=True, slots=True)
class Section:
    """A category of news."""

    name: str
    slug: str
    number: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A story and the paths that answer with it; `path` is the one that listings link."""

    story: Story
    filed: datetime
    section: Section
    path: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A publication date as a page prints it, and what it says."""

    text: str
    value: datetime
    precision: str


class PortalSite(Site):
    """What the six portals have in common; a subclass knows addresses, markup and the habits of its platform."""

    portal_id: ClassVar[str]
    host: str
    title: ClassVar[str]
    """The portal's name, as its header prints it."""
    prefix: ClassVar[str]
    """Of class names in the frame that no parser should know."""
    look: ClassVar[Look] = Look()
    count: ClassVar[int] = 46
    first_section: ClassVar[int] = 1
    has_lead = True
    has_views = False
    has_category = False
    html_type: ClassVar[str | None] = "text/html; charset=utf-8"
    disallowed: ClassVar[tuple[str, ...]] = (FORBIDDEN, "/tim-kiem")

    def __init__(self, switches: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.switches = switches
        self.paged = PAGER_ABSENT not in switches
        stories = contents(self.portal_id, self.count, switches)
        names = dict.fromkeys(story.category for story, _ in stories)
        self.sections = {
            name: Section(name, slug(name).lower(), self.first_section + number)
            for number, name in enumerate(sorted(names))
        }
        placed = [self.place(self.adapt(story), filed) for story, filed in stories]
        placed.sort(key=lambda item: item.filed, reverse=True)
        self.gone = self._gone(placed)
        self.placed = [item for item in placed if item not in self.gone]
        self.build()

    # What a platform has to say

    @abstractmethod
    def place(self, story: Story, filed: datetime) -> Placed:
        """The addresses of a story."""

    @abstractmethod
    def listing_path(self, section: Section, page: int) -> str:
        """The address of a page of a listing."""

    @abstractmethod
    def frame(self, title: str, main: str, head: str = "") -> str:
        """A whole page."""

    @abstractmethod
    def article(self, item: Placed) -> str:
        """What an article's page shows between menu and side boxes."""

    @abstractmethod
    def listing(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> str:
        """What a listing shows between menu and side boxes."""

    def adapt(self, story: Story) -> Story:
        """The story as this platform can hold it."""
        return story

    def printed(self, story: Story) -> Printed | None:
        """The publication date as the article's page shows it, None where it shows none."""
        return None

    def special_pages(self) -> None:
        """Add what only this portal has."""

    def static_path(self, title: str) -> str:
        """The address of a page behind the menu."""
        return f"/gioi-thieu/{slug(title).lower()}"

    def document_path(self, notice: Notice) -> str:
        """The address of a document or notice, which is no news."""
        return f"/van-ban/{notice.number}"

    # Building

    def build(self) -> None:
        """Make all pages ahead."""
        self._articles()
        self._listings()
        self._other_pages()
        self._files()
        self.special_pages()

    def page(self, title: str, main: str) -> Answer:
        """An HTML page in the portal's frame and charset."""
        return Answer(self.frame(title, main).encode(), content_type=self.html_type)

    def dress(self, item: Placed, page: str) -> Answer:
        """The page of an article as it goes out; platforms add their trouble with letters and codings here."""
        if "nfd" in item.story.traits:
            page = unicodedata.normalize("NFD", page)
        return Answer(page.encode(), content_type=self.html_type)

    def _articles(self) -> None:
        for item in self.placed:
            answer = self.dress(item, self.frame(item.story.title, self.article(item)))
            for path in (item.path, *item.others):
                self.add(path, answer)

    def _listings(self) -> None:
        for section in self.sections.values():
            items = self.of(section)
            pages = self.pages_of(section)
            for page in range(1, pages + 1):
                shown = items[(page - 1) * PAGE_SIZE : page * PAGE_SIZE] if self.paged else items[:PAGE_SIZE]
                self.add_listing(section, page, self.listing_page(section, page if self.paged else 1, shown, pages))

    def listing_page(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> Answer:
        """A page of a listing in its frame."""
        return self.page(section.name, self.listing(section, page, items, pages))

    def add_listing(self, section: Section, page: int, answer: Answer) -> None:
        """Serve a page of a listing."""
        self.add(self.listing_path(section, page), answer, "listing" if self.paged or page == 1 else None)

    def _other_pages(self) -> None:
        self.add("/", self.page(self.title, self.home()), "listing")
        for title in parts.menu_titles():
            self.add(self.static_path(title), self.page(title, parts.directory(title, self.host)), "other")
        for notice in self.notices:
            self.add(self.document_path(notice), self.page(notice.title, self.document(notice)), "other")
        self.add("/robots.txt", Answer(self.robots().encode(), content_type="text/plain", dynamic=False))
        for name in ("dang-nhap", "noi-bo.html"):
            self.add(f"{FORBIDDEN}{name}", self.page("Quản trị", "<p>Trang dành cho người quản trị.</p>"))
        for item, status in zip(self.gone, (404, 410, 302, 200), strict=False):
            for path in (item.path, *item.others):
                self.add(path, redirect("/", 302) if status == 302 else self.not_there(status))

    def _files(self) -> None:
        for item in self.placed:
            for path in (*self._pictures(item.story), *(file.file for file in item.story.files)):
                if not urlsplit(path).netloc:
                    self.add(encoded(path), file_answer(path))
        for notice in self.notices:
            for file in notice.files:
                self.add(encoded(file.file), file_answer(file.file))
        for path in _REQUISITES:
            self.add(path, file_answer(path))

    @staticmethod
    def _pictures(story: Story) -> Iterator[str]:
        return (block.file for block in story.blocks if isinstance(block, Picture))

    def _gone(self, placed: Sequence[Placed]) -> tuple[Placed, ...]:
        if DELETED_SINCE not in self.switches:
            return ()
        return tuple(placed[at] for at in (3, 11, 19, 27))

    # Parts that subclasses put on their pages

    def of(self, section: Section) -> list[Placed]:
        """The articles of a section, newest first."""
        return [item for item in self.placed if item.section == section]

    def pages_of(self, section: Section) -> int:
        """How many pages its listing has."""
        return max(1, -(-len(self.of(section)) // PAGE_SIZE))

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Documents and announcements of the portal."""
        return notices(self.portal_id)

    @cached_property
    def ticker(self) -> str:
        """The running lines of the header."""
        return " &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; ".join(map(esc, tickers(self.portal_id)))

    def neighbours(self, item: Placed) -> tuple[list[Placed], list[Placed]]:
        """Up to two newer and five older articles of the same section: a chain through all of them."""
        items = self.of(item.section)
        at = items.index(item)
        return items[max(0, at - 2) : at], items[at + 1 : at + 6]

    @cached_property
    def _days(self) -> frozenset[date]:
        return frozenset(item.filed.date() for item in (*self.placed, *self.gone))

    def listed_day(self, item: Placed) -> date:
        """The day that lists beside and below other articles print: that of the approval, never that of an article."""
        day = item.filed.date() + timedelta(days=1)
        while day in self._days:
            day += timedelta(days=1)
        return day

    def notice_day(self, notice: Notice) -> date:
        """The day of a document or announcement, never that of an article."""
        day = notice.day
        while day in self._days:
            day += timedelta(days=1)
        return day

    def related_days(self) -> frozenset[str]:
        """All days (ISO) that pages print beside articles."""
        days = {self.listed_day(item) for item in self.placed} | {self.notice_day(notice) for notice in self.notices}
        return frozenset(day.isoformat() for day in days)

    def rows(self, items: Iterable[Placed], form: str) -> str:
        """Links to articles; `form` knows href, title, day and lead."""
        return "\n".join(
            form.format(
                href=attr(item.path), title=esc(item.story.title), day=f"{self.listed_day(item):%d/%m/%Y}",
                filed=f"{item.filed:%d/%m/%Y}", lead=esc((item.story.lead or "")[:160]),
            )
            for item in items
        )  # fmt: skip

    def notice_rows(self, form: str, count: int = 6) -> str:
        """Links to documents and announcements."""
        return "\n".join(
            form.format(href=attr(self.document_path(n)), title=esc(n.title), day=f"{self.notice_day(n):%d/%m/%Y}")
            for n in self.notices[:count]
        )

    def document(self, notice: Notice) -> str:
        """A document's page: a table of its properties, its file, a line of what it is about."""
        rows = "".join(f"<tr><td>{esc(name)}</td><td>{esc(value)}</td></tr>" for name, value in notice.properties)
        files = "".join(f'<a href="{attr(f.file)}">{esc(f.name)}</a> ' for f in notice.files)
        day = f"<tr><td>Ngày ban hành</td><td>{self.notice_day(notice):%d/%m/%Y}</td></tr>"
        about = "".join(f"<p>{esc(text)}</p>" for text in notice.text)
        table = f'<table class="van-ban">{rows}{day}</table>'
        return f'<h2 class="page-title">{esc(notice.title)}</h2>\n{table}\n{about}<p>{files}</p>'

    def menu(self, classes: str) -> str:
        """The main menu: sections first, then the pages that are no news."""
        listings = [(section.name, self.listing_path(section, 1)) for section in self.sections.values()]
        groups = [("Tin tức", listings)] + [
            (heading, [(title, self.static_path(title)) for title in titles]) for heading, titles in parts.MENU.items()
        ]
        documents = [(notice.title[:60], self.document_path(notice)) for notice in self.notices]
        entries = [parts.drop_down(heading, links, classes) for heading, links in (*groups, ("Văn bản", documents))]
        return f'<li class="{classes}"><a href="/">Trang chủ</a></li>\n' + "\n".join(entries)

    def home(self) -> str:
        """The start page: the newest two of each section."""
        boxes = (
            f'<div class="{self.prefix}-khoi"><h3>'
            f'<a href="{attr(self.listing_path(section, 1))}">{esc(section.name)}</a></h3><ul>'
            + self.rows(
                self.of(section)[:2], '<li><a href="{href}">{title}</a> <span>({day})</span><p>{lead}...</p></li>'
            )
            + "</ul></div>"
            for section in self.sections.values()
        )
        links = "".join(f'<li><a href="{attr(path)}">{esc(text)}</a></li>' for text, path in self.odd_links())
        return "\n".join(boxes) + f'\n<div class="{self.prefix}-khac"><ul>{links}</ul></div>'

    def odd_links(self) -> list[tuple[str, str]]:
        """Links of the start page that lead to redirects, dead ends and pages nobody should fetch."""
        second = [(item.story.title, path) for item in self.placed for path in item.others]
        return [("Trang nội bộ", f"{FORBIDDEN}noi-bo.html"), ("Tài liệu năm 2015", "/tai-lieu/khong-con.html"), *second]

    def robots(self) -> str:
        """The portal's robots.txt."""
        return "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in self.disallowed) + "Allow: /\n"

    def not_there(self, status: int) -> Answer:
        """The answer for a page that does not exist, in the portal's frame."""
        main = "<h2>Thông báo</h2>\n<p>Nội dung không tồn tại hoặc đã bị xóa.</p>"
        return replace(self.page("Không tìm thấy trang", main), status=status)

    def missing(self, request: Request) -> Answer:
        return self._missing

    @cached_property
    def _missing(self) -> Answer:
        return self.not_there(self.missing_status)

    def entries(self, items: Iterable[Placed]) -> list[Entry]:
        """Articles as feeds and sitemaps name them."""
        return [(self.absolute(item.path), item.story.title, item.story.lead, item.filed) for item in items]

    # Truth

    def absolute(self, path: str) -> str:
        """A path, or a URL on another host, as a URL without blanks."""
        return urljoin(f"http://{self.host}/", encoded(path))

    def truth(self, item: Placed) -> Truth:
        """What the archive must hold of an article."""
        story, printed = item.story, self.printed(item.story)
        author = None if story.author_style in _NO_PERSON else "; ".join(story.author)
        pictures = [block for block in story.blocks if isinstance(block, Picture)]
        return Truth(
            portal_id=self.portal_id,
            url=self.absolute(item.path),
            title=story.title,
            lead=story.lead if self.has_lead else None,
            body=body_text(story.blocks),
            author=author,
            author_role=story.author_role if author else None,
            published_at=f"{printed.value:%Y-%m-%dT%H:%M:%S}+07:00" if printed else None,
            published_precision=printed.precision if printed else None,
            published_text=printed.text if printed else None,
            updated_at=self.updated_at(item),
            category=item.section.name if self.has_category else None,
            news_source=story.news_source,
            has_views=self.has_views,
            images=tuple((self.absolute(picture.file), picture.caption, picture.alt or None) for picture in pictures),
            attachments=tuple((self.absolute(file.file), file.name or basename(file.file)) for file in story.files),
            other_urls=tuple(self.absolute(path) for path in item.others),
            traits=story.traits,
        )

    def updated_at(self, item: Placed) -> str | None:
        """The time of an update that the article's page states."""
        return None


def with_lead(story: Story) -> Story:
    """The story with a lead, for platforms that demand one: the first paragraph moves up if there is none."""
    if story.lead is not None:
        return story
    first = next(block for block in story.blocks if isinstance(block, Paragraph))
    return replace(story, lead=first.text, blocks=tuple(block for block in story.blocks if block is not first))


def without_lead(story: Story) -> Story:
    """The story with its lead as the first paragraph of the body, for platforms that mark none."""
    if story.lead is None:
        return story
    return replace(story, lead=None, blocks=(Paragraph(story.lead), *story.blocks))
