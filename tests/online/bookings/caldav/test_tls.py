"""Certificates: one that nobody vouches for is refused, one of the office's own CA is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.trouble import Trouble
from tests.online.bookings.conftest import Office, Server
from tests.online.certificates import certificates
from tests.online.servers import PASSWORD, USER, radicale


@pytest.fixture(scope="module")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ca") / "ca.pem"


@pytest.fixture(scope="module")
def secure(ca: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a certificate of an office's own CA, which lies at `ca`."""
    folder = tmp_path_factory.mktemp("tls")
    authority, own, key = certificates()
    ca.write_bytes(authority)
    (folder / "own.pem").write_bytes(own)
    (folder / "own.key").write_bytes(key)
    options = [
        "--server-ssl",
        "--server-certificate", str(folder / "own.pem"),
        "--server-key", str(folder / "own.key"),
    ]  # fmt: skip
    with radicale(folder, user=USER, password=PASSWORD, options=options) as url:
        yield Server("radicale", url, f"/{USER}/", folder)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Server, office: Office) -> None:
    source = secure.source()
    with pytest.raises(Trouble, match="certificate is not trusted") as caught:
        office.look(source)
    assert "the file of the CA" in str(caught.value)
    assert source.traffic.requests == 0


def test_the_offices_own_ca_may_vouch_for_it(secure: Server, office: Office, ca: Path) -> None:
    with pytest.raises(Trouble, match="no calendar for events"):
        office.look(secure.source(verify=ca))


def test_a_ca_file_that_is_not_there_is_trouble(secure: Server, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"gone\.pem"):
        secure.source(verify=tmp_path / "gone.pem")


def test_a_ca_file_that_is_none_is_trouble(secure: Server, office: Office, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("not a certificate", encoding="utf-8")
    with pytest.raises(Trouble, match=r"certificate is not trusted|connection failed"):
        office.look(secure.source(verify=wrong))
