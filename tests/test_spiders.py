"""Policy, as tests over every spider module: names, docstrings, seeds, manners."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from crawler.parsing import platforms
from crawler.portals import known_portals, spider_for, spider_for_url
from crawler.records import Portal
from spiders.base import PortalSpider

SPIDERS_FOLDER = Path(__file__).parent.parent / "spiders"
SHARED = {"__init__", "base", "platforms"}
MODULES = sorted(path.stem for path in SPIDERS_FOLDER.glob("*.py") if path.stem not in SHARED)
SEED_PORTALS = {
    "dien_bien_dien_bien",
    "kien_giang_an_bien",
    "son_la_quynh_nhai",
    "dien_bien_dang_bo",
    "kon_tum_kon_ray",
}


@pytest.fixture(params=MODULES)
def spider(request: pytest.FixtureRequest) -> Any:
    return spider_for(request.param)


def test_every_module_is_a_portal_and_the_seed_portals_are_among_them() -> None:
    assert {portal.id for portal in known_portals()} == set(MODULES)
    assert set(MODULES) >= SEED_PORTALS


def test_file_name_is_the_portal_id(spider: Any) -> None:
    assert spider.__module__ == f"spiders.{spider.name}"
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", spider.name)


def test_docstring_has_the_fixed_vocabulary(spider: Any) -> None:
    fields = dict(re.findall(r"^ *(Portal|Province|Platform): (.+)$", spider.__doc__, re.MULTILINE))
    assert fields == {"Portal": spider.portal_name, "Province": spider.province, "Platform": spider.platform}
    caveats = spider.__doc__.partition("Caveats:")[2]
    lines = re.findall(r"^ *- (.+)$", caveats, re.MULTILINE)
    assert lines
    assert all(line.startswith(("seen: ", "guessed: ")) for line in lines)


def test_module_is_small(spider: Any) -> None:
    lines = (SPIDERS_FOLDER / f"{spider.name}.py").read_text("utf-8").splitlines()
    assert len(lines) <= 45, "a portal on a known platform is facts, not code"


def test_platform_is_known(spider: Any) -> None:
    assert spider.platform == platforms.get(spider.platform).ID


def test_is_polite(spider: Any) -> None:
    assert spider.delay >= 1.0


def test_seeds_lie_on_the_portal(spider: Any) -> None:
    seeds = spider.seeds()
    assert seeds
    assert all(spider().owns(link.url) for link in seeds)
    assert {"page", "sitemap"} <= {link.role for link in seeds}


def test_any_address_becomes_a_portal() -> None:
    made = spider_for_url("http://www.Huyen-Moi.example.vn/tin-tuc?id=1#top")
    assert issubclass(made, PortalSpider)
    assert made.portal() == Portal(
        "huyen_moi_example_vn",
        "huyen-moi.example.vn",
        "http://www.huyen-moi.example.vn/tin-tuc?id=1",
        hosts=("www.huyen-moi.example.vn", "huyen-moi.example.vn"),
    )
    starts = [link.url for link in made.seeds() if link.role == "page"]
    assert starts == ["http://www.huyen-moi.example.vn/tin-tuc?id=1", "http://www.huyen-moi.example.vn/"]


def test_a_start_url_on_a_known_host_is_that_portal() -> None:
    assert spider_for_url("http://www.konray.kontum.gov.vn/vi/").name == "kon_tum_kon_ray"
    archived = (Portal("muong_la", "Mường La", "http://muongla.example.vn/", hosts=("muongla.example.vn",)),)
    assert spider_for_url("http://muongla.example.vn/x", archived).name == "muong_la"
