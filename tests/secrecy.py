"""Who finds what: one row for every address of the site, one rule for each row.

`tests/test_secrecy.py` asks every address in every role and at every stage of a contribution and
compares the answers with these rows. A new page needs a row: `Row("app:name", rule, args)`; `args`
makes the parts of its address from the site, and `missing` those of a thing that does not exist,
for pages about something that can be invisible. A new table of the admin stands in `ADMIN`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.urls import reverse

from meetings.models import AgendaItem, Mandate, Recommendation
from tests.secrecy_site import DRAFTERS, Site, Stage

NOBODY = 999_999
NOWHERE = "document-999999"


class Answer(StrEnum):
    """How the site answers: it does as asked, refuses whatever is there, or knows of nothing."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    INVISIBLE = "invisible"


ALLOWED, FORBIDDEN, INVISIBLE = Answer
Rule = Callable[[str, Stage], Answer]
Args = Callable[[Site], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """A page of the site, and who gets which answer by `rule`.

    `missing` makes the same address of a thing that does not exist: what is invisible or forbidden
    has to answer exactly as that. `methods` are those by which the page does something; `posted` is
    what the POST sends. What does not hang on the contribution is looked at once.
    """

    name: str
    rule: Rule
    args: Args = lambda site: ()
    missing: Args | None = None
    methods: tuple[str, ...] = ("GET",)
    posted: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_staged(self) -> bool:
        """Whether the answer hangs on the stage of the contribution."""
        return self.rule in STAGED

    def address(self, site: Site) -> str:
        """The address of what is there."""
        return reverse(self.name, args=self.args(site))

    def twin(self, site: Site, wanted: Answer) -> str:
        """The address of what does not exist; empty where nothing of the kind can be invisible.

        The admin as a whole is closed to all but its own people before it looks anything up.
        """
        closed = self.name.startswith("admin:") and wanted is FORBIDDEN
        return "" if closed or not self.missing else reverse(self.name, args=self.missing(site))


SECRETARIAT = ("secretariat", "administrator")
LOOKING = ("head", "drafter", "member-reader", "sponsor", "sponsor-reader", "invited")
WRITING = ("head", "drafter", "sponsor")


def sees(role: str, stage: Stage) -> bool:
    """Whether the role may read the contribution at that stage: a draft is secret."""
    if role in LOOKING:
        return True
    if stage in (Stage.DRAFT, Stage.SENT_BACK, Stage.WITHDRAWN_DRAFT):
        return False
    if stage in (Stage.SUBMITTED, Stage.WITHDRAWN_SUBMITTED):
        return role in SECRETARIAT
    return True


def _if(allowed: bool, otherwise: Answer) -> Answer:
    return ALLOWED if allowed else otherwise


def everybody(role: str, stage: Stage) -> Answer:
    """A public page."""
    return ALLOWED


def is_off(role: str, stage: Stage) -> Answer:
    """A page that is there by settings alone."""
    return INVISIBLE


def members(role: str, stage: Stage) -> Answer:
    """Whoever is logged in."""
    return _if(role != "public", FORBIDDEN)


def without_factor(role: str, stage: Stage) -> Answer:
    """What those have who log in with a second factor; nobody of the site does."""
    return INVISIBLE if role != "public" else FORBIDDEN


def secretariat(role: str, stage: Stage) -> Answer:
    """The secretariat; others are refused before anything is looked up."""
    return _if(role in SECRETARIAT, FORBIDDEN)


def uploader(role: str, stage: Stage) -> Answer:
    """An upload that waits: its uploader, who is the secretary of the site."""
    return INVISIBLE if role == "administrator" else secretariat(role, stage)


def secretariat_unseen(role: str, stage: Stage) -> Answer:
    """The secretariat's draft of a resolution, on a page that others have too."""
    return _if(role in SECRETARIAT, INVISIBLE)


def delegates(role: str, stage: Stage) -> Answer:
    """Who drafts for a delegation, whichever."""
    return _if(role in DRAFTERS, FORBIDDEN)


def managers(role: str, stage: Stage) -> Answer:
    """The head of the delegation, and the secretariat."""
    if role == "public":
        return FORBIDDEN
    return _if(role in (*SECRETARIAT, "head"), INVISIBLE)


def canadians(role: str, stage: Stage) -> Answer:
    """Those who belong to the delegation, whichever they act for now."""
    if role == "public":
        return FORBIDDEN
    return _if(role in ("head", "drafter", "member-reader", "elsewhere"), INVISIBLE)


def newcomer(role: str, stage: Stage) -> Answer:
    """The one who was invited, who has no account yet."""
    return _if(role == "public", INVISIBLE)


def readers(role: str, stage: Stage) -> Answer:
    """Whoever may see the contribution."""
    return _if(sees(role, stage), INVISIBLE)


def writers(role: str, stage: Stage) -> Answer:
    """Who drafts for a sponsor, while it is a draft."""
    if role == "public":
        return FORBIDDEN
    return _if(role in WRITING and stage in (Stage.DRAFT, Stage.SENT_BACK), INVISIBLE)


def rememberers(role: str, stage: Stage) -> Answer:
    """Those who sponsor it or are asked to: how it came about stays with them for good."""
    return _if(role in LOOKING, INVISIBLE)


def _talking(role: str, stage: Stage, talkers: tuple[str, ...]) -> Answer:
    if role == "public":
        return FORBIDDEN
    return _if(role in talkers, FORBIDDEN) if sees(role, stage) else INVISIBLE


def answerers(role: str, stage: Stage) -> Answer:
    """Who writes for a delegation or a chair, or is of the secretariat, and sees the comment."""
    return _talking(role, stage, (*DRAFTERS, "chair", *SECRETARIAT))


def authors(role: str, stage: Stage) -> Answer:
    """Who wrote the comment: the head of the delegation."""
    return _talking(role, stage, ("head",))


def recallers(role: str, stage: Stage) -> Answer:
    """Who acts for the author's delegation, and the secretariat where it sees the comment."""
    recalls = role in ("head", "drafter", "member-reader", *SECRETARIAT)
    return readers(role, stage) if recalls else INVISIBLE


def resolvers(role: str, stage: Stage) -> Answer:
    """Who writes for the author's delegation or for a sponsor, and the secretariat."""
    return _talking(role, stage, (*WRITING, *SECRETARIAT))


def settlers(role: str, stage: Stage) -> Answer:
    """The secretariat, of what was handed in."""
    return readers(role, stage) if role in SECRETARIAT else FORBIDDEN


def passed_on(role: str, stage: Stage) -> Answer:
    """A file of what stands before a meeting, for whoever asks: what everybody may read alone."""
    return _if(stage in (Stage.PUBLISHED, Stage.CONSIDERED), INVISIBLE)


def administrators(role: str, stage: Stage) -> Answer:
    """Who runs the site."""
    return _if(role == "administrator", FORBIDDEN)


def refused(role: str, stage: Stage) -> Answer:
    """Nobody: rows that come and go by services alone."""
    return FORBIDDEN


def seeing_administrators(role: str, stage: Stage) -> Answer:
    """An administrator, of what he may see."""
    return readers(role, stage) if role == "administrator" else FORBIDDEN


def remembering_administrators(role: str, stage: Stage) -> Answer:
    """Nobody: how a draft came about stays with its sponsors, whoever runs the site."""
    return INVISIBLE if role == "administrator" else FORBIDDEN


STAGED = (
    readers,
    writers,
    rememberers,
    answerers,
    authors,
    recallers,
    resolvers,
    settlers,
    passed_on,
    seeing_administrators,
    remembering_administrators,
)


def _fixed(*args: Any) -> Args:
    return lambda site: args


def _of(*more: Any) -> Args:
    """The contribution, and more parts of an address."""
    return lambda site: (site.name, *more)


def _upload(which: int) -> Args:
    return lambda site: (site.uploads[which],)


ONE, NO_RESOLUTION = _fixed("pp", "140"), _fixed("pp", "999")
EDITION, DRAFTED = _fixed("pp", "140", "2022"), _fixed("pp", "141", "2022")
NO_EDITION, MISSING = _fixed("pp", "141", "1999"), _fixed(NOBODY)
BOTH, POST = ("GET", "POST"), ("POST",)


def _clause(site: Site) -> tuple[Any, ...]:
    return ("pp", "140", site.version.clauses.get(address="recalling/a").provision.uid)


def _drafted_clause(site: Site) -> tuple[Any, ...]:
    return (*DRAFTED(site), site.drafted.clauses.get(address="recalling/a").provision.uid)


def _comment(site: Site) -> tuple[Any, ...]:
    assert site.contribution is not None
    return (site.name, site.contribution.comments.get(audience="all").pk)


def _meeting(site: Site) -> tuple[Any, ...]:
    return (site.meeting,)


def _item(site: Site) -> tuple[Any, ...]:
    return (site.meeting, AgendaItem.objects.get().pk)


def _only(model: Any) -> Args:
    """The key of the only row that there is."""
    return lambda site: (model.objects.get().pk,)


def _document(site: Site) -> tuple[Any, ...]:
    assert site.contribution is not None
    return (site.contribution.document_id,)


def _no_clause(site: Site) -> tuple[Any, ...]:
    return (*NO_EDITION(site), _clause(site)[2])


RESOLUTIONS = (
    *(Row(f"resolutions:{name}", everybody) for name in ("home", "about", "jump")),
    Row("resolutions:resolution_list", everybody),
    Row("resolutions:resolution", everybody, ONE),
    Row("resolutions:version", everybody, EDITION),
    Row("resolutions:version", secretariat_unseen, DRAFTED, NO_EDITION),
    Row("resolutions:download", everybody, _fixed("pp", "140", "2022", "docx")),
    Row(
        "resolutions:download",
        secretariat_unseen,
        _fixed("pp", "141", "2022", "docx"),
        _fixed("pp", "141", "1999", "docx"),
    ),
    Row("amendments:timeline", everybody, ONE),
    Row("amendments:provision", everybody, _clause),
    Row("amendments:compare_pick", everybody, ONE),
    Row("amendments:compare", everybody, _fixed("pp", "140", "2022", "2022")),
    Row(
        "amendments:compare",
        secretariat_unseen,
        _fixed("pp", "141", "2018", "2022"),
        _fixed("pp", "141", "2018", "1999"),
    ),
    Row("amendments:compare_download", everybody, _fixed("pp", "140", "2022", "2022", "txt")),
    Row(
        "amendments:compare_download",
        secretariat_unseen,
        _fixed("pp", "141", "2018", "2022", "txt"),
        _fixed("pp", "141", "2018", "1999", "txt"),
    ),
    Row("amendments:provenance", everybody, EDITION),
    Row("amendments:provenance", secretariat_unseen, DRAFTED, NO_EDITION),
    Row("amendments:pairings", secretariat, EDITION, NO_EDITION),
    Row("amendments:draft", secretariat, DRAFTED, NO_EDITION),
    Row("amendments:draft_clause", secretariat, _drafted_clause, _no_clause, POST),
    Row("amendments:draft_publish", secretariat, DRAFTED, NO_EDITION, POST),
    Row("amendments:draft_discard", secretariat, DRAFTED, NO_EDITION, POST),
    Row("amendments:upload", secretariat, methods=BOTH),
    Row("amendments:preview", uploader, _upload(0), MISSING),
    Row("amendments:confirm", uploader, _upload(0), MISSING, POST),
    Row("amendments:cancel", secretariat, _upload(0), MISSING, POST),
)
CONTRIBUTIONS = (
    Row("amendments:contribution_list", everybody),
    Row("amendments:contribution_upload", secretariat, methods=BOTH),
    Row("amendments:contribution_preview", uploader, _upload(1), MISSING),
    Row("amendments:contribution_confirm", uploader, _upload(1), MISSING, POST),
    Row("amendments:contribution_cancel", uploader, _upload(1), MISSING, POST),
    Row("amendments:propose", delegates, ONE, methods=BOTH),
    Row("amendments:contribution", readers, _of(), _fixed(NOWHERE)),
    Row("amendments:contribution_download", readers, _of("txt"), _fixed(NOWHERE, "txt")),
    Row("amendments:contribution_review", settlers, _of(), _fixed(NOWHERE), BOTH),
    Row("amendments:draft_overview", writers, _of(), _fixed(NOWHERE), BOTH),
    Row("amendments:draft_proposal_add", writers, _of(), _fixed(NOWHERE), POST),
    Row("amendments:editor", writers, _of(1), _fixed(NOWHERE, 1), BOTH),
    *(
        Row(f"amendments:{name}", writers, _of(1), _fixed(NOWHERE, 1), POST)
        for name in ("draft_proposal_remove", "draft_reasons", "editor_presence", "editor_paste")
    ),
    Row(
        "amendments:editor_preview",
        writers,
        _of(1),
        _fixed(NOWHERE, 1),
        POST,
        {"clause": "{clause}", "text": "words"},
    ),
    Row("amendments:language", writers, _of(1, "fr"), _fixed(NOWHERE, 1, "fr")),
    Row("amendments:submission", readers, _of(), _fixed(NOWHERE)),
    Row("amendments:contribution_print", readers, _of(), _fixed(NOWHERE)),
    Row("amendments:contribution_history", rememberers, _of(), _fixed(NOWHERE)),
    Row("amendments:proposal_history", rememberers, _of(1), _fixed(NOWHERE, 1)),
    Row("amendments:proposal_save", rememberers, _of(1, 1), _fixed(NOWHERE, 1, 1)),
    Row("amendments:proposal_restore", writers, _of(1), _fixed(NOWHERE, 1), POST, {"number": "1"}),
    Row("amendments:comments", readers, _of(), _fixed(NOWHERE)),
    Row("amendments:comment_history", recallers, _comment, _of(NOBODY)),
    Row("amendments:comment_answer", answerers, _comment, methods=POST, posted={"text": "words"}),
    Row("amendments:comment_reword", authors, _comment, methods=POST, posted={"text": "words"}),
    Row("amendments:comment_resolve", resolvers, _comment, methods=POST),
    Row("amendments:comment_reopen", resolvers, _comment, methods=POST),
    Row("amendments:activity", members),
    Row("amendments:activity_seen", members, methods=POST),
    Row("amendments:draft_history", secretariat, DRAFTED, NO_EDITION),
    Row("amendments:feed", everybody),
    Row("amendments:resolution_feed", everybody, ONE),
    Row("amendments:meeting_feed", everybody, lambda site: (site.meeting,)),
)


PEOPLE = (
    Row("meetings:acting", canadians, methods=POST, posted={"delegation": "canada"}),
    Row("meetings:delegation_list", secretariat, methods=BOTH),
    Row("meetings:delegation", managers, _fixed("canada"), _fixed("nowhere")),
    Row("meetings:delegation_invite", managers, _fixed("canada"), _fixed("nowhere"), POST),
    Row(
        "meetings:member_role",
        managers,
        lambda site: ("canada", site.people["drafter"].memberships.get().pk),
        _fixed("canada", NOBODY),
        POST,
        {"role": "reader"},
    ),
    Row(
        "meetings:member_remove",
        managers,
        lambda site: ("canada", site.people["drafter"].memberships.get().pk),
        _fixed("canada", NOBODY),
        POST,
    ),
    Row(
        "meetings:invitation_revoke",
        managers,
        lambda site: ("canada", site.invitation.pk),
        _fixed("canada", NOBODY),
        POST,
    ),
    Row("meetings:invitation", newcomer, lambda site: (site.token,), _fixed("nothing"), BOTH),
)
REGISTERS = (
    Row("meetings:mandate_list", everybody),
    Row("meetings:mandate_reports", everybody),
    Row("meetings:mandate_download", everybody, _fixed("csv")),
    Row("amendments:mandate", everybody, _only(Mandate), MISSING),
    Row("amendments:mandate_evidence", secretariat, _only(Mandate), MISSING, POST),
    Row("meetings:mandate_enter", secretariat, _only(Mandate), MISSING, BOTH),
    *(
        Row(f"meetings:{name}", secretariat, methods=BOTH)
        for name in ("group_add", "meeting_add", "document_add", "mandate_add", "report_upload")
    ),
    Row("meetings:register", secretariat),
    Row("meetings:link_queue", secretariat),
    Row("meetings:link_decide", secretariat, methods=POST, posted={"decision": "confirm"}),
    Row("meetings:group_enter", secretariat, _fixed("group"), _fixed("nowhere"), BOTH),
    Row("meetings:meeting_enter", secretariat, _meeting, MISSING, BOTH),
    Row("meetings:item_add", secretariat, _meeting, MISSING, BOTH),
    Row("meetings:item_enter", secretariat, _item, lambda site: (site.meeting, NOBODY), BOTH),
    Row("meetings:item_remove", secretariat, _item, lambda site: (site.meeting, NOBODY), POST),
    Row("meetings:recommendation_add", secretariat, _meeting, MISSING, BOTH),
    Row("meetings:recommendation_enter", secretariat, _only(Recommendation), MISSING, BOTH),
    Row("meetings:document_enter", settlers, _document, MISSING, BOTH),
    Row("meetings:document_link", settlers, _document, MISSING, POST),
    Row("meetings:document_suggest", settlers, _document, MISSING, POST),
    Row("meetings:report_preview", uploader, _upload(2), MISSING),
    Row("meetings:report_confirm", uploader, _upload(2), MISSING, POST),
    Row("meetings:report_cancel", uploader, _upload(2), MISSING, POST),
)
PROCEEDINGS = (
    Row("meetings:meeting_list", everybody),
    Row("meetings:calendar_all", everybody),
    Row("meetings:group", everybody, _fixed("group"), _fixed("nowhere")),
    Row("meetings:calendar_group", everybody, _fixed("group"), _fixed("nowhere")),
    Row("meetings:recommendation", everybody, _only(Recommendation), MISSING),
    Row("amendments:meeting", everybody, _meeting, MISSING),
    Row("amendments:document", readers, _document, MISSING),
)
OTHERS = (
    Row("set_language", everybody, methods=POST),
    Row("health", everybody),
)
