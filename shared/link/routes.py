"""The verbs of a hall as addresses: POST /api/<name> with the verb's arguments as JSON, answered with its result.

One table, read by the hub and by its client, so that neither can know a verb otherwise than the hall does.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Annotated, Any, get_type_hints

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    TypeAdapter,
    create_model,
    model_validator,
)

from shared.errors.kinds import Words
from shared.hall import Hall
from shared.hall.appointments import Appointments
from shared.hall.calls import Calls
from shared.hall.clerks import Clerks
from shared.hall.desks import Desks
from shared.hall.facts import Facts
from shared.hall.feedback import FeedbackBox
from shared.hall.fees import Fees
from shared.hall.intake import Intake
from shared.hall.number_blocks import NumberBlocks
from shared.hall.outlook import Outlooks
from shared.hall.prints import Prints
from shared.hall.ratings import Ratings
from shared.hall.self_service import SelfService
from shared.hall.visits import Visits
from shared.link.wire import said
from shared.rules.device import DeviceKind
from shared.rules.estimate import Model
from shared.rules.roles import NEEDED, ClerkRight

KIOSK, COUNTER, DISPLAY, PANEL = DeviceKind.KIOSK, DeviceKind.COUNTER, DeviceKind.DISPLAY, DeviceKind.PANEL
RECEPTION = DeviceKind.RECEPTION
NOT_ASKED = frozenset({"self", "request_id", "still_wanted", "device", "by"})
"""Never in the body: the request's key has a header of its own, what is still wanted only the device knows, which
device it is and which clerk is there only the hub.
"""


class Runs(Enum):
    """How the hub runs a verb."""

    TOGETHER = "together"
    """On the writer's thread, several in one transaction."""
    ALONE = "alone"
    """On a thread of a pool: it hashes a PIN, or mostly only reads."""


@dataclass(frozen=True, slots=True)
class Route:
    """One verb. `arguments` is what its body holds, `answer` reads and writes what it returns."""

    name: str
    kinds: frozenset[DeviceKind]
    runs: Runs
    signature: inspect.Signature
    arguments: type[BaseModel]
    answer: TypeAdapter[Any]
    once: bool
    """It takes a request_id: the same twice does it once."""
    does: str
    """The first sentence of its contract."""

    @property
    def right(self) -> ClerkRight | None:
        """What a clerk's role must allow, besides serving."""
        return NEEDED.get(self.name)

    @property
    def answers_words(self) -> bool:
        """Its answer is Words or None; `meant` reads it."""
        return self.name == "wrong_pins"

    @property
    def path(self) -> str:
        return f"/api/{self.name}"


Text = Annotated[str, Field(max_length=10_000)]
_Whole = Annotated[int, Field(ge=0, le=(1 << 53) - 1)]
"""Every JSON reader has whole numbers up to there (RFC 8259, section 6)."""
_ON_THE_WIRE: Mapping[Any, Any] = MappingProxyType(
    {
        str: Text,
        str | None: Text | None,
        int: _Whole,
        int | None: _Whole | None,
        datetime: AwareDatetime,
        datetime | None: AwareDatetime | None,
    }
)
"""What a verb's argument is called here -> what its body may hold."""


def _one_of(*names: str) -> Mapping[str, Any]:
    """A check that at most one of two arguments is given."""

    def check(asked: Any) -> Any:
        if all(getattr(asked, name) is not None for name in names):
            raise ValueError(f"{' or '.join(names)}, not both")
        return asked

    return {"one_of": model_validator(mode="after")(check)}


