"""The end of the sitting: the proof that she is gone, and a promise that is broken before everybody's eyes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from helpcentre.base.promises import selectors
from helpcentre.web.demo import breaking, proving
from helpcentre.web.demo.gate import demo_only
from helpcentre.web.demo.personas import PERSONAS


@demo_only
@require_safe
@never_cache
def proof(request: HttpRequest) -> HttpResponse:
    """How many bytes of the whole data directory hold her words."""
    held, found = proving.look()
    words = [(word, found.holding[word.lower()]) for word in proving.WORDS]
    context = {"held": held, "bytes": f"{found.bytes:,}", "files": found.files, "words": words}
    with translation.override(PERSONAS["njeri"].language):
        return render(request, "demo/proof.html", context)


@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def promise(request: HttpRequest) -> HttpResponse:
    """Exchange a word of the posted policy, or put it back, and see its promise; or only look at all promises shown."""
    if request.method == "POST":
        act = request.POST.get("act")
        breaking.look() if act == "look" else breaking.tamper(mend=act == "mend")
        return redirect("demo:promise")
    stands = breaking.stands()
    if stands is None:
        raise Http404
    shown = next(each for each in selectors.latest() if each.id == breaking.PROMISE)
    return render(request, "demo/promise.html", {"stands": stands, "promise": shown})
