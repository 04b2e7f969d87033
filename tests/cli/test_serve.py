"""`parta serve`: it answers, says where, finishes what is at work, and stops when told to."""

from __future__ import annotations

import re
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from tests.cli.runner import SCHOOL, Browser, Parta, Served, free_port
from tests.cli.test_status_and_verify import GUARD, drop_guard
from tests.tools.databases import OwnDatabase

STOPS_WITHIN = 10
PASSWORD = "тихая осень 42"


def sign_in_by_slip(browser: Browser, served: Served, login: str, code: str) -> None:
    """Enter with the code of the slip and choose a password, as a person does."""
    browser.get(served.url("/account/sign-in/"))
    browser.post(served.url("/account/sign-in/"), login=login, secret=code)
    entered = browser.post(served.url("/account/first/"), new=PASSWORD, again=PASSWORD, accept="on")
    assert "/account/first/" not in entered.url
    assert "/account/sign-in/" not in entered.url


def test_the_whole_way_from_nothing_to_signed_in_and_stopped(untouched: Parta) -> None:
    founding = untouched("init", *SCHOOL, "--login", "admin")
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z-]+", founding.out)
    assert code is not None, founding.err
    browser = Browser()
    with untouched.serving() as served:
        served.wait()
        first = browser.get(served.url())
        assert first.status == 200
        assert "Школа села Ключи" in first.text
        sign_in_by_slip(browser, served, "admin", code.group())
        own = browser.get(served.url("/account/"))
        assert own.url.endswith("/account/")
        stopped = served.stop()
    assert stopped.code == 0
    assert served.url() in stopped.out
    assert untouched("verify").code == 0


def test_stopping_writes_what_was_collected(founded: Parta, own_database: OwnDatabase) -> None:
    code = re.search(r">([0-9A-Z]{4}-[0-9A-Z-]+)<", slip_of(founded).read_text("utf-8"))
    assert code is not None
    browser = Browser()
    with founded.serving() as served:
        served.wait()
        sign_in_by_slip(browser, served, "admin", code.group(1))
        assert browser.get(served.url("/account/")).status == 200
        served.stop()
    [(seen,)] = own_database.rows("SELECT last_seen FROM parta_account")
    assert seen is not None


def slip_of(parta: Parta) -> Path:
    """The administrator's slip."""
    [slip] = (parta.home / "slips").glob("*.html")
    return slip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_time_even_beside_an_idle_connection(
    founded: Parta, how: signal.Signals
) -> None:
    with founded.serving() as served:
        served.wait()
        with socket.create_connection(("127.0.0.1", served.port)) as idle:
            idle.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert idle.recv(12) == b"HTTP/1.1 302"
            begun = time.monotonic()
            stopped = served.stop(how)
            assert time.monotonic() - begun < STOPS_WITHIN
    assert stopped.code == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", served.port)) != 0


def test_static_files_come_under_names_that_hold_their_hash(founded: Parta) -> None:
    with founded.serving() as served:
        served.wait()
        page = Browser().get(served.url())
        styles = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page.text)
        assert styles is not None
        assert Browser().get(served.url(styles.group(1))).status == 200


def test_a_port_in_use_is_said_in_words(founded: Parta) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = founded("serve", "--port", str(port))
    assert done.code == 1
    assert f"Порт {port}" in done.err
    assert "--port" in done.err


def test_a_second_server_on_the_same_port_is_refused(founded: Parta) -> None:
    with founded.serving() as served:
        served.wait()
        assert founded("serve", "--port", str(served.port)).code == 1
        assert Browser().get(served.url()).status == 200


def test_an_address_that_is_not_of_this_computer_is_refused(founded: Parta) -> None:
    done = founded("serve", "--host", "192.0.2.7", "--port", str(free_port()))
    assert done.code == 2
    assert "192.0.2.7" in done.err


def test_without_a_school_it_says_how_to_make_one(parta: Parta) -> None:
    done = parta("serve", "--port", str(free_port()))
    assert done.code == 2
    assert "parta init" in done.err


def test_a_guard_that_was_taken_away_is_said_aloud_and_put_back(
    founded: Parta, own_database: OwnDatabase
) -> None:
    drop_guard(own_database)
    with founded.serving() as served:
        served.wait()
        stopped = served.stop()
    assert GUARD in stopped.err
    assert founded("status").code == 0


def test_each_start_leaves_an_anchor(founded: Parta) -> None:
    anchors = founded.home / "anchors" / "ledger.txt"
    before = len(anchors.read_text("ascii").splitlines())
    with founded.serving() as served:
        served.wait()
    assert len(anchors.read_text("ascii").splitlines()) == before + 1
