"""What portals carry besides news: documents, working calendars, procedures, contacts; and headlines for tickers."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tests.portals.model import File
from tests.portals.stories import filed_at
from tests.portals.stories_places import PLACES, Place

NoticeKind = Literal["van_ban", "lich_cong_tac", "thu_tuc", "lien_he", "thong_bao"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that is no news: a table of properties, a few lines of text, files."""

    number: int
    kind: NoticeKind
    title: str
    day: date
    properties: tuple[tuple[str, str], ...]
    text: tuple[str, ...]
    files: tuple[File, ...] = ()


def notices(portal_id: str, seed: int = 1) -> tuple[Notice, ...]:
    """The portal's notices, at least one of each kind; numbers from 1."""
    place = PLACES[portal_id]
    rng = random.Random(f"notices/{seed}/{portal_id}")
    days = [filed_at(portal_id, 7 * number, seed).date() + timedelta(days=rng.randint(1, 5)) for number in range(1, 9)]
    kinds = (_document, _document, _document, _calendar, _calendar, _procedure, _procedure, _contact)
    made = [make(place, number, day, rng) for number, (make, day) in enumerate(zip(kinds, days, strict=True), 1)]
    return (*made, *_tenders(place, len(made), days[-1]))


_MATTERS = (
    "phê duyệt kế hoạch sử dụng đất",
    "thành lập Ban Chỉ đạo phòng, chống thiên tai",
    "giao dự toán thu, chi ngân sách",
    "tăng cường quản lý an toàn thực phẩm",
    "công nhận kết quả tuyển dụng viên chức",
    "quy định giá dịch vụ thu gom rác",
)


def _document(place: Place, number: int, day: date, rng: random.Random) -> Notice:
    name = f"Quyết định số {rng.randint(20, 1900)}/QĐ-UBND"
    matter = f"Về việc {_MATTERS[(number + len(place.name)) % len(_MATTERS)]} trên địa bàn {place.district}"
    properties = (
        ("Số ký hiệu", name.removeprefix("Quyết định số ")),
        ("Loại văn bản", "Quyết định"),
        ("Trích yếu", matter),
        ("Cơ quan ban hành", f"UBND {place.district}"),
        ("Người ký", place.person(rng)),
    )
    file = File(f"{place.files.format(day)}van-ban-{number}-{day:%Y%m%d}.pdf", f"{name}.pdf")
    return Notice(
        number, "van_ban", f"{name}: {matter}", day, properties, ("Văn bản có hiệu lực kể từ ngày ký.",), (file,)
    )


def _calendar(place: Place, number: int, day: date, rng: random.Random) -> Notice:
    weekdays = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu")
    tasks = (
        "Giao ban đầu tuần",
        "Tiếp công dân định kỳ",
        f"Làm việc tại {rng.choice(place.communes)}",
        "Họp Ban Thường vụ",
        "Làm việc tại cơ quan",
    )
    title = f"Lịch công tác tuần {day.isocalendar().week} năm {day.year} của lãnh đạo UBND {place.kind}"
    text = ("Lịch này thay cho giấy mời; thay đổi sẽ được Văn phòng báo qua điện thoại.",)
    return Notice(number, "lich_cong_tac", title, day, tuple(zip(weekdays, tasks, strict=True)), text)


_PROCEDURES = (
    "Cấp bản sao trích lục hộ tịch",
    "Đăng ký thành lập hộ kinh doanh",
    "Xác nhận tình trạng hôn nhân",
    "Đăng ký biến động đất đai",
)


def _procedure(place: Place, number: int, day: date, rng: random.Random) -> Notice:
    properties = (
        ("Lĩnh vực", rng.choice(("Hộ tịch", "Đất đai", "Kinh doanh"))),
        ("Thời hạn giải quyết", f"{rng.randint(1, 15)} ngày làm việc"),
        ("Lệ phí", f"{rng.randint(1, 10) * 10}.000 đồng"),
        ("Mức độ", "Trực tuyến toàn trình"),
    )
    text = ("Nộp tờ khai theo mẫu kèm giấy tờ tùy thân.", f"Nhận kết quả tại Bộ phận Một cửa {place.district}.")
    file = File(f"{place.files.format(day)}to-khai-{number}.docx", "Mẫu tờ khai.docx")
    return Notice(
        number,
        "thu_tuc",
        f"Thủ tục: {_PROCEDURES[(number + len(place.name)) % len(_PROCEDURES)]}",
        day,
        properties,
        text,
        (file,),
    )


def _contact(place: Place, number: int, day: date, rng: random.Random) -> Notice:
    properties = (
        ("Địa chỉ", f"Đường trung tâm, {place.communes[0]}, {place.district}, {place.province}"),
        ("Điện thoại", f"02{rng.randint(10, 99)} 0{rng.randint(100, 999)} 0{rng.randint(10, 99)}"),
        ("Giờ làm việc", "7h30 - 11h30, 13h30 - 17h00"),
    )
    return Notice(
        number,
        "lien_he",
        "Liên hệ, góp ý",
        day,
        properties,
        ("Ý kiến của tổ chức, công dân được trả lời trong 15 ngày.",),
    )


def _tenders(place: Place, before: int, day: date) -> tuple[Notice, ...]:
    """Two notices of one template that differ in their file alone."""
    text = (
        f"UBND {place.district} thông báo mời các đơn vị quan tâm tham gia thẩm định giá tài sản; "
        "chi tiết trong tệp đính kèm.",
    )
    return tuple(
        Notice(
            before + n,
            "thong_bao",
            "Thông báo mời thẩm định giá",
            day,
            (("Cơ quan", f"UBND {place.district}"),),
            text,
            (File(f"{place.files.format(day)}thong-bao-moi-{n}.pdf", f"Tệp đính kèm {n}"),),
        )
        for n in (1, 2)
    )


def tickers(portal_id: str, seed: int = 1) -> tuple[str, ...]:
    """Short headlines that run across the top of every page; none is the title of a story."""
    place = PLACES[portal_id]
    rng = random.Random(f"tickers/{seed}/{portal_id}")
    return (
        f"Đường dây nóng của UBND {place.district}: 0{rng.randint(200, 299)} 0{rng.randint(100, 999)} 111",
        f"Chung tay phòng, chống cháy nổ mùa hanh khô ở {place.district}",
        f"Mời bạn đọc gửi tin, bài, ảnh cộng tác cùng Ban biên tập {place.district}",
        f"Hưởng ứng Tháng hành động vì trẻ em năm {place.first_day.year + 1}",
        f"Lấy ý kiến nhân dân về đồ án quy hoạch {place.communes[1]}",
    )
