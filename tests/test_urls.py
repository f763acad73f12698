"""One spelling for each address; traps refused, ordinary addresses of every platform let through."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls import canonical_url, file_kind, host_of, key_hash, trap, url_key

CANONICAL = [
    ("http://a.gov.vn", "http://a.gov.vn/"),
    ("HTTP://A.Gov.VN/Tin-Tuc", "http://a.gov.vn/Tin-Tuc"),
    ("http://a.gov.vn:80/x", "http://a.gov.vn/x"),
    ("https://a.gov.vn:443/x", "https://a.gov.vn/x"),
    ("http://a.gov.vn:443/x", "http://a.gov.vn:443/x"),
    ("http://a.gov.vn:/x", "http://a.gov.vn/x"),
    ("http://a.gov.vn:08080/x", "http://a.gov.vn:8080/x"),
    ("http://a.gov.vn./x", "http://a.gov.vn/x"),
    ("http://www.a.gov.vn/x#top", "http://www.a.gov.vn/x"),
    ("http://user:secret@a.gov.vn/x", "http://a.gov.vn/x"),
    ("http://a.gov.vn@b.gov.vn/x", "http://b.gov.vn/x"),
    ("http:\\\\a.gov.vn\\Upload\\anh.jpg", "http://a.gov.vn/Upload/anh.jpg"),
    ("  http://a.gov.vn/x\n", "http://a.gov.vn/x"),
    ("\xa0http://a.gov.vn/tin\n-tuc\t/x", "http://a.gov.vn/tin-tuc/x"),
    ("http://a.gov.vn/images/t 1.jpg", "http://a.gov.vn/images/t%201.jpg"),
    ("http://a.gov.vn/tin tức/bài viết", "http://a.gov.vn/tin%20t%E1%BB%A9c/b%C3%A0i%20vi%E1%BA%BFt"),
    ("http://a.gov.vn/tin%20t%e1%bb%a9c", "http://a.gov.vn/tin%20t%E1%BB%A9c"),
    ("http://a.gov.vn/%7Ehuyen/%41%2d", "http://a.gov.vn/~huyen/A-"),
    ("http://a.gov.vn/a%2Fb%3fc", "http://a.gov.vn/a%2Fb%3Fc"),
    ("http://a.gov.vn/100%/50%zz", "http://a.gov.vn/100%25/50%25zz"),
    ("http://a.gov.vn/%E9t%E9", "http://a.gov.vn/%E9t%E9"),
    ('http://a.gov.vn/a|b[1]{2}^`"<>', "http://a.gov.vn/a%7Cb%5B1%5D%7B2%7D%5E%60%22%3C%3E"),
    ("http://a.gov.vn/x\x01y", "http://a.gov.vn/x%01y"),
    ("http://a.gov.vn/a/./b/../c/%2e%2E/d", "http://a.gov.vn/a/d"),
    ("http://a.gov.vn/../../a/..", "http://a.gov.vn/"),
    ("http://a.gov.vn/a/.", "http://a.gov.vn/a/"),
    ("http://a.gov.vn//a//b", "http://a.gov.vn//a//b"),
    ("http://a.gov.vn/x?", "http://a.gov.vn/x"),
    ("http://a.gov.vn?a=1", "http://a.gov.vn/?a=1"),
    ("http://a.gov.vn/x?&&a=1&", "http://a.gov.vn/x?a=1"),
    ("http://a.gov.vn/x?b=2&a=1&a=", "http://a.gov.vn/x?b=2&a=1&a="),
    ("http://a.gov.vn/x?q=tin tức&p=a+b", "http://a.gov.vn/x?q=tin%20t%E1%BB%A9c&p=a+b"),
    ("http://a.gov.vn/x?a=1?b\\c/d", "http://a.gov.vn/x?a=1?b%5Cc/d"),
    ("http://a.gov.vn/x?utm_source=zalo&id=3&fbclid=I-x_y&ref=home", "http://a.gov.vn/x?id=3"),
    ("http://a.gov.vn/x?UTM%5Fmedium=a", "http://a.gov.vn/x"),
    ("http://a.gov.vn/x?id=3&amp;utm_source=a", "http://a.gov.vn/x?id=3"),
    ("http://a.gov.vn/x;jsessionid=0A1B.node1?id=3", "http://a.gov.vn/x?id=3"),
    ("http://a.gov.vn/x;JSESSIONID=0A1B/y;v=1", "http://a.gov.vn/x/y;v=1"),
    ("http://a.gov.vn/x?id=3;jsessionid=0A1B&b=1", "http://a.gov.vn/x?id=3&b=1"),
    ("http://a.gov.vn/x?_afrLoop=9&_adf.ctrl-state=z_4&p_auth=Q&id=3", "http://a.gov.vn/x?id=3"),
    ("http://a.gov.vn/x?PHPSESSID=1&sid=0123456789abcdef", "http://a.gov.vn/x"),
    ("http://a.gov.vn/modules.php?name=News&sid=123", "http://a.gov.vn/modules.php?name=News&sid=123"),
    ("http://a.gov.vn/x?reference=7&side=2", "http://a.gov.vn/x?reference=7&side=2"),
    ("http://Xã-Đông.vn/x", "http://xn--x-ng-goa7h8i.vn/x"),
    ("http://x%C3%A3-%C4%91%C3%B4ng.vn/x", "http://xn--x-ng-goa7h8i.vn/x"),
    ("http://tin_tuc.a.gov.vn/", "http://tin_tuc.a.gov.vn/"),
    ("http://localhost:8080/", "http://localhost:8080/"),
    ("http://127.0.0.1/", "http://127.0.0.1/"),
    ("http://[2001:DB8:0::1]:80/", "http://[2001:db8::1]/"),
]

BROKEN = [
    "",
    "tin-tuc/x",
    "/tin-tuc/x",
    "//a.gov.vn/x",
    "javascript:void(0)",
    "mailto:vanphong@a.gov.vn",
    "tel:0215",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://a.gov.vn/x",
    "https//a.gov.vn",
    "http:/a.gov.vn/x",
    "http://",
    "http:///x",
    "http://?a=1",
    "http://:80/",
    "http://./",
    "http://a..gov.vn/",
    "http://a gov.vn/",
    "http://a.gov.vn:x/",
    "http://a.gov.vn:0/",
    "http://a.gov.vn:65536/",
    "http://a.gov.vn:80:80/",
    "http://a\x00.gov.vn/",
    "http://a%00.gov.vn/",
    "http://%ff.vn/",
    "http://a<b>.vn/",
    "http://[::1/",
    "http://[1:2]/",
    "http://[fe80::1%25eth0]/",
    "http://" + "a" * 64 + ".vn/",
    "http://" + "a." * 127 + "vn/",
    "http://đ" + "a" * 70 + ".vn/",
    "http://a.gov.vn/\ud800",
]

SAME = [
    ("http://a.gov.vn/tin tức", "https://www.a.gov.vn/tin%20t%e1%bb%a9c#x"),
    ("http://a.gov.vn/x?b=2&a=1", "http://a.gov.vn/x?a=1&b=2"),
    ("http://a.gov.vn/x?a=1&a=1&b=", "http://a.gov.vn:80/x?b=&a=1"),
    ("http://a.gov.vn/x;jsessionid=1?a=1&ref=2", "http://a.gov.vn/x?a=1"),
    ("https://a.gov.vn/", "http://www.a.gov.vn"),
]

DIFFERENT = [
    ("http://a.gov.vn/x?a=1&a=2", "http://a.gov.vn/x?a=2&a=1"),
    ("http://a.gov.vn/x?a=1&a=2&a=1", "http://a.gov.vn/x?a=1&a=2"),
    ("http://a.gov.vn/x", "http://a.gov.vn/X"),
    ("http://a.gov.vn/x", "http://a.gov.vn/x/"),
    ("http://a.gov.vn/x", "http://b.a.gov.vn/x"),
    ("http://a.gov.vn/x", "http://a.gov.vn:8080/x"),
    ("http://a.gov.vn/?ContentID=1", "http://a.gov.vn/?ContentID=2"),
    ("http://a.gov.vn/a%2Fb", "http://a.gov.vn/a/b"),
]


@pytest.mark.parametrize(("url", "canonical"), CANONICAL)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize("url", BROKEN)
def test_broken_urls_are_refused(url: str) -> None:
    for function in (canonical_url, url_key, host_of, trap):
        with pytest.raises(ValueError):  # noqa: PT011 -- the message is idna's, ipaddress's or ours
            function(url)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_address(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)
    assert key_hash(url_key(one)) == key_hash(url_key(other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_addresses(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


def test_key_leaves_out_scheme_and_www() -> None:
    assert url_key("https://www.a.gov.vn/x?b=1&a=2") == "a.gov.vn/x?a=2&b=1"
    assert url_key("http://www.vn/x") == "www.vn/x"


def test_hash_is_fixed_for_good() -> None:
    assert key_hash("a.gov.vn/x") == 7442081601423374028  # printf a.gov.vn/x | b2sum -l 64
    assert -(2**63) <= key_hash("") < 2**63


@pytest.mark.parametrize(
    ("url", "host"),
    [("http://WWW.A.gov.vn:81/", "www.a.gov.vn"), ("https://[::1]:8/", "::1"), ("http://u:p@đ.vn/", "xn--fea.vn")],
)
def test_host(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("/Upload/anh.JPG?w=300", "image"),
        ("/portal/Photos/106dffe2%20(1).jpg#x", "image"),
        ("/image/journal/article?img_id=12&t=1452137163000", "image"),
        ("/Thumbnail.ashx?w=3&file=/a/b.png", "image"),
        ("/files/BAO CAO NONG THON MOI 2022.pdf.pdf", "attachment"),
        ("/files/cv.signed.PDF", "attachment"),
        ("/files/so lieu.xls ", "attachment"),
        ("/LinkClick.aspx?fileticket=abc%3d&tabid=425", "attachment"),
        ("/documents/10180/30521/Ke-hoach.doc/0d9d1d4b-3ed2-4c1f-9c5e-0f5e3d1b8f2a?t=1452137163000", "attachment"),
        ("/Download.aspx?id=4&name=ke-hoach.docx", "attachment"),
        ("/phat-thanh/so-12.mp3", "attachment"),
        ("/css/site.css?v=3", "requisite"),
        ("/WebResource.axd?d=x", "requisite"),
        ("/favicon.ico", "requisite"),
        ("/tin-tuc/bao-cao.pdf.html", "page"),
        ("/tin-tuc/anh.jpg/xem", "page"),
        ("/xem.html?file=/a/b.pdf", "page"),
        ("/sitemap.xml.gz", "page"),
        ("/", "page"),
        ("", "page"),
    ],
)
def test_file_kind(url: str, kind: str) -> None:
    assert file_kind("http://a.gov.vn" + url) == kind


TRAPS = [
    ("calendar", "/lich-cong-tac?thang=3&nam=2031"),
    ("calendar", "/lich-cong-tac?tuan=12"),
    ("calendar", "/LichCongTac.aspx?Date=10/06/2022"),
    ("calendar", "/lich-tiep-cong-dan/?month=2031-03"),
    ("calendar", "/lich?ngay=1&thang=2&nam=2040"),
    ("calendar", "/calendar/2031/03"),
    ("calendar", "/lich-cong-tac/thang-3-2031"),
    ("calendar", "/event-calendar/2031-03-01"),
    ("calendar", "/index.php?option=com_jevents&task=month.calendar&year=2031&month=3"),
    ("calendar", "/web/guest/home?p_p_id=8&_8_month=3&_8_year=2031"),
    ("calendar", "/index.php?mod=lich-cong-tac&nam=2031"),
    ("print_view", "/vi/news/print/tin-tuc/bai-viet-12.html"),
    ("print_view", "/news/savefile/tin-tuc/bai-viet-12.html"),
    ("print_view", "/index.php?language=vi&nv=news&op=print/tin-tuc/bai-viet-12"),
    ("print_view", "/1430-bai-viet.html?tmpl=component&print=1&page="),
    ("print_view", "/bai-viet-12?print=true"),
    ("print_view", "/Print.aspx?id=12"),
    ("print_view", "/bai-viet/print/"),
    ("print_view", "/web/x/-/view_content/12-bai?p_p_state=pop_up"),
    ("print_view", "/tabid/425/default.aspx?mid=7&dnnprintmode=true"),
    ("share", "/vi/news/sendmail/tin-tuc/bai-viet-12.html"),
    ("share", "/index.php?option=com_mailto&link=abc"),
    ("share", "/bai-viet/?share=facebook"),
    ("share", "/cdn-cgi/l/email-protection"),
    ("login", "/dang-nhap"),
    ("login", "/Login.aspx?ReturnUrl=%2ftin-tuc"),
    ("login", "/vi/users/lostpass/"),
    ("login", "/users/"),
    ("login", "/c/portal/login?p_l_id=10"),
    ("login", "/wp-login.php"),
    ("login", "/_layouts/15/Authenticate.aspx?Source=%2F"),
    ("login", "/default.aspx?tabid=36&ctl=Login"),
    ("search", "/seek/?q=tin"),
    ("search", "/tim-kiem?q=lu%20quet&page=3"),
    ("search", "/search/node?keys=a&key=b"),
    ("counter", "/vi/statistics/allreferers/"),
    ("sort_order", "/van-ban?cat=3&sort=asc"),
    ("sort_order", "/van-ban?orderByCol=title&orderByType=asc"),
    ("sort_order", "/uploads/?C=N;O=D"),
    ("language_loop", "/vi/en/vi"),
    ("language_loop", "/tin-tuc/vi/en"),
    ("language_loop", "/cong-nghe/-/view_content/4418033-slug/vi"),
    ("language_loop", "/vi/tin-tuc/su-kien/en"),
    ("language_loop", "/tin-tuc/bai-viet-1105750/en"),
    ("repeated_path", "/-/view_content/web/sotttt-eng/x/-/view_content/12-y"),
    ("repeated_path", "/tin-tuc/a-b/tin-tuc/a-b"),
    ("repeated_path", "/tin-tuc/x1/tin-tuc/x2/tin-tuc"),
    ("depth", "/" + "/".join(f"cap-{level}" for level in range(11))),
    ("too_long", "/tin-tuc?" + "x" * 2100),
]

ORDINARY = [
    "/",
    "/vi",
    "/en",
    "/vi/",
    "/T/HUYEN-DIEN-BIEN-70-NAM-PHAN-DAU---XAY-DUNG---TRUONG-THANH?PageIndex=76",
    "/vanhoa/Tintuc/View/Ban-tin-trong-tuan",
    "/Tintuc/TinHuyen?PageIndex=3",
    "/m/127/1193/Tieu-De-Bai-Viet.html",
    "/m/1/1/Tieu-De.html",
    "/m/127/trang-2.html",
    "/tin-chinh-tri/huong-dan-dang-nhap-dich-vu-cong-920730",
    "/lich-cong-tac/lich-cong-tac-tuan-12-nam-2022-920731",
    "/lich-cong-tac",
    "/lich-cong-tac?page=2",
    "/lich-cong-tac/12345",
    "/lich-su-hinh-thanh?nam=1954",
    "/tin-tuc/lich-su-dang-bo-huyen-920732",
    "/tin-tuc?nam=2022&thang=6",
    "/tin-tuc-su-kien/2022/06",
    "/1303/31083/75120/722226/tin-tuc/bai-viet",
    "/rss/tin-tuc.rss",
    "/sitemap.xml",
    "/vi/tin-tuc/Hoi-nghi-so-ket-5967.aspx",
    "/pages/detail/53116/Tieu-De.html",
    "/news/category/12/Tieu-De.html",
    "/portal/pages/2023-01-30/Tieu-De-468686.aspx",
    "/portal/Pages/Tin-tuc-su-kien.aspx?PageIndex=3",
    "/web/guest/tin-tuc/-/asset_publisher/Ab1c/content/tieu-de-bai-viet",
    "/vi/web/guest/tin-trong-huyen/tin-moi/-/asset_publisher/Ab1c/content/tieu-de",
    "/cong-nghe-thong-tin/-/view_content/4418033-slug",
    "/cong-nghe?p_p_id=101&_101_delta=75&_101_cur=17",
    "/chuyen-muc?p_p_id=101&p_p_lifecycle=0&p_p_state=normal&_101_advancedSearch=false&_101_keywords=&_101_cur=2",
    "/Article/ViewPost.aspx?pageid=1&ItemID=22&mid=3",
    "/Article/CategoryPage.aspx?pageid=3&pagenumber=4",
    "/vi/news/van-hoa/hoi-xuan-ban-muong-1234.html",
    "/news/van-hoa/page-2/",
    "/news/tag/nong-thon-moi/page-8",
    "/vi/news/rss/van-hoa/",
    "/sitemap-vi.news.xml",
    "/tin-tuc?page=0",
    "/sites/default/files/2023-04/BAO CAO.pdf.pdf",
    "/tin-tuc/tin-tuc-su-kien/1430-slug.html?start=10",
    "/wp-content/uploads/2022/05/anh.jpg",
    "/2022/05/19/ten-bai-viet/",
    "/page/2/",
    "/Portal/Default.aspx?Organization=TUHP&ContentID=12345",
    "/default.aspx?portalid=admin&selectpageid=page.1&newsdetail=4696&n_g_manager=20&ClosePortletPreferencesID=7",
    "/Introduction.aspx?MenuID=2b1c&NewsID=77aa",
    "/Pages/ChuyenMuc/PhanTrang/1748/3/Vien-thong.html",
    "/trang-302.html",
    "/index.php?com=danhmuc_tin&id_category=10",
    "/3cms?cmd=140&txt_search=",
    "/LinkClick.aspx?fileticket=abc&tabid=425",
    "/webcenter/portal/vi/menu/trangchu/ddnhnn/nctd/nctd_chitiet?dDocName=SBV123",
    "/tin-tuc/in-bao-hiem-y-te-cho-nguoi-ngheo-920733",
    "/tin-tuc/share-tam-long-vang-920734",
    "/van-ban?page=2&sort=desc",
    "/van-ban/chi-tiet?id=7&orderby=date",
    "/search?chuyenmuc=5&page=2",
    "/gioi-thieu/en",
    "/html/portlet/login/css/main.css?t=1640935147000",
    "/print/anh.jpg",
    "/lich-cong-tac/Download.aspx?nam=2022&file=lich-tuan-12.docx",
    "/tin-tuc/tin-tuc",
    "/statistics",
    "/van-ban/2022/2022/2022-qd-ubnd",
    "/Upload/Images/Normal/2022/11/a/b/c/d/e/f/anh.jpg",
    "/tin-tuc/" + "%E1%BB%99" * 150,
]


@pytest.mark.parametrize(("rule", "address"), TRAPS)
def test_traps(rule: str, address: str) -> None:
    assert trap("http://a.gov.vn" + address) == rule


@pytest.mark.parametrize("address", ORDINARY)
def test_ordinary_addresses_are_no_traps(address: str) -> None:
    assert trap("http://a.gov.vn" + address) is None


PIECES = st.sampled_from(
    [
        *("http://", "https://", "HTTP:\\\\", "a.gov.vn", "www.", "đ", "%c4%91", "%2e", "..", ".", "/", "//", "\\"),
        *(";", ";jsessionid=1", "?", "&", "=", "#", ":", "80", "@", "%", "%zz", "%41", "+", "~", "utm_x", "ref", "sid"),
        *("jsessionid", "amp;", "[::1]", "x", "X", "|", "\x00", " ", "\n", "\xa0", "\u3002", "\ud83d"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40))
def test_canonical_url_is_idempotent(rest: str) -> None:
    for url in (rest, "http://a.gov.vn/" + rest, "http://" + rest, "http://a.gov.vn/x?" + rest):
        try:
            canonical = canonical_url(url)
        except ValueError:
            continue
        assert canonical_url(canonical) == canonical
        assert canonical.isascii()
        assert canonical.isprintable()
        assert " " not in canonical
        assert url_key(canonical) == url_key(url)
        assert trap(canonical) == trap(url)
        assert host_of(canonical) in canonical


@given(st.text(st.characters(exclude_characters="\\/?#%;\t\r\n", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_raw_and_escaped_letters_are_one_address(text: str) -> None:
    raw, escaped = f"http://a.gov.vn/x{text}/y", f"http://a.gov.vn/x{quote(text)}/y"
    reserved = "!$&'()*+,=:@"
    if not set(text) & set(reserved):
        assert url_key(raw) == url_key(escaped)
    assert canonical_url(raw).count("/") == 4


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://a.gov.vn/" + "download" * 7500 + "/x?y=b.pdf", "page"),
        ("http://a.gov.vn/" + "download" * 7500 + "?y=b.pdf", "attachment"),
        ("http://a.gov.vn/download/?y=b.pdf", "page"),
        ("http://a.gov.vn/download.php?y=b.pdf", "attachment"),
    ],
)
def test_only_the_last_segment_names_a_script_that_sends_files(url: str, kind: str) -> None:
    assert file_kind(url) == kind


@pytest.mark.timeout(10)
def test_deep_paths_are_refused_before_they_are_compared() -> None:
    names = "/".join(f"a{number:03}" for number in range(300))
    assert trap(f"http://a.gov.vn/{names}/a000") == "depth"
    assert trap("http://a.gov.vn/" + "abc/" * 500) == "depth"
    assert trap("http://a.gov.vn/abc/abc/abc") == "repeated_path"
