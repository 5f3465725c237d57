"""When: an act and the time expressions of its report in, its date out.

It is sought in the clause of the act, then in its sentence, last in the sentence before.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.events import frames, rules
from dragoman.extract.events.circumstances import KIND_OF
from dragoman.model.annotations import TimeExpression
from dragoman.model.text import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of an act and where it was read; `until` is the last of joined ones; all None where nothing says.

    `since`: it went on, or came again and again, from that date to the report's.
    """

    expression: TimeExpression | None
    basis: str | None
    until: TimeExpression | None = None
    since: bool = False

    def days(self, published: str | None) -> tuple[str | None, str | None, str | None]:
        """EDTF, first and last day; what has gone on since a day goes on to the last day of publication, if known."""
        if self.expression is None:
            return None, None, None
        first, last = self.expression.time_earliest, (self.until or self.expression).time_latest
        if not self.since:
            return self.time, first, last
        if first == published:
            return first, first, published
        known = first is not None and published is not None and first < published
        return (f"{first}/{published}", first, published) if known else (None, first, None)

    @property
    def time(self) -> str | None:
        """EDTF: of two expressions that are joined, from the first to the last."""
        if self.expression is None:
            return None
        if self.until is None:
            return self.expression.time
        return f"{self.expression.time}/{self.until.time}"


NO_DAY = When(expression=None, basis=None)
"""Of what no day is told."""


def date_of(
    sentence: Sentence,
    anchor: int,
    times: Sequence[TimeExpression],
    earlier: Sequence[TimeExpression] = (),
    others: Set[int] = frozenset(),
) -> When:
    """The date of the act at token `anchor`.

    Args:
        sentence: The parsed sentence.
        anchor: Token of the act.
        times: Expressions of the sentence, in text order.
        earlier: Expressions of the sentence before, if it is of the same paragraph.
        others: Tokens of the other acts of the sentence, which have days of their own.
    """
    usable = [each for each in times if each.type in ("DATE", "TIME") or (each.type == "DURATION" and each.time)]
    usable = [each for each in usable if each.time is not None] or usable
    ranked = sorted(
        ((_distance(sentence, anchor, each, others), position, each) for position, each in enumerate(usable)),
        key=lambda entry: entry[:2],
    )
    for distance, _, expression in ranked:
        if distance <= _OWN_CLAUSE:
            basis = "time expression of the clause"
            if (since := _since(sentence, expression)) is not None:
                return When(expression=expression, basis=basis, since=True) if since else NO_DAY
            return When(expression=expression, basis=basis, until=_joined(sentence, expression, usable))
    if _is_of_no_day(sentence, anchor):
        return NO_DAY
    if ranked and ranked[0][0] < _ELSEWHERE:
        return When(expression=ranked[0][2], basis="time expression of the sentence")
    dated = [
        each for each in earlier if each.type in ("DATE", "TIME") and len((each.time or "").partition("T")[0]) == _DAY
    ]
    aside = any(_is_apart(sentence, sentence.tokens[each]) for each in frames.path(sentence, anchor))
    if len(dated) == 1 and not aside:
        return When(expression=dated[0], basis="time expression of the sentence before")
    return NO_DAY


def _since(sentence: Sentence, expression: TimeExpression) -> bool | None:
    """Whether an act has gone on since a time: "has killed two since May"; None without "since".

    False where the last such one was then: "the first attack since May", "for the second time since May".
    """
    for token in sentence.covering(expression.expression_start, expression.expression_end):
        above = sentence.tokens[token.head]
        if above.lower == "since":
            head = sentence.tokens[above.head]
            beside = sentence.children(head.index, "amod", "advmod", "nummod", "compound")
            return head.lemma != "time" and not any(each.tag == "JJS" or each.lower in _RANKS for each in beside)
    return None


_RANKS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "last", "latest", "only"))


