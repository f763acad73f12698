"""The grammar of printed dates: regular expressions over squeezed lines in lower case without marks (`PLAIN`)."""

from __future__ import annotations

import re

from crawler.text import fold

_MARKED = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
# Letter for letter, so that an offset in the plain line is the same offset in the line.
PLAIN = str.maketrans(_MARKED + "’‘´′`–—−", fold(_MARKED) + "'''''---")

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = {
    **{"hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "7": 5},
    **{"chu nhat": 6, "cn": 6, "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6},
}
AFTERNOON = frozenset(("pm", "ch", "chieu", "toi"))

_WEEKDAY = (
    r"(?:(?:thu|t)[ .]?(?P<vietnamese>hai|ba|tu|nam|sau|bay|[2-7])|(?P<named>chu nhat|cn|mon|tue|wed|thu|fri|sat|sun)"
    r"(?:s|nes|rs|ur)?(?:day)?)(?![a-z0-9])"
)
_TIME = (
    r"(?P<{0}H>\d{{1,2}})(?: ?: ?(?P<{0}M>\d\d)"
    r"|(?: ?gio| ?g|h)(?: ?(?P<{0}m>\d\d)(?! ?(?P<{0}x>[/.-]) ?\d\d? ?(?P={0}x)))?)"
    r"(?: ?(?::|phut) ?(?P<{0}S>\d\d)(?:[.,]\d+)?)?(?: ?(?:phut|giay|'))? ?"
    r"(?P<{0}half>(?:am|pm|sa|ch|sang|trua|chieu|toi|dem)(?![a-z]))?"
)
_ZONE = r"(?: ?\(? ?(?P<zone>(?:gmt|utc) ?(?:[+-] ?\d\d?(?::?\d\d)?)?|z|[+-]\d\d:?\d\d)(?![a-z0-9]) ?\)?)?"
_GAP = r" ?[,|•(-]? ?(?:(?:vao )?(?:luc|hoi)|at)? ?:? ?"
_ENGLISH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_WORD = r"(?:mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)"
_DAY = (
    r"(?:(?P<d>\d\d?) ?(?P<sep>[/.-]) ?(?P<m>\d\d?) ?(?P=sep) ?(?P<y>\d{4}|\d\d)"
    r"|(?P<iy>\d{4})(?P<isep>[/.-])(?P<im>\d\d?)(?P=isep)(?P<id>\d\d?)"
    r"|(?P<ld>\d\d?) ?(?:thang|thg\.?|th\.?) ?(?P<lm>\d\d?) ?[,/.-]? ?(?:nam ?)?(?P<ly>\d{4})"
    r"|(?:thang|thg\.?) ?(?P<fm>\d\d?) (?P<fd>\d\d?) ?, ?(?P<fy>\d{4})"
    rf"|(?P<words>(?P<wd>\d\d?) ?thang (?P<wm>{_WORD}) ?(?P<wnam>,? ?nam |, ?)?(?P<wy>\d{{4}}))"
    rf"|(?P<ed>\d\d?)(?:st|nd|rd|th)?[ -](?P<em>{_ENGLISH}),?[ -](?P<ey>\d{{4}})"
    rf"|(?P<um>{_ENGLISH}) (?P<ud>\d\d?)(?:st|nd|rd|th)?,? (?P<uy>\d{{4}}))(?!\d|[/.]\d)"
)
DATE = re.compile(
    rf"(?<![\w/.-])(?:{_TIME.format('b')}{_GAP})?(?:{_WEEKDAY} ?[,.(-]? ?)?(?:ngay ?:? ?)?{_DAY}"
    rf"(?(bH)|(?:(?:{_GAP}|t){_TIME.format('a')})?){_ZONE}",
    re.ASCII,
)
# What any line with a whole date has: a cheap look before the grammar.
YEAR = re.compile(r"[0-9]{4}|[0-9] ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{2}")
AGO = re.compile(
    r"(?:(?P<count>\d{1,3}|mot) (?:(?P<minutes>phut)|(?P<hours>gio|tieng)|(?P<days>ngay)) truoc"
    r"|(?P<now>vua (?:xong|dang))"
    rf"|(?:{_TIME.format('r')}{_GAP})?(?P<day>hom (?:nay|qua|kia))(?(rH)|(?:{_GAP}{_TIME.format('s')})?))"
)
DAYS_AGO = {"hom nay": 0, "hom qua": 1, "hom kia": 2}

_COUNTER = r"(?:(?:so )?(?:luot|lan) (?:doc|xem)|da (?:xem|doc)|view count|views?|hits?)"
BEFORE = re.compile(r"[ (\[|•*>-]*")
AFTER = re.compile(rf"[ )\].,;|-]*(?:{_COUNTER} ?:?[\d., ]*)?[ )\].|-]*")

_PUBLISHED = (
    r"(?:thoi gian|ngay|gio) (?:dang|xuat ban|dua tin|tao)(?: (?:tin|bai|tai))?"
    r"|(?:duoc )?dang(?: (?:tin|bai))?(?: vao)? (?:luc|ngay)"
    r"|(?:duoc|da) dang|(?:gui|xuat ban)(?: vao)? luc|ngay gui|xuat ban(?: ngay)?"
    r"|(?:date )?published(?: (?:date|on|at))?|publish(?:ing)? date|posted(?: (?:on|at))?|date posted"
)
_UPDATED = (
    r"(?:lan |ngay |thoi gian |gio )?cap nhat(?: (?:lan )?(?:cuoi|moi nhat))?(?: (?:luc|ngay|vao))?"
    r"|(?:ngay )?(?:sua|chinh sua)(?: lan)? cuoi(?: cung)?(?: luc)?"
    r"|(?:last |date )?(?:updated|modified)(?: (?:on|at|date))?"
)
LABEL_WORD = re.compile("dang|nhat|sua|gui|xuat|ngay|publish|posted|updated|modified")
LABEL = re.compile(
    rf"(?:^[^a-z0-9]{{0,8}}|(?<=[ap]m )|(?<=[|•·;()\[\]>*-])|(?<=[|•·;()\[\]>*-] )|(?<=\d )|(?<=\d)|(?P<inside>(?<= )))"
    rf"(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))(?![a-z])(?P<colon> ?:)?[ -]*(?:luc ?:? ?)?"
)
"""A label of the publication or update date: at the start of a line, behind a separator, or (`inside`) behind words."""
TAIL = re.compile(
    rf"[ )\].,;'|•·-]*(?:$|{_COUNTER}\b|tac gia|nguoi (?:dang|viet|gui)|nguon|(?:dang )?boi\b|chuyen muc|the loai"
    rf"|(?:{_PUBLISHED}|{_UPDATED})\b|co chu|mac dinh|font|print|share|chia se|email|in tin|gui)"
)
