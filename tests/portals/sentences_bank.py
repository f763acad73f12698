"""All topics of the sentence bank by name."""

from __future__ import annotations

from tests.portals import sentences_economy as economy
from tests.portals import sentences_party as party
from tests.portals import sentences_safety as safety
from tests.portals import sentences_society as society
from tests.portals.sentences_general import GENERAL

__all__ = ["GENERAL", "TOPICS"]

_ALL = (
    economy.NEW_COUNTRYSIDE,
    economy.FARMING,
    economy.AQUACULTURE,
    economy.ROADS,
    economy.COOPERATIVE,
    economy.BUDGET,
    economy.TOURISM,
    society.EDUCATION,
    society.HEALTH,
    society.CULTURE,
    society.SPORT,
    society.POVERTY,
    society.GRATITUDE,
    party.PARTY,
    party.IDEOLOGY,
    party.ELECTION,
    party.MASS_WORK,
    party.UNIONS,
    party.REFORM,
    safety.DISASTER,
    safety.SALINITY,
    safety.SECURITY,
    safety.MILITARY,
    safety.FOREST,
    safety.WASTE,
    safety.DIGITAL,
)
TOPICS = {topic.name: topic for topic in _ALL}
