"""A reading in, the names by which its report may call the same one again out, in plain lower case."""

import functools
import re

from dragoman.codebooks.gazetteer import fold
from dragoman.extract.mentions.reading import Reading

_FEW = 2
"""Words of a name up to which its initials are not used for it: Ada Brix is not AB."""
_BARRED = str.maketrans({"\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u0111": "d", "\u0131": "i"})
"""Letters with a bar or without a dot, as names are written without them."""
_INITIALS = re.compile(r"(?:[a-z]\.){2,}")


def short_forms(reading: Reading) -> set[str]:
    """The names by which a report may call an entity again, in plain lower case."""
    name = reading.name or reading.text
    words = name.split()
    forms = {plain(name), plain(reading.text)} if not reading.nominal.titles else {plain(name)}
    if reading.kind == "person" and len(words) > 1:
        forms.add(plain(words[-1]))
        forms.update(plain(" ".join(words[start:])) for start in range(1, len(words) - 1))
        forms.add(plain(words[0]))
        if len(words) > _FEW:
            forms.update(
                {"".join(word[0] for word in words).lower(), "".join(w[0] for w in words if w[0].isupper()).lower()}
            )
    elif len(words) > 1:
        capitals = "".join(word[0] for word in words if word[0].isupper())
        forms.add(capitals.lower())
        if reading.kind == "organisation" and len(words[0]) > 3:
            forms.add(plain(words[0]))
    return {form for form in forms if len(form) > 1}


@functools.lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name in lower case without accents, bars and the full stops of initials."""
    bare = fold(name).translate(_BARRED).lower().replace("\u2019", "'").strip()
    return bare.replace(".", "") if _INITIALS.fullmatch(bare) else bare
