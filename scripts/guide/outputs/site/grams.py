"""What a folded text is found by: the beginnings of its words, and its characters two by two.

Keys of a text that `fold` gave:

    水, 石墨   each character that is no plain letter, and each pair of neighbours
    g, gr      the first letter and the first two of each word
    graphite   each word to its end, with what is joined to it: `yl-2026-017`, `2026-017`, `017`
    ~sm, ~smf  pairs and threes of the initials of a title's pinyin

A question's words are cut in the same way (`question.js`): a text is found where it has them all.
So three characters and more also find, at times, a text in which their pairs stand apart.
"""

import re

# A word is known by so many letters; what follows tells nothing apart any more.
LONGEST = 16

# Letters and characters that are not of ASCII, in the basic plane and beyond; `question.js` too.
WIDE = (
    "\u00c0-\u1fff\u2c00-\u2fdf\u3005-\u3007\u3040-\u318f\u31a0-\u31bf\u31f0-\u9fff"
    "\ua000-\ud7ff\uf900-\ufaff\U00010000-\U0003ffff"
)
_WIDE = re.compile(f"[{WIDE}]+")
_JOINED = re.compile(r"[a-z0-9]+(?:[-./&+'][a-z0-9]+)*")
_WORD = re.compile(r"[a-z0-9]+")


def keys(text: str, initials: str = "") -> set[str]:
    """All keys of a text and of the initials of its title."""
    found: set[str] = set()
    for run in _WIDE.findall(text):
        found.update(run)
        found.update(map(str.__add__, run, run[1:]))
    for joined in set(_JOINED.findall(text)):
        for word in _WORD.finditer(joined):
            beginning = joined[word.start() : word.start() + LONGEST]
            found.update((beginning[:1], beginning[:2], beginning))
    for size in (2, 3):
        found.update(f"~{initials[at : at + size]}" for at in range(len(initials) - size + 1))
    return found
