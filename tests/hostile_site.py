"""A draft and what stands around it, with the same few texts in every field that one fills."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.core.cache import cache, caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from amendments.languages import state_of
from amendments.models import (
    Comment,
    ContributionState,
    Proposal,
    Sponsorship,
    SponsorState,
    Translation,
)
from amendments.services.proposalplans import plan_changes
from amendments.services.records import move, store_changes
from amendments.submissions.labels import BlockKind
from meetings.models import (
    DelegationKind,
    Group,
    Meeting,
    Role,
)
from meetings.queries import full_name
from resolutions.text.clauses import Kind
from tests.amendments.drafts import base, clause, draft, drafter
from tests.amendments.translated import in_french
from tests.hostile import packed
from tests.kept import kept
from tests.meetings.people import administrator, delegation, member
from tests.trees import secretary

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ONE_LINE = 480
"""So many characters go into a title or a heading."""
TAKEN = (200, 302, 409, 422)
"""Done, shown again with a sentence, or refused with one; never an error."""


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, BACKEND)
    return client


@dataclass
class Filled:
    """The draft with its people; `texts` are what its fields say, each alone or all together.

    A field of one line says as many of them as it holds, the `line`.
    """

    texts: tuple[str, ...]
    proposal: Proposal
    head: User
    client: Client
    other: Client
    office: Client
    root: Client
    line: str

    @property
    def all(self) -> str:
        return " ".join(self.texts)

    @property
    def address(self) -> str:
        return f"/contributions/document-{self.proposal.contribution.document_id}/"

    def post(self, client: Client, address: str, fields: dict[str, Any]) -> Any:
        """What the site says; a text may be refused, but with a page in words.

        NUL is refused at the door, whatever the field; without it the same fields go in.
        """
        sent = {name: whole(value) for name, value in fields.items()}
        if sent != fields:
            assert client.post(address, fields).status_code == 400, (address, fields)
        answer = client.post(address, sent)
        assert answer.status_code in TAKEN, (address, answer.status_code, fields)
        return answer


def whole(value: Any) -> Any:
    return value.replace("\x00", "") if isinstance(value, str) else value


def prepare(texts: tuple[str, ...]) -> Filled:
    """The draft, its fields not yet filled, and somebody logged in for each who fills one."""
    cache.clear()
    caches["redlines"].clear()
    proposal, head, other = _asked()
    clients = map(client_of, (head, other, secretary(), administrator()))
    return Filled(texts, proposal, head, *clients, line=next(lines_of(texts)))


def lines_of(texts: tuple[str, ...]) -> Iterator[str]:
    """The texts, as many at a time as a field of one line holds."""
    return map(" ".join, packed(texts, ONE_LINE))


@kept
def _asked() -> tuple[Proposal, User, User]:
    """A draft that another delegation was asked to co-sponsor, and who writes for each of them."""
    head = drafter()
    version = base()
    in_french(version)
    proposal = draft(head, version)
    other = member("other", delegation("france"), Role.HEAD)
    Sponsorship.objects.create(
        contribution=proposal.contribution,
        delegation=delegation("france"),
        state=SponsorState.INVITED,
        invited_by=head,
    )
    return proposal, head, other


def fill(site: Filled) -> None:
    """Every field of a draft and around it says the texts, typed into the forms of the site."""
    _people(site)
    _head(site)
    _clauses(site)
    _annex(site)
    _new_resolution(site)
    _translations(site)
    _talk(site)
    site.proposal.refresh_from_db()


def _people(site: Filled) -> None:
    """Names of people, delegations, groups, meetings."""
    kind = DelegationKind.SECTOR_MEMBER
    fields = ("name", *(f"name_{code}" for code in ("ar", "es", "fr", "ru", "zh")))
    for number in range(0, len(site.texts), len(fields)):
        few = site.texts[number : number + len(fields)]
        said = {field: few[place % len(few)][:200] for place, field in enumerate(fields)}
        site.post(site.office, "/delegations/", {**said, "code": f"d{number}", "kind": kind})
    site.post(site.office, "/delegations/", {"code": site.texts[0], "name": "x", "kind": kind})
    group = Group.objects.get_or_create(code="group")[0]
    document = site.proposal.contribution.document
    document.meeting = Meeting.objects.create(group=group)
    document.save()
    _call(site)


def _call(site: Filled) -> None:
    """The drafter, the delegation, the meeting and its group are called by the line."""
    name = whole(site.line)
    User.objects.filter(pk=site.head.pk).update(last_name=name[:150])
    owner = delegation()
    owner.name, owner.names = name[:200], dict.fromkeys(("en", "zh", "fr"), name[:200])
    owner.save()
    Group.objects.filter(code="group").update(name=name[:200])
    meeting = site.proposal.contribution.document.meeting_id
    Meeting.objects.filter(pk=meeting).update(title=name[:200], place=name[:90])


def in_turn(site: Filled) -> Iterator[str]:
    """The fields of one line say the other texts, so many at a time: where these are to be seen.

    The first ones, `fill` has filled in.
    """
    for line in list(lines_of(site.texts))[1:]:
        site.line = line
        _call(site)
        _entitle(site)
        _translations(site)
        yield from (f"{site.address}{name}" for name in ("?view=inline", "draft/", "submission/"))
        yield from (_translating(site), "/contributions/", "/delegations/canada/")


def _head(site: Filled) -> None:
    """The head of the contribution, its reasons, and a proposal of a new resolution."""
    _entitle(site)
    site.post(site.client, f"{site.address}proposals/1/reasons", {"reasons": site.all})
    new = {"body": "pp", "number": "ATU-1", "title": site.line}
    site.post(site.client, f"{site.address}draft/proposals", new)
    odd = {"body": "pp", "number": site.texts[0][:30], "title": "x"}
    site.post(site.client, f"{site.address}draft/proposals", odd)
    site.post(
        site.client,
        f"{site.address}draft/proposals",
        {"body": "pp", "number": odd["number"], "action": "MOD"},
    )
    begun = {"title": site.line, "action": "NOC", "language": site.texts[0]}
    site.post(site.client, "/resolutions/pp/140/propose/", begun)
    asked = {"email": site.texts[0], "role": site.texts[0]}
    site.post(site.client, "/delegations/canada/invite", asked)


def _entitle(site: Filled) -> None:
    """Title, agenda item and blocks of the head."""
    blocks = {kind.value: site.all for kind in BlockKind}
    meeting = site.proposal.contribution.document.meeting_id
    fields = {"title": site.line, "meeting": meeting, "agenda_item": site.line[:119], **blocks}
    site.post(site.client, f"{site.address}draft/", fields)


def _clauses(site: Filled) -> None:
    """A clause more, a footnote, and a clause that is there, with its label and its heading."""
    edit = f"{site.address}proposals/1/edit/"
    uid = clause(site.proposal, "recalling/a").uid
    words = {"new_text": site.all, "new_heading": site.all}
    typed = {"text": site.all, "label": site.texts[0][:90], "heading": site.all}
    for fields in (
        {"do": "add-after", **words},
        {"do": "add-note", "offset": "3", **words},
        {"do": "save", **typed},
    ):
        site.proposal.refresh_from_db(fields=["saves"])
        now = {"clause": uid, "seen": str(site.proposal.saves)}
        site.post(site.client, edit, now | fields)


def _annex(site: Filled) -> None:
    """An annex behind the text, a heading and a clause in it."""
    edit = f"{site.address}proposals/1/edit/"
    words = {"new_text": site.all, "new_heading": site.all}
    place, do = clause(site.proposal, "resolves").uid, "add-after"
    for kind in ("annex", "heading", "paragraph"):
        site.proposal.refresh_from_db(fields=["saves"])
        added = str(uuid.uuid4())
        asked = {"clause": place, "do": do, "kind": kind, "added": added}
        site.post(site.client, edit, {**asked, **words, "seen": str(site.proposal.saves)})
        place, do = (added, "add-inside") if kind == "annex" else (place, do)


def _new_resolution(site: Filled) -> None:
    """The text of a new resolution: its title, a section's heading, a clause with its label."""
    added = site.proposal.contribution.proposals.get(position=2)
    assert added.after is not None
    words = {"new_text": site.all, "new_heading": site.all}
    typed = {
        Kind.TITLE: {"text": site.all},
        Kind.PREAMBLE: {"heading": site.all},
        Kind.CLAUSE: {"text": site.all, "label": site.texts[0][:90], "do": "add-after", **words},
    }
    for one in added.after.walk():
        if fields := typed.pop(one.kind, None):
            added.refresh_from_db(fields=["saves"])
            now = {"clause": one.uid, "seen": str(added.saves), "do": "save"}
            site.post(site.client, f"{site.address}proposals/2/edit/", now | fields)


