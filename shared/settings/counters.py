"""The counters of a hall file, and who works at them."""

from __future__ import annotations

from pydantic import Field

from shared.settings.fields import PanelScreen, Section, Sign, SignText, Slug, Whole


class TierSection(Section):
    """[[counter.then]] Services a counter helps with."""

    services: tuple[Slug, ...] = Field(min_length=1, description="Codes of the services it helps with.")
    after_minutes: Whole = Field(
        0,
        ge=0,
        le=480,
        description="Also while its own people wait, for who has waited this long; 0: only when none do.",
    )


class CounterSection(Section):
    """[[counter]] One counter and what it calls."""

    number: Whole = Field(ge=1, le=99, description="Number of the counter, as on its sign.")
    services: tuple[Slug, ...] = Field(min_length=1, description="Codes of the services it calls.")
    then: tuple[TierSection, ...] = Field(
        (), description="What it helps with when nobody waits for its own, such as { services = [...] }, in order."
    )
    name: SignText = Field(default_factory=dict, description="What stands on its sign besides the number.")
    auto_call_seconds: Whole = Field(
        0,
        ge=0,
        le=120,
        description="So long after a done the next number is called by itself, unless the clerk pressed something"
        " meanwhile; 0: never.",
    )

    panel_screen: PanelScreen = Field(
        "",
        description="The screen of the counter's PC that faces the visitor, by number or name: the counter's"
        " window opens the panel there.",
    )

    def calls(self, service: str) -> bool:
        """Whether it calls this service, if only to help."""
        return service in self.services or any(service in tier.services for tier in self.then)


class ClerkSection(Section):
    """[[clerk]] Who logs on to counters. Without any, each counter has one PIN and no names are kept."""

    code: Slug = Field(description="Short name in the journal and in commands.")
    name: Sign = Field(description="Name on the counter's screen.")


class LockSection(Section):
    """[lock] When the counter's window asks for the PIN again."""

    minutes: Whole = Field(
        0,
        ge=0,
        le=240,
        description="After so many minutes without a key or a touch in it the window is locked until its clerk"
        " types the PIN; the counter stays open, the number in hand can be seen. 0: never.",
    )
