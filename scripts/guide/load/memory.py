"""What was found in a library's files before, kept in the user's cache folder.

A file that still says the same to the same program is not read again. The memory may be deleted at
any time; it is JSON, and what is not as it was written is no memory.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guide import cache
from guide.cache.look import INPUTS, digests, program
from guide.load.packing import packed, unpacked
from guide.load.shelf import Known, Shelf
from guide.model.enumerations import Status
from guide.model.records import Outline

_KIND = "read"
# As many libraries are remembered, the last ones used.
_MOST = 8


def place(root: Path) -> str:
    """The name under which what is remembered of a library is kept."""
    return hashlib.sha256(os.fsencode(root.resolve())).hexdigest()


def recalled(root: Path) -> dict[str, Known]:
    """What is known of the files that still say what they said, by their path from the root."""
    made_by = program()
    data = cache.kept(_KIND, place(root)) if made_by else None
    if not data:
        return {}
    memory = json.loads(data)
    if memory["program"] != made_by:
        return {}
    now = digests(root, INPUTS)
    return {
        file: _known(said) for file, said in memory["files"].items() if now.get(file, "") == said[0]
    }


def keep(root: Path, shelf: Shelf, before: Mapping[str, Known]) -> None:
    """Remember what is known of all files of a library now, if that is more than before."""
    made_by = program()
    now = {found.file: shelf.known(key) for key, found in shelf.found.items()}
    if made_by is None or now == before:
        return
    files = {}
    for file, known in now.items():
        if known.digest:
            try:
                files[file] = _said(known)
            except TypeError:
                continue
    memory = {"program": made_by, "files": files}
    data = json.dumps(memory, ensure_ascii=True, separators=(",", ":")).encode()
    cache.keep(_KIND, place(root), data, most=_MOST)


def _said(known: Known) -> list[Any]:
    outline = known.outline
    of = [outline.status, outline.formerly] if outline else None
    return [known.digest, of, [packed(problem) for problem in known.problems]]


def _known(said: list[Any]) -> Known:
    digest, of, problems = said
    outline = None
    if of is not None:
        status, formerly = of
        outline = Outline(digest, Status(status) if status else None, tuple(formerly))
    return Known(digest, outline, tuple(map(unpacked, problems)))
