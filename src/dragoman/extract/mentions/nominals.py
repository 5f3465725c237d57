"""A parsed sentence and its hits in, its nominals out: who is named or described, with what around it.

A nominal is a noun phrase without its clauses: a name with its titles, a role noun with the body it
belongs to, a pronoun, or a name that only modifies ("US sanctions"). The parse gives the phrase, the
tables give the words that count in it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.codebooks.names import words_of_list
from dragoman.extract.mentions.owners import beside, followed, head_of_hit, joined_to, names_inside
from dragoman.extract.mentions.scan import PERSON_ROLES, Hit
from dragoman.model.text import Sentence, Token

PRONOUNS = frozenset({"he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "himself", "herself",
                      "itself", "themselves", "theirs", "hers", "i", "me", "my", "myself", "we", "us",
                      "our"})  # fmt: skip
"""Those of the first person stand for someone inside quotation marks only."""
_PAIR_WORDS = frozenset({"former", "latter", "both", "two", "pair", "each", "neither"})
_BARE_PAIRS = frozenset({"both", "each", "neither"})
"""Those of them that stand for two without an article."""
_SMALL = PRONOUNS | _PAIR_WORDS
_NOUNS = ("NOUN", "PROPN")
_SEVERAL = frozenset({"they", "them", "their", "both", "two", "pair", "each", "neither"})
_PREMODIFIERS = frozenset(
    {"det", "predet", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "advmod", "npadvmod"}
)
_INNER = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod", "nummod"})
_NOMINAL_DEPS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "poss", "dative", "agent", "ROOT"}
)
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj")
_OWNER_PREPOSITIONS = frozenset({"of", "for", "at", "from", "with", "to"})
_PLACE_PREPOSITIONS = frozenset({"in", "across", "inside"})


_QUANTITIES = frozenset(
    {"dozen", "hundred", "thousand", "million", "score", "number", "majority", "handful", "couple", "pair", "group"}
    | {"crowd", "wave", "most", "some", "many", "several", "none", "all", "one", "two", "three", "four", "five", "six"}
    | {"seven", "eight", "nine", "ten", "half", "rest", "minority", "few", "each", "any", "both", "lot", "plenty"}
    | {"dozens", "hundreds", "thousands", "millions", "scores", "tens"}
)
_OF_TOWNS = frozenset({"AGR", "BUS", "COP", "CVL", "EDU", "JUD", "LAB", "MED", "REF", "REL", "mayor", "governor"})
"""Sectors and offices of people and bodies that a capital's name only locates: Ankara residents, the Lima mayor."""
_MISSIONS = frozenset({"embassy", "consulate"})
"""Bodies of one state in another's capital: the Warsaw embassy is none of Poland's."""


class Nominal(NamedTuple):
    """A noun phrase that may stand for an actor or a place; a tuple, for there are many.

    `first`, `end` and `head` are token indices of sentence number `sentence`. `shape` is name, role,
    pronoun or modifier. `core` is the hit that names or describes it, None for a pronoun. `titles`
    are role nouns before a name; `owners` the names it belongs to ("Russian", "of the IAEA"), nearest
    first, `located` those in a phrase of place; `determiner` in lower case. `listed` where it belongs to
    several at once ("of Peru and Chile").
    """

    sentence: int
    first: int
    end: int
    head: int
    shape: str
    core: Hit | None = None
    titles: tuple[Hit, ...] = ()
    owners: tuple[Hit, ...] = ()
    located: tuple[Hit, ...] = ()
    determiner: str | None = None
    plural: bool = False
    listed: bool = False


class _Phrase(NamedTuple):
    first: int
    end: int
    head: int


def nominals(sentence: Sentence, hits: Sequence[Hit]) -> tuple[Nominal, ...]:
    """The nominals of a sentence in text order; they nest only where one possesses or complements another."""
    tokens = sentence.tokens
    hit_at = {index: hit for hit in hits for index in range(hit.first, hit.end)}
    found: list[Nominal] = []
    used: set[int] = set()
    for phrase in _phrases(tokens, hit_at):
        inside = [hit for hit in hits if phrase.first <= hit.first and hit.end <= phrase.end]
        nominal = _read(sentence, phrase, inside, hit_at)
        if nominal is not None:
            found.append(nominal)
            used.update(_taken(tokens, nominal))
        found.extend(_modifiers(sentence, inside, used))
    found.extend(_modifiers(sentence, [hit for hit in hits if not hit.is_run], used))
    return tuple(sorted(_nested(found), key=lambda nominal: (nominal.first, -nominal.end)))


