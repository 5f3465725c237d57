"""Words of reports in, words that may stand in a page out: nothing hidden, nothing that turns the line around.

Escaping is the template's (autoescape is on); here control characters and the directional controls of
Unicode become visible, and each run of foreign words is isolated (UAX #9, 2.7; Unicode TR 36, 2.4).
"""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
_PICTURES = 0x2400
"""Where Unicode keeps a picture of each C0 control character."""
_SHOWN = 320
"""Characters of a quotation in a list; a longer one is cut and leads to the report."""


def visible(text: str) -> str:
    """A text whose control and directional characters are spelled out."""
    return _HIDDEN.sub(lambda found: _spelled(found[0]), text)


def words(text: str | None) -> Markup:
    """Words of a report, isolated from the line they stand in."""
    return Markup("") if text is None else Markup("<bdi>") + escape(visible(text)) + Markup("</bdi>")


def cut(text: str | None, limit: int = _SHOWN) -> str:
    """At most `limit` characters on one line, the end left out."""
    if text is None:
        return ""
    head = re.sub(r"\s+", " ", text[: limit * 2]).strip()
    if len(head) <= limit and len(text) <= limit * 2:
        return head
    shorter = head[:limit]
    return f"{shorter.rsplit(' ', 1)[0] if ' ' in shorter[limit // 2 :] else shorter} …"


def quoted(text: str, start: int, end: int, anchor: tuple[int | None, int | None] = (None, None)) -> Markup:
    """The words at a span, with a smaller span inside them marked.

    Args:
        text: The report.
        start: First character of the words, a code point.
        end: The one after the last.
        anchor: The span to be marked; None for none.
    """
    first, last = anchor
    if first is None or last is None or not start <= first < last <= end or last - start > _SHOWN * 3:
        return words(cut(text[start:end]))
    before, inside, after = text[start:first], text[first:last], text[last:end]
    left = max(20, _SHOWN - (first - start) - len(inside))
    return Markup("<bdi>{}<mark>{}</mark>{}</bdi>").format(
        visible(before),
        visible(inside),
        visible(after if len(after) <= left else f"{after[:left].rsplit(' ', 1)[0]} …"),
    )


def around(text: str, start: int, end: int, margin: int = 80) -> Markup:
    """The words at a span, marked, with up to `margin` characters of their line on either side."""
    if end - start > _SHOWN:
        return words(cut(text[start:end]))
    first = max(text.rfind("\n", 0, start) + 1, start - margin)
    line_end = text.find("\n", end)
    last = min(len(text) if line_end < 0 else line_end, end + margin)
    before, after = text[first:start], text[end:last]
    if first and text[first - 1] != "\n":
        before = f"… {before.partition(' ')[2]}"
    if last < len(text) and text[last] != "\n":
        after = f"{after.rpartition(' ')[0]} …"
    return Markup("<bdi>{}<mark>{}</mark>{}</bdi>").format(visible(before), visible(text[start:end]), visible(after))


def days(edtf: str) -> str:
    """An EDTF date as a page writes it: an interval with a dash, the rest as it is."""
    return edtf.replace("/", " – ")


def days_apart(edtf: str) -> Markup:
    """The same for a line that may break between two days but not inside one."""
    return Markup(" – ").join(Markup('<span class="day">{}</span>').format(visible(day)) for day in edtf.split("/"))


def number(count: int) -> str:
    """A count with its thousands apart."""
    return f"{count:,}"


def counted_as(count: int, one: str, many: str | None = None) -> str:
    """A count with its unit: 1 report, 2,000 reports; `many` where the plural is not the word with an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def takes_bare(cue: str | None) -> bool:
    """Whether the one spoken to follows a verb of speaking without `to`: told reporters, but said to reporters."""
    last = (cue or "").split()[-1:]
    return bool(last) and last[0].lower() in _BARE


def is_code(value: str) -> bool:
    """Whether a value is an actor code, or several: `RUS.GOV`, `CHN.GOV/xi_jinping;RUS`."""
    return _CODE.fullmatch(value) is not None


def sentence(text: str) -> str:
    """An explanation as a sentence: a capital first, a full stop last."""
    plain = visible(text.strip())
    if not plain:
        return plain
    ended = plain if plain.endswith((".", "!", "?", "…", ".”")) else f"{plain}."
    return ended[:1].upper() + ended[1:]


def timex_words(value: str | None) -> str | None:
    """A TIMEX3 duration or vague reference in words, `P10M` as 10 months; None where it has no plain words.

    Source:
        TIMEX3 values, ISO-TimeML (ISO 24617-1).
    """
    if value in _REFERENCES:
        return _REFERENCES[value]
    found = _DURATION.fullmatch(value or "")
    unit = _UNITS.get((found["clock"] or "") + found["unit"]) if found else None
    if found is None or unit is None:
        return None
    amount = found["amount"]
    return f"some {unit}s" if amount == "X" else f"{amount} {unit}{'' if amount == '1' else 's'}"


def _spelled(character: str) -> str:
    code = ord(character)
    if code in _SILENT:
        return ""
    if code < 0x20:
        return chr(_PICTURES + code)
    return f"[U+{code:04X}]"


_SILENT: frozenset[int] = frozenset({0x0D, 0xFEFF, 0x00AD})
"""Carriage return, byte order mark, soft hyphen: common in files, invisible anywhere, and harmless."""

_BARE = frozenset(
    f"{stem}{ending}"
    for stems, endings in (
        (("tell",), ("", "s", "ing")),
        (("ask", "inform", "assur", "remind", "warn", "urg", "advis", "instruct", "order", "accus", "criticiz",
          "criticis", "persuad", "convinc", "press", "email", "thank", "address", "call"),
         ("", "e", "s", "es", "ed", "ing")),
        (("told", "notify", "notifies", "notified", "notifying"), ("",)),
    )
    for stem in stems
    for ending in endings
)  # fmt: skip
"""Forms of the verbs whose object is the one spoken to."""

_CODE = re.compile(r"[A-Z]{3}(?:\.[A-Z]{3})*(?:/\w+)?(?:;[A-Z]{3}(?:\.[A-Z]{3})*(?:/\w+)?)*")
_REFERENCES: Mapping[str | None, str] = {"PRESENT_REF": "now", "PAST_REF": "the past", "FUTURE_REF": "the future"}
_DURATION = re.compile(r"P(?P<clock>T)?(?P<amount>\d+(?:\.\d+)?|X)(?P<unit>[A-Z]{1,2})")
_UNITS: Mapping[str, str] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "WE": "weekend", "DE": "decade",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip

RELATION_WORDS: Mapping[str, str] = {
    "agree": "agreed",
    "contradict": "contradicted",
    "less_precise": "less precise",
    "update": "later state",
    "undecided": "undecided",
    "same_origin_changed": "changed within one origin",
}
"""Relation -> what a page says of the point."""

SYMBOLS: Mapping[str, str] = {
    "agree": "●",
    "contradict": "▲",
    "less_precise": "◐",
    "update": "◆",
    "undecided": "△",
    "same_origin_changed": "◇",
    "silent": "○",
}
"""Relation -> its shape; the colour says the same again."""
