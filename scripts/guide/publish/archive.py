"""The site in one file: the offline edition, to carry on a stick; the same bytes each time."""

import os
import zipfile
import zlib
from datetime import date
from pathlib import Path, PurePosixPath

from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST, ManifestError
from guide.publish.failure import PublishError
from guide.publish.plan import Plan
from guide.publish.site import Site

# Pictures and printed files are compressed already.
_STORED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".pdf", ".docx", ".xlsx", ".zip"})

# What the library raises for a file that is no archive, or one that was damaged or locked.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ManifestError),
    *(NotImplementedError, RuntimeError),
)


class Archive:
    """A site and the ZIP file that it is put into, in a folder named after the file."""

    def __init__(self, site: Site, file: Path, day: date) -> None:
        self.site, self.file, self.day = site, file, day
        self.part = file.with_name(f".{file.name}.part")

    def plan(self, *, adopt: bool = False) -> Plan:
        """Hold the site against a former archive. Raises PublishError for a file of another."""
        if self.file.is_symlink():
            raise PublishError("publish-link", file=str(self.file))
        known = self._known(adopt=adopt)
        files = {p: d for p, d in self.site.files.items() if p != MANIFEST}
        same = {path for path, digest in files.items() if known.get(path) == digest}
        return Plan(
            added=tuple(sorted(files.keys() - known.keys())),
            changed=tuple(sorted((files.keys() & known.keys()) - same)),
            removed=tuple(sorted(known.keys() - files.keys())),
            same=len(same),
        )

    def carry_out(self) -> None:
        """Write the archive beside its place, then put it there in one step."""
        if self.file.exists() and self._manifest() is None:
            kept = self.file.with_name(f"{self.file.name}.kept")
            if os.path.lexists(kept):
                raise PublishError("publish-in-the-way", found=kept.name, count=1)
            self.file.rename(kept)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.part.unlink(missing_ok=True)
        try:
            with zipfile.ZipFile(self.part, "x", zipfile.ZIP_DEFLATED) as archive:
                for path in sorted(self.site.files):
                    archive.writestr(self._entry(path), self.site.read(path))
            self.part.replace(self.file)
        finally:
            self.part.unlink(missing_ok=True)

    def _entry(self, path: str) -> zipfile.ZipInfo:
        """An entry that says nothing of this machine: the guide's day, plain permissions."""
        year = max(1980, self.day.year)
        entry = zipfile.ZipInfo(
            f"{self.file.stem}/{path}", (year, self.day.month, self.day.day, 0, 0, 0)
        )
        entry.create_system, entry.external_attr = 3, 0o100644 << 16
        stored = PurePosixPath(path).suffix.lower() in _STORED
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        return entry

    def _known(self, *, adopt: bool) -> dict[str, str]:
        if not self.file.exists():
            return {}
        known = self._manifest()
        if known is None and not adopt:
            raise PublishError("publish-not-ours", found=self.file.name, count=1)
        return known or {}

    def _manifest(self) -> dict[str, str] | None:
        """What a former archive holds; None for a file that is none of ours."""
        try:
            with zipfile.ZipFile(self.file) as archive:
                if archive.testzip() is None:
                    return manifest.parse(archive.read(f"{self.file.stem}/{MANIFEST}"))
        except _DAMAGED:
            pass
        return None
