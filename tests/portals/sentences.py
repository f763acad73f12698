"""The language of the sentence bank: topics written as text, and the filling of their templates.

A topic is one text. A line that starts with `#` opens a section (`titles`, `leads`, `facts` …), every other line is
one template, and an indented line goes on with the template above it. In a template `[a|b]` means one of the two,
and `{slot}` is filled from the scene (`Scene`): `{xa}` is the same commune all through a story, `{x}` another one
each time, `{#3-9}` a number, `{%3-9}` a percentage.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([^{}]+)\}")
_RANGE = re.compile(r"([#%])(\d+)-(\d+)")
_LETTERS = {"qd": "QĐ-UBND", "kh": "KH-UBND", "ct": "CT-UBND", "nqhd": "NQ-HĐND"}
_KINDS = {"qd": "Quyết định", "kh": "Kế hoạch", "ct": "Chỉ thị", "nqhd": "Nghị quyết"}


@dataclass(frozen=True, slots=True)
class Topic:
    """Everything the bank can say about one matter: templates by section."""

    name: str
    sections: dict[str, tuple[str, ...]]

    def __getitem__(self, section: str) -> tuple[str, ...]:
        return self.sections[section]


def topic(name: str, text: str) -> Topic:
    """Read a topic from its text (see the head of this module)."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("#"):
            current = sections.setdefault(line.strip("# "), [])
        elif line.startswith(" "):
            current[-1] += " " + line.strip()
        else:
            current.append(line.strip())
    return Topic(
        name, {key: tuple(unicodedata.normalize("NFC", one) for one in lines) for key, lines in sections.items()}
    )


@dataclass(slots=True)
class Scene:
    """Who and where a story is about: fixed words, pools for words that change, and the day that the news is told."""

    rng: random.Random
    day: date
    fixed: dict[str, str]
    pools: dict[str, tuple[str, ...]]
    person: Callable[[random.Random, bool | None], str]
    """A new name; True asks for a woman, False for a man."""
    told: set[str] = field(default_factory=set)

    def fill(self, template: str) -> str:
        """One finished sentence, first letter upper case."""
        while _CHOICE.search(template):
            template = _CHOICE.sub(lambda found: self.rng.choice(found[1].split("|")), template)
        text = " ".join(_SLOT.sub(lambda found: self._slot(found[1]), template).split())
        return text[:1].upper() + text[1:]

    def draw(self, templates: tuple[str, ...]) -> Iterator[str]:
        """Finished sentences in random order, each template once a story."""
        for template in self.rng.sample(templates, len(templates)):
            if template not in self.told:
                self.told.add(template)
                yield self.fill(template)

    def _slot(self, name: str) -> str:
        if found := _RANGE.fullmatch(name):
            return self._number(found[1], int(found[2]), int(found[3]))
        if name in self.fixed:
            return self.fixed[name]
        if name in self.pools:
            return self.rng.choice(self.pools[name])
        return self._special(name)

    def _number(self, kind: str, low: int, high: int) -> str:
        value = self.rng.randint(low, high)
        if kind == "%":
            return f"{value},{self.rng.randint(1, 9)}%"
        return f"{value:,}".replace(",", ".")

    def _special(self, name: str) -> str:
        match name:
            case "ten" | "nam_ten" | "nu":
                return self.person(self.rng, {"nam_ten": False, "nu": True}.get(name))
            case "ong" | "ong2" | "Ong" | "anh" | "Anh":
                return f"{'anh' if 'nh' in name else 'ông'} {self.person(self.rng, False)}"
            case "ba" | "ba2" | "Ba" | "chi" | "Chi":
                return f"{'chị' if 'hi' in name else 'bà'} {self.person(self.rng, True)}"
            case "tr":
                return f"{self.rng.randint(12, 95) * 10} triệu đồng"
            case "ty":
                return f"{self.rng.randint(1, 48)},{self.rng.randint(1, 9)} tỷ đồng"
            case "nc":
                return f"ngày {self._past()}"
            case "ky":
                return self._period()
            case _:
                return self._document(name)

    def _document(self, name: str) -> str:
        letters, kind = _LETTERS[name], _KINDS[name]
        office = self.fixed["coquan_" + name[:2]]
        return f"{kind} số {self.rng.randint(11, 1890)}/{letters} ngày {self._past()} của {office}"

    def _past(self) -> str:
        before = self.day - timedelta(days=self.rng.randint(120, 2200))
        pattern = self.rng.choice(("{0.day}/{0.month}/{0.year}", "{0.day:02}/{0.month:02}/{0.year}"))
        return pattern.format(before)

    def _period(self) -> str:
        months = self.rng.choice((3, 6, 9))
        year = self.day.year if self.day.month > months else self.day.year - 1
        return self.rng.choice(
            (f"{months} tháng đầu năm {year}", f"quý {self.rng.randint(1, 4)}/{year - 1}", f"năm {year - 1}")
        )
