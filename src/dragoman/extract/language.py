"""A report in, its language out; a report that is not in English says so in its notes."""

from dataclasses import replace

from dragoman.model.annotations import AnnotatedDocument

_SAMPLE = 4000
"""Characters that are looked at."""
_FEWEST_LETTERS = 40
"""Below this many letters a guess is worth nothing and the language stays unknown."""


class LanguageExtractor:
    """Fills `document.language` (ISO 639-1) where the report does not bring it."""

    name = "language"
    requires = frozenset({"document"})
    provides = frozenset({"document"})

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its language; None where the text is too short to tell."""
        document = report.document
        language = _given(document.language) or detect(document.text)
        notes = document.notes
        if language not in (None, "en"):
            notes = (*notes, f"language {language}: kept and grouped, not parsed")
        return replace(report, document=replace(document, language=language, notes=notes))


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None under 40 letters. Source: langid (Lui, Baldwin 2012)."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    import py3langid

    language: str = py3langid.classify(sample)[0]
    return language


def _given(language: str | None) -> str | None:
    return language.lower().replace("_", "-").split("-")[0] if language else None
