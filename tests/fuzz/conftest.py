"""Chance that means harm: how much of it a run tries, and the texts that it is made of.

`make test` tries the same cases every time; `make soak` (GUIDE_SOAK=n) tries n times as many, new
ones each time. What it finds becomes a named case in examples/bad or in the tests of its module.
"""

import os
import time

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

SOAK = int(os.environ.get("GUIDE_SOAK", "1"))

FRAGMENTS = (
    *(
        "<script>window.hacked = 1</script>",
        "</script>",
        "<img src=x onerror=hack()>",
        "<!--",
        "]]>",
    ),
    *(
        '"',
        "'",
        "&",
        "<",
        ">",
        "&lt;b&gt;",
        "' onmouseover='hack()",
        '" style="color:red',
        "</textarea>",
    ),
    *("{{ 7 * 191 }}", "{% raw %}", "{{", "}}", "{0}", "%s", "${7 * 191}", "<%= 7 * 191 %>"),
    *('#eval("7 * 191")', "#set page(width: 1pt)", '#read("/etc/passwd")', "$ 7 * 191 $", "@label"),
    *("= Heading", "\\u{41}", "*", "_", "`", "~", "//", "/*", "<label>", "[link]", "- item"),
    *("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://evil.example")', "\t=1", "＝1", "|"),
    *("\nBEGIN:VEVENT", "\r\nEND:VCALENDAR", ";", ",", ":", "\\", "\\n", "\n", "\n\n", "\t"),
    *("[x](javascript:hack())", "![x](https://evil.example/x.png)", "<https://evil.example>"),
    *(
        "](https://evil.example",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "    code",
        "# h1",
        "> q",
        "***",
    ),
    *(
        "../../x",
        "C:\\x",
        "/etc/passwd",
        "nul",
        "a" * 300,
        "字" * 300,
        "\u0301",
        "é",
        "\N{PILE OF POO}",
    ),
    *("\N{FAMILY}\u200d\N{GIRL}", "ﷺ", "עברית", "العربية", "ไทย", "\U0002a6d6", "ſ", "İ", "𝟗", "½"),
    *("5.8亿元", "320亩", "CNY 580 million", "2026-02-30", "0555-1234567", "13800138000"),
)

hostile = st.lists(
    st.one_of(
        st.sampled_from(FRAGMENTS),
        # Those of the other categories, which nobody sees, the loader refuses.
        st.text(
            st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")),
            max_size=12,
        ),
    ),
    min_size=1,
    max_size=5,
).map("".join)


def trials(count):
    """Settings for so many cases."""
    return settings(
        max_examples=count * SOAK,
        deadline=None,
        derandomize=SOAK == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )


@pytest.fixture
def fuzz(figure, counted):
    """What the tests of this folder share."""

    def tried(count, what, started):
        """Print how much was tried."""
        hours = (time.process_time() - started) / 3600
        figure(f"fuzzing: {count} {what} in {hours:.3f} hours of processor, no surprise")
        counted(count, what)
        counted(f"{hours:.4f}", "hours of processor spent on fuzzing")

    return {"trials": trials, "tried": tried, "hostile": hostile, "fragments": FRAGMENTS}
