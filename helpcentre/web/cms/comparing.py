"""Two revisions of a text beside each other, line by line: Wagtail's own comparison runs all lines together."""

from typing import Any

from django.template.loader import render_to_string
from wagtail.admin.compare import TextFieldComparison
from wagtail.admin.panels import FieldPanel

from helpcentre.domain.knowledge import changes


class LineComparison(TextFieldComparison):
    def htmldiff(self) -> str:
        return render_to_string("cms/changes.html", {"lines": changes.lines(self.val_a, self.val_b, around=3)})


class TextPanel(FieldPanel):
    """The panel of a Markdown field."""

    def get_comparison_class(self) -> Any:
        return LineComparison
