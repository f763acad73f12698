"""Huyện An Biên, Kiên Giang."""

from __future__ import annotations

from spiders.platforms import KienGiangSpider


class AnBien(KienGiangSpider):
    """The district's portal.

    Portal: Cổng thông tin điện tử huyện An Biên
    Province: Kiên Giang
    Platform: kien_giang
    Caveats:
        - seen: article addresses `/m/<category>/<article>/<slug>.html`, on a department of the province.
        - seen: the date is printed as `(09:27 | 30/07/2022)`; articles name no author.
        - guessed: the host, and that lists are paged by `/m/<category>/trang-<n>.html`.
    """

    name = "kien_giang_an_bien"
    portal_name = "Cổng thông tin điện tử huyện An Biên"
    province = "Kiên Giang"
    base_url = "http://anbien.kiengiang.gov.vn/"
