"""What an unfinished publication may have brought: paths, each with the hashes it may have there.

Several runs may be cut off one after another; the file stands at the destination until one ends.
"""

import json
import re
from collections.abc import Iterable, Mapping

from guide import whole
from guide.outputs.manifest import ManifestError

NEXT = ".guide-manifest.next.json"
FORMAT = 1

Ledger = dict[str, frozenset[str]]


def dump(ledger: Mapping[str, frozenset[str]]) -> bytes:
    """The bytes of a ledger; the same for the same content."""
    files = {path: sorted(digests) for path, digests in sorted(ledger.items())}
    return json.dumps({"format": FORMAT, "files": files}, ensure_ascii=False, indent=0).encode()


def parse(data: bytes) -> Ledger:
    """Read a ledger back. Raises ManifestError for anything this program would not write."""
    try:
        content = json.loads(data)
        ledger = {path: frozenset(digests) for path, digests in content["files"].items()}
        sound = content["format"] == FORMAT and all(
            whole.is_inside(path) and all(re.fullmatch(r"[0-9a-f]{64}", each) for each in digests)
            for path, digests in ledger.items()
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestError from error
    if not sound:
        raise ManifestError
    return ledger


def joined(parts: Iterable[Mapping[str, Iterable[str]]]) -> Ledger:
    """Several ledgers in one."""
    found: dict[str, set[str]] = {}
    for part in parts:
        for path, digests in part.items():
            found.setdefault(path, set()).update(digests)
    return {path: frozenset(digests) for path, digests in found.items()}


def single(digests: Mapping[str, str]) -> dict[str, tuple[str]]:
    """A manifest as a ledger."""
    return {path: (digest,) for path, digest in digests.items()}
