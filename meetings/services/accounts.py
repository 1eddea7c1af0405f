"""Accounts of people: made for an invitation or a demonstration, found by their e-mail address."""

from __future__ import annotations

import hashlib

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db.models import Q

USERNAME_LENGTH = 150


def find_person(email: str) -> User | None:
    """The active or inactive account that has this address, whatever its capitals."""
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True).values("user")
    return User.objects.filter(Q(email__iexact=email) | Q(pk__in=confirmed)).first()


def has_address(person: User, email: str) -> bool:
    """Whether the account has this address, whatever its capitals."""
    found = find_person(email)
    return found is not None and found.pk == person.pk


def gave_address(person: User, email: str) -> bool:
    """Whether the person said that the address is his, confirmed or not, whatever its capitals."""
    said = EmailAddress.objects.filter(user=person, email__iexact=email)
    return person.email.lower() == email.lower() or said.exists()


def open_account(*, email: str, password: str, name: str = "") -> User:
    """A new account whose address is known to be its owner's; called within a transaction.

    The name stands as a whole in the account's last name: where it is to be cut nobody can know.
    """
    email = email.lower()
    person = User(username=_username(email), email=email, last_name=name)
    person.set_password(password)
    person.save()
    confirm_address(person)
    return person


def confirm_address(person: User) -> None:
    """The address of an account that has none yet counts as confirmed: one can log in with it."""
    if EmailAddress.objects.filter(user=person).exists():
        return
    EmailAddress.objects.create(
        user=person, email=person.email.lower(), verified=True, primary=True
    )


def _username(email: str) -> str:
    """Django's own name of the account, which nobody types: the address, if it has room."""
    if len(email) <= USERNAME_LENGTH and not User.objects.filter(username=email).exists():
        return email
    return hashlib.sha256(email.encode()).hexdigest()
