"""Two versions of a policy side by side, clause by clause: what was, and what holds now."""

from collections.abc import Iterable

from guide.model.policy import Clause, Policy
from guide.words.clauses import clauses
from guide.words.types import Change, ClauseChange, ClauseWords, Table, Versions
from guide.words.voice import Voice

# What is compared of a clause, in the order in which it is read.
_COMPARED = (
    ("what-you-get", lambda clause: (clause.headline,)),
    ("clause-benefits", lambda clause: tuple(_lines(clause))),
    ("clause-audience", lambda clause: (clause.audience,)),
    ("clause-conditions", lambda clause: clause.conditions),
    ("clause-exclusions", lambda clause: clause.exclusions),
    ("clause-caps", lambda clause: clause.caps),
    ("clause-payout", lambda clause: clause.payout),
    ("clause-window", lambda clause: (clause.window,)),
    ("clause-documents", lambda clause: clause.documents),
    ("clause-channel", lambda clause: (clause.channel,)),
    ("clause-time-limit", lambda clause: (clause.time_limit,)),
    ("clause-stacking", lambda clause: clause.stacking),
    ("clause-obligations", lambda clause: clause.obligations),
)


def versions(policy: Policy, voice: Voice) -> tuple[Versions, ...]:
    """A policy against each public document that it supersedes."""
    found = []
    for ref in policy.supersedes:
        former, link = voice.guide.policies.get(ref), voice.link("policies", ref)
        if former is not None and link is not None and former.id != policy.id:
            found.append(Versions(link, tuple(_changes(former, policy, voice))))
    return tuple(found)


def _changes(former: Policy, policy: Policy, voice: Voice) -> Iterable[ClauseChange]:
    """The clauses of both, paired; those of the present document first, in its order."""
    old = {words.id: words for words in clauses(former, voice)}
    pairs = _pairs(former.clauses, policy.clauses)
    for words in clauses(policy, voice):
        told = old.get(pairs.get(words.id, ""))
        if told is None:
            yield ClauseChange("new", words.id, "", words.number, _name(words), ())
            continue
        changes = tuple(_differences(told, words, voice))
        state = "changed" if changes else "same"
        yield ClauseChange(state, words.id, told.number, words.number, _name(words), changes)
    for words in old.values():
        if words.id not in pairs.values():
            yield ClauseChange("dropped", words.id, words.number, "", _name(words), ())


def _pairs(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> dict[str, str]:
    """The former clause's id by the present one's: the same id, else the same gift and ground."""
    pairs: dict[str, str] = {}
    for alike in (_id, _ground):
        for clause in new:
            left = [each for each in old if str(each.id) not in pairs.values()]
            found = next((each for each in left if alike(each) == alike(clause)), None)
            if str(clause.id) not in pairs and found is not None:
                pairs[str(clause.id)] = str(found.id)
    return pairs


def _id(clause: Clause) -> object:
    return str(clause.id)


def _ground(clause: Clause) -> object:
    benefits = tuple((each.kind, each.base.metric if each.base else "") for each in clause.benefits)
    return clause.audience, benefits


def _name(clause: ClauseWords) -> str:
    return clause.title or clause.headline


def _differences(old: ClauseWords, new: ClauseWords, voice: Voice) -> Iterable[Change]:
    for key, lines in _COMPARED:
        before, after = (tuple(line for line in lines(each) if line) for each in (old, new))
        if before != after:
            yield Change(voice.word(key), before, after)


def _lines(clause: ClauseWords) -> Iterable[str]:
    """Benefits as lines: a table gives one for each of its rows."""
    for part in clause.benefits:
        if isinstance(part, Table):
            for row in part.rows:
                yield " ".join(cell.text for cell in row if cell.text)
        elif part != clause.headline:
            yield part
