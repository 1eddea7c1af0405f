"""A draft whose base is there in two languages: what the tests of translations stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User

from amendments.drafting.operations import Operation, Reword
from amendments.drafting.translating import source_of
from amendments.languages import state_of
from amendments.models import Proposal, Translation
from amendments.services.editing import save
from amendments.services.translating import set_translation
from resolutions.models import Version
from resolutions.queries import version_text
from resolutions.services.translations import add_language
from resolutions.text.clauses import Clause, transform_text
from tests.amendments.drafts import base, clause, draft
from tests.trees import secretary


def in_french(version: Version) -> None:
    """The version is there in French too; each clause says `fr` before its English words."""

    def said(one: Clause) -> Clause:
        heading, text = one.heading and "rappelant", one.text and f"fr {one.text}"
        return replace(one, heading=heading, text=text, spans=())

    text = transform_text(version_text(version, "en"), said)
    add_language(user=secretary(), version=version, text=replace(text, language="fr"))


def bilingual(user: User) -> Proposal:
    """A draft that reworded `recalling/a`, on a base that is there in English and French."""
    version = base()
    in_french(version)
    proposal = draft(user, version)
    change(user, proposal, Reword(clause(proposal, "recalling/a").uid, "the new plan;"))
    return proposal


def change(user: User, proposal: Proposal, *operations: Operation) -> None:
    """Somebody edits the source."""
    proposal.refresh_from_db()
    save(user=user, proposal=proposal, operations=operations, seen=proposal.saves)
    proposal.refresh_from_db()


def say(user: User, proposal: Proposal, words: str, **more: Any) -> Translation:
    """Somebody translates `recalling/a` as it reads now, having seen what is there."""
    one = clause(proposal, more.pop("address", "recalling/a"))
    language = more.pop("language", "fr")
    row = proposal.translations.filter(language=language, uid=one.uid).first()
    given = {"uid": one.uid, "heading": "", "source": source_of(one), "seen": state_of(row)} | more
    return set_translation(user=user, proposal=proposal, language=language, text=words, **given)
