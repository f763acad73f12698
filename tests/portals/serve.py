"""Run the replica portals by hand: `python -m tests.portals.serve [--port N] [--switch NAME]…`; prints the port."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from tests.portals.server import Connection, Replica
from tests.portals.switches import CONTENT, check


async def serve(port: int, switches: frozenset[str], *, until_eof: bool = False) -> None:
    """Serve until SIGTERM or SIGINT, or until standard input ends: then whoever started the server is gone."""
    replica = Replica(switches)
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    if until_eof:
        loop.add_reader(sys.stdin, done.set)
    server = await loop.create_server(lambda: Connection(replica), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await done.wait()
    server.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--switch", action="append", default=[], metavar="NAME", help=", ".join(sorted(CONTENT)))
    parser.add_argument("--until-eof", action="store_true", help="end when standard input ends")
    arguments = parser.parse_args()
    try:
        switches = check(arguments.switch)
    except ValueError as error:
        parser.error(str(error))
    asyncio.run(serve(arguments.port, switches, until_eof=arguments.until_eof))


if __name__ == "__main__":
    main()
