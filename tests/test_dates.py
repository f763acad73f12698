"""Every printed shape of a date gives its value and precision; what is no date of the page gives none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dates import ParsedDate, find_date, labelled_date, labelled_dates, parse_date

CAPTURED = "2026-11-22T03:00:00Z"

ALONE = [
    ("(09:27 | 30/07/2022)", "2022-07-30T09:27:00", "minute"),
    ("21/12/2012 | 12:00 AM", "2012-12-21T00:00:00", "day"),
    ("Thứ Sáu, 10/06/2022, 15:10 (GMT+7) | Đã xem 15", "2022-06-10T15:10:00", "minute"),
    ("Thứ tư, 12/03/2025, 19:25 (GMT+7)", "2025-03-12T19:25:00", "minute"),
    ("Thứ Năm, 8/6/2023 14:46'(GMT+7)", "2023-06-08T14:46:00", "minute"),
    ("27/12/2024 lúc 00:02 (GMT+7)", "2024-12-27T00:02:00", "minute"),
    ("Thứ sáu - 10/06/2022 15:10", "2022-06-10T15:10:00", "minute"),
    ("10/06/2022 03:10:13 PM", "2022-06-10T15:10:13", "second"),
    ("2022-06-10T15:10:00+07:00", "2022-06-10T15:10:00", "second"),
    ("2022-06-10T08:10:00Z", "2022-06-10T15:10:00", "second"),
    ("2022-06-10T20:10:00.123Z", "2022-06-11T03:10:00", "second"),
    ("2022-06-10T15:10+0700", "2022-06-10T15:10:00", "minute"),
    ("2022-06-10", "2022-06-10T00:00:00", "day"),
    ("2022-06-10T00:00:00+07:00", "2022-06-10T00:00:00", "day"),
    ("(Thứ hai, 19/04/2021 15:17)", "2021-04-19T15:17:00", "minute"),
    ("Thứ năm, 03/10/2019", "2019-10-03T00:00:00", "day"),
    ("17:06 | 17/09/2019", "2019-09-17T17:06:00", "minute"),
    ("04:35 15/03/2016", "2016-03-15T04:35:00", "minute"),
    ("22/12/2019 06:05", "2019-12-22T06:05:00", "minute"),
    ("13/10/2020, 20:56", "2020-10-13T20:56:00", "minute"),
    ("09:47, 15/03/2021", "2021-03-15T09:47:00", "minute"),
    ("15:05 - 25/05/2024", "2024-05-25T15:05:00", "minute"),
    ("25/05/2024 - 15:05", "2024-05-25T15:05:00", "minute"),
    ("Thứ năm, 29/08/2024 - 08:00", "2024-08-29T08:00:00", "minute"),
    ("15:10' 10/6/2022", "2022-06-10T15:10:00", "minute"),
    ("15:10 ngày 10-06-2022", "2022-06-10T15:10:00", "minute"),
    ("10-06-2022 - 03:10 PM", "2022-06-10T15:10:00", "minute"),
    ("10/06/2022 03:10 PM", "2022-06-10T15:10:00", "minute"),
    ("NGÀY 13 THÁNG 11, 2023 | 15:10", "2023-11-13T15:10:00", "minute"),
    ("ngày 13 tháng 11 , 2023", "2023-11-13T00:00:00", "day"),
    ("(09/05/2023)", "2023-05-09T00:00:00", "day"),
    ("10-06-2022", "2022-06-10T00:00:00", "day"),
    ("10/06/22", "2022-06-10T00:00:00", "day"),
    ("15:10 10/06/22", "2022-06-10T15:10:00", "minute"),
    ("10/06/2022 24:05:00", "2022-06-10T00:05:00", "second"),
    ("10/06/2022 24:00:00", "2022-06-10T00:00:00", "day"),
    ("10/06/2022 03:10", "2022-06-10T03:10:00", "minute"),
    ("10/06/2022 03:10:13 CH", "2022-06-10T15:10:13", "second"),
    ("10/06/2022 11:07:54 SA", "2022-06-10T11:07:54", "second"),
    ("6/10/2022 3:10:13 CH", "2022-10-06T15:10:13", "second"),
    ("Ngày 13 tháng 11 năm 2023", "2023-11-13T00:00:00", "day"),
    ("15:42:27 05/12/2013", "2013-12-05T15:42:27", "second"),
    ("13 Tháng Mười Một 2023", "2023-11-13T00:00:00", "day"),
    ("Thứ Sáu, 10 tháng sáu năm 2022 | 15h10", "2022-06-10T15:10:00", "minute"),
    ("13 tháng năm, 2022", "2022-05-13T00:00:00", "day"),
    ("13 tháng năm 2022", "2022-05-13T00:00:00", "day"),
    ("13 tháng tư năm 2022", "2022-04-13T00:00:00", "day"),
    ("Thg 6 10, 2022", "2022-06-10T00:00:00", "day"),
    ("10 thg 6, 2022", "2022-06-10T00:00:00", "day"),
    ("10 Th6 2022", "2022-06-10T00:00:00", "day"),
    ("10/06/2022 15h10", "2022-06-10T15:10:00", "minute"),
    ("15 giờ 10 phút, ngày 10/06/2022", "2022-06-10T15:10:00", "minute"),
    ("15g10 10/06/2022", "2022-06-10T15:10:00", "minute"),
    ("8h ngày 10/06/2022", "2022-06-10T08:00:00", "hour"),
    ("8h 10/06/2022", "2022-06-10T08:00:00", "hour"),
    ("3:10 chiều 10/06/2022", "2022-06-10T15:10:00", "minute"),
    ("8:10 sáng, 10/06/2022", "2022-06-10T08:10:00", "minute"),
    ("10/06/2022 00:00:00", "2022-06-10T00:00:00", "day"),
    ("10/06/2022 12:00:00 PM", "2022-06-10T12:00:00", "second"),
    ("10/06/2022 25:61", "2022-06-10T00:00:00", "day"),
    ("Chủ Nhật, 12/06/2022", "2022-06-12T00:00:00", "day"),
    ("CN, 12/11/2023", "2023-11-12T00:00:00", "day"),
    ("T6, 10/06/2022", "2022-06-10T00:00:00", "day"),
    ("Thứ 6, 10/06/2022", "2022-06-10T00:00:00", "day"),
    ("Thứ Bẩy, 11/06/2022", "2022-06-11T00:00:00", "day"),
    ("Fri, 10 Jun 2022 08:10:00 GMT", "2022-06-10T15:10:00", "second"),
    ("Fri, 10 Jun 2022 15:10:00 +0700", "2022-06-10T15:10:00", "second"),
    ("Friday, June 10, 2022", "2022-06-10T00:00:00", "day"),
    ("10.6.2022", "2022-06-10T00:00:00", "day"),
    ("10/06/2022\xa0\xa011:38", "2022-06-10T11:38:00", "minute"),
    ("Thư\u0301 Sa\u0301u, 10/06/2022", "2022-06-10T00:00:00", "day"),
]

LABELLED = [
    ("Thời gian đăng: 10/06/2022 03:10:13 PM", "2022-06-10T15:10:13", "second"),
    ("Thời gian đăng: 01/08/2022 11:07:54 AM - Lượt đọc: 57", "2022-08-01T11:07:54", "second"),
    ("Thời gian đăng: 22/07/2020 10:02:18 AM", "2020-07-22T10:02:18", "second"),
    ("Ngày đăng: 08/07/2024\xa0\xa011:38", "2024-07-08T11:38:00", "minute"),
    ("Đăng ngày 17 - 05 - 2024", "2024-05-17T00:00:00", "day"),
    ("Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42:27", "second"),
    ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42:27", "second"),
    ("Ngày đăng 09/09/2020 | 05:07 PM | View count: 842", "2020-09-09T17:07:00", "minute"),
    ("Publish date 26/08/2013 | 12:00 AM | View count: 308", "2013-08-26T00:00:00", "day"),
    ("- Được đăng: Thứ ba, 13 Tháng 10 2015 09:10", "2015-10-13T09:10:00", "minute"),
    ("• Ngày đăng: 10/06/2022 Tác giả: Vân Tâm", "2022-06-10T00:00:00", "day"),
    ("(Ngày đăng: 10/06/2022)", "2022-06-10T00:00:00", "day"),
    ("THỜI GIAN ĐĂNG : 10/06/2022", "2022-06-10T00:00:00", "day"),
    ("Đăng lúc: Thứ sáu - 10/06/2022 15:10", "2022-06-10T15:10:00", "minute"),
    ("Ngày đăng: 13 Tháng Năm 2022", "2022-05-13T00:00:00", "day"),
    ("Posted on 10/06/2022", "2022-06-10T00:00:00", "day"),
    ("Chuyên mục: Tin huyện Ngày đăng: 10/06/2022", "2022-06-10T00:00:00", "day"),
]

UPDATED = [
    ("Cập nhật lúc 15:10, 10/06/2022", "2022-06-10T15:10:00", "minute"),
    ("Cập nhật: 10/06/2022", "2022-06-10T00:00:00", "day"),
    ("Ngày cập nhật: 10/06/2022 lúc 15h10", "2022-06-10T15:10:00", "minute"),
    ("Cập nhật lần cuối: 10/06/2022", "2022-06-10T00:00:00", "day"),
    ("Last updated: 10/06/2022", "2022-06-10T00:00:00", "day"),
]

NO_DATE = [
    "",
    "(10/06)",
    "Ngày 13/11",
    "tháng 4/2022",
    "06/2022",
    "2022",
    "9 tháng đầu năm 2022",
    "18.9",
    "6-10",
    "30/02/2022",
    "31/4/2022",
    "00/00/0000",
    "10/13/2022",
    "01/01/1900",
    "0001-01-01T00:00:00",
    "0001-01-01T05:00:00Z",
    "9999-12-31T23:00:00-05:00",
    "31/12/1996",
    "24/11/2026",
    "10/06/2022 - 12/06/2022",
    "ngày 22/10/2018 của Ban Chấp hành",
    "1654848613",
    "15 giờ 10 phút",
    "20/1/2022/QĐ-UBND",
    "10/06-2022",
    "1 tuần trước",
    "2 tháng trước",
    "x" * 100_000,
]

NOT_LABELLED = [
    "Thứ 3, Ngày 16/07/2024 -",
    "Thứ Sáu, 19/7/2024",
    "Thứ hai, 05/01/2026 - 08:27",
    "Chủ nhật 31/05/2020 02:31",
    "Hôm nay: Thứ Sáu, 10/06/2022",
    "Ngày 13/11 Đoàn khảo sát của tỉnh đến làm việc tại huyện",
    "Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị",
    "Ngày đăng ký: 10/06/2022",
    "Thời gian đăng ký từ ngày 10/06/2022",
    "Ngày ban hành: 10/06/2022",
    "UBND huyện đã cập nhật ngày 10/06/2022 danh sách hộ nghèo",
    "Cập nhật ngày 10/06/2022, toàn huyện có 12 hộ thoát nghèo",
    "Cập nhật số liệu đến ngày 10/06/2022",
    "Đăng ngày 10/06/2022 - 15/06/2022",
    "Bài đã đăng ngày 10/06/2022 trên Báo tỉnh cho biết thêm nhiều việc",
    "Đơn có ngày đăng: 10/06/2022",
    "Ngày đăng:",
    "Ngày đăng: 10/06",
    "Ngày đăng: 32/06/2022",
    "4 giờ trước",
]


@pytest.mark.parametrize(("text", "value", "precision"), ALONE)
def test_date_that_fills_its_text(text: str, value: str, precision: str) -> None:
    found = parse_date(text, CAPTURED)
    assert found
    assert (found.value, found.precision) == (value + "+07:00", precision)
    assert not found.rule.endswith("differs")


@pytest.mark.parametrize(("text", "value", "precision"), [row for row in ALONE if "tháng năm" not in row[0]])
def test_date_inside_a_line(text: str, value: str, precision: str) -> None:
    found = find_date(f"Tin trong huyện {text} đọc tiếp", CAPTURED)
    assert found
    assert (found.value, found.precision) == (value + "+07:00", precision)


@pytest.mark.parametrize(("line", "value", "precision"), LABELLED)
def test_publication_label(line: str, value: str, precision: str) -> None:
    found = labelled_date(line, CAPTURED)
    assert found
    assert (found[0], found[1].value, found[1].precision) == ("published", value + "+07:00", precision)


@pytest.mark.parametrize(("line", "value", "precision"), UPDATED)
def test_update_label(line: str, value: str, precision: str) -> None:
    found = labelled_date(line, CAPTURED)
    assert found
    assert (found[0], found[1].value, found[1].precision) == ("updated", value + "+07:00", precision)


@pytest.mark.parametrize("text", NO_DATE)
def test_no_date(text: str) -> None:
    assert parse_date(text, CAPTURED) is None


@pytest.mark.parametrize("line", NOT_LABELLED)
def test_date_without_its_label(line: str) -> None:
    assert labelled_dates(line, CAPTURED) == ()


def test_both_labels_in_one_line() -> None:
    line = "Cập nhật: 12/06/2022 08:00 AM Ngày đăng: 10/06/2022 15:10"
    assert [(kind, date.value[:10]) for kind, date in labelled_dates(line)] == [
        ("updated", "2022-06-12"),
        ("published", "2022-06-10"),
    ]
    found = labelled_date(line)
    assert found
    assert found[0] == "published"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Thời gian đăng: 01/08/2022 11:07:54 AM - Lượt đọc: 57", "01/08/2022 11:07:54 AM"),
        ("Ngày đăng: 08/07/2024\xa0\xa011:38", "08/07/2024 11:38"),
        ("Ngày đăng 09/09/2020 | 05:07 PM | View count: 842", "09/09/2020 | 05:07 PM"),
        ("Được đăng: Thứ ba, 13 Tháng 10 2015 09:10", "Thứ ba, 13 Tháng 10 2015 09:10"),
    ],
)
def test_evidence_is_the_printed_date_without_label(line: str, text: str) -> None:
    found = labelled_date(line)
    assert found
    assert found[1].text == text


def test_evidence_keeps_the_brackets_of_the_date() -> None:
    for find in (parse_date, find_date):
        found = find(" (09:27\xa0| 30/07/2022) ")
        assert found == ParsedDate("2022-07-30T09:27:00+07:00", "minute", "(09:27 | 30/07/2022)", "day_first")
    found = find_date("VĂN HÀO - TRẦN HỮU 30/04/2016 11:39")
    assert found
    assert (found.text, found.value) == ("30/04/2016 11:39", "2016-04-30T11:39:00+07:00")


def test_seconds_printed_as_minutes() -> None:
    found = parse_date("Thứ Sáu, ngày 10/06/2022 15:27", minutes_are_seconds=True)
    assert found
    assert (found.value, found.precision) == ("2022-06-10T15:00:00+07:00", "hour")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4 giờ trước", ("2026-11-22T06:00:00", "hour")),
        ("một giờ trước", ("2026-11-22T09:00:00", "hour")),
        ("10 phút trước", ("2026-11-22T09:50:00", "minute")),
        ("vừa xong", ("2026-11-22T10:00:00", "minute")),
        ("hôm qua", ("2026-11-21T00:00:00", "day")),
        ("Hôm qua lúc 15:10", ("2026-11-21T15:10:00", "minute")),
        ("08:05, hôm nay", ("2026-11-22T08:05:00", "minute")),
        ("2 ngày trước", ("2026-11-20T00:00:00", "day")),
        ("hôm kia", ("2026-11-20T00:00:00", "day")),
    ],
)
def test_relative_words_count_from_the_capture(text: str, value: tuple[str, str]) -> None:
    found = parse_date(text, CAPTURED)
    assert found
    assert (found.value.removesuffix("+07:00"), found.precision, found.rule) == (*value, "relative")
    assert parse_date(text) is None


def test_relative_words_cross_midnight_in_vietnam() -> None:
    found = parse_date("hôm nay", "2026-11-22T18:00:00Z")
    assert found
    assert found.value == "2026-11-23T00:00:00+07:00"
    labelled = labelled_date("Đăng lúc: hôm qua", "2026-11-22T03:00:00Z")
    assert labelled
    assert labelled[1].value == "2026-11-21T00:00:00+07:00"


@pytest.mark.parametrize(
    ("text", "day_first", "value", "rule"),
    [
        ("6/10/2022 3:10:13 PM", None, None, None),
        ("6/10/2022 3:10:13 PM", True, "2022-10-06", "day_first"),
        ("6/10/2022 3:10:13 PM", False, "2022-06-10", "month_first"),
        ("6/10/2022 03:10:13 PM", None, None, None),
        ("10/12/2022 3:10:13 PM", None, None, None),
        ("10/12/2022 10:10:13 PM", None, "2022-12-10", "day_first"),
        ("6/6/2022 3:10:13 PM", None, "2022-06-06", "day_first"),
        ("10/06/2022 3:10:13 PM", None, "2022-06-10", "day_first"),
        ("22/7/2022 3:10:13 PM", None, "2022-07-22", "day_first"),
        ("7/22/2022 3:10:13 PM", None, "2022-07-22", "month_first"),
        ("7/22/2022 3:10:13 PM", True, None, None),
        ("07/22/2022", None, None, None),
        ("07/22/2022", False, "2022-07-22", "month_first"),
        ("6/10/2022 3:10 PM", None, "2022-10-06", "day_first"),
        ("Friday, 6/10/2022 3:10:13 PM", None, "2022-06-10", "month_first_by_weekday"),
        ("Thứ Năm, 6/10/2022 3:10:13 PM", None, "2022-10-06", "day_first_by_weekday"),
        ("Thứ Hai, 6/10/2022 3:10:13 PM", None, None, None),
        ("Thứ Năm, 10/06/2022", None, "2022-10-06", "month_first_by_weekday"),
        ("Thứ Năm, 10/06/2022", True, "2022-06-10", "day_first_weekday_differs"),
        ("Thứ Hai, 10/06/2022", None, "2022-06-10", "day_first_weekday_differs"),
        ("Thứ Năm, 10-06-2022", None, "2022-06-10", "day_first_weekday_differs"),
        ("Thứ Năm, 17/06/2022", None, "2022-06-17", "day_first_weekday_differs"),
        ("Thứ Hai, ngày 13 tháng 5 năm 2022", None, "2022-05-13", "month_named_weekday_differs"),
    ],
)
def test_order_of_day_and_month(text: str, day_first: bool | None, value: str | None, rule: str | None) -> None:
    found = parse_date(text, CAPTURED, day_first=day_first)
    assert (found.value[:10] if found else None) == value
    assert (found.rule if found else None) == rule


def test_date_in_doubt_hides_no_later_one() -> None:
    assert find_date("6/10/2022 3:10:13 PM | 22/10/2022") is None


def test_impossible_date_before_a_real_one() -> None:
    found = find_date("Số 45/13/2022 ngày 10/06/2022")
    assert found
    assert found.value == "2022-06-10T00:00:00+07:00"


@pytest.mark.parametrize("line", ["phiên bản 1.2.10", "trong 6 tháng năm 2022", "cả 12 tháng năm 2022 đều tăng"])
def test_numbers_that_look_like_dates(line: str) -> None:
    assert find_date(line) is None


def test_future_counts_from_the_capture() -> None:
    assert parse_date("23/11/2026 09:00", CAPTURED)
    assert parse_date("23/11/2026 11:00", CAPTURED) is None
    assert parse_date("23/11/2026 11:00")


def test_broken_capture_time_is_an_error() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        parse_date("10/06/2022", "yesterday")


MOMENTS = st.datetimes(min_value=datetime(1997, 1, 2), max_value=datetime(2026, 11, 21))  # noqa: DTZ001


@given(moment=MOMENTS)
def test_any_moment_in_the_known_shapes(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, hour=moment.hour or 1)
    value = moment.isoformat() + "+07:00"
    for shape in ("%d/%m/%Y %I:%M:%S %p", "%H:%M:%S %d/%m/%Y", "%Y-%m-%dT%H:%M:%S+07:00", "%d-%m-%Y, %H:%M:%S (GMT+7)"):
        found = parse_date(moment.strftime(shape), CAPTURED, day_first=True)
        assert found
        assert (found.value, found.precision) == (value, "second")
    utc = (moment - timedelta(hours=7)).replace(tzinfo=UTC)
    found = parse_date(utc.isoformat().replace("+00:00", "Z"), CAPTURED)
    assert found
    assert found.value == value


@given(text=st.text(alphabet=st.sampled_from("0123456789/.-:|, ()hgTZ+APMthángămsuynlctưứ'ì"), max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for reader in (parse_date, find_date, labelled_date):
        reader(text, CAPTURED)


@given(text=st.text(max_size=80))
def test_whatever_is_found_is_a_moment_of_the_past(text: str) -> None:
    found = find_date(text + " 1/2/2003 " + text, CAPTURED)
    if found:
        assert "1997-01-01T00:00:00+07:00" <= found.value <= "2026-11-23T10:00:00+07:00"
        assert datetime.fromisoformat(found.value).utcoffset() == timedelta(hours=7)
