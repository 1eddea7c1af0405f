"""A provider of OpenID Connect on the loopback, which signs what it says, or does not."""

from __future__ import annotations

import json
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

CLIENT = "tracker"
KEY_ID = "first"


def new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """What the provider says of whoever logs in; `forge` makes an answer that is not its own."""

    claims: dict[str, Any]
    key: RSAPrivateKey = field(default_factory=new_key)
    signs_with: Any = None
    algorithm: str = "RS256"
    forged: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    issuer: str = ""

    def begin(self, address: str) -> str:
        """Somebody was sent to `address`, and logs in there: the code that he brings back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code"
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return code

    def token(self, said: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The answer to a code: once, and to whoever began."""
        asked = self.codes.pop(said.get("code", ""), None)
        if asked is None or asked["redirect_uri"] != said.get("redirect_uri"):
            return 400, {"error": "invalid_grant"}
        digest = urlsafe_b64encode(sha256(said.get("code_verifier", "").encode()).digest())
        if asked.get("code_challenge") != digest.decode().rstrip("="):
            return 400, {"error": "invalid_grant"}
        return 200, {
            "access_token": "an-access-token",
            "token_type": "Bearer",
            **({"id_token": self.id_token(asked.get("nonce", ""))} if self.algorithm else {}),
        }

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        headers = {"kid": KEY_ID}
        signer = self.key if self.signs_with is None else self.signs_with
        said = claims | self.claims | self.forged
        if self.algorithm == "none":
            return jwt.encode(said, None, algorithm="none", headers=headers)
        return jwt.encode(said, signer, algorithm=self.algorithm, headers=headers)

    def keys(self) -> dict[str, Any]:
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": KEY_ID, "use": "sig", "alg": "RS256"}]}

    def described(self) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        return {
            "issuer": self.issuer,
            **{f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in ends.items()},
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }


class Served:
    """The provider behind an address, as long as the block lasts."""

    def __init__(self, provider: Provider) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answers = {
                    "/.well-known/openid-configuration": provider.described,
                    "/keys": provider.keys,
                    "/userinfo": lambda: provider.claims,
                }
                self.say(200, answers[urlsplit(self.path).path]())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.say(*provider.token({n: v[0] for n, v in parse_qs(body).items()}))

            def say(self, status: int, said: dict[str, Any]) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            def log_message(self, *said: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        provider.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Served:
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()
        return self

    def __exit__(self, *_why: Any) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
