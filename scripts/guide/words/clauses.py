"""A policy's clause in words: what it gives, to whom, under which conditions, until when."""

import re
from collections.abc import Iterable, Iterator

from guide.locales import capital
from guide.model.enumerations import Repeats
from guide.model.policy import Benefit, Clause, Obligation, Policy, Stacking, Window
from guide.policy import latest_day
from guide.quantities import QuantityError, parse_date, parse_month_day
from guide.words.benefits import benefit_parts, cap, headline, joint_cap, payout
from guide.words.conditions import requirements
from guide.words.people import record_contacts
from guide.words.types import ClauseWords
from guide.words.voice import Voice


def clauses(policy: Policy, voice: Voice) -> tuple[ClauseWords, ...]:
    """Every clause of a policy, in order."""
    return tuple(_clause(policy, clause, voice) for clause in policy.clauses)


def _clause(policy: Policy, clause: Clause, voice: Voice) -> ClauseWords:
    given = [headline(benefit, voice) for benefit in clause.benefits]
    title = voice.text(clause.title)
    amount = capital(voice.word("benefit-join").join(dict.fromkeys(given)))
    number = article(clause.number, voice)
    latest = latest_day(policy, clause, voice.guide.date)
    return ClauseWords(
        id=clause.id,
        number=number,
        title=title,
        headline=amount or title or number,
        plain=voice.text(clause.plain),
        text=voice.text(clause.text),
        audience=voice.say(clause.audience),
        conditions=requirements(clause.conditions, voice),
        exclusions=requirements((*clause.exclusions, *policy.exclusions), voice),
        benefits=tuple(part for each in clause.benefits for part in benefit_parts(each, voice)),
        caps=(
            *_each_named(
                [(each, tuple(cap(one, voice) for one in each.caps)) for each in clause.benefits],
                voice,
            ),
            *clause_caps(clause, voice),
            *(
                said
                for limit, said in zip(policy.caps, policy_caps(policy, voice), strict=True)
                if not limit.clauses or str(clause.id) in limit.clauses
            ),
        ),
        payout=_each_named([(each, tuple(payout(each, voice))) for each in clause.benefits], voice),
        stacking=tuple(
            stacking(each, _others(each, clause, policy), voice)
            for each in (*clause.stacking, *policy.stacking)
        ),
        obligations=tuple(_obligation(each, voice) for each in clause.obligations),
        documents=tuple(voice.text(each) for each in clause.documents),
        window=window(clause.window, voice) if clause.window else "",
        channel=voice.text(clause.channel),
        time_limit=voice.say(clause.time_limit) if clause.time_limit else "",
        notes=voice.text(clause.notes),
        latest=voice.say(latest),
        latest_day=latest.isoformat() if latest else "",
        department=voice.say(policy.executing_department),
        counter=_counter(policy, voice),
    )


def _counter(policy: Policy, voice: Voice) -> str:
    """Whom to ask: the first contact of the document, with a telephone or an address for mail."""
    found = next(iter(record_contacts(policy, voice)), None)
    if found is None:
        return ""
    return voice.join([found.organisation, found.name, found.phone or found.hotline or found.email])


def _each_named(lines: list[tuple[Benefit, tuple[str, ...]]], voice: Voice) -> tuple[str, ...]:
    """Lines about benefits, each after what it limits where the clause gives several."""
    if len(lines) == 1:
        return tuple(capital(line) for _, said in lines for line in said)
    return tuple(
        voice.word("labelled", label=capital(headline(benefit, voice)), value=line)
        for benefit, said in lines
        for line in said
    )


def clause_caps(clause: Clause, voice: Voice) -> tuple[str, ...]:
    """What benefits of a clause come to together at most, a line for each limit."""
    names = {str(each.id): headline(each, voice) for each in clause.benefits}
    return tuple(
        joint_cap(each, (names.get(ref, "") for ref in each.benefits), voice)
        for each in clause.caps
    )


def policy_caps(policy: Policy, voice: Voice) -> tuple[str, ...]:
    """What clauses of a document come to together at most, a line for each limit."""
    names = {str(each.id): article(each.number, voice) for each in policy.clauses}
    return tuple(
        joint_cap(each, (names.get(ref, "") for ref in each.clauses), voice) for each in policy.caps
    )


_HAN = {han: number for number, han in enumerate("零一二三四五六七八九")} | {"〇": 0}

_ARTICLE = re.compile(
    r"第(?P<article>[零〇一二三四五六七八九十百0-9]+)条"
    r"(?:第(?P<paragraph>[零〇一二三四五六七八九十百0-9]+)款)?"
    r"(?:第?[（(]?(?P<item>[零〇一二三四五六七八九十百0-9]+)[）)]?项?)?"
)

# These languages read 第三条 as it stands.
_HAN_LANGUAGES = ("zh", "ja")


def article(number: str, voice: Voice) -> str:
    """The number of an article as the reader's language cites it: 第三条, `Article 3`."""
    found = _ARTICLE.fullmatch(number)
    if found is None or voice.lang.split("-")[0] in _HAN_LANGUAGES:
        return number
    return voice.join(
        voice.word(f"cited-{part}", number=_count(digits))
        for part, digits in found.groupdict().items()
        if digits
    )


def _count(digits: str) -> int:
    """The number below a thousand that Han or Arabic digits write."""
    if digits.isascii():
        return int(digits)
    total = 0
    for power, mark in ((100, "百"), (10, "十")):
        if mark in digits:
            times, digits = digits.split(mark, 1)
            total += power * (_HAN[times] if times else 1)
    return total + (_HAN[digits[-1]] if digits else 0)


def stacking(of: Stacking, clauses: Iterable[Clause], voice: Voice) -> str:
    """How a benefit goes together with others; `clauses` are those of the same document."""
    if of.text is not None:
        return voice.text(of.text)
    others = [
        *(article(each.number, voice) for each in clauses),
        *(voice.title("policies", ref) for ref in of.with_),
    ]
    rule = voice.aside(voice.phrase(of.rule), voice.phrase(of.compare))
    named = voice.join(others)
    return voice.word("stacking-with", rule=rule, others=named) if named else capital(rule)


def _others(of: Stacking, clause: Clause, policy: Policy) -> Iterator[Clause]:
    """The other clauses of the document that a rule names or that stand in the same group."""
    for each in policy.clauses:
        groups = {rule.group for rule in each.stacking if rule.group is not None}
        if each is not clause and (str(each.id) in of.clauses or of.group in groups):
            yield each


def _obligation(of: Obligation, voice: Voice) -> str:
    what = voice.aside(voice.say(of.kind), voice.say(of.term), voice.phrase(of.recovery))
    return voice.word("labelled", label=what, value=voice.text(of.text))


def window(of: Window, voice: Voice) -> str:
    """When applications are taken."""
    if of.repeats is Repeats.ROLLING or not (of.from_ and of.to):
        said = voice.say(of.repeats)
    else:
        first, last = (_day(day, voice) for day in (of.from_, of.to))
        key = "window-yearly" if of.repeats is Repeats.YEARLY else "window-once"
        said = voice.word(key, first=first, last=last)
    return voice.aside(said, voice.text(of.note))


def _day(text: str, voice: Voice) -> str:
    """A day of every year, or of one."""
    try:
        return voice.say(parse_month_day(text))
    except QuantityError:
        return voice.say(parse_date(text))
