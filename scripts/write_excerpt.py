"""Writes the excerpt of the README from the brief of the sample collection: `make docs`."""

from pathlib import Path

import dragoman
from dragoman.exporters.reading import brief_of
from dragoman.exporters.reading.content import Reading, Section
from dragoman.exporters.reading.markdown import to_markdown

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- excerpt: begin -->", "<!-- excerpt: end -->"
SHOWN = {"Reports": 6, "What happened": 5, "Contradicted": 3, "What changed in rewriting": 3, "Who said what": 6}
"""Section -> how many of its first lines are shown."""
STORY = "Missiles strike Odesa"


def excerpt() -> str:
    """Part of one story, as the brief prints it, one level lower."""
    with dragoman.read(ROOT / "src" / "dragoman" / "samples" / "reports") as record:
        readings = brief_of(record.view)
    (story,) = [reading for reading in readings if reading.title.startswith(STORY)]
    sections = tuple(
        Section(title=section.title, lines=section.lines[: SHOWN[section.title]])
        for section in story.sections
        if section.title in SHOWN
    )
    text = to_markdown(Reading(title=story.title, opening=story.opening, sections=sections))
    return "".join(
        f"> {line}".rstrip() + "\n" for line in text.replace("\n## ", "\n#### ").replace("# ", "### ", 1).splitlines()
    )


def with_excerpt(page: str, text: str) -> str:
    """A page with the excerpt between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{text}{END}{after}"


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(with_excerpt(readme.read_text(encoding="utf-8"), excerpt()), encoding="utf-8")
