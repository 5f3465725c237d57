"""A capitalised name that no table knows in its sentence; person, organisation or place out, or None."""

from dataclasses import dataclass

from dragoman.codebooks.gazetteer import locations
from dragoman.codebooks.metonymy import verdict_of
from dragoman.codebooks.names import gender_of, gender_of_title, words_of_list
from dragoman.codebooks.roles import match_role
from dragoman.extract.mentions.nominals import Nominal
from dragoman.extract.mentions.scan import Hit
from dragoman.model.text import Sentence, Token

_LARGE = 100_000
_INITIAL = 2
"""Characters of an initial with its full stop."""
_MATTERS = frozenset(
    {"program", "programme", "project", "initiative", "plan", "series", "desk", "team", "unit", "work"}
)
"""Common nouns that, in capitals, are the last word of a name that was cut: the Peru Programme."""
_DEALT = frozenset({"against", "with", "by", "between"})
"""Prepositions after which "the North" is a party and no direction."""
_PARTS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "dative", "attr")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameType:
    """What kind of thing a name is (`kind` as in mentions), why, and the sex its given name tells."""

    kind: str
    basis: str
    gender: str | None = None


def type_of(sentence: Sentence, nominal: Nominal, name: str) -> NameType | None:
    """The kind of an unknown name; None where nothing in the sentence tells."""
    hit = nominal.core
    if hit is None or name.lower().strip(" .") in words_of_list("calendar"):
        return None
    words = [token.text for token in sentence.tokens[hit.first : hit.end]]
    return (
        _as_dateline(sentence, hit, words)
        or _by_title(sentence, nominal)
        or _by_words(words)
        or _by_place(sentence, nominal, name)
        or _by_part(sentence, nominal, words)
    )


def _as_dateline(sentence: Sentence, hit: Hit, words: list[str]) -> NameType | None:
    """A place in capitals that opens a sentence before a bracket or a dash."""
    tokens = sentence.tokens
    opens = hit.first == 0 and hit.end < len(tokens) and tokens[hit.end].text in ("(", "-", "\u2013", "\u2014", ",")
    if opens and all(word.isupper() for word in words) and locations(" ".join(words).title()):
        return NameType(kind="place", basis="a dateline")
    return None


def _by_title(sentence: Sentence, nominal: Nominal) -> NameType | None:
    hit = nominal.core
    before = sentence.tokens[hit.first - 1].lower if hit is not None and hit.first else ""
    if gender_of_title(before) is not None:
        return NameType(kind="person", basis=f"called {before}", gender=gender_of_title(before))
    for title in reversed(nominal.titles):
        if title.role is not None and title.role.is_title and title.end == (hit.first if hit is not None else -1):
            return NameType(kind="person", basis=f"called {title.role.noun}", gender=_gender(sentence, hit))
        if title.role is not None and title.role.kind == "organisation":
            return NameType(kind="organisation", basis=f"called {title.role.noun}")
    return None


def _gender(sentence: Sentence, hit: Hit | None) -> str | None:
    found = gender_of(sentence.tokens[hit.first].text) if hit is not None else None
    return found if found in ("m", "f") else None


def _by_words(words: list[str]) -> NameType | None:
    last = words[-1].lower()
    if last in words_of_list("geographic") and len(words) > 1:
        return NameType(kind="place", basis=f"a name that ends in {words[-1]}")
    joint = next((index for index, word in enumerate(words) if index and word in ("of", "for", "on", "against")), None)
    head = words[joint - 1].lower() if joint is not None else last
    role = match_role([word.lower() for word in words[-1:]], 0)[1]
    if (head in words_of_list("body") and len(words) > 1) or (
        role is not None and role.kind == "organisation" and len(words) > 1
    ):
        return NameType(kind="organisation", basis=f"a body's name: {head}")
    given = gender_of(words[0]) if 2 <= len(words) <= 5 else None
    shouted = any(word.isupper() and len(word) > 3 for word in words)
    if given is not None and not shouted and not locations(" ".join(words)):
        return NameType(kind="person", basis=f"the given name {words[0]}", gender=given if given != "n" else None)
    return None


def _by_place(sentence: Sentence, nominal: Nominal, name: str) -> NameType | None:
    token = _anchor(sentence, nominal)
    preposition = sentence.tokens[token.head] if token.dep == "pobj" else None
    known = locations(name)
    if preposition is not None and preposition.lower in words_of_list("place_preposition") and known:
        return NameType(kind="place", basis=f"a place of the gazetteer after {preposition.lower!r}")
    if preposition is not None and preposition.lower in words_of_list("sure_place_preposition") and not name.isupper():
        return NameType(kind="place", basis=f"after {preposition.lower!r}")
    struck = token.dep == "dobj" and verdict_of("object", sentence.tokens[token.head].lemma) is not None
    if struck and known:
        return NameType(kind="place", basis=f"a place of the gazetteer after {sentence.tokens[token.head].text!r}")
    sure = [
        place
        for place in known
        if place.feature != "ADM2" and (place.people >= _LARGE or place.feature in ("ADM1", "SEA", "RGN"))
    ]
    human = token.dep == "nsubj" and sentence.tokens[token.head].lemma in words_of_list("speech")
    if sure and not human and nominal.end - nominal.first < 4:
        return NameType(kind="place", basis="a place of the gazetteer")
    if known and _is_in_address(sentence, nominal):
        return NameType(kind="place", basis="a place of the gazetteer, in an address")
    return None


