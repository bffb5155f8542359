"""What changed in the guide since an edition was printed, record by record and field by field."""

from guide.changes.compare import Change, Detail, changes, current
from guide.changes.snapshot import snapshot

__all__ = ["Change", "Detail", "changes", "current", "snapshot"]
