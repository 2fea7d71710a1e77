"""A template, what it extends and what it includes as one, put together once instead of at every rendering.

``{% extends %}`` looks for the blocks of all its parents each time and opens a scope for each block. Where parents and
parts are named by constant words, the outcome is always the same.
"""

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any

from django.template import Context, Template
from django.template.base import FilterExpression, Node, NodeList
from django.template.defaulttags import IfNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode

Blocks = Mapping[str, BlockNode]
#: Parses a template of ours anew; None for a name that is none of ours.
Parse = Callable[[str], Template | None]


class Scope(Node):
    """A block or a part that has found its place: what it sets is forgotten behind it."""

    def __init__(self, nodelist: NodeList, given: Mapping[str, FilterExpression]) -> None:
        self.nodelist = nodelist
        self.given = given

    def render(self, context: Context) -> str:
        with context.push(**{name: value.resolve(context) for name, value in self.given.items()}):
            return self.nodelist.render(context)


def join(template: Template, parse: Parse) -> None:
    """Put the parents of ``template`` around it, in place, unless one is not ours or speaks of ``block.super``."""
    blocks: dict[str, BlockNode] = {}
    names = {template.name}
    root = template
    while root.nodelist and isinstance(root.nodelist[0], ExtendsNode):
        extends = root.nodelist[0]
        name = _constant(extends.parent_name)
        parent = parse(name) if name and name not in names else None
        if parent is None or "block.super" in root.source:
            return
        names.add(name)
        blocks = {**extends.blocks, **blocks}
        root = parent
    template.nodelist = _Joining(blocks, parse).placed(root.nodelist, ())


class _Joining:
    def __init__(self, blocks: Blocks, parse: Parse) -> None:
        self.blocks = blocks
        self.parse = parse

    def placed(self, nodes: NodeList, within: tuple[str, ...]) -> NodeList:
        """``nodes`` with what belongs in their places; ``within`` are the parts that they stand in."""
        made = NodeList()
        for node in nodes:
            if isinstance(node, BlockNode):
                made += _scoped(self.placed(self.blocks.get(node.name, node).nodelist, within), {})
            elif isinstance(node, IncludeNode):
                made += self._included(node, within)
            else:
                made.append(self._copied(node, within))
        return made

    def _included(self, node: IncludeNode, within: tuple[str, ...]) -> list[Node]:
        name = _constant(node.template)
        part = self.parse(name) if name and name not in within and not node.isolated_context else None
        if part is None or any(map(part.nodelist.get_nodes_by_type, (ExtendsNode, BlockNode))):
            return [node]
        return _scoped(self.placed(part.nodelist, (*within, name)), node.extra_context)

    def _copied(self, node: Node, within: tuple[str, ...]) -> Node:
        other: Any = copy(node)
        if isinstance(node, IfNode):
            other.conditions_nodelists = [
                (asked, self.placed(held, within)) for asked, held in node.conditions_nodelists
            ]
            return other  # type: ignore[no-any-return]
        for name in node.child_nodelists:
            held = getattr(node, name, None)
            if isinstance(held, NodeList):
                setattr(other, name, self.placed(held, within))
        return other  # type: ignore[no-any-return]


def _constant(named: FilterExpression | Node) -> str:
    if isinstance(named, FilterExpression) and isinstance(named.var, str) and not named.filters:
        return str(named.var)
    return ""


def _scoped(nodes: NodeList, given: Mapping[str, FilterExpression]) -> list[Node]:
    """In a scope of their own if they need one."""
    return [Scope(nodes, given)] if given or any(map(_sets, nodes)) else list(nodes)


def _sets(node: Node) -> bool:
    """Whether it may give a name to something, for what stands after it."""
    return any(getattr(node, name, None) for name in ("asvar", "target_var", "variable", "var_name", "variable_name"))
