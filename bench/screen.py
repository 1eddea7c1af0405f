"""The meeting's screen: how soon 200 viewers see what the chair does, and what his saves take.

Budgets, with all of it on two processors: a viewer sees a change within a second, a save answers
within 300 ms. Printed are the median and the 95th percentile, in milliseconds.
"""

from __future__ import annotations

import asyncio
import random
import re
import tempfile
import time
from pathlib import Path

from tests.serving import Server, Visitor

VIEWERS = 200
SAVES = 20
EVERY = 0.7
SERVED = {
    "DEBUG": "false",
    "HTTPS": "false",
    "SECRET_KEY": "a key of this measurement alone, which nobody keeps",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "GUNICORN_CMD_ARGS": "--workers 2",
}
"""As in production, but without a proxy before it: two processes."""
SEED = """
from amendments.services.desks import show
from meetings.services.accounts import confirm_address
from tests.amendments.desked import now, opened
from tests.meetings.people import PASSWORD
desk, chair = opened()
show(user=chair, desk=desk, is_shown=True)
confirm_address(chair)
sitting = now(desk)
keys = [*sitting.open_edits, *(one.key for one in sitting.consolidated.collisions)]
print("DESK", desk.pk, ",".join(keys))
"""


class Viewer:
    """A browser that keeps its connection, as all of them do."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, tag: str) -> tuple[int, str]:
        """Status and tag of the answer; a connection that was closed meanwhile is made anew."""
        for _attempt in range(3):
            try:
                return await self._ask(path, tag)
            except (OSError, asyncio.IncompleteReadError):
                self.streams = None
        return await self._ask(path, tag)

    async def _ask(self, path: str, tag: str) -> tuple[int, str]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag}\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        size = re.search(r"(?im)^content-length: (\d+)", head)
        if size is not None:
            await reader.readexactly(int(size[1]))
        if "connection: close" in head.lower():
            writer.close()
            self.streams = None
        found = re.search(r"(?im)^etag: (\S+)", head)
        return int(head.split(" ", 2)[1]), found[1] if found else ""


class Hall:
    """The viewers, and when each of them saw which state first."""

    def __init__(self, port: int, desk: int) -> None:
        self.port = port
        self.path = f"/desks/{desk}/screen/part"
        self.saved_at = 0.0
        self.delays: list[float] = []
        self.over = False

    async def view(self) -> None:
        """One viewer, as the page's script asks."""
        viewer, tag = Viewer(self.port), '""'
        await asyncio.sleep(random.random() * EVERY)
        while not self.over:
            status, fresh = await viewer.ask(self.path, tag)
            if status == 200:
                if tag != '""' and self.saved_at:
                    self.delays.append(time.monotonic() - self.saved_at)
                tag = fresh
            await asyncio.sleep(EVERY * random.uniform(0.85, 1.15))


def percentiles(values: list[float]) -> str:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(values)
    return " / ".join(f"{1000 * ordered[int(len(ordered) * p)]:.0f} ms" for p in (0.5, 0.95))


async def watch(server: Server, desk: int, keys: list[str]) -> None:
    """The hall looks on while the chair decides, every two seconds something."""
    hall, chair = Hall(server.port, desk), Visitor(server)
    chair.log_in("chair")
    viewers = [asyncio.create_task(hall.view()) for _ in range(VIEWERS)]
    await asyncio.sleep(3)
    took = []
    for turn in range(SAVES):
        fields = {
            "about": keys[turn % len(keys)],
            "choice": ("leave", "later")[turn // len(keys) % 2],
            "seen": "999",
        }
        begun = time.monotonic()
        status, place, _body = await asyncio.to_thread(chair.send, f"/desks/{desk}/rule", fields)
        took.append(time.monotonic() - begun)
        assert status == 302, (status, place)
        hall.saved_at = time.monotonic()
        await asyncio.sleep(2)
    hall.over = True
    await asyncio.gather(*viewers)
    print(f"{VIEWERS} viewers see a change after {percentiles(hall.delays)} ({len(hall.delays)})")
    print(f"the chair's saves take {percentiles(took)}")


def main() -> None:
    """One server with a desk that is shown, and everybody who looks at it."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), people=1)
        server.environment |= SERVED
        server.manage("collectstatic", "--no-input", "--verbosity=0")
        found = re.search(r"DESK (\d+) (\S+)", server.manage("shell", "--no-imports", "-c", SEED))
        assert found is not None
        server.begin(threads=16)
        try:
            asyncio.run(watch(server, int(found[1]), found[2].split(",")))
        finally:
            server.kill()


if __name__ == "__main__":
    main()