def misuse(site: Filled) -> Iterator[int]:
    """Edits that no form of the site sends: how each is answered."""
    edit = f"{site.address}proposals/1/edit/"
    uid = clause(site.proposal, "recalling/a").uid
    asked = {"play": "operations", "move": "side", "add-inside": "kind", "split": "offset"}
    others = ("clause", "seen", "do", "choice", "target", "added", "adverb", "against")
    for text in site.texts:
        for do, field in (*asked.items(), *(("save", name) for name in others)):
            sent = {"clause": uid, "seen": "0", "do": do, field: whole(text)}
            yield site.client.post(edit, sent).status_code
    odd = {"clause": uid, "seen": "0", "do": "play"}
    for value in ("\\u0000", "\\ud800", "\\ufffe"):
        for name in ("uid", "text", "kind", "label", "heading", "do", "added"):
            operation = {"kind": "reword", "do": "reword", "uid": uid, "text": "x", name: "{}"}
            packed = json.dumps([operation]).replace("{}", value)
            yield site.client.post(edit, odd | {"operations": packed}).status_code


def _translations(site: Filled) -> None:
    address = f"{site.address}proposals/1/languages/fr/"
    for uid in (clause(site.proposal, "recalling/a").uid, "title", "reasons", "block:summary"):
        there = Translation.objects.filter(proposal=site.proposal, language="fr", uid=uid).first()
        seen = {"clause": uid, "seen": state_of(there)}
        fields = {**seen, "heading": site.line, "text": site.line if uid == "title" else site.all}
        site.post(site.client, address, fields | {"source_heading": "", "source_text": site.all})


