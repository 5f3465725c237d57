"""A record in, the reading room out: pages with their twins, on the loopback address.

`create_app` builds the application, `run` serves it.
"""

import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from urllib.parse import parse_qs

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from dragoman import __version__
from dragoman.errors import DragomanError, LockedError, LookupFailed, SettingsError
from dragoman.web.page import BadCursorError
from dragoman.web.pages import FILES, LINKED, PAGES
from dragoman.web.room import Room
from dragoman.web.security import HEADERS, guard, safe_path, same_origin

logger = logging.getLogger(__name__)

_HERE = Path(__file__).parent
_THEMES = ("light", "dark", "auto")
_LARGEST_FORM = 20_000
"""Bytes of a form; a decision is a few hundred."""


def create_app(record: str | Path, *, by: str | None = None) -> FastAPI:
    """The reading room of a record.

    Args:
        record: The record file; a new generation is taken up by itself.
        by: Whose name stands under decisions; None takes the account's.

    Raises:
        StoreError: there is no record, or it cannot be used.
    """
    room = Room(Path(record), by=by)

    @contextlib.asynccontextmanager
    async def open_hours(_: FastAPI) -> AsyncIterator[None]:
        yield
        room.close()

    app = FastAPI(
        title="dragoman", version=__version__, lifespan=open_hours, docs_url=None, redoc_url=None,
        description="A record of reports: every page has a `.json` and a `.csv` twin; `next` leads on.",
    )  # fmt: skip
    app.state.room = room
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    _errors(app, room)
    _writing(app, room)
    for path, build in FILES:
        room.serve_file(app, path, build)
    for path, build in PAGES:
        room.serve(app, path, build, linked=path in LINKED)
    return app


def run(record: Path, *, port: int) -> None:
    """Serves the reading room of a record on the loopback address until it is stopped.

    Raises:
        StoreError: there is no record, or it cannot be used.
        SettingsError: the port cannot be listened on.
    """
    import uvicorn

    with _listening(port) as listener:
        app = create_app(record)
        logging.getLogger("dragoman").setLevel(logging.INFO)
        logger.info("reading room of %s at http://127.0.0.1:%d/", record, listener.getsockname()[1])
        config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", server_header=False)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """A socket on the loopback address, taken before anything is said of it."""
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        why = getattr(error, "strerror", None) or error
        raise SettingsError(f"port {port} cannot be taken ({why}); choose another with --port") from error
    return listener


def _errors(app: FastAPI, room: Room) -> None:
    async def refused(request: Request, error: Exception) -> Response:
        status, errors = _told(error)
        return await run_in_threadpool(room.refusal, request, status, errors)

    async def broken(request: Request, error: Exception) -> Response:
        logger.error("%s: %s", request.url.path, error, exc_info=error)
        answer = await run_in_threadpool(room.refusal, request, 500, ["this page failed; the log says why"])
        answer.headers.update(HEADERS)
        return answer

    app.add_exception_handler(Exception, broken)
    for kind in (HTTPException, RequestValidationError, DragomanError, BadCursorError):
        app.add_exception_handler(kind, refused)


_STATUS: Sequence[tuple[type[Exception], int]] = (
    (LookupFailed, 404),
    (SettingsError, 400),
    (BadCursorError, 400),
    (LockedError, 503),
    (DragomanError, 500),
)
"""What went wrong -> the status of the answer; the first that fits."""


def _told(error: Exception) -> tuple[int, list[str]]:
    if isinstance(error, HTTPException):
        return error.status_code, [str(error.detail)]
    if isinstance(error, RequestValidationError):
        return 400, [f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}" for each in error.errors()]
    return next(status for kind, status in _STATUS if isinstance(error, kind)), [str(error)]


def _writing(app: FastAPI, room: Room) -> None:
    @app.get("/theme/{name}", include_in_schema=False)
    def theme(name: str, back: str = "/") -> Response:
        answer = RedirectResponse(safe_path(back), status_code=303)
        if name in _THEMES:
            answer.set_cookie("theme", name, max_age=31_536_000, httponly=True, samesite="strict")
        return answer

    @app.post(
        "/decisions",
        summary="Keep a decision",
        description="Form: token, subject, judgement, object or field and value, back.",
    )
    async def decisions(request: Request) -> Response:
        body = await request.body()
        if len(body) > _LARGEST_FORM:
            raise HTTPException(413, "the form is too long")
        form = {key: values[-1] for key, values in parse_qs(body.decode("utf-8", "replace")).items()}
        if not same_origin(request) or not room.token.fits(form.get("token", "")):
            raise HTTPException(
                403, "this form was not made by this reading room since it was started: reload the page"
            )
        return await run_in_threadpool(room.decide, form)
