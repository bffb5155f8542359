"""The site that is published: the files that its manifest names, each held against its hash."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST, ManifestError
from guide.publish.failure import PublishError


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its folder, and the SHA-256 of each of its files by path."""

    folder: Path
    files: Mapping[str, str]

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises PublishError where it is no longer what was proven."""
        try:
            data = (self.folder / path).read_bytes()
        except OSError:
            data = b""
        if manifest.digest(data) != self.files[path]:
            raise PublishError("publish-site-changed", file=path)
        return data

    def size(self, paths: Iterable[str]) -> int:
        """How many bytes some of its files have together."""
        return sum((self.folder / path).stat().st_size for path in paths)


def open_site(folder: Path) -> Site:
    """The site in a folder. Raises PublishError where none was built, or its manifest is none."""
    try:
        files = manifest.read(folder)
        own = manifest.file_digest(folder / MANIFEST) if files else ""
    except (ManifestError, NotADirectoryError):
        files, own = None, ""
    if not files:
        raise PublishError("publish-no-site", folder=str(folder))
    return Site(folder, {**files, MANIFEST: own})
