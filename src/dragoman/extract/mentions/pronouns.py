"""A pronoun of a report in, the reading of whom it stands for out, or None where there is a doubt.

The steps, first that decides: one that is bound in its clause (himself); the subject of a clause above; the
subject that follows a fronted clause (before he flew, Rivas signed), or stands in it; the main subject of the
sentence before; whoever spoke last; the only one of that sex in play. Two that fit equally well end the search.
(Binding, then subjects before objects, after Hobbs, 1978, and Grosz, Joshi and Weinstein, 1995.)
"""

import itertools
from collections.abc import Iterator

from dragoman.codebooks.names import words_of_list
from dragoman.extract.mentions.agreement import SEX, THING, apart, earlier, is_rival, suits
from dragoman.extract.mentions.dummies import is_dummy
from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.links import SUBJECTS, VERBS, complements
from dragoman.model.text import Sentence, Token

FIRST = frozenset({"i", "me", "my", "myself", "we", "us", "our"})
_WE = frozenset({"we", "us", "our"})
_SELF = frozenset({"himself", "herself", "itself", "themselves"})
_MUTUAL = frozenset({"meet", "talk", "speak", "negotiate", "debate", "discuss", "argue", "quarrel", "joke", "dine",
                     "shake", "marry", "divorce", "join", "sign", "agree", "clash", "fight"})  # fmt: skip
"""Verbs after which both parties are as much in play: Novak met Brandt; he …."""
_TELLING = frozenset({"tell", "inform", "remind", "warn", "assure", "promise", "notify", "convince", "persuade"})
"""Verbs whose hearer may be the one a clause is about: Anna told Lena that she …."""
_ADVERBIAL = ("advcl", "prep")
_LONGEST_NAME = 3
_REACH = 4
"""Sentences, its own among them, in which the only one in play is looked for."""


def referent(ledger: Ledger, number: int) -> int | None:
    """The reading that a pronoun stands for; None where none or several fit."""
    word = ledger.token(number).lower
    if word in FIRST:
        return _quoted_speaker(ledger, number)
    if word in _SELF:
        return _bound(ledger, number, word)
    away = apart(ledger, number)
    if word in SEX:
        return _person(ledger, number, word, away)
    above = _above(ledger, number, word, away)
    if above:
        return above[0]
    fronted = _in_fronted(ledger, number, word, away)
    return fronted if fronted is not None else _before(ledger, number, word, away)


def _person(ledger: Ledger, number: int, word: str, away: set[object]) -> int | None:
    spoken_of = _spoken_of(ledger, number, word)
    if spoken_of is not None:
        return spoken_of
    above = _above(ledger, number, word, away)
    if above:
        return above[0]
    fronted = _fronted(ledger, number, word)
    if fronted is not None:
        before = _before(ledger, number, word, away)
        doubt = before is not None and ledger.identity(before) != ledger.identity(fronted)
        return None if doubt else fronted
    mutual = _mutual(ledger, number, word, away)
    if mutual:
        return mutual[0] if len({ledger.identity(each) for each in mutual}) == 1 else None
    subject = _before(ledger, number, word, away)
    return subject if subject is not None else _only_one(ledger, number, word, away)


