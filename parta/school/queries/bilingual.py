"""Names that the school keeps in two languages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A name in Russian and in Kazakh; shown in the language of the page, Russian where the
    Kazakh one was never given.
    """

    ru: str
    kk: str = ""

    def __str__(self) -> str:
        return self.kk if self.kk and get_language() == "kk" else self.ru

    @property
    def lang(self) -> str:
        """The language that the shown name is in, for the page's ``lang`` attribute."""
        return "kk" if self.kk and get_language() == "kk" else "ru"
