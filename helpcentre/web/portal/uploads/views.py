"""Where a resumable upload begins and where it ends. In between the front moves the bytes (``front.uploads``).

Anybody may send a file, because anybody may ask for help; how much is counted by person, or by place. Whoever sent it
gets its claim and may put it to a message of theirs; nobody else learns of it.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse

from helpcentre.base.files import incoming
from helpcentre.base.files.incoming import Upload
from helpcentre.base.front.addresses import client_network
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.attaching import claims, quota
from helpcentre.domain.tickets.attaching.examining import limit
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.domain.tickets.models import Attachment
from helpcentre.web.portal.access import methods, person_of, public, unstored
from helpcentre.web.portal.preferences.origin import sent_from_here

TUS = "1.0.0"


@public
@methods("POST")
@sent_from_here
def upload_new(request: HttpRequest) -> HttpResponse:
    """Creation (tus 1.0.0): allow ``Upload-Length`` bytes and say where to send them."""
    sent = request.headers.get("Upload-Length", "")
    if not sent.isascii() or not sent.isdigit() or len(sent) > 15:
        return _answer(HttpResponse(status=400))
    if request.headers.get("Tus-Resumable") != TUS:
        return _answer(HttpResponse(status=412, headers={"Tus-Version": TUS}))
    try:
        upload = _allowed(request, int(sent), person_of(request))
    except RefusedFileError as refused:
        return _answer(JsonResponse({"message": str(refused)}, status=413))
    return _answer(HttpResponse(status=201, headers={"Location": f"/uploads/{upload.token}"}))


@public
@methods("POST")
@sent_from_here
def upload_done(request: HttpRequest) -> HttpResponse:
    """All of it has come: examine it and keep it. Asked twice, the answer is the same."""
    upload = incoming.read(request.POST.get("upload", ""))
    if upload is None:
        return _answer(JsonResponse({"message": str(RefusedFileError(Fault.GONE))}, status=422))
    try:
        attachment = _taken_over(upload, request.POST.get("name", ""), person_of(request))
    except RefusedFileError as refused:
        return _answer(JsonResponse({"message": str(refused)}, status=422))
    if attachment is None:
        return _answer(JsonResponse({"message": ""}, status=409))
    told = {"claim": claims.make(attachment), "name": attachment.name, "kind": attachment.kind}
    return _answer(JsonResponse(told))


def _allowed(request: HttpRequest, length: int, person: Person | None) -> Upload:
    if length == 0:
        raise RefusedFileError(Fault.EMPTY)
    if length > limit():
        raise RefusedFileError(Fault.TOO_LARGE)
    if not incoming.has_room(length) or not quota.take(size=length, person=person, place=client_network(request)):
        raise RefusedFileError(Fault.QUOTA)
    return incoming.begin(length, person_id=person.pk if person else None)


def _taken_over(upload: Upload, name: str, person: Person | None) -> Attachment | None:
    """The attachment made of a whole upload; None while it is not whole. Its pieces go once the rows are kept."""
    try:
        stream = incoming.open_whole(upload)
    except FileNotFoundError:
        found = Attachment.objects.filter(upload=upload.name, message=None).first()
        if found is None:
            raise RefusedFileError(Fault.GONE) from None
        return found
    if stream is None:
        return None
    with stream:
        try:
            attachment = actions.receive_attachment(stream=stream, name=name, uploader=person, upload=upload.name)
        except RefusedFileError:
            incoming.drop(upload)
            raise
    incoming.drop(upload)
    return attachment


def _answer(response: HttpResponse) -> HttpResponse:
    response.headers["Tus-Resumable"] = TUS
    return unstored(response)
