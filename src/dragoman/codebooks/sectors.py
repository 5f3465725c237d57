"""PLOVER's sectors of a state in words: `RUS.GOV` is Russia (government)."""

from collections.abc import Mapping

SECTOR_WORDS: Mapping[str, str] = {
    "GOV": "government",
    "MIL": "armed forces",
    "LEG": "parliament",
    "JUD": "courts",
    "SPY": "intelligence",
    "COP": "police",
    "OPP": "opposition",
    "REB": "rebels",
    "PTY": "party",
    "CVL": "civilians",
    "JRN": "media",
    "BUS": "business",
    "EDU": "scholars",
    "LAB": "workers",
    "REL": "clergy",
    "REF": "refugees",
    "MED": "doctors",
    "AGR": "farmers",
    "CRM": "criminals",
    "ELI": "former leaders",
    "PRM": "militias",
    "UAF": "armed men",
}
