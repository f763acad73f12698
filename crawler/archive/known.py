"""What a walk has met lately, in bounded memory: it keeps the links of every page's menu away from the database."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.records import Link

GENERATION = 20_000
"""Marks per generation. Two take 4 MB at most, and each portal under way has them; a link that was forgotten costs one
look into the database (15 µs among a million URLs)."""


def mark(link: Link) -> int:
    """64 bits that stand for the link as spelled.

    Python's string hash, which has a secret of its own in each process: nobody can plant a link that hides another.
    """
    return hash(link.url) if link.method == "GET" and link.identity is None else hash((link.url, link.identity))


class Known:
    """A set of marks that forgets the longest unseen: when the young generation is full, it becomes the old one."""

    def __init__(self, generation: int = GENERATION) -> None:
        self._generation = generation
        self._young: set[int] = set()
        self._old: set[int] = set()

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def unmet(self, links: Iterable[Link]) -> list[tuple[int, Link]]:
        """The links, with their marks, that are not known; the known ones become young again."""
        young = self._young
        strangers = [(key, link) for link in links if (key := mark(link)) not in young]
        return [pair for pair in strangers if not self._rejuvenate(pair[0])] if self._old else strangers

    def _rejuvenate(self, key: int) -> bool:
        if key not in self._old:
            return False
        self.add((key,))
        return True

    def add(self, keys: Iterable[int]) -> None:
        """Remembers marks; called once the transaction that stored their links has committed."""
        self._young.update(keys)
        if len(self._young) >= self._generation:
            self._old, self._young = self._young, set()