def _talk(site: Filled) -> None:
    """Comments of every kind, an answer, and words said anew."""
    uid = clause(site.proposal, "recalling/a").uid
    site.post(site.client, f"{site.address}comments/", {"text": "x", "audience": "delegation"})
    for audience in ("delegation", "sponsors"):
        fields = {"text": site.all.replace("@", "at "), "audience": audience}
        site.post(site.client, f"{site.address}comments/", fields)
        site.post(site.client, f"{site.address}comments/", fields | {"proposal": "1", "uid": uid})
    site.post(site.client, f"{site.address}comments/", {"text": "x", "audience": site.texts[0]})
    site.head.refresh_from_db()
    named = f"@{full_name(site.head)} {site.all.replace('@', 'at ')}"
    site.post(beside(site), f"{site.address}comments/", {"text": named, "audience": "delegation"})
    said = Comment.objects.order_by("pk").first()
    assert said is not None
    for what in ("answer", "reword"):
        for text in (site.all, site.all.replace("@", "at ")):
            site.post(site.client, f"{site.address}comments/{said.pk}/{what}", {"text": text})


def beside(site: Filled) -> Client:
    """Somebody of that name is in the editor too, at the same clause."""
    mate = User.objects.filter(email="mate@example.org").first()
    mate = mate or member("mate", delegation(), Role.DRAFTER)
    User.objects.filter(pk=mate.pk).update(last_name=whole(site.all)[:150])
    client, uid = client_of(mate), clause(site.proposal, "recalling/a").uid
    site.post(client, f"{site.address}proposals/1/edit/presence", {"clause": uid})
    return client


def publish(site: Filled) -> None:
    """It is submitted and given a symbol; what was typed for notes stands in its steps."""
    head, contribution = site.head, site.proposal.contribution
    place = f"{site.address}submission/"
    for sponsor in ("accept", "decline", "leave", "uninvite"):
        site.other.post(place, {"decision": sponsor, "sponsor": site.texts[0]})
    for proposal in contribution.proposals.all():
        if proposal.before is not None and proposal.after is not None:
            store_changes(head, proposal, plan_changes(proposal.before, proposal.after))
    contribution.refresh_from_db()
    contribution.handed_in_at = timezone.now()
    contribution.save()
    move(head, contribution, ContributionState.SUBMITTED)
    for decision in ("register", "publish"):
        fields = {"decision": decision, "symbol": site.texts[0], "source": site.texts[-1]}
        site.post(site.office, place, fields)
    site.post(site.office, place, {"decision": "return", "note": site.all})
    contribution.refresh_from_db()
    contribution.published_at = contribution.handed_in_at = timezone.now()
    contribution.save()
    move(head, contribution, ContributionState.PUBLISHED)
    site.post(site.office, place, {"decision": "consider", "note": site.all})


