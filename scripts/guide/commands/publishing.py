"""The command that brings the site to where people read it."""

import argparse
import json
from collections.abc import Sequence

from guide import builds, checks
from guide import publish as publishing
from guide.commands.parsing import Verbs
from guide.commands.telling import SOUND, UNSOUND, UsageError, print_problems, tell
from guide.model.destination import Destination
from guide.model.guide import Library
from guide.outputs import UnavailableError
from guide.problems import Place, Problem, has_errors
from guide.publish import Plan, PublishError, Site
from guide.quantities import show


def add(verbs: Verbs) -> None:
    """`publish`."""
    publish = verbs.add("publish", _publish)
    publish.add("name", nargs="?", metavar="NAME")
    publish.add("--dry-run", action="store_true")
    publish.add("--adopt", action="store_true")


def _publish(options: argparse.Namespace, langs: Sequence[str]) -> int:
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
    except UnavailableError as error:
        raise UsageError("extra-missing", output=error.output, extra=error.extra) from None
    except PublishError as error:
        problem = Problem(error.code, place, error.args_)
    except OSError as error:
        reason = error.strerror or str(error)
        args = {"file": str(error.filename or ""), "reason": reason}
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
