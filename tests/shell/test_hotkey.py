"""Keys as people write them in a file."""

import pytest

from shell.hotkey import Hotkey, Modifier


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ctrl+Alt+N", "Ctrl+Alt+N"),
        ("alt + ctrl + n", "Ctrl+Alt+N"),
        ("WIN+space", "Win+Space"),
        ("F9", "F9"),
        ("Shift+F24", "Shift+F24"),
        ("pageup", "PageUp"),
        ("Ctrl+Shift+0", "Ctrl+Shift+0"),
    ],
)
def test_a_key_is_read_and_written_alike(text: str, written: str) -> None:
    key = Hotkey.parse(text)
    assert str(key) == written
    assert Hotkey.parse(written) == key


def test_the_order_of_modifiers_does_not_matter() -> None:
    assert Hotkey.parse("Alt+Ctrl+N") == Hotkey("N", frozenset({Modifier.CTRL, Modifier.ALT}))


@pytest.mark.parametrize("text", ["N", "Shift+N", "7", "Space", "Shift+Space"])
def test_no_key_that_programs_need_for_their_text(text: str) -> None:
    with pytest.raises(ValueError, match=text.replace("+", r"\+")):
        Hotkey.parse(text)


@pytest.mark.parametrize(
    "text",
    ["", "+", "Ctrl", "Ctrl+", "Ctrl++", "Ctrl+Alt", "Ctrl+Ctrl+N", "Strg+N", "F25", "Ctrl+ن"],
)
def test_anything_else_is_no_key(text: str) -> None:
    with pytest.raises(ValueError):
        Hotkey.parse(text)
