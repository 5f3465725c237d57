"""Text in, text that XML 1.0 can hold out."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with a replacement sign for each character that XML 1.0 does not allow, even escaped."""
    return _FORBIDDEN.sub("\ufffd", text)
