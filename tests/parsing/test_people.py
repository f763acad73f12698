"""Persons, offices and sources as portals print them; accounts, agencies and sentences are no authors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing.people import Byline, byline, credit, is_source_line, signature, source_prefix

LINES = [
    ("Tác giả: Thu Lả – Ban Tuyên giáo Huyện ủy", Byline("Thu Lả", "Ban Tuyên giáo Huyện ủy")),
    ("Tác giả: Đức Khiêm", Byline("Đức Khiêm")),
    ("Tác giả: Y Lan Chi - BTG Huyện ủy.", Byline("Y Lan Chi", "BTG Huyện ủy")),
    (
        "• Tác giả:\xa0Thu Lả - Trung tâm Truyền thông - Văn hóa huyện",
        Byline("Thu Lả", "Trung tâm Truyền thông - Văn hóa huyện"),
    ),
    ("Tác giả: Thu Lả – VP HĐND và UBND huyện", Byline("Thu Lả", "VP HĐND và UBND huyện")),
    ("Tác giả bài viết: Thu Lả", Byline("Thu Lả")),
    ("TÁC GIẢ: THU LẢ", Byline("THU LẢ")),
    ("Tác giả: Thu Lả, Việt Hà", Byline("Thu Lả; Việt Hà")),
    ("Tác giả: Thu Lả và Việt Hà - Đài Truyền thanh huyện", Byline("Thu Lả; Việt Hà", "Đài Truyền thanh huyện")),
    ("Tác giả: VIỆT HÀ - THU LẢ", Byline("VIỆT HÀ; THU LẢ")),
    ("Tác giả: Việt Hà / Huyện uỷ", Byline("Việt Hà", "Huyện uỷ")),
    ("Tác giả: Lò Thị Pánh, Trưởng phòng Nội vụ", Byline("Lò Thị Pánh", "Trưởng phòng Nội vụ")),
    ("Tác giả: Bàn Văn Sương", Byline("Bàn Văn Sương")),
    ("Tác giả: Đoàn Thị Hợi", Byline("Đoàn Thị Hợi")),
    ("Tác giả: M.C.", Byline("M.C.")),
    ("Tác giả: Ban Mai - Trường Giang", Byline("Ban Mai; Trường Giang")),
    ("Tác giả: Trường Chính trị tỉnh", Byline(None, "Trường Chính trị tỉnh")),
    ("Tác giả: ThS. Lò Thị Pánh", Byline("ThS. Lò Thị Pánh")),
    (
        "Tác giả: Vân Hạc - ThS, Giảng viên Trường Chính trị tỉnh.",
        Byline("Vân Hạc", "ThS, Giảng viên Trường Chính trị tỉnh"),
    ),
    ("Tác giả: Ban Tuyên giáo Huyện ủy", Byline(None, "Ban Tuyên giáo Huyện ủy")),
    ("Tác giả: Phòng Văn hóa và Thông tin", Byline(None, "Phòng Văn hóa và Thông tin")),
    ("Tác giả: admin", Byline()),
    ("Tác giả: admin admin", Byline()),
    ("Tác giả: bientap01", Byline()),
    ("Tác giả: thula", Byline()),
    ("Tác giả: thula@a.gov.vn", Byline()),
    ("Tác giả: Super User", Byline()),
    ("Tác giả: PV", Byline()),
    ("Tác giả: P.V", Byline()),
    ("Tác giả: Nhóm P.V.", Byline()),
    ("Tác giả: BBT", Byline()),
    ("Tác giả: Ban Biên tập Cổng thông tin", Byline()),
    ("Tác giả: PV Thu Lả", Byline("Thu Lả")),
    ("Tác giả: Thu Lả (tổng hợp)", Byline("Thu Lả")),
    ("Tác giả: Thu Lả (TTXVN)", Byline("Thu Lả", None, "TTXVN")),
    ("Tác giả: Thu Lả/TTXVN", Byline("Thu Lả", None, "TTXVN")),
    ("Tác giả: TTXVN", Byline(None, None, "TTXVN")),
    ("Tác giả: TTXVN/Vietnam+", Byline(None, None, "TTXVN/Vietnam+")),
    ("Tác giả: Báo Miền Biển", Byline(None, None, "Báo Miền Biển")),
    ("Tác giả:", Byline()),
    ("Nguồn tin: TTXVN", Byline(None, None, "TTXVN")),
    ("Nguồn: Cổng thông tin điện tử tỉnh.", Byline(None, None, "Cổng thông tin điện tử tỉnh")),
    ("(Nguồn: baonamhoan.vn)", Byline(None, None, "baonamhoan.vn")),
    ("Nguồn - Thu Lả – namhoan.org.vn", Byline("Thu Lả", None, "namhoan.org.vn")),
    ("Nguồn tin:", Byline()),
    ("Nguồn: Sưu tầm", Byline()),
    ("Tác giả: Thu Lả - Nguồn: TTXVN", Byline("Thu Lả", None, "TTXVN")),
    ("Nguồn tin: TTXVN | Tác giả: Thu Lả", Byline("Thu Lả", None, "TTXVN")),
    ("Tin, ảnh: Thu Lả", Byline("Thu Lả")),
    ("Bài, ảnh: Thu Lả - Việt Hà", Byline("Thu Lả; Việt Hà")),
    ("Bài và ảnh: Thu Lả", Byline("Thu Lả")),
    ("Tin: Thu Lả; Ảnh: Việt Hà", None),
    ("Thực hiện: Thu Lả", Byline("Thu Lả")),
    ("By: Thu Lả", Byline("Thu Lả")),
    ("Người đăng: Thu Lả", Byline()),
    ("Theo TTXVN", Byline(None, None, "TTXVN")),
    ("(Theo baonamhoan.vn)", Byline(None, None, "baonamhoan.vn")),
    ("Theo Báo Miền Biển.", Byline(None, None, "Báo Miền Biển")),
]

NO_BYLINES = [
    "",
    "Theo báo cáo của UBND huyện, năm nay có 120 hộ thoát nghèo.",
    "Theo đó, các xã sẽ làm xong đường trước tháng sáu.",
    "Tác giả của bài thơ là một cô giáo về hưu.",
    "Tác giả - tác phẩm",
    "Nguồn vốn: ngân sách huyện",
    "Nguồn nước về tới bản, bà con phấn khởi.",
    "Thực hiện: mở rộng 12 km đường, xây 3 cây cầu trong năm.",
    "Tin vui: bản làng có điện.",
    "Bài học: dân biết, dân bàn, dân làm.",
    "Ảnh: Thu Lả",
    "Tác giả: " + "x" * 300,
]


@pytest.mark.parametrize(("line", "found"), LINES)
def test_label_lines(line: str, found: Byline | None) -> None:
    assert byline(line) == found
    assert credit(line) == found


@pytest.mark.parametrize("line", NO_BYLINES)
def test_lines_without_byline(line: str) -> None:
    assert byline(line) is None
    assert not is_source_line(line)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thu Lả", Byline("Thu Lả")),
        ("(Thu Lả)", Byline("Thu Lả")),
        ("VIỆT HÀ - THU LẢ", Byline("VIỆT HÀ; THU LẢ")),
        ("Thu Lả / Phòng Nội vụ", Byline("Thu Lả", "Phòng Nội vụ")),
        ("P.V", Byline()),
        ("admin admin", Byline()),
        ("TTXVN", Byline(None, None, "TTXVN")),
        ("Đài Truyền thanh huyện", Byline(None, "Đài Truyền thanh huyện")),
        ("", Byline()),
        ("xem tiếp", None),
        ("in trang", None),
        ("Mường Pồn, ngày 10 tháng 6 năm 2022", None),
        ("Bà con phấn khởi đón điện về bản", None),
        ("Bà con ở bảy xã - vùng cao - góp hơn hai nghìn ngày công để mở rộng lối đi, xây kè và trồng cây", None),
    ],
)
def test_credit_without_label(text: str, found: Byline | None) -> None:
    assert credit(text) == found


SIGNED = [
    ("UVTV, Trưởng Ban Dân vận Tỉnh ủy",),
    ("Phó Trưởng Ban Tuyên giáo Tỉnh uỷ.",),
    ("ThS, Giảng viên Trường Chính trị tỉnh",),
    ("Ủy viên UBKT Tỉnh ủy",),
    ("Bí thư Đảng ủy xã Mường Khẻo",),
    ("Bí thư Đảng ủy", "Xã Mường Khẻo"),
    ("Văn phòng Huyện ủy",),
]

NOT_SIGNED = [
    [],
    ["Lò Thị Pánh"],
    ["UVTV, Trưởng Ban Dân vận"],
    ["Bà con phấn khởi.", "Lò Thị Pánh"],
    ["Lò Thị Pánh", "cùng bà con trồng cây"],
    ["Lò Thị Pánh.", "Bí thư Đảng ủy xã"],
    ["Kết luận hội nghị", "Phó Chủ tịch UBND huyện đề nghị các xã làm xong đường."],
    ["Lò Thị Pánh", "Bí thư Đảng ủy xã nói rằng bà con đã góp hơn hai nghìn ngày công làm đường."],
    ["Lò Thị Pánh", "Bí thư Đảng ủy xã", "Bà con phấn khởi."],
]


@pytest.mark.parametrize("role", SIGNED)
def test_signature(role: tuple[str, ...]) -> None:
    signed = (Byline("Lò Thị Pánh", " ".join(role).rstrip(".")), 1 + len(role))
    assert signature(["Hội nghị bế mạc.", "\xa0Lò Thị Pánh", *role]) == signed


@pytest.mark.parametrize("lines", NOT_SIGNED)
def test_ends_that_are_no_signature(lines: list[str]) -> None:
    assert signature(lines) is None


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("(KGO) - Sáng nay, huyện ra quân", "KGO"),
        ("(GLO)- Sáng nay", "GLO"),
        ("(Baothanhhoa.vn) - Sáng nay", "Baothanhhoa.vn"),
        ("(Chinhphu.vn) – Sáng nay", "Chinhphu.vn"),
        ("\xa0(Vietnam+) - Sáng nay", "Vietnam+"),
        ("ĐBP - Sáng nay", "ĐBP"),
        ("VOV.VN - Sáng nay", "VOV.VN"),
        ("TTXVN - UBND huyện vừa ra quân", "TTXVN"),
        ("UBND huyện - nơi", None),
        ("HĐND - UBND huyện tổ chức", None),
        ("KT - XH phát triển", None),
        ("COVID-19 đã lui", None),
        ("Kon Rẫy - Sáng nay", None),
        ("(Kon Rẫy) - Sáng nay", None),
        ("Sáng nay - ngày hội", None),
        ("", None),
    ],
)
def test_source_prefix(lead: str, source: str | None) -> None:
    assert source_prefix(lead) == source


@pytest.mark.parametrize(
    ("line", "is_source"),
    [("Nguồn: TTXVN", True), ("(Theo TTXVN)", True), ("Tác giả: Thu Lả", False), ("Nguồn nước về bản", False)],
)
def test_source_lines(line: str, is_source: bool) -> None:
    assert is_source_line(line) is is_source


@given(text=st.text(max_size=80), label=st.sampled_from(["", "Tác giả: ", "Nguồn: ", "Tin, ảnh: ", "Theo "]))
def test_no_text_breaks_the_reader(text: str, label: str) -> None:
    byline(label + text)
    credit(label + text)
    source_prefix(text)
    signature([text, label + text, text])