def _taken(tokens: Sequence[Token], nominal: Nominal) -> Iterator[int]:
    """Where the hits begin that stand for nobody else than a nominal: its core, its titles and what it is called by."""
    if nominal.core is not None:
        yield nominal.core.first
    yield from (title.first for title in nominal.titles)
    yield from (owner.first for owner in nominal.owners if _is_adjective(tokens, owner, nominal))


def _phrases(tokens: Sequence[Token], hit_at: dict[int, Hit]) -> list[_Phrase]:
    phrases: list[_Phrase] = []
    for token in tokens:
        known = token.pos in _NOUNS or token.lower in _SMALL or token.index in hit_at
        if not known or not _heads_phrase(token, tokens, hit_at):
            continue
        first, end = token.index, token.index + 1
        for child in token.children:
            if child >= token.index:
                break
            if tokens[child].dep in _PREMODIFIERS:
                first = min(first, tokens[child].left)
        if token.index in hit_at:
            first, end = min(first, hit_at[token.index].first), max(end, hit_at[token.index].end)
        if phrases and first < phrases[-1].end and first > phrases[-1].first and tokens[phrases[-1].head].dep != "poss":
            first = phrases[-1].end
        if first <= token.index:
            phrases.append(_Phrase(first=first, end=end, head=token.index))
    return _with_titles(phrases, tokens, hit_at)


def _heads_phrase(token: Token, tokens: Sequence[Token], hit_at: dict[int, Hit]) -> bool:
    if token.tag in ("PRP", "PRP$"):
        return token.lower in PRONOUNS
    if token.lower in _PAIR_WORDS and token.dep in _ARGUMENTS and not _is_counting(tokens, token):
        return token.index not in hit_at and (token.lower in _BARE_PAIRS or _is_after_the(tokens, token))
    hit = hit_at.get(token.index)
    if hit is not None and head_of_hit(tokens, hit) != token.index:
        return False
    if token.pos in _NOUNS:
        return token.dep not in _INNER or token.head < token.index
    return hit is not None and token.dep in _NOMINAL_DEPS and (token.dep != "conj" or tokens[token.head].pos != "ADJ")


