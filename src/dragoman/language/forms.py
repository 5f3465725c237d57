"""Parsed sentences in, each token's lemma and part of speech out, worked out once for a word, tag and dependency.

What spaCy's attribute ruler and lemmatizer say of a token follows from the token alone, save for the few
rules that span several tokens ("gon" before "na"). So the two run over each new combination of word, tag
and dependency once and their answer is remembered; a sentence in which a rule of several tokens matches
goes through the components themselves. The answers are the same, in a fifth of the time.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

_RULER = "attribute_ruler"
_LEMMATIZER = "lemmatizer"
LATER = (_RULER, _LEMMATIZER)
"""The components whose work is done here."""
_INDEX = "lemma_index"
_BEFORE = frozenset({"tok2vec", "transformer", "tagger", "parser"})
"""Components that set nothing but tags, dependencies and heads."""
_REMEMBERED = 50_000
"""Combinations kept, some 30 MB; then all are forgotten and worked out anew. 600 news reports hold about 50,000."""

_ASKED = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
"""What rules may ask of a token for it to be told which words they name."""

_NONE: frozenset[int] = frozenset()

Key = tuple[int, int, int]
"""Numbers of a word, a tag and a dependency in the vocabulary."""


class Form(NamedTuple):
    """What is known of a token besides its place: `length` in code points, `lower` the word in small letters.

    `begins` and `follows` are the numbers of the rules of several tokens that it may begin, or be second in.
    """

    length: int
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    blank: bool
    begins: frozenset[int] = _NONE
    follows: frozenset[int] = _NONE


class _Words(NamedTuple):
    """Words that rules name, in small letters, or tell by a pattern."""

    named: frozenset[str]
    like: re.Pattern[str] | None

    def has(self, word: str) -> bool:
        return word in self.named or (self.like is not None and self.like.search(word) is not None)


class _Ruling(NamedTuple):
    """What the ruler says of a tag and a dependency where no rule names the word."""

    tag: str
    dep: str
    pos: str
    morph: str
    lemma: str
    begins: frozenset[int]
    follows: frozenset[int]


class Forms:
    """The forms of one pipeline's tokens. Holds what it has worked out; the answers do not depend on that."""

    def __init__(self, pipeline: "Language") -> None:
        """Args: pipeline: one that `suits`."""
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler

        self._pipeline = pipeline
        self._known: dict[Key, Form] = {}
        self._single = AttributeRuler(pipeline.vocab)
        self._begins = Matcher(pipeline.vocab)
        self._follows = Matcher(pipeline.vocab)
        for number, rule in enumerate(_rules(pipeline)):
            alone = [pattern for pattern in rule["patterns"] if len(pattern) == 1]
            joint = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if alone:
                self._single.add(alone, rule["attrs"], rule["index"])
            if joint:
                self._begins.add(str(number), [pattern[:1] for pattern in joint])
                self._follows.add(str(number), [pattern[1:2] for pattern in joint])
        named = _named_dependencies(pipeline)
        labels = sorted(getattr(pipeline.get_pipe("parser"), "labels", ())) if "parser" in pipeline.pipe_names else []
        self._named = frozenset(pipeline.vocab.strings[label] for label in named or ())
        self._other: int | None = next(
            (pipeline.vocab.strings[label] for label in labels if named is not None and label not in named), None
        )
        self._words = _named_words(pipeline)
        self._rulings: dict[tuple[int, int], _Ruling] = {}
        _hash_indexes(pipeline)

    @staticmethod
    def suits(pipeline: "Language") -> bool:
        """Whether the pipeline ends with the two components and none before them sets what they read."""
        from spacy.pipeline import AttributeRuler, Lemmatizer

        names = tuple(pipeline.pipe_names)
        return (
            names[-2:] == LATER
            and set(names[:-2]) <= _BEFORE
            and isinstance(pipeline.get_pipe(_RULER), AttributeRuler)
            and isinstance(pipeline.get_pipe(_LEMMATIZER), Lemmatizer)
            and not any("OP" in item for rule in _rules(pipeline) for pattern in rule["patterns"] for item in pattern)
        )

    def learn(self, keys: Iterable[Key]) -> Mapping[Key, Form]:
        """The forms of all keys, working out those that are new."""
        wanted = dict.fromkeys(keys)
        fresh = [key for key in wanted if key not in self._known]
        if fresh and len(self._known) + len(fresh) > _REMEMBERED:
            self._known.clear()
            fresh = list(wanted)
        strings = self._pipeline.vocab.strings
        general = {key: self._general(key) for key in fresh}
        unmet = [key for key in dict.fromkeys(general.values()) if key not in self._known]
        if unmet:
            self._known.update(zip(unmet, self._worked_out(unmet), strict=True))
        for key, met in general.items():
            if key != met:
                self._known[key] = self._known[met]._replace(dep=strings[key[2]])
        return self._known

    def _general(self, key: Key) -> Key:
        """The key with one dependency for all those that no rule names."""
        word, tag, dep = key
        return key if self._other is None or dep in self._named else (word, tag, self._other)

    def is_joint(self, forms: Sequence[Form]) -> bool:
        """Whether a rule of several tokens may match, so that the forms must come from `complete`."""
        return any(
            not form.begins.isdisjoint(after.follows) for form, after in itertools.pairwise(forms) if form.begins
        )

    def complete(self, doc: "Doc") -> list[Form]:
        """The forms of a doc's tokens by the components themselves."""
        for name in LATER:
            doc = self._pipeline.get_pipe(name)(doc)
        return forms_of(doc)

    def _worked_out(self, keys: Sequence[Key]) -> list[Form]:
        strings = self._pipeline.vocab.strings
        named = [key for key in keys if self._is_named(strings[key[0]])]
        found = dict(zip(named, self._by_word(named), strict=True))
        plain = [key for key in keys if key not in found]
        found.update(zip(plain, self._by_tag(plain) if plain else (), strict=True))
        return [found[key] for key in keys]

    def _is_named(self, word: str) -> bool:
        """Whether a rule may say of a word what it says of no other."""
        return self._words is None or word.isspace() or self._words.has(word.lower())

    def _by_word(self, keys: Sequence[Key]) -> list[Form]:
        """The forms of words that rules name, by all of them."""
        doc = self._single(self._doc(keys))
        begins, follows = _matched(self._begins, doc), _matched(self._follows, doc)
        return [
            form._replace(begins=begins.get(at, _NONE), follows=follows.get(at, _NONE))
            for at, form in enumerate(forms_of(self._lemmatized(doc)))
        ]

    def _by_tag(self, keys: Sequence[Key]) -> list[Form]:
        """The forms of all other words: what the rules say of a tag and a dependency is asked once."""
        unmet = [place for place in dict.fromkeys((tag, dep) for _, tag, dep in keys) if place not in self._rulings]
        self._rulings.update(zip(unmet, self._ruled(unmet), strict=True))
        rulings = [self._rulings[tag, dep] for _, tag, dep in keys]
        given = {
            "tags": [each.tag for each in rulings],
            "deps": [each.dep for each in rulings],
            "pos": [each.pos for each in rulings],
            "morphs": [each.morph for each in rulings],
            "lemmas": [each.lemma for each in rulings],
        }
        forms = forms_of(self._lemmatized(self._doc(keys, **given)))
        return [
            form._replace(begins=each.begins, follows=each.follows) for form, each in zip(forms, rulings, strict=True)
        ]

    def _ruled(self, places: Sequence[tuple[int, int]]) -> list[_Ruling]:
        word = next(word for length in itertools.count(1) if not self._is_named(word := "x" * length))
        doc = self._single(self._doc([(self._pipeline.vocab.strings.add(word), tag, dep) for tag, dep in places]))
        begins, follows = _matched(self._begins, doc), _matched(self._follows, doc)
        return [
            _Ruling(token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_,
                    begins.get(at, _NONE), follows.get(at, _NONE))
            for at, token in enumerate(doc)
        ]  # fmt: skip

    def _lemmatized(self, doc: "Doc") -> "Doc":
        lemmatizer: Any = self._pipeline.get_pipe(_LEMMATIZER)
        lemmatized: Doc = lemmatizer(doc)
        return lemmatized

    def _doc(self, keys: Sequence[Key], **given: Any) -> "Doc":
        """Words that have nothing to do with each other, with their tags and dependencies."""
        from spacy.tokens import Doc

        strings = self._pipeline.vocab.strings
        words = [strings[word] for word, _, _ in keys]
        known: dict[str, Any] = {
            "tags": [strings[tag] for _, tag, _ in keys],
            "deps": [strings[dep] for _, _, dep in keys],
        }
        return Doc(self._pipeline.vocab, words=words, heads=list(range(len(keys))), **{**known, **given})


