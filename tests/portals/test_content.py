"""The stories of the replica portals are varied, repeatable, and say what their markup says."""

from __future__ import annotations

import io
import itertools
import random
import re
import struct
import subprocess
import sys
import unicodedata
import zlib
from datetime import timedelta
from html.parser import HTMLParser

import docx
import pytest

from tests.portals.files import docx_bytes, jpeg_bytes, pdf_bytes, png_bytes
from tests.portals.model import Block, Bullets, Footnote, Heading, Paragraph, Picture, Story, Table, body_text
from tests.portals.sentences_bank import GENERAL, TOPICS
from tests.portals.stories import filed_at, stories, word_count
from tests.portals.stories_extra import edited, syndicated
from tests.portals.stories_markup import DISGUISES
from tests.portals.stories_notices import notices, tickers
from tests.portals.stories_pictures import SHORTEST_AFTER_BARE
from tests.portals.stories_places import PLACES

COUNT = 60
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"))
ALL = {portal: stories(portal, COUNT) for portal in PLACES}
EVERY = [(portal, story) for portal, told in ALL.items() for story in told]


class _Text(HTMLParser):
    """Text of inline markup; a line break element is a newline, a newline of the source is a blank."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")


def plain(markup: str) -> str:
    """What a reader sees of inline markup, by the text rules of the archive."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    text = unicodedata.normalize("NFC", "".join(parser.parts)).translate(INVISIBLE)
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    return re.sub(r"\n{2,}", "\n\n", lines)


def texts(block: Block) -> list[str]:
    match block:
        case Bullets(items=items):
            return list(items)
        case Table(rows=rows):
            return list(itertools.chain(*rows))
        case Picture(caption=caption, alt=alt):
            return [text for text in (caption, alt) if text]
        case _:
            return [block.text]


def all_texts(story: Story) -> list[str]:
    inside = list(itertools.chain(*map(texts, story.blocks)))
    named = [story.title, story.lead, story.author_role, story.news_source, *story.author]
    return [*inside, *(text for text in named if text), *(file.name for file in story.files)]


def test_bank_is_big() -> None:
    bodies = [
        template for topic in TOPICS.values() for key in ("facts", "results", "voices") for template in topic[key]
    ]
    assert len(set(bodies)) == len(bodies) >= 250
    assert {len(topic["captions"]) for topic in TOPICS.values()} == {3}
    assert len(GENERAL["tasks"]) >= 6


