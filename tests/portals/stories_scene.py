"""Cast and stage of one story: the words that its sentences are filled with."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from tests.portals.sentences import Scene, Topic
from tests.portals.stories_places import Place

_OFFICES = ("Phó Chủ tịch UBND {h}", "Phó Bí thư Thường trực {Huy}", "Chủ tịch HĐND {h}", "Trưởng Ban Dân vận {Huy}")


def matter(place: Place, number: int) -> tuple[str, str]:
    """Category and topic name of story `number`: taken in turn."""
    section = place.sections[number % len(place.sections)]
    return section.name, section.topics[number // len(place.sections) % len(section.topics)]


def headline(place: Place, topic: Topic, number: int, scene: Scene) -> tuple[str, str]:
    """Title and lead. The portal's titles on a topic are used in turn; a second round is a `(Kỳ 2)`."""
    told = sum(matter(place, earlier)[1] == topic.name for earlier in range(1, number))
    titles, turn = topic["titles"], told // len(topic["titles"]) + 1
    title = titles[told % len(titles)]
    return scene.fill(title) + (f" (Kỳ {turn})" if turn > 1 else ""), scene.fill(_fitting(title, topic["leads"]))


def _fitting(title: str, leads: tuple[str, ...]) -> str:
    """The lead that has most words of the title in it."""
    words = set(title.lower().split())
    return max(leads, key=lambda lead: len(words & set(lead.lower().split())))


def stage(place: Place, rng: random.Random, filed: datetime) -> Scene:
    """The scene of a story that was filed then; its event lies one to three days before."""
    fixed = _names(place, rng) | _days(rng, filed)
    fixed |= {
        "coquan_qd": f"UBND {place.district}",
        "coquan_kh": f"UBND {place.district}",
        "coquan_ct": f"UBND {place.province}",
        "coquan_nq": f"HĐND {place.district}",
    }
    pools = {
        "x": place.communes,
        "b": place.villages,
        "dt": place.ethnic,
        "cay": place.crops,
        "con": place.animals,
        "sp": place.products,
    }
    return Scene(rng, filed.date() - timedelta(days=3), fixed, pools, place.person)


def _names(place: Place, rng: random.Random) -> dict[str, str]:
    xa, xa2 = rng.sample(place.communes, 2)
    ban, canbo = rng.choice(place.villages), place.person(rng)
    first, second = (office.format(h=place.kind, Huy=place.committee) for office in rng.sample(_OFFICES, 2))
    return {
        "h": place.kind,
        "huyen": place.district,
        "Huyen": _capital(place.district),
        "tinh": place.province,
        "Huy": place.committee,
        "HU": place.committee_short,
        "thon": place.village_word,
        "song": place.river,
        "xa": xa,
        "Xa": _capital(xa),
        "xa2": xa2,
        "ban": ban,
        "Ban": _capital(ban),
        "canbo": f"đồng chí {canbo}",
        "Canbo": f"Đồng chí {canbo}",
        "chuc": first,
        "canbo2": place.person(rng),
        "chuc2": second,
    }


def _days(rng: random.Random, filed: datetime) -> dict[str, str]:
    event = filed - timedelta(days=rng.randint(1, 3))
    later = filed + timedelta(days=rng.randint(20, 60))
    return {
        "ngay": f"{event.day}/{event.month}",
        "ngaysau": f"{later.day}/{later.month}",
        "ngaysau2": f"{filed.day}/{filed.month}",
        "nam": str(event.year),
        "namtruoc": str(event.year - 1),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
