"""What was made of each of many records, such as its card, is kept and not made again.

A piece stands under a key that names all that it is made from. Pieces lie in a database for each
library and language in the user's cache folder. It may be deleted, damaged or in use by another
process at any time: then pieces are made again, which costs time and nothing else.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from guide import cache
from guide.outputs.site.inputs import Inputs

_TABLE = "CREATE TABLE IF NOT EXISTS piece (key TEXT PRIMARY KEY, sum BLOB, text TEXT)"
_GET = "SELECT sum, text FROM piece WHERE key = ?"
# So many pieces are written down together.
_AT_ONCE = 500
_PUT = "INSERT OR REPLACE INTO piece VALUES (?, ?, ?)"


class Pieces:
    """The pieces of one library in one language; `close` keeps those that were asked for."""

    def __init__(self, root: Path, lang: str) -> None:
        name = hashlib.sha256(f"{root.resolve()}\0{lang}".encode(errors="surrogatepass"))
        self._file = cache.folder("pieces") / f"{name.hexdigest()}.sqlite"
        self._made: dict[str, str] = {}
        self._asked: set[str] = set()
        self._base: sqlite3.Connection | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # A server asks from many threads, one at a time.
            self._base = sqlite3.connect(self._file, timeout=0, check_same_thread=False)
            self._base.execute(_TABLE)

    def get(self, key: str, make: Callable[[], str]) -> str:
        """The piece of a key, made where there is none or where it is not what was written."""
        self._asked.add(key)
        found = self._kept(key)
        if found is None:
            found = self._made[key] = make()
            if len(self._made) >= _AT_ONCE:
                self._write()
        return found

    def close(self) -> None:
        """Write down what was made, and forget what nobody asked for."""
        self._write()
        base, self._base = self._base, None
        if base is None:
            return
        try:
            with contextlib.closing(base), base:
                stale = {key for (key,) in base.execute("SELECT key FROM piece")} - self._asked
                base.executemany("DELETE FROM piece WHERE key = ?", ((key,) for key in stale))
        except sqlite3.OperationalError:  # another process is writing
            return
        except (sqlite3.Error, UnicodeError):
            self._file.unlink(missing_ok=True)

    def _write(self) -> None:
        """Write down what was made since, so that it need not all be held at once."""
        rows = [(key, _sum(key, text), text) for key, text in self._made.items()]
        self._made.clear()
        if self._base is None:
            return
        try:
            with self._base:
                self._base.executemany(_PUT, rows)
        except sqlite3.OperationalError:  # another process is writing
            return
        except (sqlite3.Error, UnicodeError):
            self._drop()

    def _kept(self, key: str) -> str | None:
        if self._base is None:
            return None
        try:
            row = self._base.execute(_GET, (key,)).fetchone()
            if row is None or row[0] != _sum(key, row[1]):
                return None
            text: str = row[1]
        except (sqlite3.Error, UnicodeError, AttributeError):
            self._drop()
            return None
        return text

    def _drop(self) -> None:
        """A file that is no database, or no longer one, is thrown away."""
        if self._base is not None:
            self._base.close()
            self._base = None
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)


class Shelf:
    """The pieces of a site by language, opened where they are first asked for."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._opened: dict[str, Pieces] = {}

    def piece(self, name: str, id: str, lang: str, make: Callable[[], str]) -> str:
        """What is made of a project under a name; of all that is no project for an empty id."""
        key = self._inputs.piece(name, id, lang)
        if not key:
            return make()
        if lang not in self._opened:
            self._opened[lang] = Pieces(self._inputs.content.guide.root, lang)
        return self._opened[lang].get(key, make)

    def close(self, lang: str) -> None:
        """Keep what was made for a language."""
        if lang in self._opened:
            self._opened.pop(lang).close()


def _sum(key: str, text: str) -> bytes:
    return hashlib.blake2b(f"{key}\0{text}".encode(), digest_size=16).digest()