def _is_counting(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word for two counts a noun: each of the countries, the two of hearts; not "both of them"."""
    things = (thing for child in token.children if tokens[child].lower == "of" for thing in tokens[child].children)
    return any(tokens[thing].pos in _NOUNS for thing in things)


def _is_after_the(tokens: Sequence[Token], token: Token) -> bool:
    return token.index > 0 and tokens[token.index - 1].lower == "the"


def _with_titles(phrases: list[_Phrase], tokens: Sequence[Token], hit_at: dict[int, Hit]) -> list[_Phrase]:
    """A title and the name after it as one phrase, where the parse has made two of them."""
    out: list[_Phrase] = []
    for phrase in phrases:
        before = out[-1] if out else None
        if before is not None and before.end == phrase.first and _is_title_and_name(before, phrase, tokens, hit_at):
            out[-1] = phrase._replace(first=before.first)
        elif (long := _long_title(out, phrase, tokens, hit_at)) is not None:
            out.append(phrase._replace(first=long.first))
            out.remove(long)
        else:
            out.append(phrase)
    return out


def _long_title(
    phrases: Sequence[_Phrase], phrase: _Phrase, tokens: Sequence[Token], hit_at: dict[int, Hit]
) -> _Phrase | None:
    """The title of which this name closes the phrase: head of the committee + Ada Okoye."""
    name = hit_at.get(phrase.head)
    body = hit_at.get(name.first - 1) if name is not None and name.first > phrase.first else None
    if name is None or body is None or not (name.is_run or name.of(*PERSON_ROLES)):
        return None
    is_body = body.of("body", "organisation") or (body.role is not None and body.role.kind == "organisation")
    if not is_body and tokens[body.end - 1].lower not in words_of_list("body"):
        return None
    for before in reversed(phrases[-3:]):
        title = hit_at.get(before.end - 1)
        linked = before.end < len(tokens) and tokens[before.end].lower == "of" and phrase.first - before.end <= 1
        if title is not None and title.role is not None and title.role.is_title and linked:
            return before
    return None


def _is_title_and_name(before: _Phrase, phrase: _Phrase, tokens: Sequence[Token], hit_at: dict[int, Hit]) -> bool:
    title, name = hit_at.get(before.end - 1), hit_at.get(phrase.head)
    if title is None or title.role is None or name is None or tokens[before.head].dep == "poss":
        return False
    if name.first != phrase.first or tokens[before.end - 1].tag in ("NNS", "NNPS"):
        return False
    if title.role.kind in ("organisation", "group"):
        return bool(name.of("organisation", "group", "outlet", "body"))
    return title.role.is_title and (name.is_run or bool(name.of(*PERSON_ROLES)))


def _read(sentence: Sentence, phrase: _Phrase, inside: Sequence[Hit], hit_at: dict[int, Hit]) -> Nominal | None:
    tokens = sentence.tokens
    head = tokens[phrase.head]
    personal = head.tag in ("PRP", "PRP$")
    pronoun = personal or (head.lower in _PAIR_WORDS and head.index not in hit_at)
    core = next((hit for hit in inside if hit.first <= phrase.head < hit.end), None)
    if core is None and not pronoun:
        return None
    base = Nominal(
        sentence=sentence.index,
        first=phrase.head if personal else phrase.first,
        end=phrase.end,
        head=phrase.head,
        shape="pronoun" if pronoun else "name",
        determiner=_determiner(tokens, phrase),
        plural=head.tag in ("NNS", "NNPS") or head.lower in _SEVERAL,
    )
    if core is None or pronoun:
        return base
    base = _counted(tokens, base)
    before = [hit for hit in inside if hit.end <= core.first]
    if core.role is not None:
        return _role(tokens, base, core, before, hit_at)
    return _name(tokens, base, core, before, hit_at)


def _counted(tokens: Sequence[Token], base: Nominal) -> Nominal:
    """With the quantity before it: hundreds of miners, a group of judges; its head is the quantity's."""
    head = tokens[base.head]
    preposition = tokens[head.head]
    quantity = tokens[preposition.head]
    if head.dep != "pobj" or preposition.lower != "of" or not _is_quantity(quantity):
        return base
    if preposition.index + 1 != base.first or quantity.index + 1 != preposition.index:
        return base
    return base._replace(first=min(quantity.left, quantity.index), head=quantity.index)


def _is_quantity(token: Token) -> bool:
    return token.tag == "CD" or token.lemma.lower() in _QUANTITIES


def _role(tokens: Sequence[Token], base: Nominal, core: Hit, before: Sequence[Hit], hit_at: dict[int, Hit]) -> Nominal:
    owners = [hit for hit in reversed(before) if hit.entries and not _is_backer(tokens, hit)]
    if core.role is not None and core.role.noun in _MISSIONS:
        owners = [hit for hit in owners if not hit.of("capital")]
    end = base.end
    located: tuple[Hit, ...] = ()
    listed = any(tokens[index].tag == "CC" or tokens[index].text == "," for index in range(base.first, core.first))
    noun = head_of_hit(tokens, core)
    for child in tokens[noun].children:
        preposition = tokens[child]
        for index in preposition.children if child > noun and preposition.dep == "prep" else ():
            hit = hit_at.get(index)
            if hit is None or tokens[index].dep != "pobj":
                continue
            if hit.role is not None and preposition.lower in _OWNER_PREPOSITIONS:
                owners.extend(names_inside(tokens, index, hit_at))
            if hit.role is not None:
                continue
            if preposition.lower == "for" and _is_topic(tokens, noun, hit, owners):
                continue
            if preposition.lower in _OWNER_PREPOSITIONS:
                owners.append(hit)
                joint = joined_to(tokens, index, hit_at)
                owners.extend(joint)
                listed = listed or bool(joint)
                close = preposition.index <= end and preposition.lower in ("of", "for", "at")
                end = max(end, hit.end) if close and hit.first <= tokens[index].left + 3 else end
            elif preposition.lower in _PLACE_PREPOSITIONS and not located:
                joint = [*joined_to(tokens, index, hit_at), *beside(tokens, noun, hit, hit_at)]
                located = (hit, *joint)
                listed = listed or (bool(joint) and base.plural)
    if not owners and not located:
        owners.extend(followed(tokens, noun, hit_at))
    plural = base.plural or (core.role is not None and core.role.plural)
    titles = tuple(hit for hit in before if hit.role is not None)
    return base._replace(
        shape="role",
        core=core,
        owners=tuple(owners),
        titles=titles,
        located=located,
        end=end,
        plural=plural,
        listed=listed,
    )


def _is_topic(tokens: Sequence[Token], noun: int, hit: Hit, owners: Sequence[Hit]) -> bool:
    """Whether a land after "for" is what someone works on: Moody's analyst for Peru, the U.N. coordinator for Peru."""
    whose = [tokens[child] for child in tokens[noun].children if child < noun and tokens[child].pos == "PROPN"]
    served = any(owner.of("organisation", "outlet") for owner in owners) or bool(whose)
    return served and bool(hit.of("name", "region", "demonym")) and not hit.of("organisation")


def _name(tokens: Sequence[Token], base: Nominal, core: Hit, before: Sequence[Hit], hit_at: dict[int, Hit]) -> Nominal:
    """A name; one with titles belongs to what stands before it, and to the state after: Minister Luis Toma of Peru."""
    titles = tuple(hit for hit in before if hit.role is not None and not _has_comma(tokens, hit.end, core.first))
    owners = tuple(hit for hit in reversed(before) if hit.entries and not _is_backer(tokens, hit))
    if not titles:
        bodies = (
            owners
            if core.of("body") or core.is_run
            else tuple(hit for hit in owners if hit.of("body", "organisation", "outlet"))
        )
        return base._replace(core=core, owners=bodies, first=core.first)
    owners += tuple(
        hit_at[thing]
        for child in tokens[base.head].children
        if child > base.head and tokens[child].lower == "of"
        for thing in tokens[child].children
        if thing in hit_at and hit_at[thing].of("name")
    )
    return base._replace(core=core, titles=titles, owners=owners, first=_past_article(tokens, base.first))


def _past_article(tokens: Sequence[Token], first: int) -> int:
    return first + 1 if tokens[first].tag == "DT" else first


def _determiner(tokens: Sequence[Token], phrase: _Phrase) -> str | None:
    for index in range(phrase.first, phrase.head):
        if tokens[index].tag in ("DT", "PRP$", "PDT", "CD") or tokens[index].dep == "poss":
            return tokens[index].lower if tokens[index].tag != "DT" or tokens[index].lower != "both" else "both"
    return None


def _has_comma(tokens: Sequence[Token], first: int, end: int) -> bool:
    return any(tokens[index].text == "," for index in range(first, end))


def _is_backer(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a name is only the first half of a compound adjective: Moscow-backed."""
    return (
        hit.end + 1 < len(tokens) and tokens[hit.end].text == "-" and tokens[hit.end].start == tokens[hit.end - 1].end
    )


def _is_adjective(tokens: Sequence[Token], owner: Hit, nominal: Nominal) -> bool:
    """Whether an owner is part of the phrase itself, not a possessor or complement with a mention of its own."""
    core = nominal.core
    if core is None or (owner.of("capital") and _is_of_town(tokens, core)):
        return False
    return nominal.first <= owner.first and owner.end <= core.end and tokens[head_of_hit(tokens, owner)].dep != "poss"


def _is_of_town(tokens: Sequence[Token], core: Hit) -> bool:
    return (
        core.role is not None
        and tokens[core.first].text.islower()
        and bool(_OF_TOWNS & {core.role.sector, core.role.noun})
    )


def _modifiers(sentence: Sentence, hits: Sequence[Hit], used: set[int]) -> Iterator[Nominal]:
    for hit in hits:
        if hit.first in used or hit.role is not None:
            continue
        used.add(hit.first)
        head = head_of_hit(sentence.tokens, hit)
        yield Nominal(sentence=sentence.index, first=hit.first, end=hit.end, head=head, shape="modifier", core=hit)


def _nested(found: Sequence[Nominal]) -> list[Nominal]:
    """Without those that cross another; the longer one stays."""
    kept: list[Nominal] = []
    for nominal in sorted(found, key=lambda nominal: (nominal.first - nominal.end, nominal.first)):
        if not any(_clash(nominal, other) for other in kept):
            kept.append(nominal)
    return kept


def _clash(one: Nominal, other: Nominal) -> bool:
    """Whether two nominals are of the same words, or cross: one is not inside the other, nor apart from it."""
    if other.end <= one.first or one.end <= other.first:
        return False
    inside = other.first <= one.first and one.end <= other.end
    return not inside or (one.first == other.first and one.end == other.end)
