"""Hostile texts: what tries to leave the place where a value stands, and what tires whoever reads it."""

from __future__ import annotations

import random
from typing import Any

CANARY = "zqjx"
"""Stands in every text, where it would be a tag, an attribute, code or a property if it got out; without a digit, or
most texts would be refused for their numbers.
"""
ATTACKS = (
    f'"><{CANARY} on{CANARY}=a>',
    f"'><{CANARY}>",
    f'" on{CANARY}="a',
    f"' on{CANARY}='a",
    f"</title></style></textarea><{CANARY}>",
    f"</script><script>{CANARY}()</script>",
    f"<!--{CANARY}",
    f"--><{CANARY}>",
    f"]]><{CANARY}/>",
    f"<svg/on{CANARY}=a>",
    f"<img src=x on{CANARY}=a>",
    f"javascript:{CANARY}()",
    f"JaVaScRiPt:{CANARY}//",
    f"data:text/html,<{CANARY}>",
    f"//{CANARY}.test/",
    f"https://{CANARY}.test/",
    f"[a](javascript:{CANARY})",
    f"[a]( JAVASCRIPT&colon;{CANARY})",
    f"[a](https://{CANARY}.test/)",
    f"[a][b]\n\n[b]: https://{CANARY}.test/",
    f"![{CANARY}](https://{CANARY}.test/a.png)",
    f"<https://{CANARY}.test/>",
    f"&lt;{CANARY}&gt;",
    f"&#60;{CANARY}&#62;",
    f"@@body@@{CANARY}",
    f"@@title@@{CANARY}@@head@@",
    f"@@site-name.en@@{CANARY}",
    f"@@start@@{CANARY}@@end@@",
    f"{{{{ {CANARY} }}}}",
    f"{{% {CANARY} %}}",
    f"{{{CANARY}}}",
    f"%({CANARY})s%n",
    f"positions/frame/{CANARY}",
    f'"@@site@@"{CANARY}',
    f"\\u003c{CANARY}",
    f"\r\n{CANARY.upper()}:a",
    f"\n{CANARY.upper()}:a",
    f"\n::error file={CANARY}::x",
    f";{CANARY.upper()}=a:",
    f"\\n{CANARY},;\\",
    f"=HYPERLINK({CANARY})",
    f"{CANARY}\u2028{CANARY}",
    f"{CANARY}\u202e{CANARY}",
    f"{CANARY}\ufffe",
    f"{CANARY}\ud800",
    f"{CANARY}\x00",
    f"{CANARY}\x1b[2J",
    f"{CANARY}\u200b",
    f"\U000e0041{CANARY}",
    f"../../{CANARY}",
    f"..\\{CANARY}",
    f"con {CANARY}",
    f"{CANARY}'; DROP TABLE",
    f"- {CANARY}\n- b",
    f"# {CANARY}",
    f"1949. {CANARY}",
    f"> {CANARY}",
    f"    {CANARY}",
    f"***{CANARY}__**",
)
TIRING = ("[", "*", "_", "`", "<", "(", "&#", "\n> ", "一", "9", "a ", "[a](", "![", "- ", "\\")
"""Many of one of them keep a careless reader busy."""


def make_text(chance: random.Random) -> str:
    """One hostile text: an attack, two of them with words around, a long run, or noise."""
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(ATTACKS)
    if kind < 0.85:
        return f"Mill {chance.choice(ATTACKS)} 磨坊 {chance.choice(ATTACKS)}"
    if kind < 0.9:
        return CANARY + chance.choice(TIRING) * chance.choice((50, 500, 2000))
    points = (
        chance.choice(
            (chance.randrange(0x80), chance.randrange(0x3000), chance.randrange(0x110000))
        )
        for _ in range(chance.randrange(1, 20))
    )
    return CANARY + "".join(map(chr, points))


OTHERS = (
    None,
    True,
    False,
    0,
    -1,
    10**18,
    1.5,
    -89.99,
    1e308,
    [],
    {},
    [[]],
    [{}],
    {"a": "b"},
    [CANARY],
    {CANARY: CANARY},
)
"""What stands where another type belongs."""


def make_value(chance: random.Random) -> Any:
    """A hostile text, and now and then a value of another type."""
    return chance.choice(OTHERS) if chance.random() < 0.08 else make_text(chance)
