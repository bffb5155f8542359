"""Which files changed: told as soon as they did, many writings of a moment as one."""

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# Programs write a file in several steps; more of them within this time belong to one change.
_MOMENT = 0.03
# Reading is no change.
_CHANGES = frozenset(("created", "modified", "moved", "deleted", "closed"))


class Watch(FileSystemEventHandler):
    """The changes below some folders since they were last asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._changed: set[Path] = set()
        self._lock, self._any = threading.Lock(), threading.Event()
        self._observer = Observer()
        for folder in folders:
            if folder.is_dir():
                self._observer.schedule(self, str(folder), recursive=True)
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's own thread."""
        if event.is_directory or event.event_type not in _CHANGES:
            return
        for path in (event.src_path, event.dest_path):
            # Editors keep their own copies beside a file: .x.swp, x~, 4913.
            name = Path(str(path)).name
            if "." in name.strip(".") and not name.startswith(".") and not name.endswith("~"):
                with self._lock:
                    self._changed.add(Path(str(path)))
                self._any.set()

    def wait(self) -> list[Path]:
        """Wait for a change; the files that changed, in order."""
        self._any.wait()
        time.sleep(_MOMENT)
        with self._lock:
            self._any.clear()
            found, self._changed = sorted(self._changed), set()
        return found

    def close(self) -> None:
        """Look no longer."""
        self._observer.stop()
        self._observer.join()
