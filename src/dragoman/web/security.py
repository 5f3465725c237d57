"""Requests in, refused or answered with headers that keep a hostile report from doing anything.

The pages are for the person at this machine: the name asked for must be a loopback name (against DNS
rebinding), writing takes a token that only our own pages hold (against other sites' forms), and the
browser is told to run, load and frame nothing that is not ours.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names under which the pages answer."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}


class Token:
    """A secret of this process; our forms carry it back."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)

    def fits(self, given: str) -> bool:
        """Whether it is the token, compared in constant time."""
        return hmac.compare_digest(self.value.encode(), given.encode("utf-8", "replace"))


def host_allowed(request: Request) -> bool:
    """Whether the request names a loopback host, with any port."""
    host = request.headers.get("host", "").lower()
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name in LOOPBACK


def same_origin(request: Request) -> bool:
    """Whether a browser sent the request from one of our own pages; a client without these headers passes."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return site in (None, "same-origin", "none") and origin in (None, own)


def safe_path(path: str, fallback: str = "/") -> str:
    """A path on this site to return to; anything that could lead elsewhere becomes `fallback`."""
    plain = path.isprintable() and path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if plain else fallback


async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Middleware: refuses foreign host names, adds the headers to every answer."""
    if not host_allowed(request):
        response = Response("unknown host\n", status_code=421)
    elif not request.scope["query_string"].isascii():  # an address is ASCII; nothing behind this reads another
        response = Response("the query is not percent-encoded\n", status_code=400)
    else:
        response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
