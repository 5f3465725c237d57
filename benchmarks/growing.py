"""A record of many made-up reports in, what it costs to add today's reports out.

`python benchmarks/growing.py FOLDER --sizes 10000 100000 1000000 --kept FILE`: for each size a record of synthetic
rows is made in FOLDER (a story, an origin, three mentions, an event and an incident for each report, spread
over ten years), then the sample collection is read into it by the command line, as a process of its own, and the record
is compacted.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from dragoman.store.compaction import compact
from dragoman.store.duckdb import open_writer

_SAMPLES = Path(__file__).parents[1] / "src" / "dragoman" / "samples" / "reports"
_TEXT = (
    "'Envoys of state ' || (i % 190) || ' and of state ' || (i % 171) || ' met on day ' || (i % 3650) || '. They said '"
    " || 'of matter number ' || (i * 7919 % 10007) || ', said clerk ' || (i % 4001) || ', and of the price of item '"
    " || (i % 997) || '.'"
)
_DAY = "strftime(date '2013-01-01' + ((i % 3650)::integer), '%Y-%m-%d')"
_ROWS = {
    "documents": f"""
        select 'doc_' || i as document_id, 'made/' || i as uri, {_TEXT} as text, 'en' as language, {_DAY} as published,
        {_DAY} as published_earliest, {_DAY} as published_latest, 'given' as published_basis, [] as published_evidence,
        'story_' || i as story_id, 'raw_' || i as raw_digest, [] as notes from range({{n}}) rows(i)
    """,
    "sentences": """
        select document_id, 0 as sentence_start, length(text) as sentence_end, 0 as paragraph from store.documents
    """,
    "mentions": """
        select 'mention_' || i || '_' || m as mention_id, 'doc_' || i as document_id, 0 as mention_start,
        6 as mention_end, 'Envoys' as mention_text, 'person' as kind,
        'S' || (i % 190) || '.GOV/clerk_' || ((i + m) % 4001) as actor from range({n}) rows(i), range(3) more(m)
    """,
    "events": """
        select 'event_' || i as event_id, 'doc_' || i as document_id, 0 as sentence_start, 60 as sentence_end,
        0 as anchor_start, 6 as anchor_end, 'Envoys' as anchor_text, 'CONSULT' as type, 'CONSULT' as plover,
        [] as contexts,
        1 as quad, 1.0 as intensity, 'RUS' as source, 'CHN' as recipient,
        [{'actor': 'RUS', 'party_start': 0, 'party_end': 6, 'text': 'Envoys', 'inferred': false}] as sources,
        [{'actor': 'CHN', 'party_start': 0, 'party_end': 6, 'text': 'Envoys', 'inferred': false}] as recipients,
        [] as size, 'occurred' as status, 'made' as rule, false as confident from range({n}) rows(i)
    """,
    "stories": f"""
        select 'story_' || i as story_id, 'Story ' || i as title, {_DAY} as earliest, {_DAY} as latest,
        ['doc_' || i] as documents, 1 as reports, 1 as texts, 1 as origins from range({{n}}) rows(i)
    """,
    "origins": """
        select 'origin_' || i as origin_id, 'story_' || i as story_id, ['doc_' || i] as documents,
        true as in_collection, 'made' as basis from range({n}) rows(i)
    """,
    "incidents": f"""
        select 'incident_' || i as incident_id, 'story_' || i as story_id, 'CONSULT' as type, 'RUS' as source,
        'CHN' as recipient, {_DAY} as occurred, {_DAY} as occurred_earliest, {_DAY} as occurred_latest,
        'occurred' as status, ['event_' || i] as events, 1 as reports, 1 as origins from range({{n}}) rows(i)
    """,
}  # fmt: skip
"""Table -> the query that makes its rows; columns left out are null."""


def main() -> None:
    """Makes the records, adds to them and prints what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--kept", type=Path, help="JSON file for the figures")
    options = parser.parse_args()
    figures = [measured(options.folder, size) for size in options.sizes]
    if options.kept:
        options.kept.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measured(folder: Path, size: int) -> dict[str, float]:
    """What adding the sample collection to a record of so many reports costs."""
    path = folder / f"made_{size}.duckdb"
    path.unlink(missing_ok=True)
    with open_writer(path) as writer:
        for name, query in _ROWS.items():
            writer.execute(f"insert into store.{name} by name " + query.replace("{n}", str(size)))
        writer.publish()
    megabytes = path.stat().st_size / 1e6
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "dragoman", "read", str(_SAMPLES), "--into", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    grown, compacted = compact(path)
    found = {
        "reports": size,
        "megabytes": round(megabytes),
        "megabytes_after": round(grown / 1e6),
        "megabytes_compacted": round(compacted / 1e6),
        "added": len(list(_SAMPLES.iterdir())),
        "wall_seconds": round(time.monotonic() - start, 1),
        "cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "peak_megabytes": round(after.ru_maxrss / 1024),
    }
    print(json.dumps(found), flush=True)
    path.unlink()
    return found


if __name__ == "__main__":
    main()
