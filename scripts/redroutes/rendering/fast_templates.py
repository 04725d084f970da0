"""The fast path of compiling templates: the same pages in less time, for templates that we write ourselves.

Three things that Jinja does for any template are not needed here, and a page has hundreds of each:

- ``view.name`` is an attribute, never an item of a mapping with a dot, so it is looked up as Python does;
- no function or macro that templates call asks for Jinja's context, so they are called as they are;
- what is escaped goes into the page at once, so no ``Markup`` is made of it.

A name that is not there is an error as before, Python's ``AttributeError``. The slow path is Jinja's own
``CodeGenerator``; ``environment.py`` chooses between the two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing

IMPORT = f"from {__name__} import make_macro, to_html as escape"
"""Stands behind Jinja's own imports and takes the place of its ``escape``."""


class Html(str):
    """What a macro gives: text that is not escaped again. ``Markup`` knows more and takes four times as long."""

    __slots__ = ()

    def __html__(self) -> Html:
        """Itself."""
        return self


def escape_text(text: str) -> str:
    """A text as HTML, in the words of ``markupsafe.escape``."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


def to_html(value: Any) -> str:
    """A value as HTML: escaped, unless it says itself how it stands there."""
    kind = type(value)
    if kind is str:
        return escape_text(value)
    if kind is Html:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return str(value)
    in_html = getattr(value, "__html__", None)
    return in_html() if in_html else escape_text(str(value))


def make_macro(function: Callable[..., str], arguments: tuple[str, ...]) -> Callable[..., Html]:
    """A compiled macro with the names of its arguments as a function; what is not given is ``missing``."""
    count = len(arguments)

    def call(*values: Any, **named: Any) -> Html:
        if named or len(values) != count:
            rest = arguments[len(values) :]
            if named.keys() - set(rest):
                raise TypeError(f"a macro takes {arguments}, not {sorted(named.keys())}")
            values += tuple(named.get(name, missing) for name in rest)
        return Html(function(*values))

    return call


class LeanGenerator(CodeGenerator):
    """Writes a template as Python, with plain attributes and calls."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """End with our own way to escape: names of a module are looked up when a page is rendered."""
        super().visit_Template(node, frame)
        self.writeline(IMPORT)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """``a.b``."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """``a(b, c=d)``; what is rarer is left to Jinja."""
        if node.dyn_args or node.dyn_kwargs or forward_caller:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in [*node.args, *node.kwargs]:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro; one that takes further arguments or a block is left to Jinja."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"make_macro(macro, {names!r})")
