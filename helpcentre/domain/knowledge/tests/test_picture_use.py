"""Pictures that nobody sees are listed; bytes that belong to none are swept."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from helpcentre.base.core import clock
from helpcentre.base.files.models import Purpose, StoredFile
from helpcentre.domain.knowledge import actions, picture_use
from helpcentre.domain.knowledge.models import Picture, Snippet
from helpcentre.domain.knowledge.tests import cast

pytestmark = pytest.mark.django_db


def put(width: int) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (width, 30), "green").save(out, "PNG")
    return actions.put_picture(actor=cast.EDITOR, data=out.getvalue(), title=f"p{width}", description="A cable").row


def test_what_an_article_a_draft_or_shared_words_show_is_in_use() -> None:
    shown, drafted, shared, lonely = put(40), put(50), put(60), put(70)
    article = cast.article("printer", body=f"![A](picture:{shown.pk})")
    article.body = f"![A](picture:{drafted.pk})"
    article.save_revision()
    Snippet.objects.create(name="till", language="en", body=f"![A](picture:{shared.pk})")
    assert picture_use.unused() == [lonely]


def test_a_number_that_only_begins_the_same_is_another_picture() -> None:
    lonely = put(40)
    cast.article("printer", body=f"![A](picture:{lonely.pk}0) and picture:{lonely.pk}")
    assert picture_use.unused() == [lonely]


def test_bytes_without_a_picture_go_after_a_day_and_no_others() -> None:
    picture, gone = put(40), put(50)
    kept = {picture.file.name, picture.renditions.get().file.name}
    Picture.objects.filter(pk=gone.pk)._raw_delete("default")  # as when the process died between row and bytes
    gone.renditions.all()._raw_delete("default")
    assert picture_use.sweep() == 0
    StoredFile.objects.update(created_at=clock.now() - timedelta(days=2))
    StoredFile.objects.create(size=1, sha256="0" * 64, media_type="image/png", purpose=Purpose.ATTACHMENT)
    assert picture_use.sweep() == 2
    assert set(StoredFile.objects.filter(purpose=Purpose.ARTICLE_IMAGE).values_list("name", flat=True)) == kept
    assert StoredFile.objects.filter(purpose=Purpose.ATTACHMENT).exists()
