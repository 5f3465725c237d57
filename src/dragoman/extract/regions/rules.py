"""The wording of parts that are not prose: a table of patterns with an example each.

Two kinds of place: a whole `line`, and a piece of a line (`inline`) that stands between sentences. A rule
is only tried where one of its triggers, a literal string, occurs in the text.
Source: conventions of English-language news sites and wire copy, general knowledge.
"""

import re
from dataclasses import dataclass

PICTURE_AGENCIES = (
    "Associated Press", "AP Photo", "AP Images", "AP", "Agence France-Presse", "AFP", "Reuters", "REUTERS", "EPA-EFE",
    "EPA", "EFE", "Getty Images", "Getty", "GETTY IMAGES", "Xinhua", "XINHUA", "TASS", "Tass", "Sputnik", "RIA Novosti",
    "dpa", "DPA", "Bloomberg", "Shutterstock", "Alamy", "Anadolu Agency", "Anadolu", "NurPhoto", "ZUMA Press", "ZUMA",
    "East News", "Rex Features", "Rex", "Kyodo News", "Kyodo", "Yonhap", "PA Wire", "PA", "ANP", "ANSA", "PTI", "ANI",
    "Press Association", "UPI", "iStock", "Magnum", "Corbis", "SIPA", "Sipa USA", "Press TV", "KCNA", "IRNA", "Handout",
    "Pool", "UNHCR", "Unsplash", "Polaris", "Redux", "LightRocket", "VCG", "Imaginechina",
)  # fmt: skip
"""Who pictures are credited to. Source: general knowledge."""

_AGENCY = "(?:" + "|".join(re.escape(name) for name in sorted(PICTURE_AGENCIES, key=len, reverse=True)) + ")"
_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
CREDIT = rf"(?:{_NAMES} ?/ ?){{0,4}}{_AGENCY}(?: ?/ ?{_NAMES})?(?: via {_NAMES}(?:/{_NAMES})?)?"
"""A picture credit: names and agencies joined by slashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A wording: the kind of region, the pattern, the literals of which one must occur, and an example.

    A group named `keep` is the part that is marked, where that is not all of the match; a group
    named `credit` inside a caption becomes a credit of its own.
    """

    kind: str
    pattern: re.Pattern[str]
    triggers: tuple[str, ...]
    example: str


