"""The ear of the tests: what the free voice makes of a text."""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence

import pytest

from queueing.wording import Language

Hear = Callable[[Sequence[str], Language], list[str]]


@pytest.fixture(scope="session")
def hear() -> Hear:
    """Gives the sounds of each text as real espeak-ng reads it, in letters of one sound each."""
    program = shutil.which("espeak-ng")
    if program is None:
        pytest.skip("this machine has no espeak-ng")

    def sounds(texts: Sequence[str], language: Language) -> list[str]:
        said = subprocess.run(
            [program, "-q", "--ipa", "-v", language],
            input="\n\n".join(text.translate(_PAUSES) for text in texts),
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        ).stdout
        heard = [line for line in said.splitlines() if line]
        assert len(heard) == len(texts), heard
        return [_MARKS.sub("", _one_letter(line)).strip() for line in heard]

    return sounds


_PAUSES = str.maketrans("", "", ",،")
_MARKS = re.compile("[ˈˌ.\u032a]")


def _one_letter(sounds: str) -> str:
    """A doubled consonant twice, so that a vowel that is missing after it can be seen."""
    return re.sub("([^aiu])ː", r"\1\1", sounds.replace("dʒ", "ǰ").replace("tʃ", "č"))
