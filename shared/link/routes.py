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
from shared.link.wire import said
from shared.rules.device import DeviceKind
from shared.rules.estimate import Model
from shared.rules.roles import ClerkRight

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
    right: ClerkRight | None = None
    """What a clerk's role must allow, besides serving."""

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
    right: ClerkRight | None = None,
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
    return name, Route(name, frozenset(kinds), runs, signature, arguments, answer, once, does, right)


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
            _route(Hall.issue, KIOSK, COUNTER, RECEPTION),
            _route(Hall.cancel, KIOSK, COUNTER, RECEPTION, right=ClerkRight.CANCEL_OTHERS),
            _route(Hall.change_lane, COUNTER, RECEPTION),
            _route(Hall.take_priority, KIOSK),
            _route(Hall.come_back, KIOSK, COUNTER, RECEPTION),
            _route(Hall.number_of_code, KIOSK, runs=Runs.ALONE),
            _route(Hall.visit, RECEPTION, runs=Runs.ALONE),
            _route(Hall.book, RECEPTION),
            _route(Hall.unbook, RECEPTION),
            _route(Hall.check_in, KIOSK, RECEPTION),
            _route(Hall.appointments, RECEPTION, runs=Runs.ALONE),
            _route(Hall.feedback, KIOSK),
            _route(Hall.call_next, COUNTER),
            _route(Hall.call, COUNTER),
            _route(Hall.recall, COUNTER),
            _route(Hall.start, COUNTER),
            _route(Hall.unstart, COUNTER),
            _route(Hall.complete, COUNTER),
            _route(Hall.no_show, COUNTER),
            _route(Hall.requeue, COUNTER, RECEPTION),
            _route(Hall.park, COUNTER),
            _route(Hall.resume, COUNTER),
            _route(Hall.transfer, COUNTER, RECEPTION, checks=_one_of("to_counter", "to_clerk")),
            _route(Hall.sent, COUNTER, runs=Runs.ALONE),
            _route(Hall.open, COUNTER, runs=Runs.ALONE),
            _route(Hall.pause, COUNTER),
            _route(Hall.unpause, COUNTER),
            _route(Hall.close, COUNTER),
            _route(Hall.has_pin, COUNTER, runs=Runs.ALONE),
            _route(Hall.wrong_pins, COUNTER, runs=Runs.ALONE),
            _route(Hall.needs_code, COUNTER, runs=Runs.ALONE),
            _route(Hall.check_pin, COUNTER, runs=Runs.ALONE),
            _route(Hall.set_pin, COUNTER, runs=Runs.ALONE),
            _route(Hall.clerks, COUNTER, runs=Runs.ALONE),
            _route(Hall.add_clerk, COUNTER, runs=Runs.ALONE, right=ClerkRight.CLERKS),
            _route(Hall.set_role, COUNTER, right=ClerkRight.CLERKS),
            _route(Hall.remove_clerk, COUNTER, right=ClerkRight.CLERKS),
            _route(Hall.reset_clerk, COUNTER, runs=Runs.ALONE, right=ClerkRight.RELEASE),
            _route(Hall.release_clerk, COUNTER, right=ClerkRight.RELEASE),
            _route(Hall.service_off, KIOSK, COUNTER, RECEPTION, right=ClerkRight.SWITCH),
            _route(Hall.service_on, KIOSK, COUNTER, RECEPTION, right=ClerkRight.SWITCH),
            _route(Hall.add_notice, COUNTER, RECEPTION, right=ClerkRight.SWITCH),
            _route(Hall.end_notice, COUNTER, RECEPTION, right=ClerkRight.SWITCH),
            _route(Hall.announce, COUNTER, RECEPTION, right=ClerkRight.ANNOUNCE),
            _route(Hall.call_help, KIOSK),
            _route(Hall.answer_help, COUNTER, RECEPTION),
            _route(Hall.ask_fee, COUNTER),
            _route(Hall.fee_paid, COUNTER),
            _route(Hall.cancel_fee, COUNTER, right=ClerkRight.CANCEL_FEE),
            _route(Hall.fee_of, COUNTER, runs=Runs.ALONE),
            _route(Hall.at_panel, PANEL, runs=Runs.ALONE),
            _route(Hall.rate, PANEL),
            _route(Hall.outlook, KIOSK, COUNTER, RECEPTION, runs=Runs.ALONE),
            _route(Hall.model, KIOSK, DISPLAY, runs=Runs.ALONE),
            _route(Hall.reprint, KIOSK, COUNTER, RECEPTION),
            _route(Hall.confirm_seen, COUNTER, RECEPTION),
            _route(Hall.report_printer, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Hall.issued, KIOSK, runs=Runs.ALONE),
            _route(Hall.claim_print_job, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Hall.record_print_result, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Hall.confirmed_by_clerk, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Hall.residue_in, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Hall.fail_abandoned_jobs, KIOSK, RECEPTION, runs=Runs.ALONE),
            _route(Hall.reserve, KIOSK, runs=Runs.ALONE),
            _route(Hall.hand_in, KIOSK),
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
