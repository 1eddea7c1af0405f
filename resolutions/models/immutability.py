"""What is published never changes: the guard that every table of a version's content has.

A row belongs to a version, reached by `version_path`. While that version is published, creating,
changing or deleting the row raises `ImmutableVersion`, whichever way it is tried: an instance's
save and delete, a queryset's update and delete, the bulk methods. Two things are not content and
may change through a service that says so with `permitted`: inferences about identity (a clause's
provision and how sure that is, a version's predecessor), and adding a language that the version
did not have.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any, ClassVar, Self, TypeVar

from django.db import models

PUBLISHED = "published"

_Row = TypeVar("_Row", bound="Guarded")


class ImmutableVersion(Exception):
    """Somebody tried to change what is published."""


class Permit(StrEnum):
    """What a service may do to a published version."""

    PAIRING = "pairing"
    LANGUAGE = "language"


_permits: ContextVar[frozenset[Permit]] = ContextVar("permits", default=frozenset())


@contextmanager
def permitted(permit: Permit) -> Iterator[None]:
    """Let the block do what `permit` names; for services only."""
    token = _permits.set(_permits.get() | {permit})
    try:
        yield
    finally:
        _permits.reset(token)


class GuardedQuerySet(models.QuerySet[_Row]):
    """A queryset whose bulk methods refuse to touch what is published."""

    def update(self, **values: Any) -> int:
        """Update as Django does, unless a row is published."""
        self._refuse_unless_changeable(values)
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete as Django does, unless a row is published."""
        self._refuse_published()
        return super().delete()

    def bulk_update(
        self, objs: Iterable[_Row], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        """Update as Django does, unless a row is published."""
        rows, names = list(objs), list(fields)
        keys = [row.pk for row in rows]
        self.filter(pk__in=keys)._refuse_unless_changeable(names)
        return super().bulk_update(rows, names, batch_size=batch_size)

    def bulk_create(self, objs: Iterable[_Row], *args: Any, **kwargs: Any) -> list[_Row]:
        """Create as Django does, unless a row would join a published version."""
        rows = list(objs)
        if kwargs.get("update_conflicts"):
            raise ImmutableVersion("A guarded table is not updated by conflict.")
        self.model.refuse_joining(rows)
        return super().bulk_create(rows, *args, **kwargs)

    def _refuse_unless_changeable(self, names: Collection[str] | Mapping[str, Any]) -> None:
        if self.model.anchors & set(names):
            raise ImmutableVersion("A row does not move to another version.")
        if not set(names) <= self.model.changeable_now():
            self._refuse_published()

    def _refuse_published(self) -> None:
        rows = self.model._default_manager.filter(pk__in=self.values("pk"))
        if rows.filter(**{f"{self.model.version_path}state": PUBLISHED}).exists():
            raise ImmutableVersion("A published version does not change.")


class Guarded(models.Model):
    """A row of a version's content.

    `version_path` is the lookup from the row to its version ("" for the version itself);
    `anchors` are the fields that tie the row to it; `changeable` are the fields that may change
    in a published version, by permit.
    """

    version_path: ClassVar[str] = "version__"
    anchors: ClassVar[frozenset[str]] = frozenset({"version", "version_id"})
    changeable: ClassVar[Mapping[Permit, frozenset[str]]] = {}

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless that would change a published version."""
        names = kwargs.get("update_fields")
        if self._state.adding:
            self.refuse_joining([self])
        elif names is None or not set(names) <= self.changeable_now():
            self._refuse_published()
            self.refuse_joining([self])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, unless that would change a published version."""
        self._refuse_published()
        return super().delete(*args, **kwargs)

    @classmethod
    def changeable_now(cls) -> frozenset[str]:
        """The fields that the permits in force let change."""
        return frozenset().union(*(cls.changeable.get(permit, ()) for permit in _permits.get()))

    @classmethod
    def refuse_joining(cls, rows: Sequence[Self]) -> None:
        """Raise ImmutableVersion if a row, as it stands, belongs to a published version."""
        if Permit.LANGUAGE in _permits.get():
            return
        versions = {version.pk: version for version in (row.belongs_to() for row in rows)}
        for table in {type(version) for version in versions.values()}:
            if table._default_manager.filter(pk__in=versions, state=PUBLISHED).exists():
                raise ImmutableVersion("A published version takes in nothing more.")

    def belongs_to(self) -> Any:
        """The version that this row is part of."""
        raise NotImplementedError

    def _refuse_published(self) -> None:
        rows = type(self)._default_manager.filter(pk=self.pk)
        if rows.filter(**{f"{self.version_path}state": PUBLISHED}).exists():
            raise ImmutableVersion("A published version does not change.")
