"""Policies that reckon: whether they hold on a day, and what they give to whom, exactly."""

from guide.policy.applying import Fit, fits, in_force, park_profile, project_profile
from guide.policy.assess import assess
from guide.policy.deadlines import latest_day, window_days
from guide.policy.examples import Example, worked_example, worked_examples
from guide.policy.form import form, rate_table
from guide.policy.profile import Profile, Rates
from guide.policy.result import Assessment, Verdict
from guide.policy.rules import Rules, Value, rules
from guide.policy.validity import EXPIRING_DAYS, Term, Validity, last_day, term

__all__ = [
    "EXPIRING_DAYS",
    "Assessment",
    "Example",
    "Fit",
    "Profile",
    "Rates",
    "Rules",
    "Term",
    "Validity",
    "Value",
    "Verdict",
    "assess",
    "fits",
    "form",
    "in_force",
    "last_day",
    "latest_day",
    "park_profile",
    "project_profile",
    "rate_table",
    "rules",
    "term",
    "window_days",
    "worked_example",
    "worked_examples",
]
