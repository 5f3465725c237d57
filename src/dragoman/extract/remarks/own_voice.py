"""Where the report itself predicts or judges and names no source: a report with its statements in, remarks out.

A word of `voice_words.csv` is looked for first, then the construction that makes it a prediction or a judgement
(`predictions`, `judgements`), and last whose voice it is: not what somebody is told to have said, not a quotation, and
not what goes on with somebody's words in the sentence after them.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.codebooks.voice import voice_words
from dragoman.extract.remarks import judgements, predictions, readings
from dragoman.extract.remarks.clauses import auxiliaries, clause_of, is_main, main_verb, subject
from dragoman.extract.remarks.making import remark_of
from dragoman.extract.remarks.persons import Persons
from dragoman.language.quotation import Quotation, quotations
from dragoman.model.annotations import AnnotatedDocument, Remark, Statement
from dragoman.model.text import Sentence, Token

Test = Callable[[Sentence, Token, Persons], bool]

_PREDICTS, _JUDGES = "own_prediction", "own_judgement"
_REASONS: Mapping[str, str] = {
    _PREDICTS: "the report itself says what may come; it names no source",
    _JUDGES: "the report itself judges; it names no source",
}
_TESTS: Sequence[tuple[str, str, Test]] = (
    ("bound", _PREDICTS, predictions.bound),
    ("looming", _PREDICTS, predictions.looming),
    ("odds", _PREDICTS, predictions.odds),
    ("slim", _PREDICTS, predictions.slim),
    ("evaluative", _JUDGES, judgements.evaluative),
    ("verdict", _JUDGES, judgements.verdict),
    ("prize", _JUDGES, judgements.prize),
    ("vain", _JUDGES, judgements.vain),
    ("verdict", _JUDGES, judgements.made_of),
    ("manner", _JUDGES, judgements.manner),
    ("plain", _JUDGES, judgements.plain),
    ("matter", _JUDGES, judgements.matter),
    ("virtue", _JUDGES, readings.borne),
    ("lacking", _JUDGES, judgements.lacking),
    ("ploy", _JUDGES, readings.ploy),
    ("blame", _JUDGES, judgements.blame),
    ("aim", _JUDGES, readings.aim),
    ("comment", _JUDGES, judgements.comment),
    ("meaning", _JUDGES, readings.meaning),
    ("worn", _JUDGES, judgements.worn),
    ("sense", _JUDGES, readings.sense),
    ("owed", _JUDGES, judgements.owed),
)
"""Kind of the table -> what it makes of a clause, and how."""
_SAYS = frozenset(("say", "tell", "quote", "add"))
"""Lemmas with which a sentence may name a source that was not read as a statement."""
_SPEECH = frozenset((None, "speech", "belief"))
_SELF = frozenset(("i", "me", "my", "we", "our", "us"))
_STOPS = (".", "!", "?", "\u2026", ";", '"', "\u201d", ")")
_QUOTES = ('"', "\u201c", "\u201d", "\u201e")
_LABEL = re.compile(r"\b[A-Z]{3,20}(?:[ ,.'-]{1,3}[A-Z]{2,20}){1,12}:")
"""A speaker's name in capitals before his words, as in a transcript."""
_HERE = frozenset(("this", "that"))
"""Words with which a writer turns to what somebody has just said."""


def find(report: AnnotatedDocument) -> Iterator[Remark]:
    """The clauses in which the report itself predicts or judges, one remark a clause, in text order."""
    voice: _Voice | None = None
    words = _words()
    for sentence in report.sentences:
        hits = [token for token in sentence.tokens if token.lower in words or token.lemma in words]
        if not hits:
            continue
        voice = voice or _Voice(report)
        done: set[tuple[int, int]] = set()
        for kind, cue, verb in _candidates(sentence, hits, voice.persons):
            span = clause_of(sentence, verb)
            if span not in done and voice.is_own(sentence, cue[0], verb):
                done.add(span)
                yield remark_of(report, kind, span, (cue[0].start, cue[1].end), _REASONS[kind])


Found = tuple[str, tuple[Token, Token], Token]
"""Kind of remark, first and last token of the cue, a word of the clause."""


def _candidates(sentence: Sentence, hits: Sequence[Token], persons: Persons) -> Iterator[Found]:
    """Predictions before judgements, so that a clause that is both counts as the first."""
    found = list(_matches(sentence, hits, persons))
    yield from (each for each in found if each[0] == _PREDICTS)
    yield from (each for each in found if each[0] == _JUDGES)


def _matches(sentence: Sentence, hits: Sequence[Token], persons: Persons) -> Iterator[Found]:
    phrases, index = _phrases(), _index()
    for token in hits:
        for phrase, kind in phrases.get(token.lower, ()):
            start = _start_of(sentence, token, phrase)
            if start is not None:
                yield kind, (start, sentence.tokens[start.index + len(phrase) - 1]), token
        for kind, test in _FORMS.get(token.lower, ()):
            if test(sentence, token, persons):
                last = sentence.tokens[token.head] if token.lower == "too" else token
                yield kind, (token, last), token
        numbers = index.get(token.lemma, ())
        if token.lower != token.lemma:
            numbers = tuple(sorted({*numbers, *index.get(token.lower, ())}))
        for number in numbers:
            row, kind, test = _TESTS[number]
            first = _whole(sentence, token)
            if _is_row(sentence, first, token, row) and test(sentence, token, persons):
                yield kind, (first, token), token


