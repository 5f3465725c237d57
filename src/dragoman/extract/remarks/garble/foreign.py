"""Words left in another language: another script in running English, or a run of another language's small words."""

import re
from collections.abc import Mapping

from dragoman.extract.remarks.garble.damage import Blocks, Rule, beyond_ascii, has_word

_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "German": frozenset("und der die das den dem des ein eine einer einen einem nicht mit von vom zu zum zur für ist wird werden wurde auch sich bei nach über unter aus auf im sind haben hat dass wir sie er es noch nur aber oder wie als um gegen durch ohne kein keine".split()),
    "French": frozenset("le la les un une des du de et est dans pour avec sur qui que aux au selon être ont mais pas ce cette ces son sa ses leur leurs nous vous il elle ils par plus été sont a à en ne se où comme sans contre".split()),
    "Spanish": frozenset("el la los las un una del de que y por con para se su sus es son más según como pero este esta estos fue ha han no lo al en sin contra sobre entre también hasta".split()),
    "Italian": frozenset("il lo la gli le i un una di del della delle dei degli che e per con non sono è nel nella alla al da dal si ha hanno come anche più ma su sul dopo contro".split()),
    "Portuguese": frozenset("o a os as um uma do da dos das de que e em no na nos nas para com por pelo pela não se são é foi mais como mas ao à sobre entre também até".split()),
    "Dutch": frozenset("de het een en van in op met voor niet zijn dat die ook aan bij naar door maar wordt worden heeft om te als uit tot over nog geen tegen".split()),
    "Polish": frozenset("i w na z do się nie że jest są o od po dla przez oraz ale jak to za przed pod by był była było tym tego".split()),
    "Turkish": frozenset("ve bir bu ile için da de olarak daha gibi kadar ancak sonra".split()),
}  # fmt: skip
"""Language -> its commonest words. Source: general knowledge."""
_TELLING: Mapping[str, str] = {
    "und": "German", "nicht": "German", "für": "German", "wird": "German", "sich": "German", "wurde": "German",
    "haben": "German", "dass": "German", "werden": "German", "auch": "German", "dans": "French", "avec": "French",
    "selon": "French", "cette": "French", "leur": "French", "été": "French", "être": "French", "pour": "French",
    "les": "French", "los": "Spanish", "las": "Spanish", "según": "Spanish", "pero": "Spanish", "para": "Spanish",
    "una": "Spanish", "más": "Spanish", "gli": "Italian", "della": "Italian", "delle": "Italian", "sono": "Italian",
    "nella": "Italian", "anche": "Italian", "não": "Portuguese", "uma": "Portuguese", "pelo": "Portuguese",
    "também": "Portuguese", "het": "Dutch", "een": "Dutch", "voor": "Dutch", "niet": "Dutch", "wordt": "Dutch",
    "się": "Polish", "że": "Polish", "przez": "Polish", "oraz": "Polish", "için": "Turkish", "olarak": "Turkish",
    "del": "Spanish", "que": "Spanish", "qui": "French", "sur": "French", "che": "Italian",
}  # fmt: skip
"""A word that stands in no English sentence of its own -> its language."""
_ENGLISH = frozenset(
    "the of and to in for on with by at from that this as is was were are be been has have had will would not he she "
    "they it his their its but or said who which after before about".split()
)
_LOANS = frozenset(
    ("coup de grace", "coup de grâce", "fait accompli", "crème de la crème", "joie de vivre", "nom de guerre", "pièce de résistance",
     "c'est la vie", "que sera sera", "je ne sais quoi", "comme il faut", "cri de coeur", "sine qua non", "per se")
)  # fmt: skip
_NAMING = frozenset(
    "called named titled entitled dubbed known word words phrase term slogan motto song film book novel newspaper magazine "
    "daily weekly hashtag character characters letter letters symbol meaning means group party movement".split()
)
"""Words after which foreign words are a name or are spoken of."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 60
"""Characters on either side in which the run is looked for."""
_ENCLOSED = re.compile(r"\([^()]{0,200}$")
_SCRIPTS = "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"


def _is_untranslated(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether foreign words stand in the run of an English sentence, neither quoted, nor bracketed, nor as a name."""
    start = match.start("words")
    if blocks.is_quoted(start) or _is_set_apart(blocks.text, start):
        return False
    before = _WORD.findall(blocks.text[max(0, start - _REACH) : start])[-3:]
    signed = blocks.text[match.end("words") : match.end("words") + 3].lstrip()[:2] == "(@"
    return not signed and _NAMING.isdisjoint(word.lower() for word in before)


def _is_set_apart(text: str, start: int) -> bool:
    return _ENCLOSED.search(text[max(0, start - 200) : start]) is not None or text[start - 1 : start] in ("#", "@", "/")


def _is_other_script(match: re.Match[str], blocks: Blocks) -> bool:
    return _is_untranslated(match, blocks) and any(character.isascii() and character.isalpha() for character in blocks.text)


def _is_foreign_run(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether about a telling word stand more small words of its language, and no name or English between them."""
    if not _is_untranslated(match, blocks):
        return False
    small = _SMALL_WORDS[_TELLING[match["words"].lower()]]
    left = _WORD.findall(blocks.text[max(0, match.start() - _REACH) : match.start()])[::-1]
    right = _WORD.findall(blocks.text[match.end() : match.end() + _REACH])
    run = [*_foreign(left, small)[::-1], match["words"], *_foreign(right, small)]
    if " ".join(run).lower() in _LOANS:
        return False
    words = sum(word.lower() in small for word in run)
    plain = sum(word.islower() and word.lower() not in small for word in run)
    return words >= 2 and plain >= 1


def _foreign(words: list[str], small: frozenset[str]) -> list[str]:
    """The words from the nearest on up to the first that is English or a name."""
    found: list[str] = []
    for word in words[:4]:
        if word.lower() in _ENGLISH and word.lower() not in small or word[0].isupper() and word.lower() not in small:
            break
        found.append(word)
    while found and found[-1].lower() not in small and len(found) > 1:
        found.pop()
    return found


RULES = (
    Rule(
        name="another script",
        pattern=re.compile(rf"(?<![\w.])(?P<words>[{_SCRIPTS}]{{2,30}}(?:[ \d.,:;-]{{1,6}}[{_SCRIPTS}]{{1,30}}){{0,40}})"),
        may=beyond_ascii,
        is_damage=_is_other_script,
        reason="“{words}” was left untranslated",
        example="The governor said the отопление would be back by Friday.",
    ),
    Rule(
        name="another language",
        pattern=re.compile(r"(?<![\w#@/'’-])(?P<words>(?i:" + "|".join(sorted(_TELLING)) + r"))(?![\w/'’-])"),
        may=has_word(frozenset(_TELLING)),
        is_damage=_is_foreign_run,
        reason="words of another language stand in the sentence at “{words}”: they were left untranslated",
        example="The court ruled that die strafe wird nicht gemildert in this case.",
    ),
)  # fmt: skip
"""Rules with an example each; a name, a quotation and a gloss in brackets keep their language."""
