"""Versions: take one in, publish it, throw a draft away."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from resolutions import permissions
from resolutions.models import (
    ImmutableVersion,
    Permit,
    Resolution,
    SourceFile,
    SourceState,
    Version,
    VersionState,
    permitted,
)
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.services.publications import announce
from resolutions.services.storage import Identity, store_text
from resolutions.text.clauses import ResolutionText


@transaction.atomic
def store_version(
    *,
    user: User,
    text: ResolutionText,
    identities: Mapping[str, Identity],
    source: SourceFile | None = None,
    publish: bool = True,
    in_force: bool | None = None,
    is_demonstration: bool = False,
    corrects: Version | None = None,
) -> Version:
    """Store the text as a version whose clauses are states of the provisions in `identities`.

    Body, kind, number and edition are those of `text`; the resolution is created if need be. The
    versions around it are linked anew. All or nothing. Raise ImportProblem if that edition exists,
    unless the text corrects the last version of it.
    """
    permissions.require(permissions.may_import(user))
    if publish:
        permissions.require(permissions.may_publish(user))
    return write_version(
        user=user,
        text=text,
        identities=identities,
        source=source,
        publish=publish,
        in_force=in_force,
        is_demonstration=is_demonstration,
        corrects=corrects,
    )


def write_version(
    *,
    user: User,
    text: ResolutionText,
    identities: Mapping[str, Identity],
    source: SourceFile | None = None,
    publish: bool = True,
    in_force: bool | None = None,
    is_demonstration: bool = False,
    corrects: Version | None = None,
) -> Version:
    """The same for a service that has asked for permission itself, within its transaction."""
    resolution = _resolution(user, text, in_force)
    version = _create_version(user, resolution, text, is_demonstration, corrects)
    store_text(user=user, version=version, text=text, identities=identities)
    if source is not None:
        keep_source(user=user, source=source, version=version, language=text.language)
    if publish:
        _publish(user, version)
    relink(user=user, resolution=resolution)
    version.refresh_from_db()
    if publish:
        announce(user, version)
    return version


@transaction.atomic
def publish(*, user: User, version: Version) -> Version:
    """Make a draft public, from now on unchangeable."""
    permissions.require(permissions.may_publish(user))
    if not version.is_published:
        _publish(user, version)
        relink(user=user, resolution=version.resolution)
        announce(user, version)
    return version


@transaction.atomic
def discard_draft(*, user: User, version: Version) -> None:
    """Delete a draft; its source file stays, free to be imported again.

    Raise ImmutableVersion if it is published.
    """
    permissions.require(permissions.may_edit(user))
    if Version.objects.filter(pk=version.pk, state=VersionState.PUBLISHED).exists():
        raise ImmutableVersion("A published version is not deleted.")
    signed(version, user).delete()
    relink(user=user, resolution=version.resolution)


@transaction.atomic
def set_in_force(*, user: User, resolution: Resolution, in_force: bool) -> Resolution:
    """Say whether the resolution is in force."""
    permissions.require(permissions.may_edit(user))
    return write_in_force(user=user, resolution=resolution, in_force=in_force)


def write_in_force(*, user: User, resolution: Resolution, in_force: bool) -> Resolution:
    """The same for a service that has asked for permission itself, within its transaction."""
    if resolution.in_force != in_force:
        resolution.in_force = in_force
        signed(resolution, user).save(update_fields=["in_force"])
    return resolution


def keep_source(*, user: User, source: SourceFile, version: Version, language: str) -> None:
    """Note that the version's text in this language came from this file."""
    source.version = version
    source.language = language
    source.state = SourceState.IMPORTED
    signed(source, user).save()


def relink(*, user: User, resolution: Resolution) -> None:
    """Every version's predecessor is the published version next before it.

    That of a real text is a real one, that of a demonstration text one for demonstration.
    """
    changed = []
    last: dict[bool, Version] = {}
    for version in Version.objects.filter(resolution=resolution).order_by("year", "correction"):
        before = last.get(version.is_demonstration)
        if version.predecessor_id != (before.pk if before else None):
            version.predecessor = before
            changed.append(version)
        if version.is_published:
            last[version.is_demonstration] = version
    if changed:
        with permitted(Permit.PAIRING):
            bulk_update_with_history(
                changed,
                Version,
                ["predecessor"],
                default_user=user,
                default_change_reason="another version came or went",
            )


def _resolution(user: User, text: ResolutionText, in_force: bool | None) -> Resolution:
    found = Resolution.objects.filter(body=text.body, kind=text.kind, number=text.number).first()
    if found is None:
        found = Resolution(body_id=text.body, kind=text.kind, number=text.number)
        found.in_force = True if in_force is None else in_force
        signed(found, user).save()
    elif in_force is not None:
        write_in_force(user=user, resolution=found, in_force=in_force)
    return found


def _create_version(
    user: User,
    resolution: Resolution,
    text: ResolutionText,
    is_demonstration: bool,
    corrects: Version | None,
) -> Version:
    edition = text.edition
    if edition.year is None:
        raise ImportProblem("no-year", _("The text does not say of which year it is."))
    last = Version.objects.filter(resolution=resolution, year=edition.year).last()
    if last != corrects:
        raise ImportProblem("exists", _("This edition is already there."))
    version = Version(
        resolution=resolution,
        year=edition.year,
        correction=last.correction + 1 if last else 0,
        place=edition.place,
        action=edition.action.value,
        is_demonstration=is_demonstration,
        after_demonstration=_follows_demonstration(last) and not is_demonstration,
    )
    signed(version, user).save()
    return version


def _follows_demonstration(last: Version | None) -> bool:
    return last is not None and (last.is_demonstration or last.after_demonstration)


def _publish(user: User, version: Version) -> None:
    version.state = VersionState.PUBLISHED
    version.published_at = timezone.now()
    signed(version, user).save(update_fields=["state", "published_at"])