def _bound(ledger: Ledger, number: int, word: str) -> int | None:
    """Whom a reflexive stands for: the name before it (Toma himself), else the subject of its own verb."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    for other in ledger.in_sentence.get(sentence.index, ()):
        near = ledger.readings[other].nominal
        if near.end == token.index and near.shape != "pronoun" and suits(ledger, other, word):
            return other
    for verb in sentence.ancestors(token.index):
        if verb.pos not in VERBS:
            continue
        for subject in _controllers(sentence, verb, token):
            found = ledger.at(sentence.index, subject.index)
            if found is not None and suits(ledger, found, word):
                return found
    return None


def _controllers(sentence: Sentence, verb: Token, pronoun: Token) -> Iterator[Token]:
    """The subject of a verb; for "asked him to defend himself" the object of the verb above."""
    above = sentence.tokens[verb.head]
    subjects = sentence.children(verb.index, *SUBJECTS)
    if not subjects and verb.dep == "xcomp":
        yield from (each for each in sentence.children(above.index, "dobj") if each.index < pronoun.index)
    yield from (each for each in subjects if each.index < pronoun.index)


def _above(ledger: Ledger, number: int, word: str, away: set[object]) -> list[int | None]:
    """The subject of the nearest clause above whose subject agrees; [None] for a doubt, empty where there is none."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    clauses = [each for each in sentence.ancestors(token.index) if each.pos in VERBS]
    for clause in clauses if token.dep == "poss" else clauses[1:]:
        for subject in sentence.children(clause.index, *SUBJECTS):
            other = ledger.at(sentence.index, subject.index)
            if other is None or subject.index > token.index or not suits(ledger, other, word):
                continue
            if ledger.identity(other) in away or subject.left <= token.index < subject.right:
                continue
            if not _is_doubtful(ledger, number, other, clause, word):
                return [other]
            return [_of_known_sex(ledger, number, other, clause, word)]
    return []


def _of_known_sex(ledger: Ledger, number: int, subject: int, clause: Token, word: str) -> int | None:
    """The hearer by name whose sex is told, where the teller is only an office: the governor told Anna that she …."""
    if ledger.now(subject).gender is not None or ledger.now(subject).name is not None or word not in SEX:
        return None
    hearers = ledger.sentence(number).children(clause.index, "dobj", "dative")
    found = [ledger.at(ledger.sentence(number).index, hearer.index) for hearer in hearers]
    named = [each for each in found if each is not None and ledger.now(each).gender == SEX[word]]
    return named[0] if len(named) == 1 and suits(ledger, named[0], word) else None


def _is_doubtful(ledger: Ledger, number: int, subject: int, clause: Token, word: str) -> bool:
    """Whether others agree as well: those joined to the subject, the hearer of a verb of telling."""
    rivals = [] if word not in SEX else ledger.joined(subject)[1:]
    rivals = [each for each in rivals if ledger.token(each).index < ledger.token(number).index]
    own = ledger.token(number).dep == "poss" and ledger.token(number).head == clause.index
    if (clause.lemma in _TELLING or _is_told_of(ledger, number, clause)) and not own:
        sentence = ledger.sentence(number)
        hearers = sentence.children(clause.index, "dobj", "dative")
        found = (ledger.at(sentence.index, hearer.index) for hearer in hearers)
        rivals += [each for each in found if each is not None and ledger.token(each).index < ledger.token(number).index]
    return any(is_rival(ledger, each, subject, word) for each in rivals)


def _is_told_of(ledger: Ledger, number: int, clause: Token) -> bool:
    """Whether a participle of speech stands between: Toma sued Vidal, saying he …."""
    above = itertools.takewhile(
        lambda each: each is not clause, ledger.sentence(number).ancestors(ledger.token(number).index)
    )
    return any(each.tag == "VBG" and each.lemma in words_of_list("speech") for each in above)


def _fronted(ledger: Ledger, number: int, word: str) -> int | None:
    """The subject after a fronted clause or phrase that the pronoun stands in: before he flew, Rivas signed."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if ledger.is_quoted(number):
        return None
    path = [token, *sentence.ancestors(token.index)]
    for below, above in itertools.pairwise(path):
        if below.dep not in _ADVERBIAL or below.index > above.index or above.pos not in VERBS:
            continue
        for subject in sentence.children(above.index, *SUBJECTS):
            other = ledger.at(sentence.index, subject.index)
            if other is None or subject.index < token.index or ledger.readings[other].nominal.shape != "name":
                continue
            if suits(ledger, other, word) and len(ledger.joined(other)) == 1:
                return other
    return None


def _in_fronted(ledger: Ledger, number: int, word: str, away: set[object]) -> int | None:
    """The subject of a fronted clause that names nobody else who agrees: if Chad gets guns, it will fire them."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if word != "it" or token.dep not in SUBJECTS or is_dummy(sentence, token):
        return None
    clauses = [each for each in sentence.children(token.head, "advcl") if each.right <= token.index]
    subjects = [each for clause in clauses for each in sentence.children(clause.index, *SUBJECTS)]
    found = [at for each in subjects if (at := ledger.at(sentence.index, each.index)) is not None]
    found = [each for each in found if suits(ledger, each, word) and ledger.identity(each) not in away]
    rivals = [each for each in earlier(ledger, number) if suits(ledger, each, word) or _may_be_a_body(ledger, each)]
    alone = len({ledger.identity(each) for each in (*found, *rivals)}) == 1
    return found[-1] if found and alone else None


