"""The rows of the pages of citations: everybody reads what public texts cite."""

from tests.secrecy import (
    NO_RESOLUTION,
    ONE,
    POST,
    Row,
    delegates,
    everybody,
    secretariat,
)

CITATIONS = (
    Row("resolutions:radar", everybody),
    Row("resolutions:cited_document", everybody, lambda _site: ("UNGA", "70/125")),
    *(Row(f"resolutions:{name}", everybody, ONE) for name in ("citations", "stale")),
    Row(
        "resolutions:settle_citation",
        secretariat,
        ONE,
        NO_RESOLUTION,
        methods=POST,
        posted={"year": "2018", "cited": "pp/140", "provision": "{clause}"},
    ),
    Row("amendments:renew", delegates, ONE, methods=POST, posted={"language": "en"}),
)
