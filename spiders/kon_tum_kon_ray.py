"""Huyện Kon Rẫy, Kon Tum."""

from __future__ import annotations

from spiders.platforms import KonRaySpider


class KonRay(KonRaySpider):
    """The district's portal.

    Portal: Cổng thông tin điện tử huyện Kon Rẫy
    Province: Kon Tum
    Platform: kon_ray
    Caveats:
        - seen: `A- A A+ | Tăng tương phản Giảm tương phản` above the title; no date; `Tin liên quan` below the text.
        - seen: pictures of Kon Tum's districts lie on another host.
        - guessed: the host, the addresses, and that lists are paged by ASP.NET postback.
    """

    name = "kon_tum_kon_ray"
    portal_name = "Cổng thông tin điện tử huyện Kon Rẫy"
    province = "Kon Tum"
    base_url = "http://konray.kontum.gov.vn/"
