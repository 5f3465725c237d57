"""Exports of press archives and wire items, made by hand, as their systems write them."""

import io
import zipfile

import pyarrow as pa
import pyarrow.parquet

NEXIS_UNI = """User Name: = Ada Holm
Date and Time: = Tuesday, May 9, 2023 10:15:00 AM CEST
Job Number: = 197000001

Documents (2)

1. Gates open at noon
 Client/Matter: -None-
 Search Terms: gates

Gates open at noon

Harbour Press
May 2, 2023 Tuesday


Copyright 2023 Harbour Press All Rights Reserved

Section: NEWS; Pg. 4
Length: 512 words
Byline: By Ada Holm
Dateline: VELTEN, Norland

Body


The harbour master opened the gates at noon.

Two ferries left for the islands, the ministry said on Monday.

Graphic

A ferry at the gates. PHOTO: B. Lund

Classification

Language: ENGLISH

Publication-Type: Newspaper

Load-Date: May 4, 2023

End of Document

Ferries stay

Crossing Echo
3 May 2023

Copyright 2023 Crossing Echo All Rights Reserved

Length: 88 words

Body

The ferries stayed in the harbour on Wednesday, its master said.

Load-Date: May 3, 2023

End of Document
"""

NEXIS_OLD = """                               1 of 2 DOCUMENTS

                                 Harbour Press

                              May 2, 2023 Tuesday
                                 Final Edition

Gates open at noon

BYLINE: Ada Holm, Staff Writer

SECTION: NEWS; Pg. 4

LENGTH: 512 words

DATELINE: VELTEN, May 2

The harbour master opened the gates at noon. Two ferries
left for the islands, the ministry said
on Monday.

LOAD-DATE: May 2, 2023

LANGUAGE: ENGLISH

                         Copyright 2023 Harbour Press
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                 Crossing Echo

                              May 3, 2023 Wednesday

Ferries stay

LENGTH: 88 words

The ferries stayed in the harbour on Wednesday, its master said.

LOAD-DATE: May 3, 2023
"""

FACTIVA_CODED = """HD\tGates open at noon
BY\tBy Ada Holm
WC\t512 words
PD\t2 May 2023
ET\t10:15
SN\tHarbour Press
SC\tHARPRS
LA\tEnglish
CY\t(c) 2023 Harbour Press
LP\t
The harbour master opened the gates at noon.
TD\t
TD Ferries sent two boats to the islands, the ministry said on Monday.
CO
tdfer : TD Ferries
NS\tgcat : Political/General News
AN\tDocument HARPRS0020230502ej520000a

HD\tFerries stay
WC\t88 words
PD\tWednesday, 3 May 2023
SN\tCrossing Echo
LA\tGerman
LP\tThe ferries stayed in the harbour on Wednesday, its master said.
AN\tDocument CROECH0020230503ej530000b

Search Summary
Text\tgates
"""

FACTIVA_LAID_OUT = """News
Gates open at noon
By Ada Holm
512 words
2 May 2023
10:15
Harbour Press
HARPRS
4
English
(c) 2023 Harbour Press

The harbour master opened the gates at noon.

Two ferries left for the islands, the ministry said on Monday.

Document HARPRS0020230502ej520000a
Ferries stay
88 words
3 May 2023
Crossing Echo
CROECH
English
Copyright 2023 Crossing Echo

The ferries stayed in the harbour on Wednesday, its master said.

Document CROECH0020230503ej530000b
"""

NITF = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">
<nitf><head><title>Gates</title><docdata><doc-id id-string="hp-7"/><date.issue norm="20230502T101500Z"/></docdata>
</head>
<body><body.head><hedline><hl1>Gates open at noon</hl1></hedline><byline>By <person>Ada Holm</person></byline>
<distributor>Harbour Press</distributor><dateline><location>VELTEN</location></dateline></body.head>
<body.content><p>The harbour master opened the gates at noon.</p><media><media-caption>A ferry.</media-caption></media>
<p>Two ferries left.</p></body.content></body></nitf>"""

NEWSML = """<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:harbour.example:7" version="2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="hp"><name>Harbour Press</name></provider><versionCreated>2023-05-02T10:15:00Z</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><by>By Ada Holm</by><dateline>VELTEN, May 2</dateline>
<headline>Gates open at noon</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<p>The harbour master opened the gates at noon.</p><p>Two ferries left.</p></body></html></inlineXML></contentSet>
</newsItem>
<newsItem guid="urn:newsml:harbour.example:8"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
</itemSet></newsMessage>"""

NINJS = """{"uri": "urn:hp:7", "type": "text", "versioncreated": "2023-05-02T10:15:00Z", "pubstatus": "usable",
"language": "en", "headline": "Gates open at noon", "byline": "By Ada Holm", "located": "Velten",
"infosource": [{"name": "Harbour Press"}],
"body_xhtml": "<p>The harbour master opened the gates at noon.</p><p>Two ferries left.</p>"}"""


def rtf(text: str) -> bytes:
    """A text as a word processor writes it in RTF, a paragraph a line."""
    body = "".join(
        {"\n": "\\par\n", "\t": "\\tab ", "\\": "\\\\", "{": "\\{", "}": "\\}"}.get(c)
        or (c if c.isascii() else f"\\u{ord(c)}?")
        for c in text
    )
    head = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\info{\title Secret}}"
    return f"{head}\\f0 {body}}}".encode("ascii")


def docx(text: str, **members: bytes) -> bytes:
    """A text as a Word document, a paragraph a line."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>')
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def parquet(*rows):
    """Rows as a Parquet file."""
    out = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_pylist(list(rows)), out)
    return out.getvalue()
