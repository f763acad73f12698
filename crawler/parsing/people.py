"""Authors, their offices and the sources of news, as portals print them.

Only persons are authors: accounts of the CMS (`admin`), words for nobody in particular (`P.V`, `Ban biên tập`) give no
author, press agencies are sources, and an office that stands alone is the role of an author who is not named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.text import fold, squeeze

_LONGEST_LINE = 200
_LONGEST_UNLABELLED = 80


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a text: names joined by `; `, the office they write from, and the press agency or site it came from."""

    author: str | None = None
    author_role: str | None = None
    news_source: str | None = None


_UY = "[uủ][yỷ]"
_OFFICE = re.compile(
    rf"(?:ban|phòng|sở|ubnd|hđnd|{_UY} ban|(?:huyện|tỉnh|thành|thị|đảng|khu) {_UY}|đài|trung tâm|vp|văn phòng|btg"
    r"|ttvh\w*|tt ?vh\w*|ttvh-?tt|hội|chi cục|cục|công an|trường|mttq|ubmttq\w*|mặt trận|đảng bộ|chi bộ"
    r"|(?:huyện|tỉnh|thành|thị) đoàn|đoàn (?:thanh niên|tn|xã|phường|trường|khối)|bch|bcđ|lđlđ|liên đoàn"
    r"|t(?:òa|oà) án|viện|kho bạc|bảo hiểm|bhxh|hạt kiểm lâm|thanh tra|bệnh viện|chi nhánh|ngân hàng|tổ"
    r"|tuyên giáo|dân vận|xã|phường|thị trấn|huyện|thị xã|tỉnh)(?!\w)",
    re.I,
)
_OFFICE_INSIDE = re.compile(
    r"(?<!\w)(?:Ban|Phòng|Sở|UBND|HĐND|Đài|Trung tâm|VP|BTG|TTVH\w*)(?!\w)"
    rf"|(?<!\w)(?:huyện|tỉnh|thành|thị|đảng) {_UY}(?!\w)|(?:Huyện|Tỉnh|Thành|Thị|Đảng|HUYỆN|TỈNH) {_UY}(?!\w)"
)
# Offices have more than one further syllable, or one in lower case: `Ban Mai` and `Trường Giang` are pen names.
_PEN_NAME = re.compile(r"(?:Ban|Trường|Đài|Hội|Viện) [A-ZÀ-ỸĐ][a-zà-ỹ]+")
_RANK = re.compile(
    rf"(?:uvtv|uvbtv|uvbch|tuv|huv|(?:quyền |q\. ?)?(?:trưởng|phó|bí thư|chủ tịch|{_UY} viên|giám đốc|chánh|hiệu trưởng"
    r"|giảng viên|giáo viên|chuyên viên|viện trưởng|cục trưởng|chỉ huy|chính trị viên))(?!\w)",
    re.I,
)
_DEGREE = re.compile(r"(?:ts|ths|th\.s|pgs|gs|bs|ks|cn)[., ]|(?:đại|thượng|trung|thiếu) tá(?!\w)", re.I)
_DEGREES = re.compile(r"(?:(?:ts|ths|th\.s|pgs|gs|bs|ks|cn)[., ]+)+", re.I)
_AGENCY = re.compile(
    r"(?:ttxvn|vov\d?|vtv\d?|vgp|vietnam ?plus|vietnam\+|vnexpress|qdnd|sggp|tto|ndo|bnews|afp|reuters)(?:\.vn)?"
    r"|(?:bao|tap chi|cong (?:thong tin|ttdt|tt)|trang (?:thong tin|tin|ttdt)|thong tan xa|truyen hinh) .*"
)
_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|info|gov|edu)(?:/\S*)?", re.I
)
_NOBODY = re.compile(
    r"(?:nhom )?(?:pv|p\.v|phong vien|ctv|cong tac vien|btv|bien tap vien|tac gia)(?: (?:ctv|btv|tong hop))?"
    r"|bbt(?: .*)?|ban bien tap.*|toa soan|(?:tin )?tong hop|t/h|suu tam|st|quan tri(?: vien| he thong| trang.*)?"
    r"|ban quan tri|bqt|(?:super ?)?(?:admin|user)\w*(?: (?:admin\w*|user))?|administrators?|webmaster|editor|host"
    r"|guest|an danh|khuyet danh|dang cap nhat|nhieu tac gia|n/a|null|none"
)
_ACCOUNT = re.compile(
    r"\S*@\S*|\S*\d\S*|(?:admin|quantri|bientap|btv|pv|ctv|editor|vanthu|vanphong|ttvh|user|test)[a-z._-]*", re.ASCII
)
_PLAIN_ACCOUNT = re.compile(r"[a-z0-9._@-]+(?: [a-z0-9._@-]+)?", re.ASCII)