def _anchor(sentence: Sentence, nominal: Nominal) -> Token:
    """The word whose part in the clause counts: for a list or an address its first member."""
    token = sentence.tokens[nominal.head]
    for _ in range(5):
        if token.dep not in ("conj", "appos") or sentence.tokens[token.head].pos != "PROPN":
            break
        token = sentence.tokens[token.head]
    return token


def _is_in_address(sentence: Sentence, nominal: Nominal) -> bool:
    tokens = sentence.tokens
    after = nominal.end + 1 < len(tokens) and tokens[nominal.end].text == "," and tokens[nominal.end + 1].pos == "PROPN"
    return after and bool(locations(tokens[nominal.end + 1].text))


def _by_part(sentence: Sentence, nominal: Nominal, words: list[str]) -> NameType | None:
    token = _anchor(sentence, nominal)
    verb = sentence.tokens[token.head]
    party = token.dep in ("nsubj", "dobj") or verb.lower in _DEALT
    if words in (["North"], ["South"]) and nominal.determiner == "the" and party:
        return NameType(kind="group", basis="a half of a land, as a party")
    if len(words) == 1 and 2 <= len(words[0]) <= 6 and words[0].isupper() and not sentence.text.isupper():
        return NameType(kind="organisation", basis="an acronym")
    if (
        token.dep == "nsubj"
        and verb.lemma in words_of_list("speech")
        and len(words) <= 4
        and not nominal.plural
        and nominal.determiner != "the"
    ):
        return NameType(kind="person", basis=f"the one who {verb.text}")
    for child in token.children:
        noun = sentence.tokens[child]
        role = match_role([noun.lower], 0)[1] if noun.dep == "appos" else None
        if role is not None and role.kind in ("person", "organisation"):
            return NameType(kind=role.kind, basis=f"called {role.noun}")
    beside = sentence.tokens[nominal.head].dep == "appos"
    return (None if beside else _by_company(sentence, token, words)) or _by_shape(sentence, nominal, token, words)


def _by_company(sentence: Sentence, token: Token, words: list[str]) -> NameType | None:
    """What has shares and a chief executive, and at which people work, is a company."""
    tokens = sentence.tokens
    above = tokens[token.head]
    things = words_of_list("company_thing")
    if len(words) == 1 and words[0].lower() in words_of_list("body") | _MATTERS:
        return None
    if gender_of(words[0]) is not None:
        return None
    if token.dep in ("poss", "compound") and above.lemma in things:
        return NameType(kind="organisation", basis=f"has a {above.lemma}")
    if token.dep != "pobj" or above.lower not in ("of", "at", "for", "with"):
        return None
    governor = tokens[above.head]
    role = match_role([governor.lower], 0)[1]
    works = role is not None and role.role in ("business", "body_head", "expert", "worker")
    if (works and above.lower != "with") or (
        above.lower == "of" and governor.lemma in ("share", "shareholder", "stock")
    ):
        return NameType(kind="organisation", basis=f"{governor.lower} {above.lower} it")
    return None


def _by_shape(sentence: Sentence, nominal: Nominal, token: Token, words: list[str]) -> NameType | None:
    """The last resort: two to four names in a row that have a part in a clause are a person's."""
    named = all(
        (word[0].isupper() and word.isalpha() and not word.isupper()) or (len(word) == _INITIAL and word[1] == ".")
        for word in words
        if word not in ("-", "al", "bin")
    )
    if (
        nominal.shape == "modifier"
        or words[0].lower() in words_of_list("storm")
        or nominal.plural
        or token.dep not in _PARTS
        or not named
        or not 2 <= len(words) <= 4
    ):
        return None
    if nominal.determiner == "the":
        return NameType(kind="organisation", basis="a name of several words after 'the'")
    if _is_workplace(sentence, token):
        return NameType(kind="organisation", basis="where somebody works")
    return NameType(kind="person", basis="a name of several words")


def _is_workplace(sentence: Sentence, token: Token) -> bool:
    """Whether a name says where someone works: an analyst at Tarn Brothers, a lawyer with Holm Vidal."""
    preposition = sentence.tokens[token.head]
    if token.dep != "pobj" or preposition.lower not in ("at", "with", "for") or preposition.dep != "prep":
        return False
    role = match_role([sentence.tokens[preposition.head].lower], 0)[1]
    if role is None or role.kind != "person" or role.plural:
        return False
    return preposition.lower != "for" or role.role == "spokesperson"