def _is_of_no_day(sentence: Sentence, anchor: int) -> bool:
    """Whether an act is told as of no one day, so that another clause's is not its: "has often urged"."""
    if any(each.lower in _HABITUAL for each in sentence.children(anchor, "advmod")):
        return True
    if sentence.tokens[anchor].pos == "NOUN" and any(
        sentence.tokens[each].dep in _BESIDE for each in frames.path(sentence, anchor)
    ):
        return True
    token = sentence.tokens[anchor]
    if token.tag in ("VBP", "VBZ") and token.dep in ("ROOT", "conj", "ccomp", *_BESIDE):
        return True
    return any(each.lower in ("has", "have") for each in sentence.children(anchor, "aux"))


_BESIDE = frozenset(("advcl", "relcl", "acl"))
"""Clauses beside the one that tells the news: an act that is only named there is background, "although Chad did not
condemn the invasion, its minister met the envoy in May"."""
_HABITUAL = frozenset(("often", "always", "frequently", "usually", "routinely", "regularly", "repeatedly", "long"))


def _joined(sentence: Sentence, first: TimeExpression, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression that "and" joins to one: "in August and September"."""
    heads = {token.index for token in sentence.covering(first.expression_start, first.expression_end)}
    for each in times:
        tokens = sentence.covering(each.expression_start, each.expression_end)
        later = (each.time_earliest or "") > (first.time_latest or "~")
        if later and any(token.dep == "conj" and token.head in heads for token in tokens):
            return each
    return None


_DAY = len("2022-12-30")
_OWN_CLAUSE = 4
"""Steps in the tree from an act to a time expression of its own clause: preposition, noun, light verb, number."""


_OTHER_CLAUSES = frozenset(("acl", "relcl", "advcl", "ccomp"))
"""Clauses whose dates are those of their own act: "freed the girls who were taken in 2014"."""
_ELSEWHERE = 99


def _distance(sentence: Sentence, anchor: int, expression: TimeExpression, others: Set[int]) -> int:
    """Steps between act and expression in the tree; a clause in between counts double."""
    tokens = sentence.covering(expression.expression_start, expression.expression_end)
    if not tokens:
        return _ELSEWHERE
    inside = {token.index for token in tokens}
    top = next((token for token in tokens if token.head not in inside or token.head == token.index), tokens[0])
    up = frames.path(sentence, anchor)
    if (
        _is_another_s(sentence, top, anchor)
        or _is_a_things(sentence, top, anchor, expression)
        or _is_deadline(sentence, top, anchor)
        or _is_count_day(sentence, tokens[0], anchor)
    ):
        return _ELSEWHERE
    path = frames.path(sentence, top.index)
    for steps, index in enumerate(path):
        if index not in up and _is_other_clause(sentence, sentence.tokens[index]):
            return _ELSEWHERE
        if index not in up and index in others and _owns_day(sentence, sentence.tokens[index], path[:steps]):
            return _ELSEWHERE
        aside = steps > 0 and index not in up and sentence.tokens[index].lower in _ASIDE
        aside = aside or (steps > 1 and index not in up and sentence.tokens[index].lower == "since")
        if aside and sentence.tokens[path[steps - 1]].lower not in _HOURS:
            return _ELSEWHERE
        if index in up:
            over = up[: up.index(index)]
            if any(_is_apart(sentence, sentence.tokens[each]) for each in over):
                return _ELSEWHERE
            crossed = sum(sentence.tokens[each].dep in ("ccomp", "advcl", "relcl", "conj") for each in over)
            return steps + len(over) + 2 * crossed
    return _ELSEWHERE


def _is_another_s(sentence: Sentence, top: Token, anchor: int) -> bool:
    """Whether a day belongs to what the act is for or about: "arrived for Friday's summit"."""
    noun = sentence.tokens[top.head]
    if top.dep not in ("poss", "compound", "nmod") or noun.index == anchor or noun.dep != "pobj":
        return False
    return sentence.tokens[noun.head].lower in _FOR


def _is_a_things(sentence: Sentence, top: Token, anchor: int, expression: TimeExpression) -> bool:
    """Whether a year is that of a thing and not of the act: "the treaty of 1910", "the 1789 revolution".

    A thing in or during which the act was done lends it its year: "attacked in the war of 1910".
    """
    of = sentence.tokens[top.head]
    named_by = top.dep == "pobj" and of.lower == "of"
    noun = sentence.tokens[of.head] if named_by else of
    beside = named_by or top.dep in ("nummod", "compound", "nmod", "amod")
    if not beside or noun.pos not in ("NOUN", "PROPN") or noun.index == anchor or len(expression.time or "") > _YEAR:
        return False
    within = expression.expression_start <= noun.start < expression.expression_end
    return not within and sentence.tokens[noun.head].lower not in ("in", "during", "at")


_YEAR = len("1950/1953")
"""An expression this short gives years."""


def _owns_day(sentence: Sentence, noun: Token, below: Sequence[int]) -> bool:
    """Whether a day is that of another act that a noun tells: "condemned Friday's raid", "..., and a trip in May"."""
    if noun.pos != "NOUN":
        return False
    stands = sentence.tokens[below[-1]].dep if below else ""
    return stands in ("poss", "compound", "nmod", "amod") or noun.dep == "conj"


def _is_deadline(sentence: Sentence, top: Token, anchor: int) -> bool:
    """Whether a day is the last for what is asked, and not that of the asking: "ordered them to go by May"."""
    by = top.dep == "pobj" and sentence.tokens[top.head].lower == "by"
    return by and sentence.tokens[anchor].tag in ("VBD", "VBN", "VBZ", "VBP")


def is_counted_up_to(sentence: Sentence, anchor: int, times: Sequence[TimeExpression]) -> bool:
    """Whether the sentence of an act gives the day up to which is told of it: another's day is not its own then."""
    return any(
        _is_count_day(sentence, token, anchor)
        for each in times
        for token in sentence.covering(each.expression_start, each.expression_end)[:1]
    )


def _is_count_day(sentence: Sentence, first: Token, anchor: int) -> bool:
    """Whether a day is that up to which is told or counted: "the invasion as of May 4", but "banned as of May 4"."""
    before = [each.lower for each in sentence.tokens[max(0, first.index - 4) : first.index]]
    until = any(pair in (("as", "of"), ("as", "at")) for pair in pairwise(before))
    token = sentence.tokens[anchor]
    return until and (token.pos == "NOUN" or token.lemma.lower() in KIND_OF)


_FOR = frozenset(("for", "about", "over", "of"))


def _is_other_clause(sentence: Sentence, token: Token) -> bool:
    """Whether a clause below the act has a time of its own; one with "as" or "while" is at the act's time."""
    if token.dep not in _OTHER_CLAUSES:
        return False
    return token.dep != "advcl" or not any(
        each.lower in _AT_ONCE for each in sentence.children(token.index, "mark", "advmod")
    )


def _is_apart(sentence: Sentence, token: Token) -> bool:
    """Whether an act stands before or after what is dated: "fired it on Friday, days after it had been warned"."""
    if token.dep in ("pobj", "pcomp"):
        return sentence.tokens[token.head].lower in _BEFORE_OR_AFTER
    above = sentence.tokens[sentence.tokens[token.head].head]
    if token.dep == "acl" and above.lemma in rules.COMES_DOWN:
        return False  # "shells fired by the army landed in a village on Friday"
    if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"):
        return True  # "the men who had struck the port were freed on Friday"
    if token.dep == "advcl":
        return any(each.lower in _BEFORE_OR_AFTER for each in sentence.children(token.index, "mark", "prep", "advmod"))
    return False


_ASIDE = frozenset(("before", "after", "ahead", "following", "until"))
"""Prepositions behind which a day is not the act's: "meets just before the summit on Friday"."""
_HOURS = rules.HOURS | {"dark"}
_AT_ONCE = frozenset(("as", "while", "when"))
_BEFORE_OR_AFTER = frozenset(("after", "before", "since", "until", "following", "despite", "ahead", "because", "over"))


def is_of_the_saying(sentence: Sentence, anchor: int, when: When, published: str | None) -> bool:
    """Whether the day of an act still to come is past and stands outside its clause: "agreed on Sunday to leave"."""
    expression = when.expression
    if expression is None or published is None or (expression.time_latest or "9") > published:
        return False
    below = {token.index for token in sentence.subtree(anchor)}
    return not any(
        token.index in below for token in sentence.covering(expression.expression_start, expression.expression_end)
    )