def forms_of(doc: "Doc") -> list[Form]:
    """The forms of a doc's tokens as they stand in it."""
    return [
        Form(len(token), token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_, token.is_space)
        for token in doc
    ]


def _matched(matcher: "Matcher", doc: "Doc") -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for rule, start, _ in matcher(doc, allow_missing=True):
        found[start] = found.get(start, _NONE) | {int(doc.vocab.strings[rule])}
    return found


def _rules(pipeline: "Language") -> list[dict[str, Any]]:
    ruler: Any = pipeline.get_pipe(_RULER)
    rules: list[dict[str, Any]] = ruler.patterns
    return rules


def _named_dependencies(pipeline: "Language") -> frozenset[str] | None:
    """The dependencies that a rule names; None where a rule tells them by something else than their names."""
    named: set[str] = set()
    for rule in _rules(pipeline):
        for value in (item["DEP"] for pattern in rule["patterns"] for item in pattern if "DEP" in item):
            if isinstance(value, str):
                named.add(value)
            elif set(value) <= {"IN", "NOT_IN"}:
                named.update(each for listed in value.values() for each in listed)
            else:
                return None
    return frozenset(named)


def _named_words(pipeline: "Language") -> _Words | None:
    """The words that a rule names; None where a rule tells words by something else than their small letters."""
    named, like = set[str](), list[str]()
    for item in (item for rule in _rules(pipeline) for pattern in rule["patterns"] for item in pattern):
        value = item.get("LOWER", {})
        wanted: Mapping[str, Any] = {"IN": [value]} if isinstance(value, str) else value
        if not item.keys() <= _ASKED or not wanted.keys() <= {"IN", "NOT_IN", "REGEX"}:
            return None
        like += [wanted["REGEX"]] if "REGEX" in wanted else []
        named.update(wanted.get("IN", ()), wanted.get("NOT_IN", ()))
    return _Words(named=frozenset(named), like=re.compile("|".join(like)) if like else None)


def _hash_indexes(pipeline: "Language") -> None:
    """Makes sets of the lemmatizer's lists of known words, which it only ever searches."""
    lemmatizer: Any = pipeline.get_pipe(_LEMMATIZER)
    if lemmatizer.lookups.has_table(_INDEX):
        table = lemmatizer.lookups.get_table(_INDEX)
        for pos in list(table):
            table[pos] = frozenset(table[pos])
