"""Base spiders by platform: what all portals of one CMS family have in common about *where to look*."""

from __future__ import annotations

from spiders.base import PortalSpider


class VnptPortalSpider(PortalSpider):
    """VNPT Portal. Its pager is a script; sitemap, feeds and related links are the way round it."""

    platform = "vnpt_portal"
    feed_paths = ("/rss",)


class KienGiangSpider(PortalSpider):
    """The CMS of the province of Kiên Giang."""

    platform = "kien_giang"


class DienBienMvcSpider(PortalSpider):
    """The ASP.NET MVC portals of Điện Biên: one article answers under every `PageIndex`."""

    platform = "dien_bien_mvc"


class KonRaySpider(PortalSpider):
    """The CMS seen at Kon Rẫy: ASP.NET, lists paged by postback."""

    platform = "kon_ray"


class AnyPortalSpider(PortalSpider):
    """A site that nobody wrote rules for: begins at its start URL and follows its links."""

    feed_paths = ("/rss", "/feed")
