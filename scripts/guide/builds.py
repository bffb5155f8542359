"""The log: what was made or published, when, from which data; it stays with the library's keepers.

It stands beside the library, is in no output and in no repository, and nothing reads it but people.
"""

import contextlib
import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from guide import LIBRARY, __version__
from guide.cache.look import look
from guide.model.guide import Guide
from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST

LOG = ".guide/builds.jsonl"


def note(guide: Guide, root: Path, outputs: Sequence[str], *, sound: bool) -> None:
    """Add a line to the log: the moment in UTC, version, outputs, the guide's day, two hashes.

    `data` is the SHA-256 of what stands in `projects/` and `docs/`, `site` that of the published
    site's manifest. A log that cannot be written costs nothing else.
    """
    made: dict[str, object] = {"outputs": list(outputs), "sound": sound}
    _add(root, guide, made, site="site" in outputs)


def published(guide: Guide, root: Path, to: str, kind: str, *, sent: int, deleted: int) -> None:
    """Add a line for a publication: where to, and how many files were sent and deleted."""
    _add(root, guide, {"published": to, "kind": kind, "sent": sent, "deleted": deleted}, site=True)


def _add(root: Path, guide: Guide, what: Mapping[str, object], *, site: bool) -> None:
    line = {
        "at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "version": __version__,
        **what,
        "day": guide.date.isoformat(),
        "data": look(root, (LIBRARY, "docs")),
        "site": _site(root) if site else None,
    }
    with contextlib.suppress(OSError):
        file = root / LOG
        file.parent.mkdir(exist_ok=True)
        # One call, so that two builds at once do not mix their lines.
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(handle, (json.dumps(line, ensure_ascii=False) + "\n").encode())
        finally:
            os.close(handle)


def _site(root: Path) -> str | None:
    try:
        return manifest.file_digest(root / "site" / MANIFEST)
    except OSError:
        return None
