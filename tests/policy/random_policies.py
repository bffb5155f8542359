"""Random policies and profiles for both engines: a seed makes the same ones again."""

from random import Random

METRICS = ("fixed_assets", "revenue", "exports", "rd_spend", "paid_in_foreign_capital", "rent_paid")
COUNTS = ("jobs", "insured_staff", "items#a/b/c")
EVENTS = ("arrival", "registration", "construction-start", "production-confirmed", "completion")
SECTORS, PARKS, TOWNSHIPS = ("graphite", "tea", "machinery"), ("north", "south"), ("hill", "lake")
AUDIENCES = ("enterprise", "foreign-invested-enterprise", "talent")
KINDS = ("grant", "subsidy", "rent")
RULES = ("highest-only", "difference-only", "cumulative", "excludes", "choose-one", "top-up")
# Few numbers, so that facts often lie just below, at and just above a threshold.
SUMS = (0, 1, 49_999_999, 50_000_000, 50_000_001, 100_000_000, 333_333_333, 1_000_000_007)
NUMBERS = (0, 1, 2, 3, 49, 50, 51, 100)
SHARES = (("1", "20"), ("1", "10"), ("8", "1000"), ("1", "3"), ("1", "2"), ("1", "1"), ("7", "3"))
DAYS = ("2024-02-29", "2026-01-01", "2026-06-30", "2026-11-22", "2027-12-31", "2028-02-29")
RATES = {"pivot": "CNY", "rates": {"USD": ["71", "10"], "JPY": ["47", "10"]}}


