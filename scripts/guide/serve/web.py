"""What browsers get while the site is served: pages that know when they changed."""

import json
import mimetypes
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

HOST = "127.0.0.1"

# Where pages ask what is new.
NEWS = "_guide/news"
# A page that heard nothing for so long asks again.
_PATIENCE = 25.0

# The page asks for what is new until there is something; a change of the page loads it again.
_SCRIPT = """<script>
(function () {
  var panel = document.getElementById("guide-problems"), at = [%(state)s];
  function show(html) { panel.innerHTML = html; panel.hidden = !html; }
  function ask() {
    fetch("/%(news)s?pages=" + at[0] + "&problems=" + at[1]).then(function (answer) {
      return answer.json();
    }).then(function (news) {
      if (news.pages !== at[0]) { location.reload(); return; }
      at[1] = news.problems;
      show(news.html);
      ask();
    }).catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
</script>
"""
_PANEL = """<style>
#guide-problems{{position:fixed;inset:auto 0 0;z-index:9999;max-height:45vh;overflow:auto;
box-sizing:border-box;margin:0;padding:.75rem 1rem;background:#fff;color:#16202b;
border-top:4px solid #c8102e;font:.9rem/1.5 ui-monospace,"Noto Sans Mono CJK SC",monospace}}
#guide-problems[hidden]{{display:none}}
#guide-problems p{{margin:0 0 .5rem;font-weight:700}}
#guide-problems pre{{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}}
@media (prefers-color-scheme:dark){{#guide-problems{{background:#0f151b;color:#e6ebf0}}}}
</style>
<aside id="guide-problems" role="status"{hidden}>{html}</aside>
"""
_EMPTY = b'<!doctype html>\n<html>\n<meta charset="utf-8">\n<title>guide</title>\n</html>\n'


class News:
    """What pages are told: how often they changed, and what is wrong, as HTML."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.pages, self.problems, self.html = 0, 0, ""

    def tell(self, html: str, *, pages: bool = False) -> None:
        """Tell what is wrong now; with `pages` that pages are no longer what they were."""
        with self._changed:
            self.pages += pages
            self.problems += html != self.html
            self.html = html
            self._changed.notify_all()

    def after(self, pages: int, problems: int) -> dict[str, object]:
        """What is new after two counts; waits a while for it."""
        with self._changed:
            self._changed.wait_for(
                lambda: (self.pages, self.problems) != (pages, problems), _PATIENCE
            )
            return {"pages": self.pages, "problems": self.problems, "html": self.html}

    def dressed(self, page: bytes) -> bytes:
        """A page with the panel of problems and the script that asks for news."""
        with self._changed:
            state, html = f"{self.pages}, {self.problems}", self.html
        panel = _PANEL.format(hidden="" if html else " hidden", html=html)
        added = (panel + _SCRIPT % {"state": state, "news": NEWS}).encode()
        body, end, rest = page.rpartition(b"</body>")
        return body + added + end + rest if end else page + added


def server(port: int, answer: Callable[[str], bytes | None], news: News) -> ThreadingHTTPServer:
    """A server for this machine alone. Raises OSError where the port is taken."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            address = unquote(parts.path).lstrip("/")
            if address == NEWS:
                asked = parse_qs(parts.query)
                pages, problems = (_number(asked.get(k, [""])[0]) for k in ("pages", "problems"))
                self._send(HTTPStatus.OK, json.dumps(news.after(pages, problems)).encode(), "json")
                return
            found, status = answer(address), HTTPStatus.OK
            if found is None and (not address or address.endswith((".html", "/"))):
                found, status = answer("404.html") or _EMPTY, HTTPStatus.NOT_FOUND
            if found is None:
                self._send(HTTPStatus.NOT_FOUND, b"", "plain")
                return
            name = Path(address or "index.html").name if status == HTTPStatus.OK else "404.html"
            if name.endswith(".html"):
                found = news.dressed(found)
            self._send(status, found, name)

        def _send(self, status: HTTPStatus, data: bytes, name: str) -> None:
            kind = "application/json" if name == "json" else _kind(name)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Who reads which page is nobody's news."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that goes away in the middle of a page is no error."""

    return Server((HOST, port), Handler)


def _kind(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return (
        f"{kind}; charset=utf-8" if kind.startswith(("text/", "application/javascript")) else kind
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else -1