def _line(kind: str, pattern: str, triggers: str, example: str, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    return Rule(kind=kind, pattern=re.compile(pattern, flags), triggers=tuple(triggers.split("|")), example=example)


_I = re.IGNORECASE

LINE_RULES: tuple[Rule, ...] = (
    # pictures
    _line("caption", r"(?:FILE|File)(?: PHOTO| photo| picture)? ?[-–—:].{3,600}", "FILE|File", "FILE - In this May 4, 2016, file photo, the dam stands half empty."),
    _line("caption", r"Photos?: .{2,600}?(?: Hide Caption(?: \d{1,3} of \d{1,3})?)", "Hide Caption", "Photos: A harbour at dawn Boats lie at anchor. Hide Caption 3 of 9"),
    _line("caption", r"(?:(?:Photo(?:graph|s)?|Image|Picture|Caption|Pictured|PHOTO|IMAGE)(?: caption)? ?: ?.{2,400})", "Photo|Image|Picture|Caption|PHOTO|IMAGE", "Photo: The delegates on the quay."),
    _line("caption", r"(?:In this|This|An?|The) (?:\w+[ ,]{1,2}){0,4}(?:file |handout |undated |combination |satellite )?(?:photo(?:graph)?|image|picture|frame|grab|photo combo)s? (?:taken|released|provided|made|supplied|shows?|combo|from|obtained|distributed)\b.{3,500}", "photo|image|picture|frame|grab", "This handout photo released by the ministry shows the bridge."),
    _line("caption", rf".{{10,500}}?[ .](?P<credit>\((?:(?:Photo|Image|Picture|Credit|Source|Courtesy)s?(?: by| credit| of)?:? [^()]{{2,80}}|{CREDIT})\))\.?", ")", "A guard walks along the fence. (Ivo Lindqvist/AFP)"),
    _line("caption", rf".{{20,300}}[.!?\w] ?(?P<credit>(?:(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by| credit)?: ?)(?:{_NAMES}[ /,]{{0,3}}){{1,4}})", "Photo|Image|Picture|Credit", "Envoys leave the hall on Monday. Photograph: Ivo Lindqvist/AFP"),
    _line("caption", rf".{{20,300}}[.!?] ?(?P<credit>{CREDIT})", "AP|AFP|Reuters|REUTERS|EPA|Getty|PTI|Xinhua", "A woman fills in her ballot in the capital on Sunday.AFP"),
    _line("caption", r"(?:Media captions?|Image captions?|Video captions?)\b.{3,300}", "caption", "Image caption The square was empty by noon"),
    _line("credit", rf"(?:(?:Photo|Image|Picture|Credit|Video|Source|Photograph)s?(?: by| credit| copyright)?:? ?)?{CREDIT}(?: {CREDIT}){{0,2}}\.?", "AP|AFP|Reuters|REUTERS|EPA|Getty|GETTY|PTI|Xinhua|Photo|Image|News|Pool|Handout|TASS|Alamy|Shutterstock", "Ivo Lindqvist/Getty Images"),
    _line("credit", r"(?:Photo(?:graph)?|Image|Picture) (?:credit|copyright|source)s?:? ?.{2,80}", "credit|copyright|source", "Image copyright Lindqvist Press"),
    _line("caption", r"Enlarge this image(?: toggle caption.{0,120})?", "Enlarge", "Enlarge this image toggle caption Ivo Lindqvist/AP"),
    _line("boilerplate", r"(?:Hide|Show|View|toggle) [Cc]aption|Image (?:\d{1,3} of \d{1,3})|\d{1,3} of \d{1,3}", "aption|Image|of", "Hide caption"),
    # links to other reports
    _line("related_link", r"(?:related|read (?:more|also|next|on|too)|see also|also read|more (?:on|from|about)|you may (?:also )?like|recommended|don'?t miss|must[- ]read|further reading|watch(?: more)?|listen)(?: (?:articles?|stor(?:y|ies)|news|content|coverage|links?|video|posts?|topics?|reading|this))?(?: on [\w .'-]{1,40}| from [\w .'-]{1,40})? ?(?:[:|»>-] ?.{0,250})", ":|»|>|-", "Related Article : Ferry talks to resume", _I),
    _line("related_link", r"(?:related (?:articles?|stor(?:y|ies)|news|content|coverage|links?|videos?|posts?|topics?)|read more|see also|also read|more stories|most (?:read|popular|viewed)|recommended for you|you may also like|read next|more-in|trending(?: now)?|top stories|latest news|what to read next|around the web)\W{0,3}", "elated|ead|ore|ost|ee also|ecommended|ou may|rending|op |atest|EAD|ELATED|hat |round", "Read more", _I),
    _line("related_link", r".{8,200}[^.!?] (?:Read more|READ MORE)(?: »| >| …|\.\.\.)?", "Read more|READ MORE", "Harbour chief resigns over ferry contract Read more"),
    _line("related_link", r"(?:Click|Tap) here (?:to|for) .{3,150}", "here", "Click here for the full list of candidates"),
    _line("related_link", r"(?:READ|WATCH|MORE|RELATED|ALSO|SEE ALSO|LISTEN|VIDEO|OPINION|ANALYSIS|EXPLAINER)(?: MORE| ALSO| NOW| NEXT)?: .{4,200}", ":", "WATCH: Crowds gather at the port"),
    _line("related_link", r"For (?:more|the latest|all the latest) .{3,80}?(?:,? (?:visit|go to|see|follow|click)\b.{3,120}|: ?https?://\S+)", "For ", "For more on this story, visit example.org"),
    # what the site says about itself
    _line("boilerplate", r"(?:Copyright|©|\(c\)|\(C\)).{0,20}(?:\b(?:19|20)\d\d\b|All [Rr]ights).{0,600}", "opyright|©|(c)|(C)", "© 2019 Harbour Press. All rights reserved."),
    _line("boilerplate", r".{0,300}\b(?:[Aa]ll [Rr]ights [Rr]eserved|ALL RIGHTS RESERVED)\b.{0,300}", "ights|RIGHTS", "Harbour Press. All rights reserved."),
    _line("boilerplate", r"(?:This|No part of this) (?:material|content|article|story|text|publication|report)\b.{0,60}\bmay not be\b.{3,200}", "may not be", "This material may not be published, broadcast, rewritten or redistributed."),
    _line("boilerplate", r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,80}\bcookies?\b.{0,300}", "ookie", "We use cookies to improve this site.", _I),
    _line("boilerplate", r"(?:accept(?: all)?(?: cookies)?|cookie (?:policy|settings|preferences)|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions))(?: [|·&] ?[\w ]{2,40}){0,4}", "ccept|ookie|rivacy|erms", "Privacy Policy", _I),
    _line("boilerplate", r"(?:sign up|subscribe|get the latest|get our|join our|register|become a (?:member|subscriber))\b.{0,60}\b(?:newsletters?|news ?letter|inbox|e-?mails?|updates|alerts|letter|channel|briefing|subscription|today|here|now|unlimited)\b.{0,150}", "ign up|ubscribe|et the|et our|oin our|egister|ecome|IGN UP|UBSCRIBE", "Sign up for our weekly newsletter.", _I),
    _line("boilerplate", r"(?:like|follow|join|find|connect with) (?:us|[\w .'’@&-]{2,40}) on (?:facebook|twitter|instagram|telegram|whatsapp|google news|youtube|linkedin|x|flipboard|social media)\b.{0,200}", "ollow|ike|oin|ind|onnect|OLLOW", "Follow us on Facebook and Twitter", _I),
    _line("boilerplate", r"(?:share|tweet|email|print|save|post|comments?|reddit|pin|pinterest|whatsapp|facebook|twitter|linkedin|copy link)(?:(?: (?:this|on|via|with|the) ?(?:article|story|link|page|post|facebook|twitter|email|friends)?)|[ ,|·]+(?:share|tweet|email|print|save|pin|reddit|whatsapp|facebook|twitter|linkedin|comments?)){0,8}", "hare|weet|mail|rint|acebook|witter|omment|SHARE|TWEET", "Share on Facebook Tweet Email", _I),
    _line("boilerplate", r"Read or [Ss]hare this story: ?\S{0,100}", "Share|share", "Read or Share this story: https://example.org/a1"),
    _line("boilerplate", r"(?:advertisement|advertising|sponsored(?: content)?|promoted(?: content)?|story continues below(?: advertisement)?|article continues (?:below|after)(?: (?:this )?(?:ad|advertisement|advert|video))?|(?:advertisement )?continue reading(?: (?:the main story|below|this article))?|scroll down for (?:the )?(?:video|more)|skip (?:to|past) [\w ]{3,40}|loading(?: \.\.\.|…)?|play video(?: \d{1,2}:\d\d)?|newsletter sign up(?: continue reading the main story)?)\W{0,2}", "dvertis|ponsored|romoted|ontinue|croll|kip|oading|lay |ewsletter|LAY |DVERTIS", "Advertisement Continue reading the main story", _I),
    _line("boilerplate", r"(?:the )?(?:rest|remainder) of (?:the|this) (?:article|story|text|report) (?:is|continues|follows) (?:below|under|after) (?:the|this) (?:video|photo|picture|image|ad(?:vertisement)?|gallery|tweet)s?\.?", "rest of|emainder", "The rest of the article is below the video.", _I),
    _line("boilerplate", r"(?:do you have|got) (?:a|any|more) (?:story|stories|news tip|tip|information|comment)s?\b.{0,300}", "o you have|ot a", "Do you have a story for us? Write to tips@example.org", _I),
    _line("boilerplate", r"(?:_{3,}|\*{3,}|-{3,}|~{3,}|={3,}|#{3,}|\* \* \*|…)\.?", "_|*|-|~|=|#|…", "___"),
    _line("boilerplate", r"(?:\d{1,4} )?(?:comments?|shares?|views?)(?: \(\d{1,5}\))?|\d{1,3} min(?:ute)?s? read", "omment|hare|iew|read", "3 min read", _I),
    _line("boilerplate", r"(?:The views|The opinions|Views|Opinions) expressed (?:in this|here|by the|are)\b.{5,400}", "xpressed", "The views expressed in this article are the author's own."),
    _line("boilerplate", r"Correction(?:s| Appended)?(?:: .{3,200})?\.?", "Correction", "Correction Appended."),
    _line("boilerplate", r"(?:ABSTRACT|FULL TEXT|SUMMARY|TRANSCRIPT|LEAD|BODY|HIGHLIGHT|LENGTH: \d+ words)\.?:?", "ABSTRACT|FULL TEXT|SUMMARY|TRANSCRIPT|LEAD|BODY|HIGHLIGHT|LENGTH", "FULL TEXT."),
    _line("boilerplate", r"(?:Video|Photo|Photos|Audio|Gallery|Graphic|Map|Live|Watch|Listen|Slideshow|Interactive)\.?", "Video|Photo|Audio|Gallery|Graphic|Map|Live|Watch|Listen|Slide|Inter", "Video"),
    # who made the report
    _line("byline", r"\(?(?:(?:Additional |Added |More )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslation)(?: and (?:[Rr]eporting|[Ww]riting|[Ee]diting))?|Compiled|Reported|Written|Edited|Translated) by [A-ZÀ-Þ].{3,400}", "eporting|riting|diting|ompiled|ranslat|eported|ritten|dited", "Reporting by Ada Holm; Editing by Ivo Lindqvist"),
    _line("byline", r"(?:[-–—_*] ?)?(?:[A-ZÀ-Þ][^.!?]{3,250}) contributed (?:reporting|to (?:this|the) (?:report|article|story))\b[^.!?]{0,120}\.?", "contributed", "Ada Holm in Oslo contributed to this report."),
    _line("byline", r"(?:[-–—] ?)(?:With (?:reporting|files|additional reporting)|Additional reporting) (?:by|from) .{3,150}", "reporting|files", "- With files from Ada Holm"),
    _line("byline", r"(?:-- ?\(?[A-Z][A-Za-z.-]+\)?|\((?:[A-Z]{2,6}|With .{3,60} inputs?|With inputs from .{3,60})\)|Source: [A-Z][\w .&/-]{1,50}|—[A-Z]{2,6})", "--|(|Source|—", "(With inputs from agencies)"),
)  # fmt: skip
"""Wordings of whole lines; the first that fits decides."""

INLINE_RULES: tuple[Rule, ...] = (
    _line("byline", r"\((?:(?:Additional |Added |More |Some )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslation|[Gg]raphic)s?(?: and (?:[Rr]eporting|[Ww]riting|[Ee]diting))?|Compiled|Reported|Written|Edited|Translated) (?:by|from) (?:[^()]|\([^()]{0,60}\)){3,500}\)", "eporting|riting|diting|ompiled|ranslat|eported|ritten|dited|raphic", "The talks go on. (Reporting by Ada Holm; Editing by Ivo Lindqvist)"),
    _line("boilerplate", r"(?:^|(?<=[.!?”\"’)] ))The (?:rest|remainder) of (?:the|this) (?:article|story|text|report) (?:is|continues|follows) (?:below|under|after) (?:the|this) (?:video|photo|picture|image|ad(?:vertisement)?|gallery|tweet)s?\.", "rest of|emainder", "Ships left at noon. The rest of the article is below the video. They came back."),
    _line("boilerplate", r"(?:^|(?<=[.!?”\"’)] ))(?:Advertisement(?: Continue reading the main story)?|(?:Story|Article) continues (?:below|after)(?: (?:this )?(?:advertisement|ad|video))?|Continue reading the main story|Scroll down for (?:the )?video|Play [Vv]ideo(?: \d{1,2}:\d\d)?)(?=\.? [A-Z“\"]|\.?$)", "Advertisement|continues|Continue|Scroll|Play ", "He left the hall. Advertisement Continue reading the main story He did not return."),
    _line("caption", r"Photos?: [^.]{2,200}?(?:[^.]{2,300}\. ?){0,4}Hide Caption(?: \d{1,3} of \d{1,3})?", "Hide Caption", "Photos: Dawn at the port Boats lie at anchor. Hide Caption 1 of 4"),
    _line("caption", r"(?:^|(?<=[.!?”\"’)] ))(?:Enlarge this image )?toggle caption [^.!?]{2,120}?(?=$)", "toggle caption", "Enlarge this image toggle caption Ivo Lindqvist/AP"),
    _line("caption", rf"(?:^|(?<=[.!?”\"’)] ))(?:Photo|Image|Picture|PHOTO)(?: caption)?: [^.!?]{{5,250}}\.(?P<credit> {_NAMES}/(?:{_AGENCY}|{_NAME} {_NAME}))?(?= [A-ZÀ-Þ“\"])", "Photo|Image|Picture|PHOTO", "Photo: The delegates on the quay. Harbour Press/Ivo Lindqvist They left at noon."),
    _line("boilerplate", r"(?:^|(?<=[.!?”\"’)] ))(?:Copyright|©)(?: ©| \(c\))? ?(?:19|20)\d\d\b.{0,400}$", "opyright|©", "The bill passed. Copyright 2019 Harbour Press. All rights reserved."),
    _line("related_link", r"(?:^|(?<=[.!?”\"’)] ))(?:Related(?: [Aa]rticles?| [Ss]tor(?:y|ies))?|Read [Mm]ore|READ MORE|Also [Rr]ead|Read [Aa]lso|See [Aa]lso) ?: [^.!?]{5,200}$", "Related|Read|READ|See", "The ferry sank. Read more: Ferry owner denies blame"),
    _line("related_link", r"(?<=[.!?”\"’)] )(?:Read [Mm]ore|READ MORE|Read the full (?:story|article) here)\W{0,3}$", "Read|READ", "The ferry sank. Read more »"),
    _line("boilerplate", r"(?:^|(?<=[.!?”\"’)] ))(?:The post [^.!?]{5,200} appeared first on [^.!?]{2,60}\.)", "appeared first on", "The ferry sank. The post Ferry sinks appeared first on Harbour Press."),
    _line("boilerplate", r"(?:^|(?<=[.!?”\"’)] ))(?:Read the original article on [^.!?]{2,60}\.|Follow [^.!?]{2,40} on (?:Facebook|Twitter|Instagram|Telegram)(?:,? (?:and|or) (?:Facebook|Twitter|Instagram))?\.)", "Read the original|Follow ", "The ferry sank. Follow Harbour Press on Twitter."),
    _line("boilerplate", r"\[(?:nL?\w{5,14}|ID:n\w{5,14}|L\w{6,12})\]", "[n|[ID|[L", "The loss was small, it said. [ID:nL5N0AB12C]"),
)  # fmt: skip
"""Wordings inside a line; each is looked for in every line."""
