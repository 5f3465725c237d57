"""Exports of Nexis and Factiva, as text, RTF and Word documents."""

import pytest

from readers import exports

EXPORTS = {
    "nexis_uni": exports.NEXIS_UNI,
    "nexis_old": exports.NEXIS_OLD,
    "factiva_coded": exports.FACTIVA_CODED,
    "factiva_laid_out": exports.FACTIVA_LAID_OUT,
}
WRAPPED = {"txt": str.encode, "rtf": exports.rtf, "docx": exports.docx}
ALL = [(name, suffix) for name in EXPORTS for suffix in WRAPPED]


@pytest.fixture
def reports(read, request):
    name, suffix = request.param
    found, failures = read({f"a.{suffix}": WRAPPED[suffix](EXPORTS[name])})
    assert failures == []
    return found


def prose(report):
    """What no region covers."""
    text, pieces, position = report.document.text, [], 0
    for region in report.regions:
        pieces.append(text[position : region.region_start])
        position = region.region_end
    return " ".join("".join([*pieces, text[position:]]).split())


def of_kind(report, kind):
    return [region.region_text for region in report.regions if region.kind == kind]


@pytest.mark.parametrize("reports", ALL, indirect=True)
def test_every_report_has_what_the_archive_says_of_it(reports):
    first, second = (report.document for report in reports)
    assert (first.title, first.publisher) == ("Gates open at noon", "Harbour Press")
    assert (first.published, first.published_basis, first.language) == ("2023-05-02", "given", "en")
    assert first.author is not None
    assert first.author.startswith("Ada Holm")
    assert (second.title, second.publisher, second.published) == ("Ferries stay", "Crossing Echo", "2023-05-03")
    assert second.author is None


@pytest.mark.parametrize("reports", ALL, indirect=True)
def test_only_the_text_is_prose(reports):
    first, second = reports
    assert prose(first).startswith("The harbour master opened the gates at noon.")
    assert prose(first).endswith("on Monday.")
    assert prose(second) == "The ferries stayed in the harbour on Wednesday, its master said."
    assert of_kind(first, "headline") == ["Gates open at noon"]
    assert any("Ada Holm" in words for words in of_kind(first, "byline"))
    assert "May" in of_kind(first, "dateline")[0]


@pytest.mark.parametrize("reports", [pair for pair in ALL if pair[0].startswith("factiva")], indirect=True)
def test_the_number_of_a_report_is_its_uri(reports):
    assert [report.document.uri for report in reports] == ["HARPRS0020230502ej520000a", "CROECH0020230503ej530000b"]


def test_reports_without_a_number_are_named_by_their_place(read):
    found, _ = read({"a.txt": exports.NEXIS_UNI})
    assert [report.document.uri for report in found] == ["a.txt#1", "a.txt#2"]


def test_the_date_of_loading_is_not_the_date_of_publication(read):
    undated = "\n".join(line for line in exports.NEXIS_UNI.split("\n") if "2023 Tuesday" not in line)
    found, _ = read({"a.txt": undated})
    assert found[0].document.published is None
    assert "Load-Date: May 4, 2023" in found[0].document.notes


@pytest.mark.parametrize(
    ("written", "day"),
    [("May 2, 2023 Tuesday", "2023-05-02"), ("May 2, 2023 Tuesday 10:15 AM EST", "2023-05-02"),
     ("Tuesday, May 2, 2023", "2023-05-02"), ("Tuesday 2 May 2023", "2023-05-02"), ("May 2, 2023", "2023-05-02")],
)  # fmt: skip
def test_date_lines(read, written, day):
    found, _ = read({"a.txt": exports.NEXIS_UNI.replace("May 2, 2023 Tuesday", written)})
    assert (found[0].document.published, found[0].document.title) == (day, "Gates open at noon")


def test_a_line_that_heads_a_part_of_the_text_does_not_end_it(read):
    text = exports.NEXIS_UNI.replace(
        "Two ferries left", "Notes\n\n" + "One more ferry left.\n" * 20 + "\nTwo ferries left"
    )
    found, _ = read({"a.txt": text})
    assert prose(found[0]).endswith("on Monday.")


def test_a_copyright_above_the_publisher_is_no_headline(read):
    rights = "Copyright 2023 Harbour Press\nAll Rights Reserved\n\n"
    text = exports.NEXIS_OLD.replace("Harbour Press", rights + "Harbour Press", 1)
    found, _ = read({"a.txt": text})
    assert (found[0].document.title, found[0].document.publisher) == ("Gates open at noon", "Harbour Press")


def test_a_paragraph_that_begins_like_a_code_stays_prose(read):
    found, _ = read({"a.txt": exports.FACTIVA_CODED})
    assert "TD Ferries sent two boats" in prose(found[0])


@pytest.mark.parametrize("suffix", ["rtf", "docx"])
def test_any_other_document_is_one_report(read, suffix):
    found, failures = read({f"a.{suffix}": WRAPPED[suffix]("The gates opened – “at noon”.\nTwo ferries left.")})
    assert failures == []
    assert found[0].document.text.strip() == "The gates opened – “at noon”.\nTwo ferries left."


@pytest.mark.parametrize(
    "text",
    ["Length: 512 words\nThe gates opened.", "Document control\n512 words were spoken.", "HD\nThe gates opened.\nSN\n"],
)
def test_a_text_with_a_word_or_two_in_common_is_no_export(read, text):
    found, _ = read({"a.txt": text})
    assert [report.document.text for report in found] == [text]


def test_a_document_in_an_archive_is_read(read):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b/a.docx", exports.docx("The gates opened."))
    found, failures = read({"a.zip": packed.getvalue()})
    assert failures == []
    assert found[0].document.uri == "a.zip!/b/a.docx"