def _spoken_of(ledger: Ledger, number: int, word: str) -> int | None:
    """Whom a quotation is about by the words beside it: "He is a liar," Horvat said of Babic."""
    sentence = ledger.sentence(number)
    speaker = ledger.speaker_of(sentence) if ledger.is_quoted(number) else None
    if speaker is None:
        return None
    verb = sentence.tokens[ledger.token(speaker).head]
    for preposition in sentence.children(verb.index, "prep"):
        if preposition.lower not in ("of", "about") or ledger.is_quoted_word(sentence.index, preposition.index):
            continue
        for thing in sentence.children(preposition.index, "pobj"):
            other = ledger.at(sentence.index, thing.index)
            if other is not None and suits(ledger, other, word):
                return other
    return None


def _mutual(ledger: Ledger, number: int, word: str, away: set[object]) -> list[int]:
    """The parties of a mutual act in the sentence before that agree with a pronoun: Novak met Brandt."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if sentence.index == 0 or token.dep not in (*SUBJECTS, "poss"):
        return []
    before = ledger.sentences[sentence.index - 1]
    for subject in ledger.main_subjects(before.index):
        verb = before.tokens[subject.head]
        if verb.lemma not in _MUTUAL:
            continue
        heads = [*_with(before, verb), subject]
        found = [other for head in heads if (other := ledger.at(before.index, head.index)) is not None]
        agreeing = [other for other in found if suits(ledger, other, word) and ledger.identity(other) not in away]
        return agreeing if len(found) > 1 else []
    return []


def _with(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The other party of a mutual act: met Brandt, met with Brandt, spoke to Brandt."""
    yield from sentence.children(verb.index, "dobj", "dative")
    yield from complements(sentence, verb.index, ("with", "to"))


def _before(ledger: Ledger, number: int, word: str, away: set[object]) -> int | None:
    """The main subject of the sentence before, for a pronoun that is the subject of its own or a possessor."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if token.dep not in (*SUBJECTS, "poss") or sentence.index == 0:
        return None
    quoted = ledger.is_quoted(number)
    said = _said_before(ledger, number)
    before = [each for each in earlier(ledger, number) if each not in said and (quoted or not ledger.is_quoted(each))]
    if any(suits(ledger, each, word) or (word in THING and _may_be_a_body(ledger, each)) for each in before):
        return None
    if word == "it" and is_dummy(sentence, token):
        return None
    for head in ledger.main_subjects(sentence.index - 1):
        other = ledger.at(sentence.index - 1, head.index)
        if other is None:
            continue
        group = [each for each in ledger.joined(other) if suits(ledger, each, word)]
        if word not in SEX and word not in THING and ledger.now(other).kind == "organisation":
            return None
        if word not in SEX and group[:1] == [other]:
            return other
        group = [each for each in group if ledger.identity(each) not in away]
        if len({ledger.identity(each) for each in group}) == 1:
            return None if _is_under_nobody(ledger, sentence) and _has_rival(ledger, group[0], word) else group[0]
        if group:
            return None
        if word in SEX and _may_be_a_person(ledger, other):
            return other
    return None


def _said_before(ledger: Ledger, number: int) -> frozenset[int]:
    """Whom the content names before its own "she added", where the sentence before says who spoke last."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    verb = sentence.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in words_of_list("speech") or sentence.index == 0:
        return frozenset()
    if ledger.speaker_of(ledger.sentences[sentence.index - 1]) is None:
        return frozenset()
    inside = [
        (content.left, content.right)
        for content in sentence.children(verb.index, "ccomp")
        if content.index < token.index
    ]
    here = ledger.in_sentence.get(sentence.index, ())
    return frozenset(at for at in here for left, right in inside if left <= ledger.readings[at].nominal.head < right)


