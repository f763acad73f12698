"""Đảng bộ tỉnh Điện Biên."""

from __future__ import annotations

from spiders.platforms import DienBienMvcSpider


class DangBoDienBien(DienBienMvcSpider):
    """The portal of the province's Party committee, on the software of the district's portal.

    Portal: Trang thông tin điện tử Đảng bộ tỉnh Điện Biên
    Province: Điện Biên
    Platform: dien_bien_mvc
    Caveats:
        - seen: `Thời gian đăng: … - Lượt đọc: N`; articles are signed with a name and an office, without a label.
        - guessed: the host, and all addresses (those of the district's portal are assumed).
    """

    name = "dien_bien_dang_bo"
    portal_name = "Trang thông tin điện tử Đảng bộ tỉnh Điện Biên"
    province = "Điện Biên"
    base_url = "http://dangbodienbien.vn/"
