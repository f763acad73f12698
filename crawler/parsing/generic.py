"""The generic reader, for markup of no known family.

Title, date, author and category come from what the page states about itself in machine-readable form, else
from labels and from the lines around the title. The body is the densest run of lines: plain text counts for a
line, links and each line as such against it. A container found this way needs no class names and no proper
nesting.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.dates import ParsedDate, find_date, labelled_dates, parse_date
from crawler.parsing import density
from crawler.parsing.article import Dated, Found, Reader, build, same_url
from crawler.parsing.by_labels import by_date_label, by_widget, date_lines, leads_away
from crawler.parsing.category import crumbs, path_above
from crawler.parsing.kinds import is_document
from crawler.parsing.kinds import is_listing as has_items
from crawler.parsing.labels import is_end, views_in
from crawler.parsing.lines import Line, tag_of
from crawler.parsing.page import Document
from crawler.parsing.structured import Stated, stated
from crawler.records import Article, Link
from crawler.text import fold, squeeze

ID = "generic"
VERSION = "1"
_SUFFIX = re.compile(r"\s+[|\-–—»•·:]\s+")
_LEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sapo|lead|summary|mota|mo-?ta|tom-?tat|teaser|standfirst|chapeau|intro|description|dek)(?:$|[\s_-])",
    re.I,
)
_DATE_CLASS = re.compile(r"date|time|publish|ngay|post-?meta|meta", re.I)
_AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline|tac-?gia|writer)(?:$|[\s_-])", re.I)
_TODAY = re.compile(r"(?:time-now|current|clock|today|hom-?nay|now)", re.I)
_NEAR = 6
"""How many lines around the title may hold its date."""
_SHORTEST = 200
"""A run of text shorter than this (characters) is no article unless the page says that it is one."""
_SHORTEST_STATED = 80
_LONGEST_LEAD = 1000
_LONGEST_TITLE = 200
_SHORTEST_TITLE = 4
clean_url = same_url


def detect(doc: Document) -> bool:  # noqa: ARG001
    """Always: every page can be tried."""
    return True


def article_key(url: str) -> str | None:  # noqa: ARG001
    """None: an unknown platform's articles are told apart by their canonical URLs."""
    return None


def read(doc: Document) -> Article | None:
    """The article of a page of unknown markup; None for listings and for pages without a text of their own."""
    found = locate(doc)
    return build(doc, found, Reader(ID, VERSION, article_key, clean_url)) if found is not None else None


def locate(doc: Document) -> Found | None:
    """Where the parts of the article stand."""
    if _lost_heading(doc):
        doc.mend()
    said = stated(doc)
    found = _by_density(doc, said)
    if found is None:
        return None
    _read_dates(doc, found, said)
    return found


def _stands_apart(number: int | None, start: int, end: int) -> bool:
    """Whether title and text are strangers: a text that ends above the title, a single line on a page that
    shows no title."""
    return end - start == 1 if number is None else number >= end - 1


def _lost_heading(doc: Document) -> bool:
    """Whether libxml2 emptied a heading: it closes `h1` at the first `p` or `table` inside it."""
    for heading in doc.root.iter("h1"):
        following = heading.getnext()
        if (
            following is not None
            and following.tag in ("p", "table")
            and not (len(heading) or heading.text or heading.tail)
        ):
            return True
    return False


def _by_density(doc: Document, said: Stated) -> Found | None:
    title, number = find_title(doc, said)
    run = density.densest(doc, number)
    if run is None:
        return None
    if number is None and (index := _heading_of_run(doc, *run)) is not None:
        title, number = doc.lines[index].text, index
    if title is None or (not said.is_article and _stands_apart(number, *run)):
        return None
    start, end = _bounds(doc, number, *run)
    if not _is_story(doc, start, end, said):
        return None
    found = Found(title, start, end, cut=True)
    found.category = crumbs(doc, title) or said.category or (path_above(doc, number, title) if number else None)
    _skip_stamps(doc, found)
    _read_lead(doc, found, said, number)
    return found


def _bounds(doc: Document, number: int | None, start: int, end: int) -> tuple[int, int]:
    """The run from below the title on, with the short lines of its container."""
    if number is not None and start <= number < end - 1:
        start = number + 1
    return density.extend(doc, start, end, start if number is None or number >= start else number + 1)


def _is_story(doc: Document, start: int, end: int, said: Stated) -> bool:
    """Whether a run is the text of an article: prose enough, no document's properties, no excerpts of a list."""
    enough = _SHORTEST_STATED if said.is_article else _SHORTEST
    if density.prose(doc, start, end) < enough or is_document(doc):
        return False
    return not (density.is_excerpt(doc, start, end) or density.is_listing_run(doc, start, end, certain=said.is_article))


def find_title(doc: Document, said: Stated) -> tuple[str | None, int | None]:
    """The title, and the number of the line that shows it (None where no line does)."""
    dated = date_lines(doc)
    labelled = by_date_label(doc) if len(dated) == 1 else by_widget(doc)
    headings = [
        i for i, line in enumerate(doc.lines) if line.element.tag == "h1" and line.text and not leads_away(doc, line)
    ]
    whole = doc.title or ""
    for name in (said.title, labelled.title if labelled else None):
        if name:
            index = _line_of(doc, name)
            if index is not None:
                return doc.lines[index].text, index
    for index in sorted(headings, key=lambda i: -_likeness(doc.lines[i].text, whole)):
        return doc.lines[index].text, index
    return _from_title_element(doc, said, whole)