def _named(address: str) -> str:
    """An address without what differs from draft to draft."""
    return re.sub(r"=[0-9a-f-]+$|document-\d+", "", address)


def _translating(site: Filled) -> str:
    uid = clause(site.proposal, "recalling/a").uid
    return f"{site.address}proposals/1/languages/fr/?show=all&clause={uid}"


def draft_pages(site: Filled) -> Iterator[tuple[str, bytes]]:
    """Every page of the draft, as its drafter sees it."""
    uid = clause(site.proposal, "recalling/a").uid
    said = Comment.objects.order_by("pk").first()
    assert said is not None
    one = f"{site.address}proposals/1/"
    for address in (
        *(f"{site.address}?view={view}" for view in ("inline", "side", "changes", "clean")),
        f"{site.address}?lang=fr",
        f"{site.address}print/",
        f"{site.address}draft/",
        f"{site.address}submission/",
        f"{site.address}history/",
        f"{site.address}comments/?answer={said.pk}",
        f"{site.address}comments/?reword={said.pk}",
        f"{one}edit/?clause={uid}",
        f"{site.address}proposals/2/edit/",
        _translating(site),
        f"{one}history/?view=side",
        f"{one}saves/1/",
        f"{site.address}download.html",
        f"{_matrix(site)}?view=paper",
        f"{_matrix(site)}?view=wording",
        "/contributions/",
        "/delegations/canada/",
    ):
        yield _named(address), page_of(site.client, address)
    for name, fields in (
        ("preview", {"clause": uid, "text": site.all, "label": "a)", "heading": site.all}),
        ("presence", {"clause": uid, "name": site.all}),
    ):
        answer = site.post(site.client, f"{one}edit/{name}", fields)
        yield name, b"<div></div>" + answer.content
    pasted = site.post(site.client, f"{one}edit/paste", {"pasted": site.all})
    assert pasted["Content-Type"] in ("application/json", "text/html; charset=utf-8")
    for address in in_turn(site):
        yield _named(address), page_of(site.client, address)


def _matrix(site: Filled) -> str:
    resolution = site.proposal.resolution
    assert resolution is not None
    return f"/resolutions/{resolution.body_id}/{resolution.designator}/matrix/"


def public_pages(site: Filled) -> Iterator[tuple[str, bytes]]:
    """What others see of it: once it is published, and in the admin."""
    reader = Client()
    for address in (site.address, f"{site.address}comments/", f"{site.address}submission/"):
        yield re.sub(r"\d+", "", f"public {address}"), page_of(reader, address)
    said = urlencode(
        {"against": site.proposal.identifier, "with": whole(site.all), "meeting": "all"}
    )
    for query in ("", f"?{said}"):
        yield f"public matrix {bool(query)}", page_of(reader, _matrix(site) + query)
    yield "other's activity", page_of(site.other, "/activity/")
    yield "office's delegations", page_of(site.office, "/delegations/")
    for address in admin_pages(site):
        yield re.sub(r"\d+", "", address), page_of(site.root, address)


def admin_pages(site: Filled) -> Iterator[str]:
    contribution = site.proposal.contribution
    change = site.proposal.changes.first()
    rows = (
        ("amendments/contribution", contribution.pk),
        ("amendments/proposal", site.proposal.pk),
        ("amendments/change", change.pk if change else None),
        ("meetings/document", contribution.document_id),
        ("meetings/meeting", contribution.document.meeting_id),
        ("meetings/delegation", delegation().pk),
        ("auth/user", site.head.pk),
    )
    for table, key in rows:
        yield f"/admin/{table}/"
        if key:
            yield f"/admin/{table}/{key}/change/"


def page_of(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    assert answer.headers["Content-Security-Policy"]
    return bytes(answer.content)


def import_text(site: Filled, make: Callable[[str], SimpleUploadedFile]) -> Iterator[Any]:
    """Files with the texts in their names and in what is said of them."""
    for text in site.texts:
        answer = site.post(site.office, "/import/", {"file": make(text)})
        yield answer
        if place := answer.headers.get("Location", ""):
            said = {"number": text[:30], "place": text[:100], "language": text}
            yield site.post(site.office, place, said)
        fields = dict.fromkeys(("symbol", "source", "title", "resolution", "base"), text[:60])
        yield site.post(
            site.office, "/contributions/import/", {**fields, "file": make(text), "language": text}
        )
