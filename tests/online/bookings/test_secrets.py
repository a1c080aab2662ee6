"""Passwords and tokens: where they come from, and that nobody else gets to read them."""

import os
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from db.trouble import Trouble, TroubleKind
from online.bookings.secrets import secret_of, store_secret

posix = pytest.mark.skipif(os.name != "posix", reason="files have modes on POSIX alone")


class Drawer(KeyringBackend):
    """A keyring that this process keeps for itself."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    before = keyring.get_keyring()
    drawer = Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


def private(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "secret"
    file.write_text(text, "utf-8")
    file.chmod(mode)
    return file


def test_the_keyring_keeps_one_for_each_source(drawer: Drawer) -> None:
    store_secret("calendar", "first")
    store_secret("easy", "second")
    assert (secret_of("calendar", None), secret_of("easy", None)) == ("first", "second")


def test_a_secret_that_is_nowhere_is_told_with_the_way_to_store_it(drawer: Drawer) -> None:
    with pytest.raises(Trouble, match="bookings secret calendar") as caught:
        secret_of("calendar", None)
    assert caught.value.kind is TroubleKind.SETTINGS


def test_a_system_without_a_keyring_is_told_of_the_file(no_keyring: None) -> None:
    with pytest.raises(Trouble, match="secret_file"):
        secret_of("calendar", None)
    with pytest.raises(Trouble, match="secret_file") as caught:
        store_secret("calendar", "hush-hush")
    assert "hush-hush" not in str(caught.value)


def test_a_private_file_holds_it_in_its_first_line(tmp_path: Path) -> None:
    assert secret_of("calendar", private(tmp_path, "hush-hush \nmade in November\n")) == "hush-hush"


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(Trouble, match="chmod 600") as caught:
        secret_of("calendar", private(tmp_path, "hush-hush", mode))
    assert "hush-hush" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "\n", "   \nsecond line"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Trouble, match="first line"):
        secret_of("calendar", private(tmp_path, text))


def test_the_mark_of_an_editor_is_none_of_the_secret(tmp_path: Path) -> None:
    assert secret_of("calendar", private(tmp_path, "\ufeffhush-hush\n")) == "hush-hush"


def test_a_file_that_is_no_text_is_told_without_what_is_in_it(tmp_path: Path) -> None:
    file = private(tmp_path, "")
    file.write_bytes(b"hush\xe9\n")
    with pytest.raises(Trouble, match="UTF-8") as caught:
        secret_of("calendar", file)
    assert "e9" not in str(caught.value).replace(str(file), "")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="cannot be read"):
        secret_of("calendar", tmp_path / "missing")
