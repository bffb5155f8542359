"""What the benchmarks over a finished site share: where it is, a server for it, how to report."""

import contextlib
import gzip
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path

# Pages of their own among a folder's records.
ROOMS = ("parks/units.html", "policies/finder.html", "policies/estimator.html")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A handler that does not speak and compresses text, as servers on the web do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, text compressed."""
        file = Path(self.translate_path(self.path))
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith(("text/", "application/", "image/svg")):
            super().do_GET()
            return
        data = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives the address with a slash at its end."""
    handler = partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def one_of_each(site: Path) -> list[str]:
    """A page of each template in each language: by folder and class of the page's article."""
    found: dict[tuple[str, str], str] = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix()
        head, _, inner = address.partition("/")
        key = inner if inner.count("/") == 0 else inner.rpartition("/")[0]
        if inner.endswith("/index.html") or inner in ROOMS:
            key = inner
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")[:2000]:
            found.setdefault((head, key), address)
    return sorted(set(found.values()))
