"""The stories of the replica portals, made from the sentence bank; same portal, number and seed: same story.

Captions are the text as printed, brackets or `Ảnh: …` included. Times are Vietnam time (UTC+7). The newest story
comes first and has the highest number; story `n` does not depend on `count`. `author` of the styles `login` and
`generic` is what the page prints (`admin`, `P.V`): not a person, so the archive holds none. A `news_source` stands in
the lead when the story has the trait `prefix`, else on a line of its own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from tests.portals import stories_blocks as make
from tests.portals.model import Block, Paragraph, Picture, Story, body_text
from tests.portals.sentences import Scene, Topic
from tests.portals.sentences_bank import GENERAL, TOPICS
from tests.portals.stories_markup import disguise
from tests.portals.stories_pictures import files, picture
from tests.portals.stories_places import PLACES, Place
from tests.portals.stories_plan import COPIES, HABITS, LONG, SHORT, Habits, Plan, plan
from tests.portals.stories_scene import headline, matter, stage
from tests.portals.stories_style import byline, old_tones, restyled, without_blanks


def stories(portal_id: str, count: int, seed: int = 1) -> tuple[Story, ...]:
    """`count` stories of the portal, newest first."""
    return tuple(story(portal_id, number, seed) for number in range(count, 0, -1))


def filed_at(portal_id: str, number: int, seed: int = 1) -> datetime:
    """When the story went online, also where its page does not say so (feeds and sitemaps do)."""
    if origin := COPIES.get((portal_id, number)):
        return filed_at(*origin, seed) + timedelta(days=1, hours=1)
    return PLACES[portal_id].filed_at(number, random.Random(f"filed/{seed}/{portal_id}/{number}"))


@cache
def story(portal_id: str, number: int, seed: int = 1) -> Story:
    """Story `number` of the portal."""
    draft = _draft(portal_id, number, seed)
    return _dressed(draft, _told(draft))


def word_count(one: Story) -> int:
    """Words of lead and body."""
    return make.count_words(f"{one.lead or ''} {body_text(one.blocks)}")


@dataclass(frozen=True, slots=True)
class _Draft:
    """All that is decided before the first sentence."""

    place: Place
    habits: Habits
    plan: Plan
    number: int
    filed: datetime
    section: str
    topic: Topic
    scene: Scene
    rng: random.Random


def _draft(portal_id: str, number: int, seed: int) -> _Draft:
    place = PLACES[portal_id]
    rng = random.Random(f"story/{seed}/{portal_id}/{number}")
    filed = filed_at(portal_id, number, seed)
    section, name = matter(place, number)
    planned, scene = plan(portal_id, number, rng), stage(place, rng, filed)
    return _Draft(place, HABITS[portal_id], planned, number, filed, section, TOPICS[name], scene, rng)


def _told(draft: _Draft) -> Story:
    """The story without disguises."""
    place, rng, traits = draft.place, draft.rng, draft.plan.traits
    title, lead = headline(draft.place, draft.topic, draft.number, draft.scene)
    author, role, style = byline(place, draft.habits, draft.plan.author, rng)
    return Story(
        draft.number,
        title,
        lead,
        tuple(_blocks(draft, lead)),
        draft.section,
        _published(draft),
        author,
        role,
        style,
        news_source=_source(draft, author),
        traits=traits,
        files=files(place.files.format(draft.filed), draft.number, rng) if "files" in traits else (),
    )


def _published(draft: _Draft) -> datetime | None:
    if not draft.place.dated or "no_date" in draft.plan.traits:
        return None
    return draft.filed.replace(hour=0, minute=0, second=0) if "midnight" in draft.plan.traits else draft.filed


def _source(draft: _Draft, author: tuple[str, ...]) -> str | None:
    if "prefix" in draft.plan.traits:
        return draft.rng.choice(draft.habits.prefixes)[1]
    if "TTXVN" in author:
        return "TTXVN"
    return draft.rng.choice(draft.habits.sources) if "source_label" in draft.plan.traits else None


def _blocks(draft: _Draft, lead: str) -> list[Block]:
    scene, planned = draft.scene, draft.plan
    added = make.extras(scene, draft.topic, planned.traits)
    notes = make.footnotes(scene) if "footnote" in planned.traits else []
    parts = make.sections(scene, draft.topic, _other_topics(draft), _budget(planned, lead, added + notes))
    headings = "headings" in planned.traits or planned.words == LONG
    blocks = make.paragraphs(parts, draft.habits.sentences, headings, draft.rng)
    if "repeated_lead" in planned.traits:
        day = "" if "exact_repeat" in planned.traits else f"Ngày {scene.fixed['ngay']} "
        blocks.insert(0, Paragraph(day + lead))
    blocks = make.with_breaks(blocks, planned.traits, draft.rng)
    blocks = make.with_extras(make.with_pictures(blocks, _pictures(draft)), added)
    return [*blocks, *notes]


def _budget(planned: Plan, lead: str, added: list[Block]) -> int:
    """Words left for the running text; the shortest stories must stay within 100 words."""
    spent = make.count_words(f"{lead} {body_text(tuple(added))}")
    return SHORT + 7 - spent if planned.words == SHORT else max(190, planned.words - spent)


def _other_topics(draft: _Draft) -> tuple[str, ...]:
    names = [name for section in draft.place.sections for name in section.topics]
    return tuple(draft.rng.sample(names, len(names)))


def _pictures(draft: _Draft) -> list[Picture]:
    captions = [*draft.scene.draw(draft.topic["captions"]), *draft.scene.draw(GENERAL["captions"])]
    folder, styles = draft.place.pictures.format(draft.filed), draft.habits.captions
    return [
        picture(
            folder,
            styles[(draft.number // 2 + position) % len(styles)],
            captions[position],
            draft.number,
            position,
            draft.rng,
        )
        for position in range(draft.plan.pictures)
    ]


def _dressed(draft: _Draft, told: Story) -> Story:
    """The story with the habits that change its letters, then the disguises of its markup."""
    traits, rng = draft.plan.traits, draft.rng
    title, lead, blocks = told.title, told.lead or "", list(told.blocks)
    if "old_tone" in traits:
        title, lead, blocks = old_tones(title), old_tones(lead), restyled(blocks, old_tones)
    if "missing_blank" in traits:
        blocks = [without_blanks(block) for block in blocks]
    if "title_stop" in traits:
        title += "."
    if "prefix" in traits:
        lead = next(prefix for prefix, source in draft.habits.prefixes if source == told.news_source) + lead
    if not draft.place.led or "no_lead" in traits:
        blocks, lead = [Paragraph(lead), *blocks], ""
    shown = disguise(tuple(blocks), draft.plan.disguise, rng) if draft.plan.disguise else tuple(blocks)
    return replace(told, title=title, lead=lead or None, blocks=shown)
