"""The forms of English verbs that change their vowel: one stem for all of them."""

from dragoman.language.words import stem_of

_STRONG_VERBS = """
begin began begun; break broke broken; bring brought; build built; buy bought; choose chose chosen; come came;
draw drew drawn; drive drove driven; fall fell fallen; fight fought; find found; flee fled; fly flew flown;
freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hold held; keep kept;
know knew known; lead led; leave left; lose lost; make made; meet met; pay paid; rise rose risen; run ran;
say said; see saw seen; shake shook shaken;
sell sold; send sent; shoot shot; speak spoke spoken; spend spent; stand stood; steal stole stolen; strike struck;
take took taken; teach taught; tell told; think thought; throw threw thrown; win won; write wrote written
"""
_STRONG = {
    stem_of(word): stem_of(row.split()[0]) for row in _STRONG_VERBS.split(";") for word in row.split() if row.split()
}


def base(stem: str) -> str:
    """The stem of a verb that changes its vowel as that of its first form: "began" as "begin"."""
    return _STRONG.get(stem, stem)
