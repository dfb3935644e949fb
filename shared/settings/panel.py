"""What the visitor's panel shows: the counter's name card, fees and the account they go to, the rating."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from shared.rules.fees import MOST
from shared.settings.fields import FieldShape, Note, Section, Sign, Slug, Whole, YesNo
from shared.settings.reasons import in_two

Bin = Annotated[str, StringConstraints(pattern=r"^([0-9]{6})?$"), FieldShape("bin")]
Account = Annotated[str, StringConstraints(pattern=r"^([0-9A-Za-z]{4,19})?$"), FieldShape("account")]
OptionalSign = Annotated[str, StringConstraints(max_length=0)] | Sign


class PanelSection(Section):
    """[panel] What the visitor sees at a counter, on a second screen or a tablet."""

    show_clerk: YesNo = Field(False, description="Whether it shows the name of the clerk who is logged on.")
    rating: YesNo = Field(True, description="Whether a visit that is done can be rated there and on the phone.")
    rating_seconds: Whole = Field(30, ge=10, le=300, description="How long the panel asks for it.")
    levels: tuple[Note, ...] = Field(
        in_two(
            ("Rất hài lòng", "Very satisfied"),
            ("Hài lòng", "Satisfied"),
            ("Bình thường", "Neutral"),
            ("Không hài lòng", "Dissatisfied"),
            ("Rất không hài lòng", "Very dissatisfied"),
        ),
        min_length=5,
        max_length=5,
        description="The five levels in words, the best first; the two lowest are asked for a reason.",
    )


class FeeSection(Section):
    """[[fee]] What a clerk may ask a visitor to pay. Without any, the counter's window has no fees."""

    code: Slug = Field(description="Name of the fee in the journal and in reports.")
    name: Note = Field(description="What it is for, as the visitor reads it.")
    amount: Whole = Field(0, ge=0, le=MOST, description="In đồng; 0: the clerk types it.")
    per_page: Whole = Field(
        0,
        ge=0,
        le=MOST,
        description="Not 0: it goes by pages and copies, a copy costs so much for each first page.",
    )
    first_pages: Whole = Field(2, ge=0, le=999, description="per_page: how many pages are the first ones.")
    per_further_page: Whole = Field(0, ge=0, le=MOST, description="per_page: for each further page.")
    most_per_copy: Whole = Field(
        0, ge=0, le=MOST, description="per_page: the most that one copy costs; 0: no limit."
    )

    def of_copies(self, pages: int, copies: int) -> int:
        """By the tariff, in đồng: so many copies of a paper of so many pages."""
        first = min(pages, self.first_pages)
        copy = first * self.per_page + (pages - first) * self.per_further_page
        return copies * (min(copy, self.most_per_copy) if self.most_per_copy else copy)


class PaymentSection(Section):
    """[payment] The account that fees are paid into by VietQR. Left out: fees are paid to the clerk only."""

    bin: Bin = Field("", description="The bank's number among all banks (BIN).")
    account: Account = Field("", description="Number of the account.")
    bank: OptionalSign = Field("", description="Name of the bank, shown beside the code.")
    holder: OptionalSign = Field("", description="Whose account it is, shown beside the code.")