def test_same_story_in_another_process() -> None:
    code = (
        "from tests.portals.stories import stories; import hashlib;"
        "print(hashlib.sha256(repr(stories('kon_tum_kon_ray', 5)[0].blocks).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_stories_do_not_depend_on_count_but_on_seed() -> None:
    assert stories("kien_giang_an_bien", 5) == stories("kien_giang_an_bien", 9)[4:]
    assert stories("kien_giang_an_bien", 3, seed=2) != stories("kien_giang_an_bien", 3)


@pytest.mark.parametrize("portal", PLACES)
def test_newest_first_with_distinct_titles_and_pictures(portal: str) -> None:
    told = ALL[portal]
    filed = [filed_at(portal, story.number) for story in told]
    assert [story.number for story in told] == list(range(COUNT, 0, -1))
    assert filed == sorted(filed, reverse=True)
    assert len({story.title for story in told}) == COUNT
    files = [block.file for story in told for block in story.blocks if isinstance(block, Picture)]
    assert len(set(files)) == len(files)
    assert 3 <= len({story.category for story in told}) <= 5


@pytest.mark.parametrize("portal", PLACES)
def test_lengths(portal: str) -> None:
    words = sorted(word_count(story) for story in ALL[portal][-40:])
    assert words[0] >= 80
    assert words[0] <= 100
    assert 2300 <= words[-1] <= 2500


@pytest.mark.parametrize(("portal", "story"), EVERY, ids=lambda value: getattr(value, "number", value))
def test_text_is_clean(portal: str, story: Story) -> None:
    for text in all_texts(story):
        assert text == unicodedata.normalize("NFC", text)
        assert not re.search(r"[{}\[\]|<>#\u00a0\u200b]|  | ,|\.\.| $|^ ", text), text
        assert all(line == " ".join(line.split()) for line in text.split("\n"))
    for block in story.blocks:
        if isinstance(block, Paragraph) and block.markup is not None:
            assert plain(block.markup) == block.text


def test_nothing_is_told_twice() -> None:
    """Within a story no sentence comes twice (a repeated lead aside); two share no more than half."""
    for _, story in EVERY:
        sentences = re.split(r"(?<=\.) |\n+", "\n".join(b.text for b in story.blocks if isinstance(b, Paragraph)))
        long = [sentence for sentence in sentences if len(sentence) > 60]
        assert len(set(long)) == len(long), story.title
    told = [{body_text((block,)) for block in story.blocks} - {""} for _, story in EVERY]
    for first, second in itertools.combinations(told, 2):
        assert len(first & second) * 2 <= min(len(first), len(second))


def test_unrelated_stories_are_not_near_duplicates() -> None:
    """Five-word shingles: a copy on another portal is alike, anything else is not."""
    copies = [(a[1], b[1]) for a, b in syndicated()]
    assert all(alike(first, second) > 0.6 for first, second in copies)
    told = [story for portal in ("dien_bien_dien_bien", "kon_tum_kon_ray") for story in ALL[portal]]
    assert max(alike(a, b) for a, b in itertools.combinations(told, 2)) < 0.45


def shingles(story: Story) -> frozenset[tuple[str, ...]]:
    words = f"{story.lead or ''} {body_text(story.blocks)}".lower().split()
    return frozenset(zip(*(words[n:] for n in range(5)), strict=False))


def alike(first: Story, second: Story) -> float:
    one, two = shingles(first), shingles(second)
    return len(one & two) / len(one | two)


def test_every_habit_occurs() -> None:
    blocks = [block for told in ALL.values() for story in told[-40:] for block in story.blocks]
    assert {type(block) for block in blocks} == {Paragraph, Heading, Bullets, Table, Footnote, Picture}
    pictures = [block for block in blocks if isinstance(block, Picture)]
    styles = "none brackets plain centred em table_row figcaption img_title hinh_anh credit"
    assert {picture.caption_style for picture in pictures} == set(styles.split())
    assert any(picture.name_as_text for picture in pictures)
    assert any(" " in picture.file for picture in pictures)
    assert {block.ordered for block in blocks if isinstance(block, Bullets)} == {True, False}
    assert any(isinstance(block, Paragraph) and re.match("Một là: ", block.text) for block in blocks)
    told = [story for _, story in EVERY if story.number <= 40]
    assert {story.author_style for story in told} == {"none", "label", "signature", "right", "login", "generic"}
    traits = set().union(*(story.traits for story in told))
    assert traits >= {"nfd", "missing_blank", "old_tone", "repeated_lead", "exact_repeat", "prefix", *DISGUISES}


@pytest.mark.parametrize("portal", PLACES)
def test_every_portal_has_stories_without_author_and_files(portal: str) -> None:
    told, place = ALL[portal][-40:], PLACES[portal]
    assert any(not story.author for story in told)
    assert any(story.files for story in told)
    assert all((story.published is None) == (not place.dated or "no_date" in story.traits) for story in told)
    assert {story.published.utcoffset() for story in told if story.published} <= {timedelta(hours=7)}
    if place.dated:
        assert any(story.published is None for story in told)
        assert any(story.published and story.published.strftime("%H%M%S") == "000000" for story in told)
    assert all((story.lead is None) == (not place.led or "no_lead" in story.traits) for story in told)


@pytest.mark.parametrize("portal", PLACES)
def test_trap_dates_stand_in_the_bodies(portal: str) -> None:
    bodies = "\n".join(body_text(story.blocks) for story in ALL[portal])
    assert len(re.findall(r"số \d+/[A-ZĐ-]+ ngày \d+/\d+/\d{4}", bodies)) > 20
    assert re.search(r"ngày \d+/\d+[ ,;]", bodies, re.IGNORECASE)
    assert re.search(r"\d tháng đầu năm \d{4}", bodies)
    assert re.search(r"qu(ý|í) \d/\d{4}", bodies)


def test_source_prefix_stands_in_the_lead() -> None:
    told = [story for _, story in EVERY if "prefix" in story.traits]
    assert told
    assert all(story.lead and story.news_source and story.news_source in story.lead[:20] for story in told)


def test_bare_picture_is_followed_by_a_long_paragraph() -> None:
    for _, story in EVERY:
        for block, after in itertools.pairwise(story.blocks):
            if isinstance(block, Picture) and block.caption is None:
                assert isinstance(after, Paragraph)
                assert len(after.text) >= SHORTEST_AFTER_BARE
        last = story.blocks[-1]
        assert not isinstance(last, Picture) or last.caption
        assert not isinstance(story.blocks[0], Picture)


@pytest.mark.parametrize("name", DISGUISES)
def test_disguises_keep_the_text(name: str) -> None:
    for text in ("Một từ", "Sở", "A & B < C > “D” – 1,5% & hết", "Đường ở xã Nà Lướt, tỉnh Điện Biên."):
        for seed in range(20):
            assert plain(DISGUISES[name](text, random.Random(seed))) == text


def test_syndicated_copies() -> None:
    pairs = syndicated()
    assert len(pairs) >= 5
    for (origin, first), (portal, copy) in pairs:
        assert origin != portal
        assert first == next(story for story in ALL[origin] if story.number == first.number)
        assert copy.number > COUNT
        assert copy.category in {story.category for story in ALL[portal]}
        assert filed_at(portal, copy.number) > filed_at(origin, first.number)
        assert all(" ".join(text.split()) == text for text in all_texts(copy))
    same = [body_text(a[1].blocks) == body_text(b[1].blocks) for a, b in pairs]
    assert same == [True, *[False] * (len(pairs) - 1)]


def test_edit_changes_the_body_alone() -> None:
    for _, story in EVERY:
        changed = edited(story)
        assert body_text(changed.blocks) != body_text(story.blocks)
        assert (changed.number, changed.title, changed.lead, changed.author) == (
            story.number,
            story.title,
            story.lead,
            story.author,
        )
        assert changed == edited(story)


@pytest.mark.parametrize("portal", PLACES)
def test_notices_and_tickers(portal: str) -> None:
    told = notices(portal)
    assert {notice.kind for notice in told} == {"van_ban", "lich_cong_tac", "thu_tuc", "lien_he", "thong_bao"}
    assert len({notice.number for notice in told}) == len(told)
    assert any(a.title == b.title and a.text == b.text and a.files != b.files for a, b in itertools.pairwise(told))
    bodies = "\n".join(body_text(story.blocks) for story in ALL[portal])
    assert len(tickers(portal)) >= 4
    assert not any(ticker in bodies for ticker in tickers(portal))


def test_pdf_is_whole() -> None:
    data = pdf_bytes("Kế hoạch số 12 (bản chính)", "Đường về bản \\ xa. " * 30)
    assert data == pdf_bytes("Kế hoạch số 12 (bản chính)", "Đường về bản \\ xa. " * 30)
    assert data.startswith(b"%PDF-1.7\n")
    assert data.endswith(b"%%EOF\n")
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    assert data[start:].startswith(b"xref\n0 7\n")
    offsets = [int(entry[:10]) for entry in re.findall(rb"^\d{10} \d{5} n $", data[start:], re.MULTILINE)]
    assert len(offsets) == 6
    assert all(data[at:].startswith(b"%d 0 obj\n" % number) for number, at in enumerate(offsets, 1))
    length, packed = re.search(rb"/Length (\d+) .*?stream\n(.*?)\nendstream", data, re.DOTALL).groups()  # type: ignore[union-attr]
    assert int(length) == len(packed)
    shown = zlib.decompress(packed)
    assert "Đường về bản".encode("utf-16-be").hex().upper().encode() in shown
    assert b"(Ke hoach so 12 \\(ban chinh\\)) Tj" in shown


def test_docx_opens() -> None:
    data = docx_bytes("Tờ khai <mẫu 1>", "Họ & tên: …\nNơi ở: …")
    assert data == docx_bytes("Tờ khai <mẫu 1>", "Họ & tên: …\nNơi ở: …")
    opened = docx.Document(io.BytesIO(data))
    assert [paragraph.text for paragraph in opened.paragraphs] == ["Tờ khai <mẫu 1>", "Họ & tên: …", "Nơi ở: …"]


def test_png_is_whole() -> None:
    data = png_bytes("anh-1.jpg", width=5, height=4)
    assert data == png_bytes("anh-1.jpg", width=5, height=4) != png_bytes("anh-2.jpg", width=5, height=4)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + content)
        chunks[kind], at = content, at + 12 + size
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (5, 4, 8, 2, 0, 0, 0)
    assert len(zlib.decompress(chunks[b"IDAT"])) == 4 * (1 + 5 * 3)


