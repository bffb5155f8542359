"""Commands that bring the site to where people read it, and prove that it is the library's."""

import argparse
import json
from collections.abc import Sequence

from guide import __version__, builds, checks
from guide import publish as publishing
from guide import serve as serving
from guide import verify as verifying
from guide.commands.telling import SOUND, UNSOUND, print_problems, tell
from guide.model.destination import Destination
from guide.model.guide import Library
from guide.problems import Place, Problem, RefusedError, cause, has_errors
from guide.publish import Plan, PublishError, Site
from guide.quantities import show


def verify(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Hold a published site against the library, file by file."""
    library, problems = checks.examine(options.root, options.date)
    if library is None or has_errors(problems):
        print_problems(problems, options, langs)
        return UNSOUND
    if not options.site.is_dir():
        raise RefusedError("verify-no-folder", folder=options.site)
    count, found = verifying.verify(library.guide(), options.root, options.site)
    print_problems(found, options, langs)
    if not count:
        tell(langs, "verify-not-made")
        return UNSOUND
    key = "verify-otherwise" if found else "verify-same"
    args = {"count": count, "wrong": len(found), "version": __version__}
    tell(langs, key, day=library.date.isoformat(), **args)
    return UNSOUND if found else SOUND


def serve(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """The site on this machine, as the library is at each moment."""
    if not 0 < options.port < 65536:
        raise RefusedError("no-such-port", port=options.port)
    serving.serve(options.root, options.date, options.port, langs)
    return SOUND


def publish(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Bring the site to a destination of guide.yml: what changed, and nothing half."""
    library, problems = checks.examine(options.root, options.date)
    if library is None or has_errors(problems):
        print_problems(problems, options, langs)
        tell(langs, "nothing-published")
        return UNSOUND
    destinations = library.settings.publish
    place = Place("projects/guide.yml")
    try:
        to = publishing.choose(destinations, options.name)
        place = library.place_of("guide", "", ("publish", destinations.index(to)))
        site = publishing.open_site(options.root / "site")
        with publishing.lock(options.root, to.name):
            return _proven(options, langs, library, site, to)
    except PublishError as error:
        problem = Problem(error.code, place, error.args_)
    except OSError as error:
        args = {"file": str(error.filename or ""), "reason": cause(error)}
        problem = Problem("publish-cannot-write", place, args)
    print_problems([problem], options, langs)
    tell(langs, "nothing-published")
    return UNSOUND


def _proven(
    options: argparse.Namespace,
    langs: Sequence[str],
    library: Library,
    site: Site,
    to: Destination,
) -> int:
    """Prove the site, then bring it there."""
    guide = library.guide()
    tell(langs, "publish-proving")
    wrong = publishing.prove(guide, options.root, site)
    if wrong:
        print_problems(wrong, options, langs)
        raise PublishError("publish-unproven", count=len(wrong), day=guide.date.isoformat())

    def go(plan: Plan) -> bool:
        _warn(plan, langs)
        if options.dry_run or not plan:
            return False
        size = show(-(-site.size(plan.sent) // 1000), langs[0])
        tell(langs, "publish-sending", count=len(plan.sent), size=size, name=to.name)
        return True

    plan = publishing.publish(site, to, guide, options.root, adopt=options.adopt, go=go)
    if options.dry_run:
        _show(plan, site, options, langs)
        return SOUND
    sent, deleted = len(plan.sent), len(plan.removed)
    builds.published(guide, options.root, to.name, to.kind, sent=sent, deleted=deleted)
    key = "publish-done" if plan else "publish-nothing"
    args = {"sent": sent, "deleted": deleted} if plan else {}
    tell(langs, key, name=to.name, same=plan.same, **args)
    print(to.address)
    return SOUND


def _warn(plan: Plan, langs: Sequence[str]) -> None:
    for key, paths in (("publish-taken", plan.taken), ("publish-kept", plan.kept)):
        if paths:
            tell(langs, key, files=", ".join(paths))


def _show(plan: Plan, site: Site, options: argparse.Namespace, langs: Sequence[str]) -> None:
    """What would be done, file by file."""
    size = site.size(plan.sent)
    if options.format == "json":
        said = {"added": plan.added, "changed": plan.changed, "removed": plan.removed}
        print(json.dumps({**said, "same": plan.same, "bytes": size}, ensure_ascii=False, indent=1))
        return
    for sign, paths in (("+", plan.added), ("~", plan.changed), ("-", plan.removed)):
        for path in paths:
            print(f"{sign} {path}")
    args = {"sent": len(plan.sent), "deleted": len(plan.removed), "same": plan.same}
    tell(langs, "publish-would", size=show(size, langs[0]), **args)
