"""Pictures that authors send: read by another process, kept without anything but the picture, always described."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.images.forms import BaseImageForm

from helpcentre.base.files import sanitise
from helpcentre.domain.knowledge import picture_use
from helpcentre.domain.knowledge.models.picture import WIDTHS
from helpcentre.web.cms.access import authors

_MOST = 500


class CleanFile(SimpleUploadedFile):
    """What came out of the sanitiser, in the shape of an upload."""

    def __init__(self, clean: sanitise.CleanPicture) -> None:
        super().__init__("picture.webp", clean.kept.data, "image/webp")
        self.clean = clean


class PictureField(forms.FileField):
    """The type is decided by content, so neither name nor declared type matter."""

    widget = forms.FileInput(
        attrs={
            "accept": "image/jpeg,image/png,image/webp,image/gif",
            "data-controller": "w-sync",
            "data-action": "input->w-sync#apply",
            "data-w-sync-bubbles-param": "true",
            "data-w-sync-name-value": "wagtail:images-upload",
            "data-w-sync-normalize-value": "true",
        }
    )

    def to_python(self, data: Any) -> Any:
        sent = super().to_python(data)
        if sent is None:
            return None
        try:
            return CleanFile(sanitise.picture(sent.read(sanitise.LIMIT + 1), widths=WIDTHS))
        except sanitise.RefusedPictureError as refusal:
            raise ValidationError(refusal.reason.label, code=refusal.reason.value) from None


class PictureForm(BaseImageForm):
    """A picture without a description is refused: somebody reads with their ears."""

    file = PictureField(
        label=_("File"),
        help_text=_("JPEG, PNG, WebP or GIF, at most 10 MB. The place and the camera are not kept."),
    )
    description = forms.CharField(
        label=_("What it shows"),
        max_length=255,
        help_text=_("One sentence for people who cannot see it or who save data. It is read aloud in its place."),
    )

    def save(self, commit: bool = True) -> Any:
        sent = self.cleaned_data.get("file")
        if isinstance(sent, CleanFile):
            replaced = self.original_file.name if self.original_file else ""
            self.instance.take(sent.clean, instead_of=replaced or "")
        return super(BaseImageForm, self).save(commit=commit)


@authors
@require_GET
def nobody_sees(request: HttpRequest) -> HttpResponse:
    """Pictures that no text shows, each with the way to delete it."""
    pictures = list(picture_use.unused()[:_MOST])
    for picture in pictures:
        picture.written = f"![…](picture:{picture.pk})"
    return render(request, "cms/pictures/unused.html", {"pictures": pictures})


@hooks.register("register_reports_menu_item")
def item() -> MenuItem:
    """Among the reports of the authors' menu."""
    return MenuItem(
        _("Pictures nobody sees"), reverse("cms_pictures_unused"), name="pictures-unused", icon_name="image"
    )


def one_picture(request: HttpRequest) -> HttpResponse:
    """Many at once would come without a description; one by one they are asked for it."""
    return HttpResponseRedirect(reverse("wagtailimages:add"))
