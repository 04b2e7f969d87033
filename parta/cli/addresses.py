"""Where the server listens: whether it may, and under which names it is reached."""

from __future__ import annotations

import errno
import socket
from typing import Final

from parta.cli.words import _
from parta.lib.errors import BadInput, Refused

EVERYWHERE: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104
_NOWHERE: Final = ("192.0.2.1", 9)  # an address that no network has; nothing is sent to it


def check_free(host: str, port: int) -> None:
    """Raise a refusal in plain words when nothing can listen at this address and port.

    Asked before the server itself: its workers share the port, and would share it with another
    server of the same user as well.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError):
        raise BadInput(_("There is no address «%s».") % host) from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except OSError as error:
            raise _refusal(error, host, port) from error


def _refusal(error: OSError, host: str, port: int) -> Refused:
    if error.errno == errno.EADDRINUSE:
        return Refused(
            _(
                "Port %d is in use, perhaps by Parta itself: %s. "
                "Stop that program or choose another port: --port"
            )
            % (port, url(host, port))
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return Refused(_("Port %d is not allowed to this user. Choose one above 1023.") % port)
    return BadInput(_("Nothing can listen at «%s»: %s") % (host, error.strerror))


def names(host: str) -> list[str]:
    """Under which names other computers reach a server at ``host``, as they stand in a URL."""
    if host not in EVERYWHERE:
        return [] if _is_loopback(host) else [f"[{host}]" if ":" in host else host]
    outward = _outward_address()
    return [*([outward] if outward else []), socket.gethostname()]


def urls(host: str, port: int) -> list[str]:
    """What to type into a browser, the nearest first."""
    if host not in EVERYWHERE:
        return [url(host, port)]
    return [url("127.0.0.1", port), *(f"http://{name}:{port}/" for name in names(host))]


def url(host: str, port: int) -> str:
    """The address of a page; ``0.0.0.0`` is reached as 127.0.0.1."""
    host = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _is_loopback(host: str) -> bool:
    return host == "localhost" or host == "::1" or host.startswith("127.")


def _outward_address() -> str:
    """This computer's address in its network, "" when there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_NOWHERE)
        except OSError:
            return ""
        address = str(probe.getsockname()[0])
    return "" if _is_loopback(address) else address
