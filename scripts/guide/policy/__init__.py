"""Policies that reckon: whether they hold on a day, and what they give to whom, exactly."""

from guide.policy.assess import assess
from guide.policy.examples import Example, worked_example
from guide.policy.form import form, rate_table
from guide.policy.profile import Profile, Rates
from guide.policy.result import Assessment, Verdict
from guide.policy.rules import Rules, Value, rules
from guide.policy.validity import EXPIRING_DAYS, Term, Validity, last_day, term

__all__ = [
    "EXPIRING_DAYS",
    "Assessment",
    "Example",
    "Profile",
    "Rates",
    "Rules",
    "Term",
    "Validity",
    "Value",
    "Verdict",
    "assess",
    "form",
    "last_day",
    "rate_table",
    "rules",
    "term",
    "worked_example",
]
