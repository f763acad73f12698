"""HTML of the parts of a story, as the editors of these portals leave them behind."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from posixpath import basename
from urllib.parse import quote

from tests.portals.model import Block, Bullets, Footnote, Heading, Paragraph, Picture, Story, Table

_JOINERS = (", ", " - ", " và ")


@dataclass(frozen=True, slots=True)
class Look:
    """How a portal's editor writes its paragraphs."""

    paragraph: str = '<p style="text-align:justify;">{}</p>'
    heading: str = "<p><strong>{}</strong></p>"
    picture: str = '<p style="text-align:center;">{}</p>'
    table: str = '<table border="1" cellpadding="0" cellspacing="0" style="width:100%">{}</table>'
    byline: str = '<p style="text-align:right;"><strong>{}</strong></p>'
    role_dash: str = " – "
    role_end: str = ""


def esc(text: str) -> str:
    """Text as HTML, line breaks kept."""
    return html.escape(text, quote=False).replace("\n", "<br />\n")


def attr(text: str) -> str:
    """Text as an attribute value."""
    return html.escape(text, quote=True)


def slug(title: str) -> str:
    """ASCII words joined by hyphens, letters as they are."""
    plain = unicodedata.normalize("NFD", title.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def encoded(path: str) -> str:
    """A path as it goes over the wire: blanks and other letters percent-encoded, what is encoded left alone."""
    return quote(path, safe="/%:?=&+,;()!~'@#$*[]")


def blocks_html(blocks: Iterable[Block], look: Look) -> str:
    """The text of a story between lead and author."""
    return "\n".join(_block(block, look) for block in blocks)


def _block(block: Block, look: Look) -> str:
    match block:
        case Paragraph(text=text, markup=markup):
            return look.paragraph.format(esc(text) if markup is None else markup)
        case Heading(text=text):
            return look.heading.format(esc(text))
        case Footnote(text=text):
            return f'<p style="font-size:11px">{esc(text)}</p>'
        case Bullets():
            return _bullets(block)
        case Table(rows=rows):
            return look.table.format("<tbody>" + "".join(map(_row, rows)) + "</tbody>")
        case Picture():
            return _CAPTIONS[block.caption_style](block, look)


def _bullets(block: Bullets) -> str:
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"\n\t<li>{esc(item)}</li>" for item in block.items)
    return f"<{tag}>{items}\n</{tag}>"


def _row(cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<td><p>{esc(cell)}</p></td>" for cell in cells) + "</tr>\n"


def _image(picture: Picture) -> str:
    alt = "" if picture.alt is None else attr(picture.alt)
    return f'<img alt="{alt}" src="{attr(picture.file)}" style="width:620px;height:413px" />'


def _with_paragraph(form: str) -> Callable[[Picture, Look], str]:
    def render(picture: Picture, look: Look) -> str:
        parts = [look.picture.format(_image(picture))]
        if picture.name_as_text:
            parts.append(f"<p>{esc(basename(picture.file))}</p>")
        if picture.caption:
            parts.append(form.format(esc(picture.caption)))
        return "\n".join(parts)

    return render


def _credit(picture: Picture, _look: Look) -> str:
    caption = re.sub(r"(Ảnh:\s*)(.+)$", r"\1<em>\2</em>", esc(picture.caption or ""))
    return f'<div class="picBox">{_image(picture)}<p class="pCaption">{caption}</p></div>'


def _table_row(picture: Picture, _look: Look) -> str:
    return (
        f'<table align="center" border="0" class="image center"><tbody><tr><td>{_image(picture)}</td></tr>\n'
        f'<tr><td class="image_desc"><em>{esc(picture.caption or "")}</em></td></tr></tbody></table>'
    )


_CAPTIONS: dict[str, Callable[[Picture, Look], str]] = {
    "none": _with_paragraph(""),
    "brackets": _with_paragraph("<p>{}</p>"),
    "plain": _with_paragraph("<p>{}</p>"),
    "hinh_anh": _with_paragraph("<p>{}</p>"),
    "centred": _with_paragraph('<p style="text-align:center;">{}</p>'),
    "em": _with_paragraph("<p><em>{}</em></p>"),
    "table_row": _table_row,
    "figcaption": lambda p, _l: f"<figure>{_image(p)}<figcaption>{esc(p.caption or '')}</figcaption></figure>",
    "img_title": lambda p, _l: f'<div class="img">{_image(p)}<div class="img-title">{esc(p.caption or "")}</div></div>',
    "credit": _credit,
}


def byline_text(story: Story, look: Look) -> str:
    """The labelled author line: names, and the office behind a dash."""
    names = _JOINERS[story.number % 3].join(story.author)
    role = story.author_role
    return f"Tác giả: {names}" + (f"{look.role_dash}{role}{look.role_end}" if role else "")


def byline_html(story: Story, look: Look) -> str:
    """Who wrote the story, in the manner of `author_style`; empty where the portal says nothing."""
    match story.author_style:
        case "none":
            return ""
        case "signature":
            return f"<p>&nbsp;<strong>{esc(story.author[0])}</strong></p>\n<p>{esc(story.author_role or '')}</p>"
        case "right":
            return f'<p style="text-align:right;"><strong>{esc(story.author[0])}</strong></p>'
        case _:
            return look.byline.format(esc(byline_text(story, look)))


def source_html(story: Story) -> str:
    """The line that names the source, unless the lead's prefix or the author line does."""
    if story.news_source is None or "prefix" in story.traits or story.news_source in story.author:
        return ""
    return f'<p style="text-align:right;"><em>Nguồn: {esc(story.news_source)}</em></p>'


def files_html(story: Story, title: str = "Tài liệu đính kèm:") -> str:
    """The box of attachments below a text."""
    if not story.files:
        return ""
    link = '<li><a href="{}" target="_blank">{}</a></li>'
    items = "".join(link.format(attr(file.file), esc(file.name)) for file in story.files)
    return f'<div class="file-dinh-kem"><p><strong>{title}</strong></p><ul>{items}</ul></div>'
