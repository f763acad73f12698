"""The platforms, in the order in which they are tried: marks that no other family shares come first."""

from __future__ import annotations

from crawler.parsing import generic
from crawler.parsing.page import Document
from crawler.parsing.platforms import dien_bien_mvc, kien_giang, kon_ray, vnpt_portal
from crawler.parsing.platforms.base import Platform

FAMILIES: tuple[Platform, ...] = (vnpt_portal, kien_giang, dien_bien_mvc, kon_ray)
GENERIC: Platform = generic
_BY_ID = {platform.ID: platform for platform in (*FAMILIES, GENERIC)}


def get(platform: str | None) -> Platform:
    """The platform with this id; the generic one for an id that no module has (of an older or newer software)."""
    return _BY_ID.get(platform or "", GENERIC)


def choose(doc: Document, known: str | None = None) -> tuple[Platform, bool]:
    """The platform of a page, and whether its markup shows it; without marks it is the `known` one, else generic."""
    first = get(known)
    if first is not GENERIC and first.detect(doc):
        return first, True
    for family in FAMILIES:
        if family is not first and family.detect(doc):
            return family, True
    return first, False
