"""Compliance of local policies: what rules on fair competition restrict, for people to weigh."""

import re
from collections.abc import Iterator
from datetime import date

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    at,
    error,
    warning,
)
from guide.model.base import Step, walk
from guide.model.condition import Condition
from guide.model.enumerations import Metric, PolicyTier
from guide.model.policy import Base, Clause, Policy
from guide.model.text import Text

REVIEW_FROM = date(2024, 8, 1)
_REVIEWED_TIERS = (PolicyTier.DISTRICT, PolicyTier.CITY, PolicyTier.PARK)

_HERE = "本(?:区|县|市|省|镇|乡|街道|园区|辖区|行政区域)"
_TAX_WORDS = re.compile(
    "税收(?:全额|部分|地方)?(?:返还|奖励|返补|补贴|留存|留成)|返还(?:的)?税|(?:退|返)税(?:奖励|补贴)"
    "|(?:地方|财政|区级|县级|市级|综合)(?:综合|财政|经济)?贡献(?!率)|税收贡献"
    "|按[^，。；]{0,12}(?:纳税|缴税|税收|税额)|纳税(?:总)?额的|缴纳税(?:额|款)的|实缴税(?:额|款)"
    "|先征后(?:返|奖|退)|即征即(?:奖|返)|(?:地方|区级|县级|市级)(?:税收)?(?:留成|留存)|留成部分"
)
_LOCAL_WORDS = re.compile(
    f"(?:注册地|注册登记地?|税收?(?:解缴|征管)?关系|总部)[^，。；]{{0,8}}(?:迁入|迁至|变更至|转入|转至)"
    f"|迁入{_HERE}|(?:须|需|应当?|必须|要求)[^，。；]{{0,8}}(?:在|于){_HERE}[^，。；]{{0,4}}(?:注册|登记|设立|纳税)"
    f"|{_HERE}(?:内)?(?:注册|登记)?(?:的)?(?:企业|产品|供应商)优先|优先(?:采购|选用|使用|支持){_HERE}"
    f"|(?:仅|只)(?:限|限于|面向|支持){_HERE}[^，。；]{{0,12}}(?:企业|产品)|本地(?:企业|产品|供应商|采购)"
)
_ENGLISH_TAX_WORDS = re.compile(
    r"\b(?:tax (?:rebate|refund|paid)s?|local (?:fiscal |economic )?contribution"
    r"|share of (?:the )?tax(?:es)?|retained tax(?:es)?)\b",
    re.IGNORECASE,
)
_TAX_METRICS = (Metric.TAX_PAID, Metric.LOCAL_CONTRIBUTION)

# What a person may let stand only with the number of an opinion.
COMPLIANCE = frozenset({"tax-linked-reward", "local-favour", "fair-competition-review-missing"})

Path = tuple[Step, ...]


@warning
@alone
def tax_linked_reward(scope: Scope) -> Iterator[Finding]:
    """Fair competition review: no award tied to tax paid or to the local share of taxes."""
    for policy, number, clause in _clauses(scope):
        found = next(_said(clause, _TAX_WORDS, _ENGLISH_TAX_WORDS), None) or _uses_tax(clause)
        if found is not None:
            path, text = found
            yield at(policy, "clauses", number, *path, text=text, clause=clause.number)


@warning
@alone
def local_favour(scope: Scope) -> Iterator[Finding]:
    """Fair competition review: no condition that favours local firms or makes firms move."""
    for policy, number, clause in _clauses(scope):
        for path, text in _said(clause, _LOCAL_WORDS):
            yield at(policy, "clauses", number, *path, text=text, clause=clause.number)
            break


@warning
@alone
def fair_competition_review_missing(scope: Scope) -> Iterator[Finding]:
    """District and city documents issued since 2024-08-01 name their fair competition review."""
    for policy in scope.of(Policy):
        if policy.issued is None or policy.issued < REVIEW_FROM:
            continue
        review = policy.fair_competition_review
        if policy.tier in _REVIEWED_TIERS and not (
            review and review.done and review.date and review.opinion_no
        ):
            yield at(policy)


@warning
@alone
def legal_basis_missing(scope: Scope) -> Iterator[Finding]:
    """A document that treats foreign and domestic investors differently names its legal basis."""
    for policy in scope.of(Policy):
        differs = any(
            isinstance(leaf, Condition) and leaf.metric is Metric.ORIGIN
            for _, leaf in scope.walk(policy)
        )
        if differs and not policy.legal_basis:
            yield at(policy)


@error
@alone
def waiver_without_opinion(scope: Scope) -> Iterator[Finding]:
    """What the rules on fair competition restrict is acknowledged with an opinion's number only."""
    for record in scope.records:
        for number, waiver in enumerate(record.waivers):
            if waiver.check in COMPLIANCE and not waiver.opinion_no:
                yield at(record, "waivers", number, check=waiver.check)


def _clauses(scope: Scope) -> Iterator[tuple[Policy, int, Clause]]:
    for policy in scope.of(Policy):
        for number, clause in enumerate(policy.clauses):
            yield policy, number, clause


def _said(
    clause: Clause, chinese: re.Pattern[str], english: re.Pattern[str] | None = None
) -> Iterator[tuple[Path, str]]:
    """Where a clause says it, in the official text or anywhere else; English only without it."""
    patterns = {"zh": chinese} | ({"en": english} if english else {})
    for tag, pattern in patterns.items():
        for path, leaf in walk(clause):
            found = pattern.search(leaf[tag]) if isinstance(leaf, Text) and tag in leaf else None
            if found:
                yield (*path, tag), found[0]


def _uses_tax(clause: Clause) -> tuple[Path, str] | None:
    for path, leaf in walk(clause):
        if isinstance(leaf, Condition | Base) and leaf.metric in _TAX_METRICS:
            return path, str(leaf.metric)
    return None
