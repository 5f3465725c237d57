"""PLOVER's event types in words that fit between two names: `ASSAULT` is attack."""

from collections.abc import Mapping

TYPE_WORDS: Mapping[str, str] = {
    "AGREE": "agree",
    "CONSULT": "meet or talk",
    "SUPPORT": "support",
    "CONCEDE": "concede",
    "COOPERATE": "cooperate",
    "AID": "give aid",
    "RETREAT": "retreat or release",
    "REQUEST": "request",
    "ACCUSE": "accuse",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilize",
    "COERCE": "coerce",
    "ASSAULT": "attack",
}
