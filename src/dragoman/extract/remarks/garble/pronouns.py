"""A pronoun for one woman or one man in a report that names none: a thing or a country of the original language.

Languages with genders say "she" of Russia, of an army, of a bank. A translation that keeps the word makes it a person
who is not there. Silent wherever anybody of unknown sex could be meant.
"""

from collections.abc import Iterator

from dragoman.codebooks.damage import damage_words
from dragoman.codebooks.names import gender_of, gender_of_title, words_of_list
from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.language.reference import MentionIndex, head_of
from dragoman.model.annotations import Mention
from dragoman.model.text import Sentence, Token

_SEX = {"she": "f", "he": "m", "her": "f", "him": "m", "his": "m", "hers": "f", "himself": "m", "herself": "f"}
_PREDICATE = frozenset({"attr", "appos", "oprd"})
_GENERIC = frozenset({"who", "that", "whoever"})


def of_nobody(blocks: Blocks) -> Iterator[Damage]:
    """Subjects "she" and "he" outside quotations for which the report has nobody."""
    for word, nouns in (("she", "woman"), ("he", "man")):
        places = _unresolved(blocks, word)
        if not places or _has_noun(blocks, nouns) or _has_candidate(blocks, _SEX[word]):
            continue
        if _opens_with_pronoun(blocks, places[0]):
            continue
        for mention in places:
            found = blocks.tokens_at(mention.mention_start, mention.mention_end)
            if found is None or len(found[1]) != 1 or blocks.is_quoted(mention.mention_start):
                continue
            sentence, (token,) = found
            if _is_plain_subject(sentence, token) and not _is_idiom(sentence, token, word, blocks):
                reason = _reason(mention.mention_text, blocks, sentence)
                yield Damage(
                    rule="pronoun of nobody", start=mention.mention_start, end=mention.mention_end, reason=reason
                )


def _opens_with_pronoun(blocks: Blocks, first: Mention) -> bool:
    """Whether the report begins with somebody whom it does not name, as an excerpt does."""
    sentence = blocks.sentences[0]
    return first.mention_start < sentence.end and not any(
        token.pos in ("NOUN", "PROPN") for token in sentence.tokens if token.end <= first.mention_start
    )


def _has_noun(blocks: Blocks, sex: str) -> bool:
    """Whether a noun for somebody of a sex, or for what English calls so, stands anywhere in the prose."""
    people = damage_words(sex) | damage_words("somebody")
    things = damage_words("called_she")
    return any(
        token.lower in things or token.lower in people or token.lemma.lower() in people or _is_compound(token, sex)
        for sentence in blocks.sentences
        for token in sentence.tokens
    )


def _is_compound(token: Token, sex: str) -> bool:
    """Whether a noun is made with "man" or "woman": spokeswoman, fisherman."""
    lemma = token.lemma.lower()
    return (
        token.pos == "NOUN" and lemma.endswith(sex) and lemma != "human" and (sex == "woman" or lemma[-5:] != "woman")
    )


def _unresolved(blocks: Blocks, word: str) -> list[Mention]:
    """The places of a pronoun; none where one of that sex is known to stand for somebody."""
    found = []
    for mention in blocks.report.mentions:
        if _SEX.get(mention.mention_text.lower()) == _SEX[word]:
            if mention.coreferent is not None or mention.name is not None or mention.actor is not None:
                return []
            if _SEX.get(mention.mention_text.lower()) == _SEX[word]:
                found.append(mention)
    return found


def _reason(word: str, blocks: Blocks, sentence: Sentence) -> str:
    kind = "woman" if _SEX[word.lower()] == "f" else "man"
    lands = [
        each
        for each in blocks.report.mentions
        if each.kind in ("state", "organisation") and each.mention_start < sentence.start
    ]
    perhaps = ": perhaps a country or a body in the original language" if lands else ""
    return f"“{word}” can be nobody that the report has named, as it names no {kind}{perhaps}"


def _is_plain_subject(sentence: Sentence, token: Token) -> bool:
    if token.dep not in ("nsubj", "nsubjpass", "poss", "pobj", "dobj"):
        return False
    after = sentence.tokens[token.index + 1].lower if token.index + 1 < len(sentence.tokens) else ""
    return after not in _GENERIC


