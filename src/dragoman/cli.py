"""The command line: parses, calls the workspace, prints.

Exit codes: 0 all was done, 1 some input failed (it stands in `failures` and on stderr), 2 called wrongly.
"""

import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman import registry
from dragoman.errors import DragomanError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who said what to whom, and where each report has it from.",
)

RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The record file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


_BRIEFS = ("md", "html", "docx")
"""Formats of a brief; each is also the suffix of its file."""
_SUFFIXES = {"": "md", "txt": "md", "markdown": "md", "htm": "html"}
"""Other endings of a file -> the format that it gets."""


def main() -> None:
    """The command `dragoman`."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process is one worker; must stand before numpy is imported
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    try:
        app()
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)  # noqa: T201 - the command line prints
        raise SystemExit(2) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


@app.command()
def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, s3://..., or - for JSON lines.")
    ],
    into: Annotated[Path, typer.Option(help="The record file, made if missing.")] = Path("record.duckdb"),
    published: Annotated[str | None, typer.Option(help="Date of these reports (EDTF), wins over any other.")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes; 0 takes one for each core.")] = None,
    codebook: Annotated[list[str] | None, typer.Option(help="Extra actor table (CSV).")] = None,
    engine: Annotated[str | None, typer.Option(help="local or daft.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file instead of ./dragoman.toml.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into a record; may be run again and again."""
    from dragoman import workspace
    from dragoman.language.measures import counted
    from dragoman.settings import load_settings

    settings = load_settings(
        config, published=published, workers=workers, engine=engine, codebooks=tuple(codebook) if codebook else None
    )
    with _progress() as progress:
        record = workspace.read(paths, into, settings=settings, progress=progress)
    summary = record.summary
    assert summary is not None
    stories = record.view.sql("select count(*) from stories").column(0)[0].as_py()
    if summary.replayed:
        _complain(f"{into}: {workspace.replayed_words(summary.replayed)}")
    for failure in summary.failures:
        _complain(f"{failure.uri or into}: {failure.part}: {failure.detail}")
    if as_json:
        _json({"added": summary.added, "known": summary.known, "stories": stories,
               "failures": [_plain(failure) for failure in summary.failures]})  # fmt: skip
    else:
        _complain(
            f"{into}: {counted(summary.added, 'new report')}, {summary.known} seen before, "
            f"{counted(len(summary.failures), 'failure')}; {counted(stories, 'story', 'stories')} in all"
        )
    raise typer.Exit(1 if summary.failures else 0)


@app.command()
def brief(
    record: RecordPath,
    story: Annotated[str | None, typer.Option(help="Only this story.")] = None,
    out: Annotated[Path | None, typer.Option("-o", help="Write to a file instead of the terminal.")] = None,
    format: Annotated[str | None, typer.Option(help="md, html or docx; the file's name says which.")] = None,
    ids: Annotated[bool, typer.Option("--ids", help="With the id of each line, for explain and decide.")] = False,
    as_json: AsJson = False,
) -> None:
    """The reading: stories, origins, who said what, what agrees, contradicts, changed."""
    from dragoman.exporters.reading import brief_of, to_docx, to_html, to_markdown

    kind = format or _kind_of(out)
    if kind not in _BRIEFS:
        raise typer.BadParameter(f"unknown format {kind!r}; known: {', '.join(_BRIEFS)}")
    if kind == "docx" and out is None:
        raise typer.BadParameter("a docx brief needs a file: -o brief.docx")
    with _open(record) as opened:
        content = brief_of(opened.view, story_id=story)
    if ids:
        content = tuple(reading.with_ids for reading in content)
    if as_json:
        _json(_plain(content))
    elif kind == "docx" and out is not None:
        _keep(to_docx(content), out)
    elif kind == "html":
        _write(to_html(content), out)
    else:
        _show(to_markdown(content), out)


@app.command()
def explain(
    record: RecordPath, identifier: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False
) -> None:
    """Why: any id of any table, with the quoted evidence."""
    from dragoman.exporters.reading import explanation_of, to_markdown

    with _open(record) as opened:
        found = explanation_of(opened.view, identifier)
    if as_json:
        _json(_plain(found))
        return
    _show(to_markdown(found), None)


@app.command()
def compare(
    record: RecordPath,
    first: Annotated[str, typer.Argument(metavar="DOC")],
    second: Annotated[str, typer.Argument(metavar="DOC")],
    as_json: AsJson = False,
) -> None:
    """Two reports side by side: what they share, what each alone says, what changed."""
    from dragoman.exporters.reading import side_by_side, to_markdown

    with _open(record) as opened:
        found = side_by_side(opened.view, first, second)
    if as_json:
        _json(_plain(found))
        return
    _show(to_markdown(found), None)


@app.command()
def timeline(
    record: RecordPath,
    actors: Annotated[str | None, typer.Option(help="Only incidents of these states, such as CHN,RUS.")] = None,
    as_json: AsJson = False,
) -> None:
    """What happened, when, and when it was reported."""
    from dragoman.exporters.reading import timeline_of, to_markdown

    wanted = tuple(actor for actor in (actors or "").split(",") if actor)
    with _open(record) as opened:
        found = timeline_of(opened.view, wanted)
    if as_json:
        _json(_plain(found))
        return
    _show(to_markdown(found), None)


@app.command()
def relations(
    record: RecordPath,
    a: Annotated[str, typer.Argument(metavar="STATE")],
    b: Annotated[str, typer.Argument(metavar="STATE")],
    as_json: AsJson = False,
) -> None:
    """A pair of states over time, in incidents and origins."""
    from dragoman.exporters.reading import relation_of, to_markdown

    with _open(record) as opened:
        found = relation_of(opened.view, a, b)
    if as_json:
        _json(_plain(found))
        return
    _show(to_markdown(found), None)