def _route(
    method: Callable[..., Any],
    *kinds: DeviceKind,
    runs: Runs = Runs.TOGETHER,
    checks: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[str, Route]:
    hints = get_type_hints(method)
    signature = inspect.signature(method)
    fields: dict[str, Any] = {
        name: (
            _ON_THE_WIRE.get(hints[name], hints[name]),
            ... if parameter.default is parameter.empty else parameter.default,
        )
        for name, parameter in signature.parameters.items()
        if name not in NOT_ASKED
    }
    name = method.__name__
    title = "".join(part.title() for part in name.split("_"))
    arguments = create_model(
        title, __config__=ConfigDict(extra="forbid", frozen=True), __validators__=dict(checks), **fields
    )
    result = hints["return"]
    answer: TypeAdapter[Any] = TypeAdapter(_ANSWERS.get(result, result))
    does = (method.__doc__ or name).strip().split("\n\n")[0].split(". ")[0].rstrip(".") + "."
    once = "request_id" in signature.parameters
    return name, Route(name, frozenset(kinds), runs, signature, arguments, answer, once, does)


_ANSWERS: Mapping[Any, Any] = MappingProxyType(
    {
        Words | None: Annotated[Any, PlainSerializer(said)],  # `meant` reads it
        Model: Annotated[
            Model,
            PlainSerializer(Model.to_json, return_type=str),
            PlainValidator(Model.from_json, json_schema_input_type=str),
        ],
    }
)
"""What a verb returns -> what goes over the wire."""

ROUTES: Mapping[str, Route] = MappingProxyType(
    dict(
        [
            _route(Intake.issue, KIOSK, COUNTER, RECEPTION),
            _route(Intake.cancel, KIOSK, COUNTER, RECEPTION),
            _route(Intake.change_lane, COUNTER, RECEPTION),
            _route(SelfService.take_priority, KIOSK),
            _route(SelfService.come_back, KIOSK, COUNTER, RECEPTION),
            _route(SelfService.number_of_code, KIOSK, runs=Runs.ALONE),
            _route(Visits.visit, RECEPTION, runs=Runs.ALONE),
            _route(Appointments.book, RECEPTION),
            _route(Appointments.unbook, RECEPTION),
            _route(Appointments.check_in, KIOSK, RECEPTION),
            _route(Appointments.appointments, RECEPTION, runs=Runs.ALONE),
            _route(FeedbackBox.feedback, KIOSK),
            _route(FeedbackBox.feedback_waiting, RECEPTION, runs=Runs.ALONE),
            _route(Calls.call_next, COUNTER),
            _route(Calls.call, COUNTER),
            _route(Calls.recall, COUNTER),
            _route(Calls.start, COUNTER),
            _route(Calls.unstart, COUNTER),
            _route(Calls.complete, COUNTER),
            _route(Calls.no_show, COUNTER),
            _route(Calls.requeue, COUNTER, RECEPTION),
            _route(Calls.park, COUNTER),
            _route(Calls.resume, COUNTER),
            _route(Calls.transfer, COUNTER, RECEPTION, checks=_one_of("to_counter", "to_clerk")),
            _route(Calls.sent, COUNTER, runs=Runs.ALONE),
            _route(Desks.open, COUNTER, runs=Runs.ALONE),
            _route(Desks.pause, COUNTER),
            _route(Desks.unpause, COUNTER),
            _route(Desks.close, COUNTER),
            _route(Desks.has_pin, COUNTER, runs=Runs.ALONE),
            _route(Desks.wrong_pins, COUNTER, runs=Runs.ALONE),
            _route(Desks.needs_code, COUNTER, runs=Runs.ALONE),
            _route(Desks.check_pin, COUNTER, runs=Runs.ALONE),
            _route(Desks.set_pin, COUNTER, runs=Runs.ALONE),
            _route(Clerks.clerks, COUNTER, runs=Runs.ALONE),
            _route(Clerks.add_clerk, COUNTER, runs=Runs.ALONE),
            _route(Clerks.set_role, COUNTER),
            _route(Clerks.remove_clerk, COUNTER),
            _route(Clerks.reset_clerk, COUNTER, runs=Runs.ALONE),
            _route(Clerks.release_clerk, COUNTER),
            _route(Facts.service_off, KIOSK, COUNTER, RECEPTION),
            _route(Facts.service_on, KIOSK, COUNTER, RECEPTION),
            _route(Facts.add_notice, COUNTER, RECEPTION),
            _route(Facts.end_notice, COUNTER, RECEPTION),
            _route(Facts.announce, COUNTER, RECEPTION),
            _route(Facts.call_help, KIOSK),
            _route(Facts.answer_help, COUNTER, RECEPTION),
            _route(Fees.ask_fee, COUNTER),
            _route(Fees.fee_paid, COUNTER),
            _route(Fees.cancel_fee, COUNTER),
            _route(Fees.fee_of, COUNTER, runs=Runs.ALONE),
            _route(Ratings.at_panel, PANEL, runs=Runs.ALONE),
            _route(Ratings.code_aside, COUNTER, runs=Runs.ALONE),
            _route(Ratings.has_panel, COUNTER, runs=Runs.ALONE),
            _route(Ratings.rate, PANEL),
            _route(Outlooks.outlook, KIOSK, COUNTER, RECEPTION, runs=Runs.ALONE),
            _route(Outlooks.model, KIOSK, DISPLAY, runs=Runs.ALONE),
            _route(Prints.reprint, KIOSK, COUNTER, RECEPTION),
            _route(Prints.confirm_seen, COUNTER, RECEPTION),
            _route(Prints.report_printer, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Hall.issued, KIOSK, runs=Runs.ALONE),
            _route(Prints.claim_print_job, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Prints.record_print_result, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Prints.confirmed_by_clerk, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Prints.residue_in, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Prints.fail_abandoned_jobs, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(NumberBlocks.reserve, KIOSK, runs=Runs.ALONE),
            _route(NumberBlocks.hand_in, KIOSK),
        ]
    )
)

OF_PRINTER = frozenset(
    {
        "report_printer",
        "claim_print_job",
        "record_print_result",
        "confirmed_by_clerk",
        "residue_in",
        "fail_abandoned_jobs",
        "take_priority",
    }
)
"""What only the device may do that holds the printer's queue."""

OF_ANYBODY = frozenset({"come_back"})
"""What a kiosk may do for a number that another gave: its person says it, or holds its slip to the scanner."""
