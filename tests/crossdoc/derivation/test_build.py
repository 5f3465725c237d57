from dragoman.crossdoc.derivation.build import same_build
from dragoman.crossdoc.derivation.weighing import measured
from dragoman.crossdoc.derivation.wording import Rarity, holding, wording_of
from dragoman.language.lexicon import Lexicon
from dragoman.language.prose import Prose
from dragoman.language.words import columns_of

MATTER = [
    ("The miller Ilka Ott sold the watermill of Tarn on Monday.", "Ott has parted with the Tarn watermill."),
    ("The buyer is Pellgrin, a brewer from Lund.", "It went to the brewer Pellgrin, of Lund."),
    ("The price was 40 crowns for each millstone.", "Every millstone fetched 40 crowns."),
    ("A flood had broken the sluice in 1931.", "In 1931 its sluice fell to a flood."),
    ("The beekeepers of Ostmark fear for their meadow.", "Beekeepers from Ostmark tremble for a meadow."),
    ("The council will vote on the causeway in May.", "About a causeway the council votes in May."),
]
OTHERS = [
    "Bread was dear in Vanora.", "The ferry to Brennholm did not run.", "Apples lay under the snow.",
    "A clerk counted the candles.", "The bishop wrote to the governor.", "Nobody answered the trumpet.",
]  # fmt: skip


def build(first, second):
    texts = ["\n\n".join(first), "\n\n".join(second)]
    proses = [_prose(name, text) for name, text in zip("ab", texts, strict=True)]
    lexicon = Lexicon()
    for prose in proses:
        lexicon.put(prose.document_id, columns_of(prose.text, prose.sentences))
    lexicon.sort()
    wordings = [wording_of(prose, lexicon) for prose in proses]
    rarity = Rarity(lexicon.names(), holding([[wording.stems for wording in wordings]], len(lexicon)), 1)
    return same_build(*measured(wordings, rarity))


def _prose(name, text):
    spans, start = [], 0
    for line in text.split("\n\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 2
    return Prose(document_id=name, title=None, publisher=None, agency=None, language="en", text=text, earliest=None,
                 latest=None, sentences=tuple(spans))  # fmt: skip


def test_a_rewrite_has_a_counterpart_for_each_paragraph():
    found = build([first for first, _ in MATTER], [second for _, second in MATTER])
    assert found.is_one
    assert (found.counterparts, found.fewer, found.more) == (6, 6, 6)


def test_the_order_of_the_paragraphs_does_not_matter():
    assert build([first for first, _ in MATTER], [second for _, second in reversed(MATTER)]).is_one


def test_a_report_on_other_matters_is_built_otherwise():
    assert not build([first for first, _ in MATTER], OTHERS).is_one


def test_half_the_paragraphs_are_too_few():
    assert not build([first for first, _ in MATTER], [MATTER[0][1], MATTER[1][1], *OTHERS[:4]]).is_one


def test_few_paragraphs_prove_nothing():
    assert not build([first for first, _ in MATTER[:3]], [second for _, second in MATTER[:3]]).is_one