_FORMS: Mapping[str, Sequence[tuple[str, Test]]] = {
    **dict.fromkeys(predictions.MODALS, ((_PREDICTS, predictions.modal),)),
    **dict.fromkeys(("would", "could"), ((_PREDICTS, predictions.modal), (_JUDGES, judgements.missed))),
    "should": ((_PREDICTS, predictions.foreseen),),
    "going": ((_PREDICTS, predictions.going),),
    "expect": ((_PREDICTS, predictions.told_to_expect),),
    "too": ((_JUDGES, judgements.too_much),),
    "but": ((_JUDGES, judgements.contrast),),
    "seems": ((_JUDGES, readings.seeming),),
    "seem": ((_JUDGES, readings.seeming),),
    "no": ((_JUDGES, judgements.none_such),),
    "little": ((_JUDGES, judgements.none_such),),
    "fails": ((_JUDGES, judgements.failing),),
    "failed": ((_JUDGES, judgements.failing),),
    "fail": ((_JUDGES, judgements.failing),),
    "real": ((_JUDGES, judgements.real),),
    **dict.fromkeys(("betting", "gambling", "wagering"), ((_JUDGES, readings.betting),)),
    **dict.fromkeys(("apparently", "seemingly", "presumably", "evidently"), ((_JUDGES, readings.guessed),)),
    **dict.fromkeys(("hardly", "scarcely", "merely"), ((_JUDGES, judgements.hardly),)),
    **dict.fromkeys(("not", "n't"), ((_JUDGES, judgements.unsound),)),
    "nothing": ((_JUDGES, judgements.nothing_does),),
    "about": ((_JUDGES, judgements.really_about),),
    **dict.fromkeys(("never", "rarely", "seldom"), ((_JUDGES, judgements.inverted),)),
    "?": ((_JUDGES, judgements.asked),),
}
"""Words of the grammar -> what they make of a clause, and how."""


def _whole(sentence: Sentence, token: Token) -> Token:
    """The first word of a cue that hyphens cut in pieces."""
    at = token.index
    while (
        at >= 2
        and sentence.tokens[at - 1].lower == "-"
        and sentence.tokens[at - 2].end == sentence.tokens[at - 1].start
    ):
        at -= 2
    return sentence.tokens[at]


def _is_row(sentence: Sentence, first: Token, last: Token, row: str) -> bool:
    """Whether a word, with what hyphens join to it, stands in a row."""
    words = voice_words()[row]
    after = sentence.tokens[last.index + 1 : last.index + 2]
    if after and after[0].lower == "-" and after[0].start == last.end:
        return False
    if first is last:
        return last.lower in words or last.lemma in words
    return "".join(each.lower for each in sentence.tokens[first.index : last.index + 1]) in words


def _start_of(sentence: Sentence, token: Token, phrase: tuple[str, ...]) -> Token | None:
    """Where a phrase begins that a word is part of, if it stands there in the main clause."""
    first = token.index - phrase.index(token.lower)
    if first < 0 or sentence.tokens[first].lower != phrase[0]:
        return None
    found = sentence.tokens[first : first + len(phrase)]
    if tuple(each.lower for each in found) != phrase:
        return None
    root = next(each for each in sentence.tokens if each.head == each.index)
    verbless = root.pos not in ("VERB", "AUX")
    return found[0] if verbless or main_verb(sentence, token) is not None else None


