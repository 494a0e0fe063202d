"""A provision of last year, whose account was submitted, and of which more came to light after the year was closed."""

import datetime
import functools
import os
import subprocess
from pathlib import Path

from google.type.date_pb2 import Date

import server
from caseload import Household
from client import Herstelboek, new_id
from server import LEDGER, ROOT
from spending import Fund, Provision, ask, eur, shipped

from herstelboek.v1 import (
    account_commands_pb2,
    account_pb2,
    account_service_pb2_grpc,
    fund_commands_pb2,
    fund_terms_pb2,
    money_pb2,
    provision_money_pb2,
)

BINARY = os.environ.get("HERSTELBOEK_BINARY", ROOT / "target/debug/herstelboek")
THIS = datetime.datetime.now(datetime.UTC).date().year
LAST = THIS - 1
BUDGET = money_pb2.BudgetLine(year=LAST, component="c")


def day(month: int, number: int, year: int = LAST) -> Date:
    """A day of last year."""
    return Date(year=year, month=month, day=number)


class Family(Household):
    """A household of which all that is told happened on one day."""

    def __init__(self, client: Herstelboek, when: Date):
        super().__init__(client)
        self.when = when

    def tell(self, command: str, days: int = 0, **fields):
        return super().tell(command, happened_on=self.when, **fields)


class YearEnd:
    """EUR 640.00 stated, EUR 100.00 of it corrected, EUR 50.00 of VAT that comes back; EUR 20.00 after the closing."""

    def __init__(self, own: server.Own):
        self.caller = functools.cache(lambda role: Herstelboek(own.address, own.token(role)))
        self.fund = Fund(self.caller("budget_holder"), self.caller("controller"))

    def on(self, when: Date, who: str, rpc: str, **fields):
        """Somebody in this role records what happened on this day."""
        return ask(self.caller(who), rpc, request_id=new_id(), happened_on=when, **fields)

    def play(self, joined: Date) -> "YearEnd":
        """All of it; somebody the grant is for joins the household on this day."""
        self.opened()
        self.delivered(joined)
        self.corrected(day(12, 5), 540_00)
        self.on(day(1, 1, THIS), "controller", "CloseYear", fund_id=self.fund.id, year=LAST)
        self.corrected(day(1, 1, THIS), 520_00)
        self.accounted(LAST)
        self.submitted()
        self.accounted(THIS)
        return self

    def opened(self) -> None:
        """The fund, with a budget, and the household."""
        terms = shipped("funds/spuk-2021.json", fund_terms_pb2.FundTerms())
        # The grant ends some day, and the story is to be told after it too.
        terms.ClearField("last_commitment_day")
        terms.ClearField("last_account_day")
        policy = shipped("policies/utrecht.json", fund_terms_pb2.ApprovalPolicy())
        fund = functools.partial(self.on, day(1, 1), "budget_holder", fund_id=self.fund.id)
        fund("OpenFund", terms=terms)
        fund("AdoptApprovalPolicy", policy=policy, in_force_from=day(1, 1))
        fund("ChooseMethod", method=fund_commands_pb2.METHOD_ACTUAL)
        fund("AllocateBudget", line=BUDGET, amount=eur(100_000_00))

    def delivered(self, joined: Date) -> None:
        """A provision, from the request to the invoice."""
        household = Family(self.caller("coordinator"), day(2, 1))
        household.reported()
        household.when = joined
        household.with_member()
        self.provision = Provision(self.caller, household.id, self.fund, 640_00)
        self.provision.tell = self.step
        self.provision.requested()
        self.provision.put_to_vote()
        for role in ("family_worker", "work_and_income", "social_counsel"):
            self.provision.vote(role)
        self.provision.decided()
        self.provision.notified()
        amount = eur(640_00)
        vat = provision_money_pb2.Vat(amount=eur(50_00), compensable=provision_money_pb2.COMPENSABLE_YES)
        complete = provision_money_pb2.DELIVERY_COMPLETE
        delivery = {"commitment": 1, "performed_on": day(11, 15), "amount": amount, "delivery": complete}
        self.step("budget_holder", "CommitProvision", 0, line_year=LAST, amount=amount)
        self.step("performance_stater", "StatePerformance", 0, **delivery)
        invoice = {"invoice_date": day(11, 15), "number": "2026-17", "amount": amount, "vat": vat}
        self.step("payment_administration", "ReceiveInvoice", 0, **invoice)

    def step(self, who: str, rpc: str, days: int, **fields):
        """What a provision goes through, counted back from the day of delivery."""
        when = datetime.date(LAST, 11, 15) - datetime.timedelta(days=days)
        return self.on(day(when.month, when.day), who, rpc, provision_id=self.provision.id, **fields)

    def corrected(self, when: Date, cents: int) -> None:
        """What was delivered turns out to be worth this."""
        reason = provision_money_pb2.PERFORMANCE_CORRECTION_MEASURED_WRONGLY
        fields = {"provision_id": self.provision.id, "statement": 1, "amount": eur(cents), "reason": reason}
        self.on(when, "performance_stater", "CorrectPerformance", **fields)

    def accounted(self, year: int) -> None:
        """The account of a year is opened, with the indicators we ship."""
        text = (ROOT / "data/indicators/spuk-b2-2025.json").read_text(encoding="utf-8")
        self.account("controller", "OpenAccount", year, indicators=text.replace('"year": 2025', f'"year": {year}'))

    def submitted(self) -> None:
        """The account of last year is drafted, certified and submitted."""
        self.account("controller", "DraftAccount", LAST, final_account=account_pb2.FINAL_ACCOUNT_NO)
        self.account("accountant", "CertifyAccount", LAST, draft=1)
        self.account("controller", "SubmitAccount", LAST, draft=1)

    def account(self, who: str, rpc: str, year: int, **fields):
        """A step of an account, on the first day of this year."""
        caller, common = self.caller(who), {"ledger": LEDGER, "request_id": new_id(), "fund_id": self.fund.id}
        accounts = account_service_pb2_grpc.AccountServiceStub(caller.channel)
        request = getattr(account_commands_pb2, f"{rpc}Request")
        told = request(**common, happened_on=day(1, 1, THIS), year=year, **fields)
        return getattr(accounts, rpc)(told, metadata=caller.metadata)


def run(data: Path, *arguments: str) -> None:
    """The program on a data directory; what it shows is for people."""
    subprocess.run([BINARY, *arguments, "--data-dir", data], check=True, stdout=subprocess.DEVNULL)


def exported(data: Path, path: Path, year: int, *arguments: str) -> Path:
    """A dossier of the account of a year."""
    run(data, "audit", "export", "--ledger", LEDGER, "--year", str(year), *arguments, "--out", str(path))
    return path
