"""Huyện Quỳnh Nhai, Sơn La."""

from __future__ import annotations

from spiders.platforms import VnptPortalSpider


class QuynhNhai(VnptPortalSpider):
    """The district's portal.

    Portal: Cổng thông tin điện tử huyện Quỳnh Nhai
    Province: Sơn La
    Platform: vnpt_portal
    Caveats:
        - seen: article addresses end in a number (`/category/slug-920730`), on other districts of Sơn La.
        - seen: lists are paged by script (`li.page-item[data-page]`), the address does not change.
        - seen: articles print no date; the counters of the footer show 1 until a script fills them.
        - seen: every scraper of sonla.gov.vn had to accept an incomplete certificate chain.
        - guessed: the host, `?page=n` behind the pager, `/rss` and `/sitemap.xml`.
    """

    name = "son_la_quynh_nhai"
    portal_name = "Cổng thông tin điện tử huyện Quỳnh Nhai"
    province = "Sơn La"
    base_url = "http://quynhnhai.sonla.gov.vn/"