_LABEL = re.compile(
    r"(?:(?P<author>tác giả(?: bài viết| bài| tin)?|người viết|author|written by)"
    r"|(?P<source>nguồn(?: tin| bài| bài viết| trích dẫn)?|trích nguồn|source)"
    r"|(?P<nobody>người (?:đăng|gửi|cập nhật)(?: bài| tin)?|biên tập)"
    r"|(?P<weak>(?:tin|bài)(?: viết)?(?:(?:,| và| &|,? -) ?(?:bài|ảnh|clip|video))*|thực hiện|by|phóng viên|pv))"
    r" ?(?P<mark>:|[-–](?= ))",
    re.I,
)
_LINE_START = re.compile(r"[\s•*>(\[|–-]*")
_THEO = re.compile(r"\(?theo:? (?P<source>[^,;]{2,60}?)\.?\)?\.?", re.I)
_DASH = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+|\s*[/|]\s*")
_BETWEEN_PERSONS = re.compile(r"\s*[,;&+]\s*|\s+và\s+", re.I)
_BRACKETED = re.compile(r"\s*\(([^()]*)\)\s*$")
_SELF = re.compile(r"^(?:nhóm )?(?:pv|p\.v\.?|phóng viên|ctv|btv)[.:]? (?=[^\W\d_])", re.I)
_SYLLABLE = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*\.?")
_SOURCE_PREFIX = re.compile(r"\s*(?:\(([A-Za-zĐđ0-9.+]{2,20})\)\s*[-–]|([A-ZĐ][A-ZĐ.]{1,9})\s+[-–]\s)\s*(\S*)")
# Abbreviations that open a sentence as a pair: `HĐND - UBND huyện …`, `KT - XH phát triển …`.
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,}(?![a-zà-ỹ])")
_FINAL = re.compile(r"[.!?:;,…]$")


@lru_cache(maxsize=1024)
def byline(line: str) -> Byline | None:
    """What a line with a label says of author or source (`Tác giả: …`, `Nguồn: …`, `Tin, ảnh: …`, `Theo TTXVN`).

    None for a line without such a label; an empty Byline where the label names no person, office or source.
    """
    line = squeeze(line)
    if len(line) > _LONGEST_LINE:
        return None
    start = _end(_LINE_START.match(line))
    if not _LABEL.match(line, start):
        return _theo(line)
    found = [_labelled(label, value) for label, value in _labels(line, start)]
    return None if None in found else _joined([part for part in found if part])


def credit(text: str) -> Byline | None:
    """The same of a text that its place alone singles out (`div.author`, a line on the right), with or without label.

    None if it does not look like a name, an office, an agency or an account.
    """
    text = squeeze(text)
    found = byline(text)
    return found if found or len(text) > _LONGEST_UNLABELLED else _people(text, strict=True)


def signature(last_lines: Sequence[str]) -> tuple[Byline, int] | None:
    """The signature that ends a text, and how many of its lines it takes (lines in their order, empty ones left out).

    A line of two to five capitalised syllables, then a line that starts with a rank or an office, which may go on in
    one more line.
    """
    lines = [squeeze(line) for line in last_lines[-3:]]
    for start in range(len(lines) - 1):
        name, role = lines[start].strip("()"), lines[start + 1 :]
        if _is_name(name, least=2) and not _FINAL.search(name) and _signs(role):
            return Byline(name, " ".join(role).rstrip(" .")), len(role) + 1
    return None


def source_prefix(lead: str) -> str | None:
    """The agency that a lead names before its first dash: `(KGO) - …`, `VOV.VN - …`; the lead itself stays as it is."""
    match = _SOURCE_PREFIX.match(lead)
    if not match:
        return None
    bracketed, bare, following = match.groups()
    if bare and _ABBREVIATION.match(following) and not _AGENCY.fullmatch(fold(bare)):
        return None
    return bracketed or bare


def is_source_line(line: str) -> bool:
    """Whether a line names nothing but the source of a text: `Nguồn: …`, `Theo TTXVN`."""
    line = squeeze(line)
    match = _LABEL.match(line, _end(_LINE_START.match(line))) if len(line) <= _LONGEST_LINE else None
    return bool(match["source"]) and byline(line) is not None if match else _theo(line) is not None


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _labels(line: str, start: int) -> Iterator[tuple[re.Match[str], str]]:
    """Each label of a line with the text up to the next one; labels behind the first need their colon."""
    labels = [
        label
        for label in _LABEL.finditer(line, start)
        if label.start() == start or (label["mark"] == ":" and not line[label.start() - 1].isalnum())
    ]
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else len(line)
        yield label, line[label.end() : end].strip(" -–|;,([")


def _labelled(label: re.Match[str], value: str) -> Byline | None:
    if label["nobody"]:
        return Byline()
    strict = bool(label["weak"]) or label["mark"] != ":"
    if label["source"]:
        return _source(value) if not strict or len(value) <= _LONGEST_UNLABELLED else None
    return (_people(value, strict=strict) if value or not strict else None) or (None if strict else Byline())


def _joined(parts: Sequence[Byline]) -> Byline:
    return Byline(
        next((part.author for part in parts if part.author), None),
        next((part.author_role for part in parts if part.author_role), None),
        next((part.news_source for part in parts if part.news_source), None),
    )


def _theo(line: str) -> Byline | None:
    match = _THEO.fullmatch(line)
    return Byline(news_source=match["source"]) if match and _is_source(match["source"]) else None


