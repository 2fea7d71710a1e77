"""``{% blocktranslate %}`` whose sentence is put together and looked up once for each language.

Django's own node takes the sentence apart and asks the catalogue for it at every rendering, which took longer than what
goes into it.
"""

from decimal import Decimal
from typing import Any, TypeGuard, cast

from django.template import Context
from django.template.base import FilterExpression, Node, render_value_in_context
from django.templatetags.i18n import BlockTranslateNode
from django.utils import translation

_looked_up, _looked_up_by_number = translation.gettext, translation.ngettext  # of words that a template holds
_COUNTED = 200  # sentences with a smaller number are kept


def is_phrase(node: Node) -> TypeGuard[BlockTranslateNode]:
    """Whether it is such a sentence, said where it stands."""
    return type(node) is BlockTranslateNode and node.message_context is None and node.asvar is None


class Phrase(Node):
    """Says what ``node`` says. What ``node`` must complain about, it says itself."""

    child_nodelists = ()

    def __init__(self, node: BlockTranslateNode) -> None:
        self.node = node
        self.singular, self.names = node.render_token_list(node.singular)
        self.plural = ""
        if node.plural:
            self.plural, names = node.render_token_list(node.plural)
            self.names = list(dict.fromkeys([*self.names, *names]))
        self.said: dict[str | None, str] = {}
        self.said_for: dict[tuple[str | None, int], str] = {}

    def render(self, context: Context) -> str:
        given = {name: value.resolve(context) for name, value in self.node.extra_context.items()}
        if self.plural:
            count = cast("FilterExpression", self.node.counter).resolve(context)
            if not isinstance(count, Decimal | float | int):
                return str(self.node.render(context))  # it raises, and says what is wrong
            given[str(self.node.countervar)] = count
            sentence = self._sentence_for(count)
        else:
            sentence = self._sentence()
        parts = {name: self._part(context, given, name) for name in self.names}
        try:
            return sentence % parts
        except (KeyError, ValueError):
            return str(self.node.render(context))  # a translation lost a part; it falls back on the words of the page

    def _sentence(self) -> str:
        code = translation.get_language()
        if code not in self.said:
            self.said[code] = _looked_up(self.singular)
        return self.said[code]

    def _sentence_for(self, count: Decimal | float) -> str:
        if not isinstance(count, int) or not 0 <= count < _COUNTED:
            return _looked_up_by_number(self.singular, self.plural, count)  # type: ignore[arg-type]
        key = translation.get_language(), count
        if key not in self.said_for:
            self.said_for[key] = _looked_up_by_number(self.singular, self.plural, count)
        return self.said_for[key]

    def _part(self, context: Context, given: dict[str, Any], name: str) -> str:
        value = given[name] if name in given else context.get(name, "")
        return render_value_in_context(value, context)
