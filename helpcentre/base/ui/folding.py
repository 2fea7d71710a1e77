"""Templates that work out once what is the same on every page of a language.

Two thirds of a public page are words, addresses and icons that nothing in the page can change. Working them out anew
took longer than all queries of an article. Runs of them become one piece of text for each language, when first shown.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeGuard, TypeVar, cast

from django.conf import settings
from django.template import Context, Engine, Template, TemplateDoesNotExist
from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable
from django.template.defaulttags import CommentNode, FilterNode, IfNode, LoadNode, URLNode
from django.template.library import SimpleNode
from django.template.loaders import base, cached
from django.templatetags.i18n import TranslateNode
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from helpcentre.base.ui import icons, inheritance
from helpcentre.base.ui.phrases import Phrase, is_phrase

_Tag = TypeVar("_Tag", bound=Callable[..., Any])
_MARK = "says_the_same"
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_STAND_IN = "a-value-0"


def same_everywhere(tag: _Tag) -> _Tag:
    """Says of a simple tag that with constant words it answers the same on every page of a language."""
    setattr(tag, _MARK, True)
    return tag


class Loader(cached.Loader):
    """Django's cached loader; our own templates are put together and folded before anybody sees them."""

    def __init__(self, engine: Engine, loaders: list[Any]) -> None:
        super().__init__(engine, loaders)
        self._whole: dict[str, Template] = {}

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        if skip is not None:  # somebody extends it and needs its blocks
            return super().get_template(template_name, skip)
        whole = self._whole.get(template_name)
        if whole is None:
            whole = self._parsed(template_name)
            if whole is None:
                return super().get_template(template_name, skip)
            inheritance.join(whole, self._parsed)
            fold(whole.nodelist)
            self._whole[template_name] = whole
        return whole

    def reset(self) -> None:
        super().reset()
        self._whole.clear()

    def _parsed(self, name: str) -> Template | None:
        """One of ours, anew; None for any other."""
        try:
            made: Template = base.Loader.get_template(self, name)
        except TemplateDoesNotExist:
            return None
        return made if _is_ours(made) else None


def _is_ours(template: Template) -> bool:
    return str(template.origin.name).startswith(f"{settings.PACKAGE}/")


class Folded(Node):
    """A run of nodes that say the same on every page of a language."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.icons = frozenset(_icons(nodes))
        self.said: dict[tuple[str | None, bool], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        spoken = _language(context), context.autoescape
        said = self.said.get(spoken)
        if said is None:
            said = self.said[spoken] = NodeList(self.nodes).render(context)
        if self.icons:
            icons.used(context).update(self.icons)
        return said


class Address(Node):
    """``{% url "a:name" value %}`` whose address around the value is worked out once for each language."""

    child_nodelists = ()

    def __init__(self, node: URLNode) -> None:
        self.node = node
        self.value = node.args[0]
        self.around: dict[str | None, tuple[str, ...]] = {}

    def render(self, context: Context) -> str:
        code = _language(context)
        if code not in self.around:
            self.around[code] = self._around(context)
        value = self.value.resolve(context)
        if len(self.around[code]) == 2 and isinstance(value, str) and _PLAIN.fullmatch(value):
            address = mark_safe(value.join(self.around[code]))  # noqa: S308 - letters, digits and our own address
            if not self.node.asvar:
                return address
            context[self.node.asvar] = address
            return ""
        return str(self.node.render(context))

    def _around(self, context: Context) -> tuple[str, ...]:
        """What stands before and behind the value; something else than two parts where words are no value for it."""
        try:
            made = reverse(self.node.view_name.resolve(context), args=[_STAND_IN])
        except NoReverseMatch:
            return ()
        return tuple(made.split(_STAND_IN))


def _language(context: Context) -> str | None:
    """A page speaks one language from its first word to its last; asking Django for it takes longer than a look-up."""
    lowest = cast("dict[str, Any]", context.render_context.dicts[0])
    if "ui.language" not in lowest:
        lowest["ui.language"] = get_language()
    return cast("str | None", lowest["ui.language"])


def fold(nodes: NodeList) -> None:
    """Fold ``nodes`` and all below them, in place."""
    made: list[Node] = []
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, LoadNode | CommentNode):
            continue  # they say nothing
        if _is_constant(node):
            run.append(node)
            continue
        for below in _below(node):
            fold(below)
        made += [*_one(run), _quicker(node)]
        run = []
    nodes[:] = [*made, *_one(run)]


def _quicker(node: Node) -> Node:
    """What says the same as ``node`` in less time, or ``node`` itself."""
    if _is_address(node):
        return Address(node)
    return Phrase(node) if is_phrase(node) else node


def _one(run: list[Node]) -> list[Node]:
    if all(isinstance(node, TextNode) for node in run):
        text = "".join(cast("TextNode", node).s for node in run)
        return [TextNode(text)] if text else []
    return [Folded(run)]


def _below(node: Node) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (nodes for _, nodes in node.conditions_nodelists)
        return
    for name in node.child_nodelists:
        nodes = getattr(node, name, None)
        if isinstance(nodes, NodeList):
            yield nodes


def _is_constant(node: Node) -> bool:
    if isinstance(node, TextNode):
        return True
    if type(node) is TranslateNode:
        return node.asvar is None and _are_words(node.filter_expression, node.message_context)
    if type(node) is URLNode:
        return node.asvar is None and _are_words(node.view_name, *node.args, *node.kwargs.values())
    if type(node) is FilterNode:
        return all(map(_is_constant, node.nodelist)) and _takes_words(node.filter_expr)
    if type(node) is SimpleNode:
        return hasattr(node.func, _MARK) and node.target_var is None and _are_words(*node.args, *node.kwargs.values())
    return False


def _is_address(node: Node) -> TypeGuard[URLNode]:
    """Whether it is the address of one thing: a name that never changes, and one value."""
    return type(node) is URLNode and len(node.args) == 1 and not node.kwargs and _are_words(node.view_name)


def _are_words(*values: FilterExpression | None) -> bool:
    """Whether nothing of the page goes into them."""
    return all(
        value is None or (not value.filters and (not isinstance(value.var, Variable) or value.var.lookups is None))
        for value in values
    )


def _takes_words(filters: FilterExpression) -> bool:
    """Whether no filter asks the page for anything."""
    return not any(is_looked_up for _, given in filters.filters for is_looked_up, _ in given)


def _icons(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, SimpleNode) and node.func.__name__ == "icon":
            yield str(node.args[0].resolve(Context()))
        elif isinstance(node, FilterNode):
            yield from _icons(node.nodelist)
