"""Leftovers of machines: characters read in a wrong encoding, markup, templates and their empty places."""

import re

from dragoman.extract.remarks.garble.damage import Blocks, Rule, beyond_ascii, holds, word_before


def _is_misread(match: re.Match[str], _: Blocks) -> bool:
    """Whether the characters are UTF-8 that was read as Windows-1252: their bytes, read again, make sense."""
    return match["words"][:2] == "\u00e2\u20ac" or match["words"] == "\u00c3" or _reread(match["words"]) is not None


def _is_inside_word(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether it is no query of an address: search?q."""
    before = match.start() - len(word_before(blocks.text, match.start()))
    return blocks.text[before - 1 : before] not in ("/", ".", "=", "&", "?")


def _reread(written: str) -> str | None:
    data = bytearray()
    for character in written:
        if ord(character) < 0x100:
            data.append(ord(character))
            continue
        try:
            data += character.encode("cp1252")
        except UnicodeEncodeError:
            return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


_HIGH = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""What the bytes 80 to BF are in Windows-1252, or as they stand."""
_TAGS = (
    "a|abbr|article|aside|b|blockquote|br|button|center|cite|code|div|em|embed|figcaption|figure|font|"
    "footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|meta|nav|ol|p|picture|pre|script|"
    "section|small|source|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video"
)
_ENTITIES = (
    "nbsp|amp|quot|lt|gt|apos|mdash|ndash|rsquo|lsquo|ldquo|rdquo|laquo|raquo|hellip|bull|middot|copy|reg|euro|pound|shy|"
    "[a-z]{1,2}(?:acute|grave|uml|circ|tilde|cedil|ring|slash|lig|caron)"
)

RULES = (
    Rule(
        name="wrong encoding",
        may=beyond_ascii,
        back=True,
        pattern=re.compile(rf"(?P<words>[\u00c2-\u00df][{_HIGH}]|[\u00e0-\u00ef][{_HIGH}]{{2}}|\u00e2\u20ac[{_HIGH}]?|\u00c3(?=[\s.,a-z])|\u00f0[{_HIGH}]{{3}})"),
        is_damage=_is_misread,
        prose=False,
        reason="“{all}” holds a character that was read in a wrong encoding",
        example="The mayorâ€™s office gave no reason.",
    ),
    Rule(
        name="replacement character",
        may=holds("\ufffd", *map(chr, range(0x80, 0xA0))),
        pattern=re.compile(r"(?P<words>[\ufffd\u0080-\u009f]{1,3}[A-Za-z]{0,20})"),
        prose=False,
        back=True,
        reason="“{all}” holds a character that could not be read: a letter or a quotation mark is lost",
        example="The minister\ufffds plane landed at noon.",
    ),
    Rule(
        name="letter lost",
        may=lambda blocks: "?" in blocks.text,
        pattern=re.compile(r"(?P<words>\?(?<=[A-Za-z]\?)[a-z]{1,20})\b(?![=&/])"),
        back=True,
        is_damage=_is_inside_word,
        reason="“{all}” has a question mark inside: a letter or an apostrophe that could not be read",
        example="The minister?s plane landed at noon.",
    ),
    Rule(
        name="entity",
        may=holds("&"),
        pattern=re.compile(rf"(?P<words>&(?:{_ENTITIES}|#\d{{2,5}}|#x[0-9A-Fa-f]{{2,5}});)"),
        prose=False,
        reason="“{words}” is left over from a web page's markup",
        example="Turnover rose at Kemper &amp; Holt in the spring.",
    ),
    Rule(
        name="tag",
        may=holds("<", "-->", "]]>"),
        pattern=re.compile(rf"(?P<words></?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>|<!--|-->|\]\]>)"),
        prose=False,
        reason="“{words}” is left over from a web page's markup",
        example="The ministry said<br> it would answer on Monday.",
    ),
    Rule(
        name="shortcode",
        may=holds("["),
        pattern=re.compile(
            r"(?P<words>\[/?(?:caption|embed|gallery|video|audio|quote|url|img|youtube|twitter|ad|vc_[a-z_]{1,30})\b[^\[\]]{0,200}\])"
        ),
        prose=False,
        reason="“{words}” is left over from the system that published the page",
        example="The dam burst [caption id=\"a1\"] on Monday.",
    ),
    Rule(
        name="open template",
        may=holds("{", "[caption", "[gallery", "[embed"),
        pattern=re.compile(
            r"(?P<words>\[(?:caption|gallery|embed)\b|\{\{[^{}]{0,80}(?:\}\})?|\{%[^{}]{0,80}(?:%\})?|\$\{\w{1,40}\}|"
            r"(?<![\w\\{])\{[a-z][\w.]{0,40}\})"
        ),
        prose=False,
        reason="“{words}” is a place in a template that was never filled",
        example="The vote in {{ city }} is on Sunday.",
    ),
    Rule(
        name="empty place",
        may=holds("%", "[", "#", "orem ipsum"),
        pattern=re.compile(
            r"(?<![\w%])(?P<words>%(?:\d\$)?[sd]\b|\[object Object\]|"
            r"\[(?:INSERT|ENTER|ADD|FILL)\b[^\[\]]{0,60}\]|"
            r"\[(?:NAME|DATE|CITY|PLACE|TITLE|COUNTRY)\]|#(?:VALUE|REF|NAME|DIV/0)!|[Ll]orem ipsum)"
        ),
        prose=False,
        reason="“{words}” is a place in a template that was never filled",
        example="The council of %s met on Friday.",
    ),
    Rule(
        name="markup of an editor",
        may=holds("[[", "](", "**"),
        pattern=re.compile(
            r"(?P<words>\[\[[^\[\]\n]{1,80}(?:\]\])?|!?\[[^\[\]\n]{1,80}\]\(https?:[^()\s]{1,200}\)|"
            r"\*\*(?=\w)[^*\n]{1,60}\*\*)"
        ),
        prose=False,
        reason="“{words}” is left over from an editor's markup",
        example="The [[Danube]] rose by a metre.",
    ),
    Rule(
        name="escape",
        may=holds("\\", "=3D", "=20", "=E2"),
        pattern=re.compile(
            r"(?P<words>\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|(?<=[\w.,])\\[nrt](?=[\sA-Z]|$)|"
            r"(?<=\w)=(?:3D|20|E2=80=9[0-9A-F])\b)"
        ),
        prose=False,
        reason="“{words}” is a character that was left in a machine's spelling",
        example="The premier\\u2019s visit was put off.",
    ),
    Rule(
        name="script",
        may=holds("function", "document.", "var ", "window.", "adsbygoogle"),
        pattern=re.compile(
            r"(?P<words>\bfunction ?\([\w, ]{0,60}\) ?\{|\bdocument\.(?:write|getElementById)\(|"
            r"\bvar [A-Za-z_]\w{0,30} ?= ?[\[{(\"'\d]|\bwindow\.\w{1,30} ?=|\badsbygoogle\b)"
        ),
        prose=False,
        reason="“{words}” is a piece of a web page's program",
        example="The port reopened. document.write(ad); Ships left at once.",
    ),
    Rule(
        name="link text",
        may=holds(
            "Click here to", "READ MORE", "Read more:", "lso read:", "LSO READ", "Continue reading", "continues below",
            "continues after", "dvertisement", "DVERTISEMENT", "to continue", "Sign up here", "Share this",
        ),
        pattern=re.compile(
            r"(?P<words>\b(?:Click here to\b|READ MORE\b|Read more:|ALSO READ\b|Also read:|Continue reading below\b|"
            r"(?:Article|Story) continues (?:below|after)\b|ADVERTISEMENT\b|Advertisement(?= [A-Z])|"
            r"Scroll (?:down )?to continue\b|Sign up here\b|Share this (?:article|story)\b))"
        ),
        reason="“{words}” belongs to the page around the report",
        example="The dam held. Click here to see the pictures. The village is safe.",
    ),
    Rule(
        name="cut by a feed",
        may=holds("[+"),
        pattern=re.compile(r"(?P<words>\[\+\d{1,6} chars\])"),
        prose=False,
        reason="the text ends where a feed cut it",
        example="The inquiry heard that the pilot … [+2113 chars]",
    ),
)  # fmt: skip
"""Rules with an example each."""