def test_jpeg_is_whole() -> None:
    data = jpeg_bytes("anh-1.jpg", across=3, down=2)
    assert data == jpeg_bytes("anh-1.jpg", across=3, down=2) != jpeg_bytes("anh-2.jpg", across=3, down=2)
    assert data[:2] == b"\xff\xd8"
    assert data[-2:] == b"\xff\xd9"
    kinds: list[int] = []
    at = 2
    while not kinds or kinds[-1] != 0xDA:
        mark, kind, size = struct.unpack(">BBH", data[at : at + 4])
        assert mark == 0xFF
        if kind == 0xC0:
            assert struct.unpack(">BHH", data[at + 4 : at + 9]) == (8, 16, 24)
        kinds.append(kind)
        at += 2 + size
    assert kinds == [0xDB, 0xC0, 0xC4, 0xC4, 0xDA]
    rng = random.Random("jpeg/anh-1.jpg")
    assert decoded_greys(data[at:-2], 6) == [rng.randint(-100, 100) for _ in range(6)]


def decoded_greys(scan: bytes, count: int) -> list[int]:
    """Read the blocks back: four bits of size, the difference, one bit for the end of the block."""
    bits = iter("".join(f"{byte:08b}" for byte in scan.replace(b"\xff\0", b"\xff")))
    greys = [0]
    for _ in range(count):
        size = int("".join(itertools.islice(bits, 4)), 2)
        raw = "".join(itertools.islice(bits, size))
        change = 0 if not size else int(raw, 2) if raw[0] == "1" else int(raw, 2) - (1 << size) + 1
        greys.append(greys[-1] + change)
        assert next(bits) == "0"
    return greys[1:]
