"""What is said of two reports that share text, and of what they tell otherwise."""

import pytest

from dragoman.exporters.reading.deriving import derivation_words, drift_sections
from dragoman.exporters.reading.labels import Labels
from dragoman.model.findings import Derivation, Drift
from factory import document, make, memory_record

FIRST, SECOND = (document("The flood drowned at least three sheep.", name) for name in ("a.txt", "b.txt"))
KINDS = ("copy", "shared_wire", "rewrite", "translation", "update")
DRIFTS = (
    "attribution_lost", "attribution_changed", "hedge_lost", "hedge_added", "number_changed", "date_changed",
    "actor_changed", "place_changed", "quote_altered", "negation_changed", "meaning_changed",
)  # fmt: skip


def derivation(kind, direction):
    return make(
        Derivation, derivation_id="der_1", from_document=FIRST.document_id, to_document=SECOND.document_id, kind=kind,
        direction=direction, share=0.5, basis="why",
    )  # fmt: skip


def told(row, drifts=()):
    record = memory_record({"documents": [FIRST, SECOND], "drifts": drifts})
    labels = Labels(record.view, [FIRST, SECOND])
    lines = [line.text for each in drift_sections(record.view, [row], labels) for line in each.lines]
    titles = [each.title for each in drift_sections(record.view, [row], labels) if each.lines]
    return derivation_words(row, labels), titles, lines


@pytest.mark.parametrize("kind", KINDS)
def test_two_reports_of_which_neither_is_known_to_be_the_first_are_told_of_alike(kind):
    words, _, _ = told(derivation(kind, "common"))
    assert not any(word in words for word in ("rewrite", "copy of", "update", "translation of"))
    assert "R1 (common, 50% of its text: why)" in words


def test_a_rewrite_is_called_one():
    drift = make(Drift, derivation_id="der_1", kind="hedge_lost", from_document=FIRST.document_id, from_start=0,
                 from_end=3, to_document=SECOND.document_id, to_start=0, to_end=3, explanation="why")  # fmt: skip
    words, titles, lines = told(derivation("rewrite", "known"), [drift])
    assert words == "rewrite of R1 (known, 50% of its text: why)"
    assert (titles, lines) == (["What changed in rewriting"], ["hedge lost: why"])


@pytest.mark.parametrize("kind", DRIFTS)
def test_no_drift_is_a_loss_where_either_may_be_the_first(kind):
    drift = make(Drift, derivation_id="der_1", kind=kind, from_document=FIRST.document_id, from_start=0,
                 from_end=3, to_document=SECOND.document_id, to_start=0, to_end=3, explanation="why")  # fmt: skip
    _, titles, (line,) = told(derivation("rewrite", "common"), [drift])
    assert titles == ["Differs between two that share text"]
    assert not any(word in line for word in ("lost", "added", "changed", "altered"))
