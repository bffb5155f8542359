"""Publishing brings a proven site to where people read it, and sends only what changed."""

from guide.publish.failure import PublishError
from guide.publish.plan import Plan
from guide.publish.publish import choose, lock, prove, publish
from guide.publish.site import Site, open_site

__all__ = ["Plan", "PublishError", "Site", "choose", "lock", "open_site", "prove", "publish"]