def _is_idiom(sentence: Sentence, token: Token, word: str, blocks: Blocks) -> bool:
    """Whether a country is called she in the idiom of old: named in the same sentence, or its "her" throughout."""
    if word != "she":
        return False
    lands = [
        each
        for each in blocks.report.mentions
        if each.kind == "state" and sentence.start <= each.mention_start < token.start
    ]
    return bool(lands) or not blocks.vocabulary.isdisjoint({"her", "hers", "herself"})


def _has_candidate(blocks: Blocks, sex: str) -> bool:
    """Whether a report names or describes anybody who could be of a sex."""
    index = MentionIndex(blocks.report.mentions)
    if _has_other_name(blocks, index):
        return True
    known = _known_sexes(blocks, index)
    return any(_could_be(each, sex, index, known, blocks) for each in blocks.report.mentions)


def _has_other_name(blocks: Blocks, index: MentionIndex) -> bool:
    """Whether a word tagged as a name is in no mention and no date: it may be a person's."""
    for sentence in blocks.sentences:
        for token in sentence.tokens:
            if (
                token.tag not in ("NNP", "NNPS")
                or token.lower in damage_words("of_calendar")
                or token.lower in words_of_list("not_a_name")
            ):
                continue
            if not index.covering(token.start, token.end) and not blocks.is_quoted(token.start):
                return True
    return False


def _known_sexes(blocks: Blocks, index: MentionIndex) -> dict[str, str]:
    """The sex of those for whom the report itself has a pronoun, by the mention they are named in."""
    found: dict[str, str] = {}
    for mention in blocks.report.mentions:
        sex = _SEX.get(mention.mention_text.lower())
        if sex is not None:
            named = index.resolve(mention)
            key = mention.actor or named.actor or mention.name
            if key is not None:
                found[key] = sex
    return found


def _could_be(mention: Mention, sex: str, index: MentionIndex, known: dict[str, str], blocks: Blocks) -> bool:
    if (
        mention.kind != "person"
        or mention.mention_text.lower() in _SEX
        or mention.mention_text.lower() in ("i", "me", "my", "you", "your")
    ):
        return False
    named = index.resolve(mention)
    for key in (mention.actor, named.actor, mention.name):
        if key is not None and key in known and (mention.name is not None or "/" in key):
            return known[key] == sex
    held = _holder_sex(mention, known, blocks)
    if held is not None:
        return held == sex
    told = _told_sex(mention.mention_text) or _told_sex(named.mention_text) or _named_sex(mention.name)
    if told is not None:
        return told == sex
    return not _is_said_of_another(mention, index, blocks)


def _holder_sex(mention: Mention, known: dict[str, str], blocks: Blocks) -> str | None:
    """The sex of the only one whom the report names in an office, for the office without a name."""
    if mention.name is not None or mention.actor is None:
        return None
    office = mention.mention_text.split()[-1].lower()
    holders = {
        each.actor: known.get(each.actor) or _named_sex(each.name)
        for each in blocks.report.mentions
        if each.actor is not None
        and each.actor.startswith(mention.actor + "/")
        and office in each.mention_text.lower().split()
    }
    return next(iter(holders.values())) if len(holders) == 1 else None


def _told_sex(words: str) -> str | None:
    for word in words.split():
        sex = gender_of_title(word.lower())
        if sex is not None:
            return sex
    return None


def _named_sex(name: str | None) -> str | None:
    found = gender_of(name.split()[0]) if name else None
    return found if found in ("m", "f") else None


def _is_said_of_another(mention: Mention, index: MentionIndex, blocks: Blocks) -> bool:
    """Whether it only says what another is: China is a supporter, his friend Beijing, a partner, as an ally."""
    if mention.name is not None:
        return False
    after = mention.mention_end + 1
    beside = [each for each in index.within(after, after + 40) if each.mention_start == after]
    if any(each.kind in ("state", "organisation") for each in beside):
        return True
    sentence = blocks.sentence_at(mention.mention_start)
    head = head_of(sentence, mention) if sentence is not None else None
    if sentence is None or head is None:
        return False
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    return token.dep in _PREDICATE or (token.dep == "pobj" and above.lower == "as")