def _source(value: str) -> Byline:
    """The value of a source label; `Vân Tâm – hcmcpv.org.vn` names a person as well."""
    value = value.rstrip(" .)]")
    name, _, site = _split_once(value)
    if site and _SITE.fullmatch(site) and _is_name(name, least=2):
        return Byline(name, None, site)
    return Byline(news_source=value if value and not _NOBODY.fullmatch(fold(value)) else None)


def _people(value: str, *, strict: bool) -> Byline | None:
    """Persons, office and agency in a value; `strict` refuses values that may be anything else."""
    value, notes = _without_notes(value)
    if _is_nobody(value, strict=strict):
        return Byline()
    if _is_source(value):
        return Byline(news_source=value)
    left, _, right = _split_once(value)
    if _opens_office(left):
        return Byline(author_role=value)
    persons, role = _persons(left)
    if strict and not all(map(_is_name, persons)):
        return None
    beside = _beside(right, strict=strict) if right else Byline()
    if beside is None or not (persons or role or beside != Byline()):
        return None
    names = "; ".join([*persons, *([beside.author] if beside.author else [])])
    return _joined([Byline(names or None, role, None), beside, notes])


def _without_notes(value: str) -> tuple[str, Byline]:
    """A value without its brackets and final dot, and what a bracket at its end says: `Vân Tâm (TTXVN)`."""
    value = _without_dot(value.strip())
    if value.startswith("(") and value.endswith(")"):
        value = value[1:-1].strip()
    match = _BRACKETED.search(value)
    if not match or not match.start():
        return value, Byline()
    inside = match[1].strip()
    if _is_source(inside):
        return value[: match.start()], Byline(news_source=inside)
    return value[: match.start()], Byline(author_role=inside if _is_office(inside) else None)


def _without_dot(value: str) -> str:
    """Without its final dot, unless that ends an initial (`M.C.`)."""
    return value if re.search(r"(?:^|[\s.])[^\W\d_]\.$", value) else value.rstrip(" .;,")


def _split_once(value: str) -> tuple[str, str, str]:
    match = _DASH.search(value)
    return (value[: match.start()], match[0], value[match.end() :]) if match else (value, "", "")


def _persons(text: str) -> tuple[list[str], str | None]:
    """The persons of a list, and the office that ends it: `Lò Thị Pánh, Trưởng phòng Nội vụ`."""
    names: list[str] = []
    start = 0
    for between in [*_BETWEEN_PERSONS.finditer(text), None]:
        piece = text[start : between.start() if between else len(text)].strip()
        if names and _opens_office(piece):
            return names, text[start:].strip()
        piece = _SELF.sub("", piece)
        if piece and not _is_nobody(piece, strict=False) and not _is_source(piece):
            names.append(piece)
        start = between.end() if between else start
    return names, None


def _beside(text: str, *, strict: bool) -> Byline | None:
    """What stands behind the dash: office, agency, further persons; anything else is taken for an office."""
    if _is_office(text):
        return Byline(author_role=text)
    if _is_source(text):
        return Byline(news_source=text)
    if _is_nobody(text, strict=strict):
        return Byline()
    names = [name for part in _DASH.split(text) for name in _persons(part)[0]]
    if names and all(_is_name(name) for name in names):
        return Byline("; ".join(names))
    return None if strict else Byline(author_role=text)


def _opens_office(text: str) -> bool:
    """Degrees may come first: `ThS, Giảng viên …`."""
    start = _end(_DEGREES.match(text))
    return bool(_OFFICE.match(text, start) or _RANK.match(text, start)) and not _PEN_NAME.fullmatch(text)


def _is_office(text: str) -> bool:
    return _opens_office(text) or (bool(_OFFICE_INSIDE.search(text)) and not _PEN_NAME.fullmatch(text))


def _is_source(text: str) -> bool:
    return bool(_SITE.fullmatch(text)) or all(_AGENCY.fullmatch(fold(part.strip())) for part in text.split("/"))


def _is_nobody(text: str, *, strict: bool) -> bool:
    plain = fold(text).rstrip(".")
    accounts = _ACCOUNT if strict else _PLAIN_ACCOUNT
    return not plain or bool(_NOBODY.fullmatch(plain) or accounts.fullmatch(text) or _ACCOUNT.fullmatch(text))


def _is_name(text: str, least: int = 1) -> bool:
    """Whether a text is `least` to five capitalised syllables and nothing else."""
    syllables = text.split()
    return least <= len(syllables) <= 5 and all(part[0].isupper() and _SYLLABLE.fullmatch(part) for part in syllables)


def _signs(role: Sequence[str]) -> bool:
    first, rest = role[0], role[1:]
    ranked = _RANK.match(first) or _DEGREE.match(first)
    if len(first) > 120 or not (ranked or (_opens_office(first) and len(first) <= 60)):
        return False
    if _FINAL.search(first) and (len(first) > 60 or rest):
        return False
    return all(len(line) <= 60 and not _FINAL.search(line) and line[0].isupper() for line in rest)