def _from_title_element(doc: Document, said: Stated, whole: str) -> tuple[str | None, int | None]:
    ends = [found.start() for found in _SUFFIX.finditer(whole)]
    names = [said.title or "", whole, *(whole[:end] for end in reversed(ends)), *_SUFFIX.split(whole)]
    for name in names:
        index = _line_of(doc, name) if len(name) > _SHORTEST_TITLE else None
        if index is not None and not doc.lines[index].linked:
            return doc.lines[index].text, index
    best = said.title or (_SUFFIX.split(whole)[0] if whole else None)
    return best or None, None


def _heading_of_run(doc: Document, start: int, end: int) -> int | None:
    """The title of a page that marks none: a short line without a full stop, right before or at the start of
    the text."""
    for index in (start, start - 1):
        if 0 <= index < end - 1 and _heads(doc.lines[index], doc.lines[index + 1]):
            return index
    return None


def _heads(line: Line, following: Line) -> bool:
    text = line.text
    if line.linked or line.pictures or not 15 <= len(text) <= _LONGEST_TITLE or text[-1] in ":;,…":
        return False
    return len(following.text) >= 2 * len(text) and find_date(text) is None


def _line_of(doc: Document, name: str) -> int | None:
    """The line that shows a title, headings first."""
    wanted = _folded(squeeze(name))
    least, most = len(wanted) - 3, len(wanted) + 3
    found = [i for i, line in enumerate(doc.lines) if least <= len(line.text) <= most and _folded(line.text) == wanted]
    return min(
        found, key=lambda i: (doc.lines[i].element.tag not in ("h1", "h2", "h3"), doc.lines[i].noise, i), default=None
    )


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return fold(text)


def _likeness(text: str, whole: str) -> float:
    return len(text) if text and text in whole else 0


def _skip_stamps(doc: Document, found: Found) -> None:
    """Date and counter lines at the start of the run are no text."""
    while found.start < found.end and _is_meta(doc, doc.lines[found.start]):
        found.start += 1


def _is_meta(doc: Document, line: Line) -> bool:
    if line.pictures or len(line.text) > 160:
        return False
    if views_in(line.text) is not None and len(line.text) < 60:
        return True
    date = find_date(line.text, doc.captured_at)
    return date is not None and len(line.text) - len(date.text) < 40


def _read_lead(doc: Document, found: Found, said: Stated, number: int | None) -> None:
    """The lead: an element whose class says so, else the paragraph behind the title that the page's
    description repeats."""
    first = found.start if number is None else min(number + 1, found.start)
    for index in range(first, min(found.start + 3, found.end)):
        line = doc.lines[index]
        if not line.text or line.pictures or len(line.text) > _LONGEST_LEAD or line.linked > 0.5 * len(line.text):
            continue
        if _is_lead(line, said):
            found.lead = line.text
            found.start = max(found.start, index + 1)
            return


def _is_lead(line: Line, said: Stated) -> bool:
    for element in (line.element, line.element.getparent()):
        if element is None:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _LEAD_CLASS.search(names) or element.get("itemprop") == "description":
            return True
    return bool(said.description) and len(line.text) > 60 and _same_start(line.text, said.description or "")


def _same_start(text: str, description: str) -> bool:
    shown, told = fold(text), fold(description).rstrip(".… ")
    return len(told) > 50 and (shown == told or (shown.startswith(told) and len(told) > 0.9 * len(shown)))


def _read_dates(doc: Document, found: Found, said: Stated) -> None:
    if said.published and (date := parse_date(said.published, doc.captured_at)):
        found.published = Dated(date, said.published_place)
    _visible_dates(doc, found)


def _visible_dates(doc: Document, found: Found) -> None:
    """Dates of the lines around title and text: labels anywhere near, bare dates only right below or above
    the title."""
    shown = _line_of(doc, found.title)
    first = found.start if shown is None else min(shown, found.start)
    for line in doc.lines[max(0, first - 3) : found.start + 1]:
        _labelled(doc, found, line)
    if found.published is None and shown is not None:
        for line in doc.lines[shown + 1 : min(found.start + 1, shown + 1 + _NEAR)]:
            if (date := _bare(doc, line)) is not None:
                found.published = Dated(date, _place(line))
                return


def _labelled(doc: Document, found: Found, line: Line) -> None:
    if len(line.text) > 200:
        return
    if found.views is None:
        found.views = views_in(line.text)
    for kind, date in labelled_dates(line.text, doc.captured_at):
        if kind == "updated":
            found.updated = found.updated or date
        elif found.published is None:
            found.published = Dated(date, "label line")


def _bare(doc: Document, line: Line) -> ParsedDate | None:
    """A date that fills its line: nothing else stands there but a weekday, a time, a name or a counter."""
    if len(line.text) > 120 or is_end(line.text) or line.linked > 0.5 * len(line.text):
        return None
    if _TODAY.search(f"{line.element.get('class') or ''} {line.element.get('id') or ''}"):
        return None
    date = find_date(line.text, doc.captured_at)
    if date is None:
        return None
    rest = len(line.text) - len(date.text)
    return date if rest < 50 or _DATE_CLASS.search(line.element.get("class") or "") else None


def _place(line: Line) -> str:
    names = (line.element.get("class") or "").split()
    return f"{tag_of(line.element)}.{names[0]}" if names else "line below title"


def is_listing(doc: Document) -> bool:
    """Several teasers, or a pager."""
    return has_items(doc)


def pager_links(doc: Document) -> tuple[Link, ...]:  # noqa: ARG001
    """None beyond plain links and postbacks."""
    return ()
