"""Pages in, routes out: each page as HTML, as JSON and as CSV, with what all pages share around it."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import FastAPI
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from dragoman import __version__
from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.exporters.reading.remarking import AT_FAULT, OWN_VOICE
from dragoman.web import wording
from dragoman.web.linked import as_jsonld
from dragoman.web.page import Page
from dragoman.web.scribe import Scribe
from dragoman.web.security import Token, safe_path
from dragoman.web.shelf import Generation, Shelf, named
from dragoman.web.twins import as_csv, as_json, failure

Build = Callable[..., Page | Response]
"""A page's function: the generation first, then what the URL says; its signature is the page's contract."""
Form = Literal["html", "json", "csv", "jsonld"]

NAVIGATION: Sequence[tuple[str, str]] = (
    ("/", "Pile"),
    ("/stories", "Stories"),
    ("/statements", "Statements"),
    ("/events", "Events"),
    ("/timeline", "Timeline"),
    ("/dyads", "Dyads"),
    ("/entities", "Actors"),
    ("/review", "Review"),
    ("/method", "Method"),
)


class Room:
    """The shelf, the scribe and the templates of one reading room."""

    def __init__(self, record: Path, *, by: str | None) -> None:
        self.shelf = Shelf(record)
        self.scribe = Scribe(self.shelf, by)
        self.token = Token()
        self._templates = _environment()
        self._linked: set[Build] = set()

    def serve(self, app: FastAPI, path: str, build: Build, *, linked: bool) -> None:
        """Puts a page and its twins under their paths; `linked` where it names things of the world."""
        stem = "/index" if path == "/" else path
        summary = (inspect.getdoc(build) or "").partition("\n")[0]
        forms: Sequence[tuple[Form, str]] = (("json", f"{stem}.json"), ("csv", f"{stem}.csv"), ("html", path))
        if linked:
            self._linked.add(build)
            forms = (("jsonld", f"{stem}.jsonld"), *forms)
        for form, where in forms:
            app.add_api_route(
                where, self._handler(build, form), methods=["GET"], summary=summary, name=f"{build.__name__}.{form}",
                operation_id=f"{build.__name__}_{form}", response_class=_CLASSES[form], response_model=None,
            )  # fmt: skip

    def serve_file(self, app: FastAPI, path: str, build: Build) -> None:
        """Puts a further form of a page under its path."""
        summary = (inspect.getdoc(build) or "").partition("\n")[0]
        app.add_api_route(path, self._handler(build, "html"), methods=["GET"], summary=summary, response_model=None)

    def decide(self, form: Mapping[str, str]) -> Response:
        """Keeps the decision that a form holds and leads back to the page it came from."""
        missing = [name for name in ("subject", "judgement") if not form.get(name)]
        if missing:
            raise HTTPException(400, f"the form lacks: {', '.join(missing)}")
        rest = [form[name] for name in ("object", "field", "value") if form.get(name)]
        done = self.scribe.decide(form["subject"], form["judgement"], *rest)
        back = safe_path(form.get("back", "/"))
        return RedirectResponse(back if done else f"{back}{'&' if '?' in back else '?'}pending=1", status_code=303)

    def refusal(self, request: Request, status: int, errors: Sequence[str]) -> Response:
        """An error: as JSON to a program, as a page to a person."""
        told = failure(status, errors)
        path = request.url.path
        wants_page = "text/html" in request.headers.get("accept", "") and not path.endswith(
            (".json", ".csv", ".jsonld")
        )
        if not wants_page:
            return JSONResponse(told, status_code=status)
        page = Page(template="error.html", title=f"{status}", data=told)
        with self.shelf.reading() as generation:
            return self._html(request, generation, page, status)

    def close(self) -> None:
        """Waits for decisions under way and lets go of the record."""
        self.scribe.close()
        self.shelf.close()

    def _handler(self, build: Build, form: Form) -> Callable[..., Response]:
        def answer(request: Request, **given: Any) -> Response:
            with self.shelf.reading() as generation:
                page = build(generation, **given)
                if isinstance(page, Response):
                    return page
                link = _with(request, next=page.next) if page.next else None
                if form == "json":
                    return as_json(page, link)
                if form == "csv":
                    return as_csv(page, link)
                if form == "jsonld":
                    return as_jsonld(page, generation)
                return self._html(request, generation, page, 200, linked=build in self._linked)

        parameters = list(inspect.signature(build).parameters.values())[1:]
        own = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
        keyword = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
        answer.__signature__ = inspect.Signature([own, *keyword])  # type: ignore[attr-defined]
        answer.__name__ = f"{build.__name__}_{form}"
        return answer

    def _html(
        self, request: Request, generation: Generation, page: Page, status: int, *, linked: bool = False
    ) -> HTMLResponse:
        theme = request.cookies.get("theme", "auto")
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        stem = "/index" if request.url.path == "/" else request.url.path
        query = f"?{request.url.query}" if request.url.query else ""
        shown = {**page.shown, "cited": named(page.shown["cited"])} if "cited" in page.shown else page.shown
        text = self._templates.get_template(page.template).render(
            page=page, title=page.title, **page.data, **shown,
            record=generation, card=generation.reports, actor=generation.actor,
            here=here, path=request.url.path, theme=theme if theme in ("light", "dark") else "auto",
            twins=[(name, f"{stem}.{ending}{query}", kind) for name, ending, kind in _TWINS[: 3 if linked else 2]]
            if status == 200 else [],
            following=_with(request, next=page.next) if page.next else None,
            asked=dict(request.query_params), replaced=lambda **changes: _with(request, **changes),
            token=self.token.value, waiting=self.scribe.pending, navigation=NAVIGATION, version=__version__,
        )  # fmt: skip
        return HTMLResponse(text, status_code=status)


_CLASSES: Mapping[str, type[Response]] = {
    "html": HTMLResponse, "json": JSONResponse, "csv": Response, "jsonld": JSONResponse,
}  # fmt: skip
_TWINS = (
    ("JSON", "json", "application/json"), ("CSV", "csv", "text/csv"), ("JSON-LD", "jsonld", "application/ld+json"),
)  # fmt: skip


def _environment() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    templates.filters.update(
        words=wording.words, cut=wording.cut, days=wording.days_apart, visible=wording.visible,
        number=wording.number, is_code=wording.is_code, sentence=wording.sentence, timex=wording.timex_words,
    )  # fmt: skip
    templates.globals.update(
        symbols=wording.SYMBOLS, quoted=wording.quoted, around=wording.around, type_words=TYPE_WORDS,
        remark_words={**OWN_VOICE, **AT_FAULT},
        relation_words=wording.RELATION_WORDS, counted_as=wording.counted_as, takes_bare=wording.takes_bare,
    )  # fmt: skip
    return templates


def _with(request: Request, **changes: Any) -> str:
    """This page's path with some of its query changed; None takes a parameter out."""
    query = {**dict(parse_qsl(request.url.query, keep_blank_values=False)), **changes}
    query.pop("pending", None)
    kept = {key: value for key, value in query.items() if value not in (None, "")}
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")
