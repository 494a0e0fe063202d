"""A client of Herstelboek as anybody would write it: generated stubs, a token in the metadata, errors decoded.

Every refused call becomes a `Refused` with what the error model promises: one ErrorInfo, the wrong fields, when to try
again, and a message in the caller's language.
"""

import datetime
import uuid
from dataclasses import dataclass, field

import grpc
from google.rpc import error_details_pb2, status_pb2
from google.type.date_pb2 import Date

import stubs

stubs.generate()

from herstelboek.v1 import (
    case_service_pb2_grpc,
    command_service_pb2_grpc,
    fund_service_pb2_grpc,
    household_service_pb2_grpc,
    ledger_service_pb2_grpc,
    payment_service_pb2_grpc,
    provision_service_pb2_grpc,
)


@dataclass
class Refused(Exception):
    """A call that failed, decoded."""

    code: grpc.StatusCode
    message: str
    reason: str = ""
    domain: str = ""
    values: dict = field(default_factory=dict)
    fields: list = field(default_factory=list)
    retry_after: float | None = None
    locale: str = ""
    told: str = ""

    def __str__(self) -> str:
        return f"{self.code.name} {self.reason} {self.values} {[one.field for one in self.fields]}: {self.message}"


def decode(error: grpc.RpcError) -> Refused:
    """Reads google.rpc.Status from the trailers."""
    refused = Refused(error.code(), error.details())
    trailers = dict(error.trailing_metadata() or ())
    status = status_pb2.Status.FromString(trailers.get("grpc-status-details-bin", b""))
    for detail in status.details:
        info, wrong = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
        retry, localized = error_details_pb2.RetryInfo(), error_details_pb2.LocalizedMessage()
        if detail.Unpack(info):
            assert not refused.reason, "exactly one ErrorInfo"
            refused.reason, refused.domain, refused.values = info.reason, info.domain, dict(info.metadata)
        elif detail.Unpack(wrong):
            refused.fields = list(wrong.field_violations)
        elif detail.Unpack(retry):
            refused.retry_after = retry.retry_delay.ToTimedelta().total_seconds()
        elif detail.Unpack(localized):
            refused.locale, refused.told = localized.locale, localized.message
    return refused


class Herstelboek:
    """The services with one token and one language. Calls are `client.AddNote(request)`."""

    def __init__(self, address: str, token: str | None = None, language: str | None = None):
        self.address, self.token = address, token
        self.channel = grpc.insecure_channel(address)
        self.metadata = [("authorization", f"Bearer {token}")] if token else []
        if language:
            self.metadata.append(("accept-language", language))
        self.services = (
            household_service_pb2_grpc.HouseholdServiceStub(self.channel),
            case_service_pb2_grpc.CaseServiceStub(self.channel),
            ledger_service_pb2_grpc.LedgerServiceStub(self.channel),
            fund_service_pb2_grpc.FundServiceStub(self.channel),
            provision_service_pb2_grpc.ProvisionServiceStub(self.channel),
            payment_service_pb2_grpc.PaymentServiceStub(self.channel),
            command_service_pb2_grpc.CommandServiceStub(self.channel),
        )

    def __getattr__(self, rpc: str):
        for service in self.services:
            if method := getattr(service, rpc, None):
                return lambda request: self._call(method, request)
        raise AttributeError(rpc)

    def _call(self, method, request):
        try:
            answer = method(request, metadata=self.metadata, timeout=30)
            # A stream is read to its end: errors of a stream come while it is read.
            return list(answer) if hasattr(answer, "__next__") else answer
        except grpc.RpcError as error:
            raise decode(error) from None

    def close(self) -> None:
        """Gives the connection back."""
        self.channel.close()


def new_id() -> str:
    """An id for something new."""
    return str(uuid.uuid4())


def days_ago(days: int) -> Date:
    """A day counted back from today; today itself depends on the time zone, so the story stays clear of it."""
    day = datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=days)
    return Date(year=day.year, month=day.month, day=day.day)
