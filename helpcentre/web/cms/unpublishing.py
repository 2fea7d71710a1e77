from typing import Any

from wagtail.snippets.views.snippets import UnpublishView


class TakeBackView(UnpublishView):
    """Wagtail's own goes past the model's ``unpublish``: the row would go, index, event and kept pages would not."""

    def unpublish(self) -> Any:
        hooked = self.run_hook("before_unpublish", self.request, self.object)
        if hooked is not None:
            return hooked
        for row in self.objects_to_unpublish:
            row.unpublish(user=self.request.user)
        return self.run_hook("after_unpublish", self.request, self.object)