@functools.cache
def _index() -> Mapping[str, tuple[int, ...]]:
    """Word -> the tests to put to it."""
    words = voice_words()
    found: dict[str, list[int]] = {}
    for number, (kind, _, _) in enumerate(_TESTS):
        for word in words[kind]:
            found.setdefault(word.rpartition("-")[2], []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


@functools.cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The longest word of each fixed phrase -> its phrases, word by word, and what they make of a clause."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row, kind in (("coming", _PREDICTS), ("surely", _JUDGES)):
        for phrase in voice_words()[row]:
            words = tuple(phrase.replace("'s", " 's").split())
            found.setdefault(max(words, key=len), []).append((words, kind))
    return {word: tuple(sorted(phrases)) for word, phrases in found.items()}


@functools.cache
def _words() -> frozenset[str]:
    """Every word at which something may begin."""
    return frozenset(_index()) | frozenset(_phrases()) | frozenset(_FORMS)


class _Voice:
    """Whose voice a place of a report is in."""

    def __init__(self, report: AnnotatedDocument) -> None:
        self.persons = Persons(report)
        self._report = report
        self._starts = [statement.content_start for statement in report.statements]
        self._reach = _running_max(report.statements)
        self._told: dict[int, bool] = {}

    def is_own(self, sentence: Sentence, cue: Token, verb: Token) -> bool:
        """Whether nobody but the writer answers for a word of a sentence."""
        if not _is_written(sentence) or self._is_said(cue) or self._is_told(sentence):
            return False
        if self._is_quoted(cue) or self._is_transcript(sentence, cue):
            return False
        return not _hangs(sentence, verb) and not self._goes_on(sentence, verb)

    def _is_said(self, cue: Token) -> bool:
        at = bisect_right(self._starts, cue.start)
        return at > 0 and self._reach[at - 1] > cue.start

    def _is_quoted(self, cue: Token) -> bool:
        return any(each.start <= cue.start < each.end for each in self._quotations)

    def _is_transcript(self, sentence: Sentence, cue: Token) -> bool:
        """Whether a quotation mark before a word, or a speaker's label, may still hold."""
        start = self._blocks[sentence.paragraph][0]
        text = self._report.document.text[start : cue.start]
        mark = max(text.rfind(each) for each in _QUOTES)
        left_open = mark >= 0 and mark + 1 < len(text) and not text[mark + 1].isspace() and (
            mark == 0 or text[mark - 1].isspace()
        )  # fmt: skip
        return left_open or _LABEL.search(text) is not None

    @functools.cached_property
    def _blocks(self) -> Mapping[int, tuple[int, int]]:
        blocks: dict[int, tuple[int, int]] = {}
        for sentence in self._report.sentences:
            start, _ = blocks.get(sentence.paragraph, (sentence.start, 0))
            blocks[sentence.paragraph] = (start, sentence.end)
        return blocks

    @functools.cached_property
    def _quotations(self) -> Sequence[Quotation]:
        report = self._report
        blocks = self._blocks.values()
        return quotations(report.document.text, list(blocks), [each.end for each in report.sentences])

    def _is_told(self, sentence: Sentence) -> bool:
        """Whether somebody is said to say what the sentence says, by a statement or a verb of saying."""
        known = self._told.get(sentence.index)
        if known is None:
            known = self._told[sentence.index] = any(
                token.lower == "according" or _is_saying(sentence, token)
                for token in sentence.tokens
                if not self._is_quoted(token)
            ) or any(self._holds(sentence, each) for each in self._statements_in(sentence))
        return known

    def _statements_in(self, sentence: Sentence) -> Iterator[Statement]:
        first = bisect_right(self._starts, sentence.start - 1)
        for statement in self._report.statements[first:]:
            if statement.content_start >= sentence.end:
                return
            yield statement

    def _holds(self, sentence: Sentence, statement: Statement) -> bool:
        """Whether a statement is the main clause of a sentence: its cue or its content holds the root."""
        if statement.act not in _SPEECH:
            return False
        root = next(token for token in sentence.tokens if token.head == token.index)
        if readings.reads_off(sentence, root, self.persons) or auxiliaries(sentence, root) & predictions.MODALS:
            return False
        if statement.kind == "indirect" and not _has_verb(sentence, statement):
            return False
        in_cue = statement.cue_start is not None and statement.cue_start <= root.start < (statement.cue_end or 0)
        return in_cue or statement.content_start <= root.start < statement.content_end

    def _goes_on(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a sentence goes on with what somebody said in the one before it."""
        if sentence.index == 0:
            return False
        before = self._report.sentences[sentence.index - 1]
        if not self._is_told(before):
            return False
        if any(token.lower == "would" for token in sentence.tokens):
            return True
        if before.paragraph != sentence.paragraph:
            return False
        about = subject(sentence, main_verb(sentence, verb) or verb)
        if about is None:
            return True
        return about.lower not in _HERE and about.lemma.lower() not in voice_words()["saying"]


def _is_written(sentence: Sentence) -> bool:
    """Whether a sentence is the writer's prose: it ends with a stop, and nobody says "I" in it."""
    return sentence.text.rstrip().endswith(_STOPS) and not any(token.lower in _SELF for token in sentence.tokens)


def _hangs(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause hangs on what somebody feels, though the parse may not see it: "fears the dam will break"."""
    about = subject(sentence, main_verb(sentence, verb) or verb)
    before = sentence.tokens[about.left - 1] if about is not None and about.left > 0 else None
    return before is not None and (before.lower == "that" or before.lemma in voice_words()["feeling"])


def _has_verb(sentence: Sentence, statement: Statement) -> bool:
    """Whether what is said is more than a thing that is named: "said that it rained", not "rejected the budget"."""
    said = sentence.covering(statement.content_start, statement.content_end)
    return any(token.pos in ("VERB", "AUX") for token in said)


def _is_saying(sentence: Sentence, token: Token) -> bool:
    """Whether a verb of saying heads a main clause or an inserted one."""
    if token.dep == "parataxis" and token.lemma in voice_words()["unowned"]:
        return True
    return (
        token.lemma in _SAYS
        and token.pos == "VERB"
        and (is_main(sentence, token) or token.dep in ("parataxis", "ccomp", "advcl"))
    )


def _running_max(statements: Sequence[Statement]) -> list[int]:
    found: list[int] = []
    for statement in statements:
        found.append(max(statement.content_end, found[-1] if found else 0))
    return found
