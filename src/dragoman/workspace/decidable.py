"""What can be decided about what: a judgement on a thing of the record in, nothing or a refusal with its remedy out.

A decision that changes nothing would look like one that was carried out, so it is refused.
"""

from collections.abc import Collection, Mapping, Sequence

from dragoman.codebooks import plover
from dragoman.codebooks.actor_entries import parse_code
from dragoman.crossdoc.corrections.part import EVENT_FIELDS
from dragoman.crossdoc.derivation.decided import FIELDS as DERIVATION_FIELDS
from dragoman.crossdoc.reconciliation.part import RELATIONS
from dragoman.errors import CodebookError, SettingsError
from dragoman.language.stamps import read_stamp

WORDS_AFTER: Mapping[str, int] = {"same": 1, "different": 1, "unsure": 1, "set": 2, "dismiss": 0}
"""Judgement -> how many words follow it."""
PAIRED: Mapping[str, Collection[str]] = {"actor": ("actor",), "incident": ("incident", "event")}
"""Kind -> the kinds of what a person can call the same, different or unsure; an incident also by one of its events."""

_PAIR = ("same", "different", "unsure")
_ROW = ("set", "dismiss")
_JUDGEMENTS: Mapping[str, tuple[Sequence[str], str]] = {
    "document": (("set",), "date it with `set published 2023-03-20`; a report leaves a record only where the record is "
                           "made anew without it"),
    "mention": (_ROW, "say whom it stands for with `set actor CODE`, or that it is none with `dismiss`"),
    "statement": (_ROW, "`set speaker CODE`, `set polarity affirmed|denied`, or `dismiss`"),
    "event": (_ROW, "`set FIELD VALUE` or `dismiss`; that two events are one happening is decided on their incidents "
                    "(inc_... same inc_...)"),
    "derivation": (_ROW, "`set direction`, `set kind` or `dismiss`"),
    "comparison": (_ROW, "`set relation agree|contradict|undecided|...` or `dismiss`"),
    "incident": (_PAIR, "`same`, `different` or `unsure` and the other incident; what is told in it is set on its "
                        "events (evt_...)"),
    "actor": (_PAIR, "`same`, `different` or `unsure` and the other; whom a name stands for is set on the mention "
                     "(men_... set actor CODE)"),
    "decision": (("dismiss",), "it is taken back with `dismiss`"),
    "story": ((), "stories follow from their reports; decide on what they tell: inc_... same inc_... joins incidents "
                  "of two stories, doc_... set published DATE dates a report"),
    "storyline": ((), "storylines follow from their stories"),
    "origin": ((), "origins follow from derivations; der_... dismiss makes two of one"),
    "run": ((), "a run is a note of how the record came about"),
}  # fmt: skip
"""Kind -> the judgements that change something, and what a person can do instead of any other."""

FIELDS: Mapping[str, Collection[str]] = {
    "document": ("published",),
    "event": EVENT_FIELDS,
    "mention": ("actor",),
    "statement": ("speaker", "polarity"),
    "derivation": tuple(DERIVATION_FIELDS),
    "comparison": ("relation",),
}
"""Kind -> the fields of it that can be set."""

_CHOICES: Mapping[str, Collection[str]] = {
    "status": plover.STATUSES, "relation": RELATIONS, "polarity": ("affirmed", "denied"),
    "confident": ("true", "unsure"), **DERIVATION_FIELDS,
}  # fmt: skip
"""Field -> its values."""


def check_words(judgement: str, rest: Sequence[str]) -> None:
    """Lets a judgement with the right number of words after it pass.

    Raises:
        SettingsError: no such judgement, or too few or many words.
    """
    if WORDS_AFTER.get(judgement) != len(rest):
        raise SettingsError(
            f"{judgement} with {len(rest)} words after it: write ID same|different|unsure ID, "
            "ID set FIELD VALUE, or ID dismiss"
        )


def check_judgement(kind: str, judgement: str, rest: Sequence[str]) -> None:
    """Lets a judgement pass that changes something on that kind of thing.

    Raises:
        SettingsError: it would change nothing; the message says what would.
    """
    known, remedy = _JUDGEMENTS[kind]
    if judgement not in known:
        raise SettingsError(f"{judgement!r} does nothing on {_a(kind)}: {remedy}")
    if judgement == "set":
        _check_value(kind, *rest)


def _check_value(kind: str, field: str, value: str) -> None:
    if field not in FIELDS[kind]:
        raise SettingsError(f"of {kind}s {', '.join(FIELDS[kind])} can be set, not {field!r}")
    allowed = plover.event_types() if field == "type" else _CHOICES.get(field, (value,))
    if value not in allowed:
        raise SettingsError(f"{field} {value!r} is none of {', '.join(sorted(allowed))}")
    if field in ("published", "occurred"):
        _check_days(value)
    if field == "speaker" and not value:
        raise SettingsError("a speaker is a code, such as RUS/dmitry_peskov; `dismiss` says that nothing was said")
    if field in ("source", "recipient", "actor", "speaker"):
        for code in filter(None, value.split(";")):
            _parsed(code)


def _check_days(value: str) -> None:
    first, _, last = value.partition("/")
    begin, end = read_stamp(first), read_stamp(last or first)
    if begin is None or end is None:
        raise SettingsError(f"{value!r} is no date: write 2023-03-20, 2023-03, 2023, or two of them with / between")
    if begin.earliest > end.latest:
        raise SettingsError(f"{value!r} ends before it begins: write the earlier day first")


def _parsed(code: str) -> None:
    try:
        parse_code(code)
    except CodebookError as error:
        raise SettingsError(str(error)) from error


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
