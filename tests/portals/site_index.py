"""All replica sites by host name."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from tests.portals.model import Picture
from tests.portals.render import encoded
from tests.portals.site_base import Answer, Request, Site, redirect
from tests.portals.site_content import file_answer
from tests.portals.site_dien_bien import DangBo, DienBien
from tests.portals.site_kien_giang import KienGiang
from tests.portals.site_kon_ray import KonRay
from tests.portals.site_portal import PortalSite
from tests.portals.site_son_la import SonLa
from tests.portals.site_song_lam import SongLam

PORTALS: tuple[type[PortalSite], ...] = (DienBien, DangBo, KienGiang, SonLa, KonRay, SongLam)
MEDIA_HOSTS = ("media.kontumadmin.vn", "cdn.songlam-media.vn")
_WITH_WWW = ("huyendienbien.gov.vn", "thixasonglam.gov.vn")


class Media(Site):
    """A host that only serves the pictures of a portal."""

    def __init__(self, host: str, sites: list[PortalSite]) -> None:
        super().__init__()
        self.host = host
        for site in sites:
            for item in (*site.placed, *site.gone):
                for block in item.story.blocks:
                    if isinstance(block, Picture) and urlsplit(block.file).netloc == host:
                        self.add(encoded(urlsplit(block.file).path), file_answer(block.file))


class Www(Site):
    """The host name with `www.`, which redirects to the one without."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = f"www.{host}"

    def answer(self, request: Request) -> Answer:
        return redirect(f"http://{self.host.removeprefix('www.')}{request.target}")


@lru_cache(maxsize=8)
def _made(switches: frozenset[str]) -> dict[str, Site]:
    made = [portal(switches) for portal in PORTALS]
    sites: list[Site] = [*made, *(Media(host, made) for host in MEDIA_HOSTS), *map(Www, _WITH_WWW)]
    return {site.host: site for site in sites}


def portals(switches: frozenset[str] = frozenset()) -> dict[str, Site]:
    """The sites with these switches, by host."""
    return dict(_made(switches))


def portal_sites(switches: frozenset[str] = frozenset()) -> tuple[PortalSite, ...]:
    """The six portals among them."""
    return tuple(site for site in _made(switches).values() if isinstance(site, PortalSite))