class Maker:
    """Makes one batch of policies and profiles from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # nothing is kept secret with it
        self.maybe = lambda chance: self.random.random() < chance
        self.pick = self.random.choice

    def some(self, of, most=2):
        return self.random.sample(list(of), self.random.randint(1, min(most, len(of))))

    def few(self, make, most=2):
        return [make() for _ in range(self.random.randint(0, most))]

    # values

    def money(self, currency=None):
        # CHF has no rate: what cannot be converted is asked for.
        code = currency or self.random.choices(("CNY", "USD", "JPY", "CHF"), (80, 12, 5, 3))[0]
        return {"dim": f"money:{code}", "value": [str(self.pick(SUMS)), "1"]}

    def number(self):
        return {
            "dim": "number",
            "value": [str(self.pick(NUMBERS)), self.pick(("1", "1", "1", "3"))],
        }

    def area(self):
        return {"dim": "m2", "value": [str(self.pick(NUMBERS) * 2000), self.pick(("1", "3"))]}

    def share(self):
        return {"dim": "share", "value": list(self.pick(SHARES))}

    def value_of(self, key):
        if self.maybe(0.02):
            return self.pick((self.number, self.area, self.money, self.share))()
        if key.endswith(".growth") or ".share" in key:
            return self.share()
        metric = key.split(".")[0].split("@")[0]
        if metric in METRICS or key.startswith(("cap", "city_award", "received")):
            return self.money(None if self.maybe(0.5) else "CNY")
        if key.startswith("items") or metric in COUNTS:
            return self.number()
        if metric in ("years_operating", "completion_age"):
            return {"dim": "month", "value": [str(self.pick((0, 12, 24, 30))), "1"]}
        return self.area()

    def key(self):
        key = self.pick((*METRICS, *METRICS, "jobs", "insured_staff", "floor_area", "leased_area"))
        if self.maybe(0.25):
            key += self.pick((".growth", ".increase"))
        elif self.maybe(0.1):
            key += "#1a2b3c4d"
        if self.maybe(0.05):
            key += "@person"
        return key

    # policies

    def span(self):
        made = {"span": self.pick(("year", "year", "year", "cumulative", "each"))}
        if made["span"] != "year" and (made["span"] == "each" or self.maybe(0.6)):
            made["n"] = self.pick((1, 2, 3))
        if made["span"] == "year" and self.maybe(0.25):
            made["lag"] = 1
        if self.maybe(0.4):
            made["from"] = self.pick(EVENTS)
        return made

    def condition(self, deep=True):
        if deep and self.maybe(0.15):
            return {"any": [self.condition(deep=False) for _ in range(self.pick((1, 2, 3)))]}
        if self.maybe(0.25):
            key = self.pick(("sector", "origin", "stage"))
            words = self.some(
                SECTORS if key == "sector" else ("foreign", "hmt", "new", "expansion")
            )
            op = self.pick(("one-of", "not-one-of", "equals"))
            return {"fact": key, "op": op, "value": {"words": words}, "span": "year"}
        op = self.pick(("at-least", "more-than", "at-most", "less-than", "equals", "not-one-of"))
        if self.maybe(0.08):
            key = self.pick(("years_operating", "completion_age"))
            value = {"dim": "month", "value": [str(self.pick((12, 24, 27, 1))), "1"]}
            return {
                "fact": key,
                "op": op,
                "value": value,
                "span": "year",
                "from": self.pick(EVENTS),
            }
        key = self.key()
        return {"fact": key, "op": op, "value": self.value_of(key), **self.span()}

    def gives(self, rates=True):
        if rates and self.maybe(0.5):
            return {"rate": list(self.pick(SHARES))}
        return {"amount": self.money("CNY" if self.maybe(0.9) else None)}

    def formula(self):
        kind = self.random.choices(
            ("amount", "rate", "tiers", "per_unit", "matching", "cases", "in_kind"),
            (20, 25, 25, 12, 6, 9, 3),
        )[0]
        if kind in ("amount", "rate"):
            return (
                {"amount": self.money()} if kind == "amount" else {"rate": list(self.pick(SHARES))}
            )
        if kind == "tiers":
            edges = sorted(self.random.sample(SUMS[1:], self.pick((1, 2, 3))))
            bands = []
            for index, edge in enumerate(edges):
                band = {"from": {"dim": "money:CNY", "value": [str(edge), "1"]}, **self.gives()}
                if index + 1 < len(edges):
                    band["to"] = {"dim": "money:CNY", "value": [str(edges[index + 1]), "1"]}
                    if self.maybe(0.3):
                        band["to_inclusive"] = True
                bands.append(band)
            if self.maybe(0.3):
                bands.insert(0, {"to": bands[0]["from"], **self.gives()})
            return {"tiers": {"method": self.pick(("whole", "marginal")), "bands": bands}}
        if kind == "per_unit":
            unit = self.pick((self.area, self.number))
            made = {"amount": self.money("CNY")}
            if self.maybe(0.8):
                step = unit()
                made["step"] = step if step["value"][0] != "0" else {**step, "value": ["1", "1"]}
            if self.maybe(0.5):
                made["above"] = unit()
            return {"per_unit": made}
        if kind == "matching":
            return {"matching": {"fact": "city_award#9", "ratio": list(self.pick(SHARES))}}
        if kind == "cases":
            return {"cases": [{"when": self.few(self.condition), **self.gives()} for _ in range(2)]}
        return {"in_kind": True}

    def cap(self):
        made = {
            "scope": self.pick(("company", "project", "person", "item")),
            "period": self.pick(("year", "total", "year", "total", "month")),
        }
        kind = self.random.choices(("amount", "share", "count"), (70, 20, 10))[0]
        if kind == "amount":
            return {"amount": self.money("CNY" if self.maybe(0.9) else None), **made}
        if kind == "share":
            return {"share": list(self.pick(SHARES)), "of": self.whole(), **made}
        return {"count": self.pick((0, 1, 2, 5)), **made}

    def whole(self):
        """What a share is of: a sum of its own, or a fact that other rules look at too."""
        key = self.pick(("cap#1", "cap#2", "cap#1", "cap#2", *METRICS, "jobs"))
        return {"fact": key, "span": self.pick(("year", "cumulative"))}

    def joint(self, names):
        """A cap on several awards together."""
        made = {"period": self.pick(("year", "total"))}
        if self.maybe(0.75):
            made["amount"] = self.money("CNY" if self.maybe(0.85) else None)
        else:
            made |= {"share": list(self.pick(SHARES)), "of": self.whole()}
        if self.maybe(0.4):
            made[names[0]] = self.some(names[1:])
        return made

    def increment(self):
        made = {"when": self.few(self.condition), "cumulative": self.maybe(0.6)}
        if self.maybe(0.6):
            return {**made, "share": list(self.pick(SHARES))}
        made["amount"] = self.money("CNY")
        if self.maybe(0.3):
            made["per_unit"] = True
            if self.maybe(0.5):
                made["of"] = {"fact": self.key(), **self.span()}
        return made

    def benefit(self, index):
        made = {"id": f"b{index}", "kind": self.pick(KINDS), "formulas": []}
        if self.maybe(0.9):
            made["currency"] = "CNY" if self.maybe(0.93) else self.pick(("USD", "CHF"))
        if self.maybe(0.2):
            made["certainty"] = self.pick(("up-to", "at-least", "exact"))
        if self.maybe(0.08):
            made["milestones"] = [
                {"event": self.pick(EVENTS), "amount": self.money("CNY")} for _ in range(2)
            ]
        elif self.maybe(0.04):
            made["certainty"] = "case-by-case"
        elif self.maybe(0.25):
            made["formulas"] = [
                {"years": [1], **self.formula()},
                {"years": [2, 3], **self.formula()},
            ]
        else:
            made["formulas"] = [self.formula()]
        if self.maybe(0.9):
            key = self.key() if self.maybe(0.5) else self.pick(METRICS)
            made["base"] = {"fact": key, **self.span()}
            if made["base"]["span"] == "each":
                made["base"]["span"] = "year"
            if "from" in made["base"]:
                made["from"] = made["base"]["from"]
        if self.maybe(0.15):
            made["month"] = True
        made["increments"] = self.few(self.increment) if self.maybe(0.4) else []
        made["caps"] = self.few(self.cap, 3)
        if self.maybe(0.3):
            made["payout"] = [
                {"share": share, "trigger": trigger, "conditions": self.few(self.condition, 1)}
                for share, trigger in (
                    (["2", "5"], "production-confirmed"),
                    (["3", "10"], "full-year-1"),
                    (["3", "10"], "full-year-2"),
                )
            ]
            if self.maybe(0.7):
                made["missed"] = self.pick(("forfeited", "deferred"))
        if self.maybe(0.8):
            made["times"] = self.pick(("once", "yearly", "yearly", "per-item", "per-event"))
        if self.maybe(0.3):
            made["months"] = self.pick((6, 12, 24, 30, 36))
        if made.get("times") in ("per-item", "per-event"):
            made["items"] = "items#a/b/c"
        return made

    def stacking(self, policies):
        made = {"rule": self.pick(RULES), "compare": self.pick(("year", "total"))}
        target = self.random.randrange(4)
        if target == 0:
            made["group"] = self.pick(("g", "h"))
        elif target == 1:
            made["clauses"] = self.some(("c0", "c1", "c2"))
        elif target == 2:
            made["with"] = self.some(policies)
        return made

    def clause(self, index, policies):
        made = {
            "id": f"c{index}",
            "number": f"第{index}条",
            "audience": self.some(AUDIENCES, 3),
            "conditions": self.few(self.condition, 2) if self.maybe(0.6) else [],
            "exclusions": self.few(self.condition, 1) if self.maybe(0.15) else [],
            "stacking": self.few(lambda: self.stacking(policies), 2) if self.maybe(0.5) else [],
            "benefits": [self.benefit(each) for each in range(self.pick((0, 1, 1, 1, 2, 3)))],
        }
        if self.maybe(0.25):
            made["caps"] = self.few(lambda: self.joint(("benefits", "b0", "b1", "b2")))
        if self.maybe(0.5):
            made["event"] = self.pick(EVENTS)
        return made

    def policy(self, id, policies):
        made = {
            "id": id,
            "document_no": f"文{id}",
            "effective": {"from": self.pick(DAYS[:3])},
            "acts": [],
            "exclusions": self.few(self.condition, 1) if self.maybe(0.15) else [],
            "stacking": self.few(lambda: self.stacking(policies), 1) if self.maybe(0.4) else [],
            "clauses": [self.clause(each, policies) for each in range(self.pick((1, 2, 3)))],
        }
        if self.maybe(0.8):
            made["effective"]["to"] = self.pick(
                ("2026-11-21", "2026-12-31", "2027-02-28", "2030-06-30")
            )
        if self.maybe(0.3):
            made["caps"] = self.few(lambda: self.joint(("clauses", "c0", "c1", "c2")))
        if self.maybe(0.05):
            status = self.pick(("superseded", "abolished"))
            made["acts"] = [{"status": status, "date": self.pick(DAYS)}]
        if self.maybe(0.2):
            made["events"] = {"from": "2026-01-01", "to": self.pick(("2026-10-31", "2028-12-31"))}
        if self.maybe(0.15):
            made["sectors"] = self.some(SECTORS)
        if self.maybe(0.15):
            made["places"] = {"parks": self.some(PARKS)}
            if self.maybe(0.5):
                made["places"]["townships"] = self.some(TOWNSHIPS)
        return made

    # profiles

    def fact(self, key):
        made = {}
        if self.maybe(0.6):
            years = self.random.sample(range(5), self.pick((1, 2, 3, 4, 5)))
            made["years"] = {str(year): self.value_of(key) for year in sorted(years)}
        if self.maybe(0.6) or not made:
            made["value"] = self.value_of(key)
        if self.maybe(0.15):
            made["total"] = self.value_of(key)
        return made

    def profile(self, policies):
        facts = {}
        for key, words in (
            ("sector", SECTORS),
            ("park", PARKS),
            ("township", TOWNSHIPS),
            ("origin", ("foreign", "hmt", "domestic")),
            ("stage", ("new", "expansion")),
        ):
            if self.maybe(0.7):
                facts[key] = {"value": {"words": self.some(words) if self.maybe(0.9) else []}}
        for key in (
            *METRICS,
            *("jobs", "insured_staff", "floor_area", "leased_area"),
            *("items#a/b/c", "cap#1", "cap#2", "city_award#9", "received#p0/c0", "received#p1/c1"),
            *("revenue.growth", "rd_spend.increase", "jobs.increase", "exports#1a2b3c4d"),
            *("jobs@person", "revenue.increase@person", "fixed_assets#1a2b3c4d"),
            *("years_operating", "completion_age", "paid_in_foreign_capital.increase"),
        ):
            if self.maybe(0.65):
                facts[key] = self.fact(key)
        made = {"facts": facts}
        if self.maybe(0.9):
            made["audience"] = self.some(AUDIENCES, 3)
        if self.maybe(0.6):
            made["events"] = {each: self.pick(DAYS) for each in self.some((*EVENTS, "event"), 4)}
        if self.maybe(0.5):
            made["starts"] = {each: self.pick((1, 2, 3)) for each in self.some(EVENTS, 3)}
        if self.maybe(0.4):
            made["choices"] = [f"{self.pick(policies)}/c{self.pick((0, 1, 2))}" for _ in range(2)]
        if self.maybe(0.4):
            made["horizon"] = self.pick((1, 2, 3, 5))
        return made


def batch(seed, policies=3, profiles=5):
    """`policies` documents and `profiles` cases; each case is one assessment of all of them."""
    made = Maker(seed)
    ids = [f"p{index}" for index in range(policies)]
    return {
        "rates": RATES,
        "policies": [made.policy(id, ids) for id in ids],
        "cases": [
            {"name": f"{seed}/{index}", "date": made.pick(DAYS[2:]), "profile": made.profile(ids)}
            for index in range(profiles)
        ],
    }
