"""The hits of a report's sentences in, those that only the whole report shows added.

A family name at the head of a sentence that the parse takes for a common noun is a name where the report
has named its bearer in full; "the 52-year-old" is whoever was spoken of.
"""

from collections.abc import Sequence

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.names import gender_of
from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.scan import PERSON_ROLES, Hit
from dragoman.model.text import Sentence, Token

AGED = RoleNoun(
    noun="year-old", role="aged", kind="person", sector=None, office=None, is_title=False, plural=False,
    example="The 52-year-old had served abroad.",
)  # fmt: skip

NATIONAL = RoleNoun(
    noun="national", role="national", kind="person", sector=None, office=None, is_title=False, plural=False,
    example="The Frenchwoman left.",
)  # fmt: skip
SEXED = (("woman", "f"), ("man", "m"))
"""How names of a people end that tell a sex: Frenchwoman, Dutchman."""
_COLLECTIVE = ("s", "ese", "ish", "sh", "ch")
"""How names of a people end that stand for all of it: the Chinese, the French."""
_PARTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


def with_returning(sentences: Sequence[Sentence], hits: Sequence[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
    """The hits of each sentence, in order, with the names that return and the nouns of age."""
    families = _families(sentences, hits)
    return [_added(sentence, found, families) for sentence, found in zip(sentences, hits, strict=True)]


def _families(sentences: Sequence[Sentence], hits: Sequence[tuple[Hit, ...]]) -> frozenset[str]:
    """The last words of full names of people: of known ones, and of those with a given name."""
    found = set()
    for sentence, here in zip(sentences, hits, strict=True):
        for hit in here:
            first, last = sentence.tokens[hit.first].text, sentence.tokens[hit.end - 1].text
            named = hit.of(*PERSON_ROLES) or (hit.is_run and gender_of(first) is not None)
            if hit.end - hit.first > 1 and named:
                found.add(last)
    return frozenset(found)


def _added(sentence: Sentence, found: tuple[Hit, ...], families: frozenset[str]) -> tuple[Hit, ...]:
    found = tuple(_as_national(sentence, hit) for hit in found)
    taken = {index for hit in found for index in range(hit.first, hit.end)}
    more = []
    for token in sentence.tokens:
        if (token.text not in families and token.lower != "old") or token.index in taken:
            continue
        first = token.index == 0 and token.pos in ("NOUN", "PROPN", "VERB", "ADJ")
        subject = token.tag == "NNP" and token.dep in ("nsubj", "nsubjpass", "poss")
        if token.text in families and (first or subject):
            more.append(Hit(first=token.index, end=token.index + 1))
        elif token.lower == "old" and _is_aged(sentence.tokens, token.index):
            more.append(Hit(first=token.index - 4, end=token.index + 1, role=AGED))
    return tuple(sorted((*found, *more), key=lambda hit: hit.first)) if more else found


def _as_national(sentence: Sentence, hit: Hit) -> Hit:
    """One person by nation: the Jordanian, the Frenchwoman; any other hit as it is."""
    token, before = sentence.tokens[hit.first], sentence.tokens[max(0, hit.first - 1)]
    alone = hit.end - hit.first == 1 and before.lower == "the" and token.tag in ("NN", "NNP") and token.dep in _PARTS
    if not alone:
        return hit
    one = bool(hit.of("demonym")) and not token.lower.endswith(_COLLECTIVE)
    sexed = hit.is_run and token.lower.endswith(("woman", "man"))
    return hit._replace(entries=(), role=NATIONAL) if one or (sexed and nation_of(token.text)) else hit


def nation_of(word: str) -> str | None:
    """The state of a word for one of its people; None where no table knows it."""
    codebook = load_codebook()
    stems = [word, *(word.removesuffix(suffix) for suffix, _ in SEXED if word.endswith(suffix))]
    found = (entry.state for stem in stems for entry in codebook.entries(stem) if entry.role == "demonym")
    return next((state for state in found if is_state(state)), None)


def _is_aged(tokens: Sequence[Token], last: int) -> bool:
    """Whether "old" ends "52-year-old" and heads its phrase."""
    words = [token.lower for token in tokens[max(0, last - 4) : last]]
    age = len(words) == 4 and words[0].isdigit() and words[1:] == ["-", "year", "-"]
    return age and tokens[last].dep in ("nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "appos")