@app.command()
def code() -> None:
    """Code the relation between two marked parties: JSON lines on stdin, JSON lines on stdout."""
    from dragoman import workspace

    failed = False
    for key, coding in workspace.code_lines(sys.stdin):
        if isinstance(coding, str):
            failed = True
            _complain(coding)
        else:
            _json({"id": key, **_plain(coding)})
    raise typer.Exit(1 if failed else 0)


@app.command()
def export(
    record: RecordPath,
    out: Annotated[str, typer.Option(help="The folder to write into, or s3://BUCKET/FOLDER.")],
    format: Annotated[str, typer.Option(help="One of the registered formats.")] = "jsonl",
    as_json: AsJson = False,
) -> None:
    """Take the record away as files."""
    if format not in registry.names("exporters"):
        raise typer.BadParameter(f"unknown format {format!r}; known: {', '.join(registry.names('exporters'))}")
    with _open(record) as opened:
        written = opened.export(format, out)
    if as_json:
        _json([str(path) for path in written])
    else:
        for path in written:
            _print(str(path))


@app.command()
def decide(
    record: RecordPath,
    subject: Annotated[str, typer.Argument(metavar="ID")],
    judgement: Annotated[str, typer.Argument(metavar="same|different|unsure|set|dismiss")],
    rest: Annotated[list[str] | None, typer.Argument(metavar="ID | FIELD VALUE")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides; the account's name if not given.")] = None,
) -> None:
    """Keep a person's judgement in decisions.jsonl beside the record; the next read replays it."""
    from dragoman import workspace

    decision = workspace.decide(record, subject, judgement, *(rest or []), by=by)
    _print(decision.decision_id)


@app.command()
def check(record: RecordPath, as_json: AsJson = False) -> None:
    """Verify a record: spans, ids, references and digests; exit code 1 if a claim is broken or it is damaged."""
    from dragoman.language.measures import counted
    from dragoman.store.check import check_path

    found = check_path(record)
    if as_json:
        _json([_plain(finding) for finding in found])
    else:
        for finding in found:
            _print(f"{finding.table}: broken: {finding.claim} ({finding.rows}): {', '.join(finding.examples)}")
        _complain(f"{record}: {counted(len(found), 'broken claim')}" if found else f"{record}: sound")
    raise typer.Exit(1 if found else 0)


@app.command()
def compact(record: RecordPath, as_json: AsJson = False) -> None:
    """Write a record anew without the space that replaced rows left free; readers keep what they opened."""
    from dragoman.store.compaction import compact as written_anew

    before, after = written_anew(record)
    if as_json:
        _json({"bytes_before": before, "bytes_after": after})
    else:
        _complain(f"{record}: {before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now")


@app.command()
def serve(
    record: RecordPath,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on the loopback address.")] = 8471,
) -> None:
    """Open the reading room in a browser, on the loopback address."""
    from dragoman.web.app import run

    run(record, port=port)


@app.command()
def evaluate(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    data: Annotated[Path, typer.Option(help="The folder that holds the evaluation sets.")],
    limit: Annotated[int | None, typer.Option(help="Only so many items.")] = None,
    as_json: AsJson = False,
) -> None:
    """Run one of the project's own scorers."""
    from dragoman.evaluation import scorers

    scores = scorers.evaluate(name, data, limit=limit)
    if as_json:
        _json([_plain(score) for score in scores])
        return
    _show(scorers.to_markdown(scores), None)


def _open(path: Path) -> Any:
    from dragoman import workspace

    return workspace.open_record(path)


class _progress:
    """A progress bar on a terminal, nothing in a pipe; reports a second and time left."""

    def __enter__(self) -> Callable[[int, int | None], None] | None:
        self._bar: Any = None
        if not sys.stderr.isatty():
            return None
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        class Speed(TextColumn):
            def render(self, task: Any) -> Any:
                from rich.text import Text

                return Text(f"{task.speed:.1f} reports/s" if task.speed else "")

        self._bar = Progress(
            TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn(), Speed(""),
            TimeRemainingColumn(), console=Console(stderr=True),
        )  # fmt: skip
        self._bar.start()
        task = self._bar.add_task("reading", total=None)

        def tell(done: int, total: int | None) -> None:
            self._bar.update(task, completed=done, total=total)

        return tell

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _show(markdown: str, out: Path | None) -> None:
    if out is not None:
        _write(markdown, out)
    elif sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(markdown))
    else:
        _print(markdown)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        _print(text)
    else:
        _keep(text.encode(), out)


def _keep(data: bytes, out: Path) -> None:
    from dragoman.workspace.aside import file_aside

    file_aside(out, data)


def _kind_of(out: Path | None) -> str:
    suffix = out.suffix.lower().removeprefix(".") if out is not None else ""
    kind = _SUFFIXES.get(suffix, suffix)
    if kind not in _BRIEFS:
        raise typer.BadParameter(
            f"no brief is written as .{suffix}; name the file .md, .html or .docx, or give --format"
        )
    return kind


def _plain(value: Any) -> Any:
    from dragoman.model.schema import plain

    return plain(value)


def _json(value: Any) -> None:
    _print(json.dumps(value, ensure_ascii=False))


def _print(text: str) -> None:
    print(text)  # noqa: T201 - the command line prints


def _complain(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - the command line prints
