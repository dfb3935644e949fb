"""GET /metrics: what a hall is asked and how fast it answers, as Prometheus reads it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.process_collector import ProcessCollector
from starlette.responses import Response

SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


class HallMetrics:
    """Of one hall, since the hub's start. `readers` is how many devices follow its feed now. Any thread."""

    def __init__(self, readers: Callable[[], int]) -> None:
        self.registry = CollectorRegistry()
        self._verbs = Histogram(
            "bocso_verb_seconds",
            "Verbs that were done, from the request to the answer: issue, call_next and the others.",
            ["verb"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self._slowest = Gauge(
            "bocso_verb_slowest_seconds", "The longest of each verb.", ["verb"], registry=self.registry
        )
        self._refused = Counter(
            "bocso_refusals", "Requests that were refused or failed, by code.", ["code"], registry=self.registry
        )
        following = Gauge("bocso_feed_readers", "Devices that follow the feed now.", registry=self.registry)
        following.set_function(readers)
        ProcessCollector(registry=self.registry)
        self._longest: dict[str, float] = {}

    def did(self, verb: str, seconds: float) -> None:
        self._verbs.labels(verb).observe(seconds)
        if seconds > self._longest.get(verb, 0.0):
            self._longest[verb] = seconds
            self._slowest.labels(verb).set(seconds)

    def refused(self, code: str) -> None:
        self._refused.labels(code).inc()


def metrics_router(
    metrics_of: Callable[[Request], HallMetrics], may_read: Callable[[Request], Awaitable[object]]
) -> APIRouter:
    """For a program on the hub's own computer, and for a paired device: how busy a hall is, and which guesses are
    refused, is nobody else's business. `may_read` raises where no such device asks.
    """
    router = APIRouter()

    @router.get("/metrics", include_in_schema=False)
    async def metrics(request: Request) -> Response:
        if not _from_here(request):
            await may_read(request)
        return Response(generate_latest(metrics_of(request).registry), media_type=CONTENT_TYPE_LATEST)

    return router


def _from_here(request: Request) -> bool:
    """A proxy on this computer says for whom it asks, and uvicorn takes that for the client."""
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False
