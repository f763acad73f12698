"""Tiny valid files for attachments and pictures, by the standard library alone; same input, same bytes."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from html import escape
from unicodedata import normalize

_MARKS = str.maketrans("đĐ–—“”‘’…", "dD--\"\"''.")
_WIDTH = 88
"""Characters a line of the PDF page."""


def pdf_bytes(title: str, text: str) -> bytes:
    """A one-page PDF 1.7 (ISO 32000-1): the title in its metadata, the text shown without marks in Helvetica.

    Each line carries its true letters as `ActualText` (14.9.4), because the standard fonts have no Vietnamese ones.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) /MarkInfo << /Marked true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(_page_text([title, "", *_lines(text)])),
        b"<< /Title <" + _utf16(title) + b"> /Producer (replica) >>",
    ]
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _lines(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines[:55]


def _page_text(lines: list[str]) -> bytes:
    shown = b"".join(
        b"/Span << /ActualText <%s> >> BDC (%s) Tj EMC T*\n" % (_utf16(line), _plain(line)) for line in lines
    )
    return b"BT /F1 11 Tf 14 TL 50 790 Td\n" + shown + b"ET"


def _plain(text: str) -> bytes:
    letters = normalize("NFD", text.translate(_MARKS)).encode("ascii", "ignore")
    return letters.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _utf16(text: str) -> bytes:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper().encode()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}<w:sectPr/></w:body>'
    "</w:document>"
)


def docx_bytes(title: str, text: str) -> bytes:
    """A minimal Word document (ECMA-376): the title and each line of the text as a paragraph."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r></w:p>'
        for line in (title, *text.split("\n"))
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _DOCUMENT.format(paragraphs),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(2022, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content.encode())
    return out.getvalue()


def png_bytes(seed: str | int, width: int = 64, height: int = 48) -> bytes:
    """An RGB PNG (RFC 2083) of two blended colours that the seed chooses."""
    rng = random.Random(f"png/{seed}")
    first, second = (tuple(rng.randrange(256) for _ in range(3)) for _ in range(2))
    rows = b"".join(
        b"\0" + b"".join(bytes(_blend(first, second, x + y, width + height)) for x in range(width))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _blend(first: tuple[int, ...], second: tuple[int, ...], at: int, end: int) -> list[int]:
    return [(a * (end - at) + b * at) // end for a, b in zip(first, second, strict=True)]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg_bytes(seed: str | int, across: int = 8, down: int = 6) -> bytes:
    """A grey baseline JPEG (ITU-T T.81) of `across` by `down` flat blocks of 8 by 8 points, greys by the seed."""
    rng = random.Random(f"jpeg/{seed}")
    quantiser = b"\0" + b"\x08" * 64
    frame = struct.pack(">BHHBBBB", 8, down * 8, across * 8, 1, 1, 0x11, 0)
    # Twelve codes of four bits for the sizes 0 to 11, so the code of a size is the size itself.
    dc_codes = b"\0" + bytes((0, 0, 0, 12, *(0,) * 12)) + bytes(range(12))
    ac_codes = b"\x10" + bytes((1, *(0,) * 15)) + b"\0"
    scan = _entropy_coded([rng.randint(-100, 100) for _ in range(across * down)])
    segments = ((0xDB, quantiser), (0xC0, frame), (0xC4, dc_codes), (0xC4, ac_codes), (0xDA, b"\1\1\0\0\x3f\0"))
    head = b"".join(struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data for kind, data in segments)
    return b"\xff\xd8" + head + scan + b"\xff\xd9"


def _entropy_coded(greys: list[int]) -> bytes:
    """Each block as the difference from the block before, then the end of the block (F.1.2)."""
    bits, before = "", 0
    for grey in greys:
        change, before = grey - before, grey
        size = abs(change).bit_length()
        bits += f"{size:04b}" + (f"{change if change > 0 else change + (1 << size) - 1:0{size}b}" if size else "") + "0"
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\0")
