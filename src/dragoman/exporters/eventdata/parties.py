"""Who takes part in a coded event, in the terms of the exchange formats: an actor code in, its parts out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from dragoman.codebooks.actors import Codebook, load_codebook
from dragoman.model.annotations import Event, Party

NON_STATE: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""What stands in the place of a state where there is none (PLOVER, country field)."""

CAMEO_AGENTS: Final[Mapping[str, str]] = MappingProxyType(
    {"JRN": "MED", "MED": "HLH", "SOC": "CVL"}  # codes that CAMEO spells otherwise
    | {code: code for code in ("AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JUD", "LAB", "LEG")}
    | {code: code for code in ("MIL", "OPP", "PTY", "REB", "REF", "REL", "SPY", "UAF")}
)
"""PLOVER sector -> CAMEO agent code; PRE, PRM and UNK have none."""

KNOWN_GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "arab_league": "ARL",
        "asean": "ASN",
        "eu": "EEC",
        "iaea": "IAE",
        "icc": "ICC",
        "imf": "IMF",
        "interpol": "ITP",
        "nato": "NAT",
        "oas": "OAS",
        "opec": "OPC",
        "osce": "SCE",
        "un": "UNO",
        "unhcr": "HCR",
        "wfp": "WFP",
        "who": "WHO",
        "world_bank": "WBK",
        "wto": "WTO",
    }
)
"""Key of an organisation -> its three letters in CAMEO's list of known groups."""


class StateCodes(Protocol):
    """What the actor codebook knows of a state, by its alpha-3 code."""

    def cow(self, code: str) -> str | None:
        """Correlates of War number, or None."""
        ...

    def fips(self, code: str) -> str | None:
        """FIPS 10-4 code, or None."""
        ...

    def state_name(self, code: str) -> str | None:
        """Short English name, or None."""
        ...


class _CodebookStates:
    """What the shipped actor codebook knows."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def cow(self, code: str) -> str | None:
        number = self._codebook.cow(code)
        return None if number is None else str(number)

    def fips(self, code: str) -> str | None:
        return self._codebook.fips(code)

    def state_name(self, code: str) -> str | None:
        return next(iter(self._codebook.state_names(code)), None)


def shipped_states() -> StateCodes:
    """The state codes that ship with the package."""
    return _CodebookStates(load_codebook())


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """The parts of a code such as `RUS.GOV/vladimir_putin`; `state` may be one of `NON_STATE`."""

    code: str
    state: str
    sectors: tuple[str, ...]
    key: str | None

    @property
    def country(self) -> str | None:
        """The alpha-3 code, or None for an actor that belongs to no state."""
        return None if self.state in NON_STATE else self.state

    @property
    def entity(self) -> str:
        """The code without the sector, by which the table `actors` names a person."""
        return f"{self.state}/{self.key}" if self.key else self.state

    @property
    def agents(self) -> tuple[str, ...]:
        """The sectors as CAMEO agent codes; those that CAMEO does not know are left out."""
        return tuple(CAMEO_AGENTS[sector] for sector in self.sectors if sector in CAMEO_AGENTS)

    @property
    def group(self) -> str | None:
        """CAMEO's known group, for an organisation that has one."""
        return KNOWN_GROUPS.get(self.key or "") if self.country is None else None

    @property
    def cameo(self) -> str:
        """The actor as CAMEO writes it: state or kind, group, agents, without separators (`RUSGOV`, `IGONAT`)."""
        return self.state + (self.group or "") + "".join(self.agents)


def parse_actor(code: str) -> ActorCode:
    """The parts of an actor code of the record."""
    head, _, key = code.partition("/")
    state, *sectors = head.split(".")
    return ActorCode(code=code, state=state, sectors=tuple(sectors), key=key or None)


def dyads(event: Event) -> Iterator[tuple[Party, Party | None]]:
    """Source and target pairs, for formats in which a row has one of each.

    Several sources or recipients are multiplied out. A reciprocal act, whose parties are all sources, gives each
    pair in both directions, as CAMEO coders write a meeting. Where the text names no recipient the target is None.
    An event without a source gives nothing.
    """
    if event.recipients:
        yield from ((source, recipient) for source in event.sources for recipient in event.recipients)
    elif len(event.sources) > 1 and event.recipient:
        yield from ((one, other) for one in event.sources for other in event.sources if one is not other)
    else:
        yield from ((source, None) for source in event.sources)
