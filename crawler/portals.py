"""The portals that can be crawled: those with a spider module, and those that an archive has met by start URL."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlsplit

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.misc import load_object

from crawler import settings as settings_module
from crawler.errors import UsageError
from crawler.records import Link, Portal
from crawler.urls import bare_host, canonical_url, host_of


class SpiderClass(Protocol):
    """What this module needs to know of a spider class."""

    name: str
    delay: float

    @classmethod
    def portal(cls) -> Portal: ...

    @classmethod
    def seeds(cls) -> tuple[Link, ...]: ...


@cache
def scrapy_settings() -> Settings:
    """The project's settings, without regard to the working directory."""
    settings = Settings()
    settings.setmodule(settings_module, priority="project")
    return settings


@cache
def _spiders() -> dict[str, Any]:
    loader = SpiderLoader.from_settings(scrapy_settings())
    return {name: loader.load(name) for name in sorted(loader.list())}


def known_portals() -> tuple[Portal, ...]:
    """The portals that have a spider module, by id."""
    return tuple(spider.portal() for spider in _spiders().values())


def spider_for(portal_id: str, archived: tuple[Portal, ...] = ()) -> Any:
    """The spider class of a portal.

    `archived` are the portals of the archive, for those without a module. UsageError: nobody knows this id.
    """
    if portal_id in _spiders():
        return _spiders()[portal_id]
    for portal in archived:
        if portal.id == portal_id:
            return _spider_class(portal)
    raise UsageError(
        f"There is no portal {portal_id!r}.{_did_you_mean(portal_id, archived)} "
        "`crawler portals` lists them; `crawler crawl --start-url URL` adds one."
    )


def spider_for_url(start_url: str, archived: tuple[Portal, ...] = ()) -> Any:
    """The spider class for any web site: of the portal that has this host, else of a new one named after the host."""
    try:
        url = canonical_url(start_url)
    except ValueError as error:
        raise UsageError(f"--start-url {start_url!r} is not an address that can be crawled: {error}") from error
    host = bare_host(host_of(url))
    portals = (*known_portals(), *archived)
    for portal in portals:
        if host in map(bare_host, portal.hosts):
            return spider_for(portal.id, archived)
    portal_id = re.sub(r"\W", "_", host).strip("_")
    if any(portal.id == portal_id for portal in portals):
        raise UsageError(f"{host} would become the portal {portal_id}, and another host is that portal already.")
    return _spider_class(Portal(portal_id, host, url, hosts=(host,)))


def _spider_class(portal: Portal) -> Any:
    base = load_object(settings_module.PORTAL_START_URL_SPIDER)
    parts = urlsplit(portal.base_url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    attributes = {
        "name": portal.id,
        "portal_name": portal.name,
        "province": portal.province,
        "platform": portal.platform,
        "base_url": portal.base_url,
        "other_hosts": portal.hosts,
        "start_paths": tuple(dict.fromkeys((path or "/", "/"))),
    }
    return type(base)(portal.id, (base,), attributes)


def _did_you_mean(portal_id: str, archived: tuple[Portal, ...]) -> str:
    ids = sorted({*_spiders(), *(portal.id for portal in archived)})
    close = get_close_matches(portal_id, ids, n=2, cutoff=0.5)
    return f" Did you mean {' or '.join(close)}?" if close else ""
