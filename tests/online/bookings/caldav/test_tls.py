"""Certificates: one that nobody vouches for is refused, one of the office's own CA is not."""

import ipaddress
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from db.trouble import Trouble
from tests.online.bookings.conftest import Office, Server
from tests.online.servers import PASSWORD, USER, radicale


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: str, signer: ec.EllipticCurvePrivateKey
) -> bytes:
    def called(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    is_ca = name == issuer
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=not is_ca, key_cert_sign=is_ca, crl_sign=is_ca,
        content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(called(name))
        .issuer_name(called(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(signer, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


@pytest.fixture(scope="module")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ca") / "ca.pem"


@pytest.fixture(scope="module")
def secure(ca: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a certificate of an office's own CA, which lies at `ca`."""
    folder = tmp_path_factory.mktemp("tls")
    office_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca.write_bytes(_certificate("The office", office_key, "The office", office_key))
    (folder / "own.pem").write_bytes(_certificate("The server", key, "The office", office_key))
    (folder / "own.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
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
