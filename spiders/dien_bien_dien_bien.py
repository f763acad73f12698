"""Huyện Điện Biên, Điện Biên."""

from __future__ import annotations

from spiders.platforms import DienBienMvcSpider


class DienBien(DienBienMvcSpider):
    """The district's portal.

    Portal: Cổng thông tin điện tử huyện Điện Biên
    Province: Điện Biên
    Platform: dien_bien_mvc
    Caveats:
        - seen: the host, plain http, `/T/<UPPER-CASE-SLUG>` and `/<area>/Tintuc/View/<Slug>`.
        - seen: the same article answers under every `?PageIndex=`; dates are day first in a 12-hour clock.
        - seen: file names of pictures are printed as text above their captions.
        - guessed: the addresses of the lists, and that `PageIndex` pages them.
    """

    name = "dien_bien_dien_bien"
    portal_name = "Cổng thông tin điện tử huyện Điện Biên"
    province = "Điện Biên"
    base_url = "http://huyendienbien.gov.vn/"
