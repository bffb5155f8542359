"""The policy finder: its page, and the data that its script reads, one file for each language."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from guide.locales import locale
from guide.model.guide import Guide
from guide.model.park import Park
from guide.model.policy import Clause, Policy
from guide.model.project import Project
from guide.outputs.site.chapters import ways
from guide.outputs.site.content import Content
from guide.outputs.site.outline import COLLECTIONS, folder
from guide.outputs.site.page import Entry, Page
from guide.outputs.site.questions import asked, copies
from guide.outputs.site.render import render_page
from guide.outputs.site.tags import script, style
from guide.outputs.site.vocabulary import formats, vocabulary
from guide.policy import form, park_profile, project_profile, rate_table, term
from guide.policy.rules import Datum
from guide.quantities import unit_label
from guide.quantities.units import unit_of
from guide.words.asking import decimal, fact_value
from guide.words.benefits import cap, headline
from guide.words.clauses import clause_caps, policy_caps
from guide.words.compilation import on_offer
from guide.words.conditions import requirements
from guide.words.types import ClauseWords
from guide.words.voice import Voice

_RULES = "policies.js"
_SCRIPTS = ("policy-engine.js", "amounts.js", "finder.js")

# Everything that the script says itself.
_WORDS = "say-"
_ENUMS = ("BenefitKind", "PayoutTrigger", "CountedFrom", "StackingRule", "Certainty", "Validity")


def write(content: Content, entry: Entry) -> Page:
    """The page: every question in plain HTML, and what to do without script."""
    here, voice = content.here(entry), content.voice(entry.lang)
    title, lead = voice.word("section-finder"), voice.word("finder-lead")
    html = render_page(
        "finder",
        here,
        title=title,
        lead=lead,
        asks=asked([form(each) for each in on_offer(content.guide)], voice),
        ways=ways(content.guide, entry, here),
    )
    tags = [
        style(entry, "finder.css"),
        script(entry, _RULES),
        script(entry, _words_file(entry.lang)),
        *(script(entry, name) for name in _SCRIPTS),
    ]
    return Page(entry, title, lead, html, "\n".join(tags))


def told(content: Content, entry: Entry) -> str:
    """The fragment that fills the finder with what a project's or park's record tells."""
    record = content.guide.record(COLLECTIONS[entry.kind], entry.subject)
    voice = content.voice(entry.lang)
    if isinstance(record, Project):
        profile = project_profile(record)
    elif isinstance(record, Park):
        # Which of its leading sectors an investor is in, a park does not know.
        profile = park_profile(record)
        profile = replace(profile, facts={k: f for k, f in profile.facts.items() if k != "sector"})
    else:
        return ""
    answers = {key: _answer(key, fact.always, voice) for key, fact in profile.facts.items()}
    return "#" + urlencode({key: text for key, text in answers.items() if text})


def _answer(key: str, of: Datum | None, voice: Voice) -> str:
    """A fact as the finder's field takes it: an id, a bare number, an amount in words."""
    if isinstance(of, frozenset):
        return next(iter(sorted(of)), "-")
    if of is None or key == "investment_per_mu":  # a quotient, seldom a round one
        return ""
    if of.dim == "m2":
        # As people write it, without the other unit that pages put behind it.
        unit = "mu" if key == "land_area" else "m2"
        label = unit_label(unit, voice.lang)
        return voice.word(
            "finder-amount", number=decimal(of.number / unit_of(unit).factor), unit=label
        )
    return str(decimal(of.number)) if of.dim == "number" else fact_value(of, key, voice)


def _words_file(lang: str) -> str:
    return f"policies-{folder(lang)}.js"


def data(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """The rules, the same in every language (path, bytes)."""
    policies = on_offer(guide)
    if not policies:
        return
    forms = [form(policy) for policy in policies]
    rules = {
        "zone": guide.settings.timezone,
        "rates": rate_table(guide.settings.rates),
        "policies": [_without_questions(each) for each in forms],
        "copies": copies(forms),
    }
    yield f"assets/{_RULES}", _assigned("GUIDE_POLICIES", rules)


def words(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The words of one language (path, bytes)."""
    policies = on_offer(content.guide)
    if policies:

        def made() -> str:
            said = _said(policies, content.voice(lang), content)
            return _assigned("GUIDE_POLICY_WORDS", said).decode()

        yield f"assets/{_words_file(lang)}", content.piece("finder", "", lang, made).encode()


def _assigned(name: str, value: Any) -> bytes:
    # U+2028 and U+2029 end a line in the scripts of old browsers.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.{name}={text};\n".encode()


def _without_questions(rules: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in rules.items() if key != "facts"}


def _said(policies: list[Policy], voice: Voice, content: Content) -> dict[str, Any]:
    words = locale(voice.lang)
    return {
        "lang": words.html,
        "words": {
            key.removeprefix(_WORDS): text
            for key, text in words.words.items()
            if key.startswith(_WORDS)
        },
        "enums": {
            name: {value: words.enum(name, value) for value in words.enums[name]} for name in _ENUMS
        },
        "formats": formats(voice.lang),
        "vocabulary": vocabulary(),
        "policies": {policy.id: _document(policy, voice) for policy in policies},
        "clauses": {
            f"{policy.id}/{said.id}": _clause(policy, clause, said, voice)
            for policy in policies
            for clause, said in zip(
                policy.clauses,
                content.words("policies", policy.id, voice.lang).clauses,
                strict=True,
            )
        },
    }


def _document(policy: Policy, voice: Voice) -> dict[str, Any]:
    span = term(policy, voice.guide.date)
    return {
        "title": voice.text(policy.title),
        "number": voice.say(policy.document_no),
        "until": voice.word("until-date", date=voice.say(span.last)) if span.last else "",
        "department": voice.say(policy.executing_department),
        "exclusions": requirements(policy.exclusions, voice),
        "caps": policy_caps(policy, voice),
    }


def _clause(policy: Policy, clause: Clause, said: ClauseWords, voice: Voice) -> dict[str, Any]:
    return {
        "headline": said.headline,
        "title": said.title,
        "number": said.number,
        "plain": said.plain,
        "href": f"{policy.id}.html#clause-{clause.id}",
        "audience": said.audience,
        "conditions": said.conditions,
        "exclusions": requirements(clause.exclusions, voice),
        "documents": said.documents,
        "window": said.window,
        "latest": said.latest_day,
        "stacking": said.stacking,
        "joint": clause_caps(clause, voice),
        "benefits": {
            str(each.id): {
                "name": headline(each, voice),
                "caps": [cap(limit, voice) for limit in each.caps],
            }
            for each in clause.benefits
        },
    }
