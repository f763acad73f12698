"""Lines that say what they are."""

from __future__ import annotations

import pytest

from crawler.parsing import labels


@pytest.mark.parametrize(
    "line",
    ["Tin liên quan", "Tin nổi bật Tin nổi bật", "Các tin khác", "Những tin mới hơn", "Thống kê truy cập",
     "BẢN ĐỒ HÀNH CHÍNH",
     "Liên kết Website", "Liên kết web", "Ảnh đẹp huyện Thử Nghiệm Thư viện ảnh", "Đăng nhập",
     "Tổng truy cập:", "Đang online: 1",
     "Tin tức", "Từ khóa: nông nghiệp", "Tin bài liên quan", "Tin đã đưa", "Other News"],
)  # fmt: skip
def test_headings_behind_an_article(line: str) -> None:
    assert labels.is_end(line)


@pytest.mark.parametrize(
    "line",
    ["Liên kết bốn nhà giúp bà con bán được giá", "Tin tức về vụ việc lan nhanh trong bản.",
     "Đăng nhập ngũ là vinh dự của thanh niên.",
     "Thống kê của xã cho thấy năm nay được mùa.", "Tin vui cho bà con vùng cao", "Ảnh hưởng của bão số ba"],
)  # fmt: skip
def test_sentences_that_begin_like_them(line: str) -> None:
    assert not labels.is_end(line)


@pytest.mark.parametrize(
    ("line", "views"),
    [("Lượt xem: 14", 14), ("Thời gian đăng: 01/08/2022 11:07:54 AM - Lượt đọc: 57", 57), ("Đã xem 15", 15),
     ("View count: 1.842", 1842),
     ("Lượt xem: 24,342 | Gửi lúc", 24342), ("1.205 lượt xem", 1205), ("Hôm nay: 1", None),
     ("Tổng truy cập: 4.798.809", None),
     ("Lượt xem: " + "9" * 40, None)],
)  # fmt: skip
def test_view_counters(line: str, views: int | None) -> None:
    assert labels.views_in(line) == views


@pytest.mark.parametrize(
    "name", ["S-p-Tr-ng.jpg", "z3348608816418_787efbbf2fa5f99ee1d5b445d75c6711-2-.jpg", "106dffe2c1%20(1).JPEG"]
)
def test_file_names(name: str) -> None:
    assert labels.is_file_name(name)
    assert not labels.is_file_name(f"Xem {name} ở đây.")


@pytest.mark.parametrize(
    "text",
    [
        "Không tìm thấy trang",
        "Bài viết không tồn tại hoặc đã bị xóa",
        "404",
        "Lỗi 404",
        "The requested resource was not found.",
    ],
)
def test_messages_that_a_page_is_missing(text: str) -> None:
    assert labels.says_missing(text)


def test_titles_of_error_pages() -> None:
    assert labels.is_status_title("Status - Cổng thông tin")
    assert labels.is_status_title("404 Not Found")
    assert labels.is_status_title("Không tìm thấy trang | Cổng thông tin")
    assert not labels.is_status_title("Kiểm tra tình trạng đê điều")
    assert not labels.is_status_title("Không tìm thấy dấu vết của đàn voi")