def _is_under_nobody(ledger: Ledger, sentence: Sentence) -> bool:
    """Whether a sentence is about nobody, so that any of those before may be meant: it was not clear when he …."""
    return any(subject.lower in ("it", "there") for subject in ledger.main_subjects(sentence.index))


def _has_rival(ledger: Ledger, chosen: int, word: str) -> bool:
    """Whether another named person of the same sentence agrees as well."""
    there = ledger.in_sentence.get(ledger.readings[chosen].nominal.sentence, ())
    named = [each for each in there if ledger.readings[each].nominal.shape == "name"]
    return any(is_rival(ledger, each, chosen, word) for each in named)


def _may_be_a_person(ledger: Ledger, number: int) -> bool:
    """Whether a main subject of unknown kind may be a family name: Feinberg acknowledged it; he …."""
    reading = ledger.now(number)
    one = reading.nominal.shape == "name" and reading.nominal.end - reading.nominal.first <= _LONGEST_NAME
    return reading.kind is None and one and reading.nominal.determiner is None and not reading.text.isupper()


def _only_one(ledger: Ledger, number: int, word: str, away: set[object]) -> int | None:
    """The only person of a sex in play: in this sentence so far and the one before, else further back."""
    sentence = ledger.sentence(number)
    found: dict[object, int] = {}
    for back in range(_REACH):
        for other in ledger.in_sentence.get(sentence.index - back, ()):
            agrees = other in ledger.done and other != number and suits(ledger, other, word)
            if agrees and ledger.is_somebody(other) and _is_known(ledger, other):
                found.setdefault(ledger.identity(other), other)
        if back and found:
            break
    left = [other for who, other in found.items() if who not in away]
    return left[0] if len(left) == 1 else None


def _is_known(ledger: Ledger, number: int) -> bool:
    """Whether a pronoun has been resolved; anything else is known."""
    return ledger.readings[number].nominal.shape != "pronoun" or ledger.now(number).name is not None


def _quoted_speaker(ledger: Ledger, number: int) -> int | None:
    """Who says "I" inside quotation marks: the subject of the verb of speech beside them."""
    if not ledger.is_quoted(number):
        return None
    sentence = ledger.sentence(number)
    own = ledger.speaker_of(sentence)
    if own is not None:
        return _first_person(ledger, own, number)
    for back in (-1, 1):
        index = sentence.index + back
        if not 0 <= index < len(ledger.sentences) or ledger.sentences[index].paragraph != sentence.paragraph:
            continue
        other = ledger.speaker_of(ledger.sentences[index])
        if other is not None:
            return _first_person(ledger, other, number)
    return None


def _first_person(ledger: Ledger, speaker: int, number: int) -> int | None:
    """The speaker as the one who says "I", a body as the one who says "we"; a later pronoun is resolved first."""
    if ledger.token(number).lower in _WE:
        return speaker if ledger.now(speaker).kind in ("state", "organisation") else None
    word = ledger.token(speaker).lower
    found = referent(ledger, speaker) if word in SEX and speaker not in ledger.done else speaker
    if found is None:
        return None
    reading = ledger.now(found)
    one = reading.kind == "person" and not reading.nominal.plural and len(ledger.joined(found)) == 1
    return found if one else None


def _may_be_a_body(ledger: Ledger, number: int) -> bool:
    """Whether a name of the sentence may be that of a body: what "it" is, is then not known."""
    reading = ledger.readings[number]
    weak = reading.kind in (None, "organisation") or reading.basis.startswith("the one who")
    return weak and reading.actor is None and reading.nominal.shape == "name"
