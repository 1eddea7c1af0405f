"""The load balancer's question."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


@pytest.mark.django_db
def test_it_answers_ok(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_an_error(client: Client) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("gone")

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        assert client.get("/healthz").status_code == 500


@pytest.mark.django_db
def test_it_is_for_reading_only(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
