"""A folder as a store: any disk, a stick or a share; each file is replaced in one step."""

import contextlib
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from guide.outputs import manifest
from guide.outputs.carry import is_plain
from guide.publish.failure import PublishError
from guide.publish.site import Site

# Where a file is written before it takes its place.
_PART = ".guide-part"


class Folder:
    """The folder of a web server, a stick or a share."""

    def __init__(self, site: Site, root: Path) -> None:
        self.site, self.root = site, root

    def paths(self) -> Collection[str]:
        if self.root.is_symlink():
            raise PublishError("publish-link", file=str(self.root))
        if not self.root.exists():
            return ()
        return [path for path, _ in manifest.walk(self.root) if path != _PART]

    def read(self, paths: Collection[str]) -> Mapping[str, bytes]:
        files = {path: self.root / path for path in paths}
        return {
            path: file.read_bytes() for path, file in files.items() if is_plain(file, self.root)
        }

    def same(self, digests: Mapping[str, str]) -> set[str]:
        return {
            path
            for path, digest in digests.items()
            if is_plain(self.root / path, self.root)
            and manifest.file_digest(self.root / path) == digest
        }

    def put(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.write(path, self.site.read(path))

    def write(self, path: str, data: bytes) -> None:
        file = self.root / path
        self._refuse_links(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = self.root / _PART
        part.unlink(missing_ok=True)  # a link there would lead elsewhere
        part.write_bytes(data)
        part.replace(file)

    def delete(self, paths: Sequence[str]) -> None:
        folders = set()
        for path in paths:
            file = self.root / path
            self._refuse_links(file)
            file.unlink(missing_ok=True)
            folders |= {p for p in file.parents if self.root in p.parents}
        for folder in sorted(folders, key=lambda each: -len(each.parts)):
            with contextlib.suppress(OSError):  # somebody else's files stand in it
                os.rmdir(folder)  # noqa: PTH106  never a tree

    def _refuse_links(self, file: Path) -> None:
        for folder in file.parents:
            if self.root not in folder.parents:
                break
            if folder.is_symlink():
                raise PublishError("publish-link", file=str(folder))
