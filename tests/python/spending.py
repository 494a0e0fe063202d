"""A fund and a provision in the hands of everybody who has a duty: each call by somebody in the role it asks for."""

from pathlib import Path

from google.protobuf import json_format

from client import days_ago, new_id
from server import LEDGER, ROOT

from herstelboek.v1 import (
    common_pb2,
    fund_commands_pb2,
    fund_service_pb2,
    fund_terms_pb2,
    money_pb2,
    payment_commands_pb2,
    payment_service_pb2,
    provision_money_pb2,
    provision_request_pb2,
    provision_service_pb2,
    provision_vote_pb2,
)

REQUESTS = (
    fund_commands_pb2,
    fund_service_pb2,
    payment_commands_pb2,
    payment_service_pb2,
    provision_money_pb2,
    provision_request_pb2,
    provision_service_pb2,
    provision_vote_pb2,
)
# When everything is committed, and so the year of the budget.
COMMITTED = days_ago(20)
ACCOUNT, PAYEE, IBAN = "NL20INGB0001234567", "Witgoed Jansen BV", "NL91ABNA0417164300"


def eur(cents: int) -> money_pb2.EuroCents:
    """An amount."""
    return money_pb2.EuroCents(cents=cents)


def line() -> money_pb2.BudgetLine:
    """The budget line everything is paid from."""
    return money_pb2.BudgetLine(year=COMMITTED.year, component="c")


def shipped(path: str, message):
    """A file of data/, read with the JSON of protobuf by Google's own reader."""
    return json_format.Parse(Path(ROOT / "data" / path).read_text(encoding="utf-8"), message)


def ask(caller, rpc: str, **fields):
    """A question, or a command with the fields that make it one."""
    module = next(module for module in REQUESTS if hasattr(module, f"{rpc}Request"))
    return getattr(caller, rpc)(getattr(module, f"{rpc}Request")(ledger=LEDGER, **fields))


def tell(caller, rpc: str, days: int, **fields):
    """A command: something happened so many days ago."""
    return ask(caller, rpc, request_id=new_id(), happened_on=days_ago(days), **fields)


class Fund:
    """The grant, under Utrecht's policy."""

    def __init__(self, budget_holder, controller):
        self.budget_holder, self.controller, self.id = budget_holder, controller, new_id()

    def opened(self, cents: int) -> "Fund":
        """The fund, with this much for the year."""
        terms = shipped("funds/spuk-2021.json", fund_terms_pb2.FundTerms())
        # The grant ends some day, and the story is to be told after it too.
        terms.ClearField("last_commitment_day")
        terms.ClearField("last_account_day")
        self.tell("OpenFund", terms=terms)
        policy = shipped("policies/utrecht.json", fund_terms_pb2.ApprovalPolicy())
        self.tell("AdoptApprovalPolicy", policy=policy, in_force_from=days_ago(50))
        self.tell("SetPayingAccount", account=fund_terms_pb2.PayingAccount(name="Gemeente Utrecht", iban=ACCOUNT))
        self.tell("AllocateBudget", line=line(), amount=eur(cents))
        return self

    def tell(self, rpc: str, **fields):
        return tell(self.budget_holder, rpc, days=50, fund_id=self.id, **fields)

    def stands(self) -> dict[str, int]:
        """How it stands, in euro cents; what is nothing is left out."""
        total = ask(self.controller, "GetFundBalance", fund_id=self.id).balance.total
        return {field.name: cents for field, cents in total.ListFields()}


class Provision:
    """Something that costs so much."""

    def __init__(self, caller, household_id: str, fund: Fund, cents: int):
        self.caller, self.household_id, self.fund, self.cents, self.id = caller, household_id, fund, cents, new_id()

    def tell(self, who: str, rpc: str, days: int, **fields):
        """Somebody in this role records what happened."""
        return tell(self.caller(who), rpc, days=days, provision_id=self.id, **fields)

    def requested(self):
        self.tell(
            "coordinator",
            "RequestProvision",
            days=30,
            household_id=self.household_id,
            life_domain=common_pb2.LIFE_DOMAIN_HOUSING,
            fund_id=self.fund.id,
            component="c",
            purpose="een wasmachine",
            amount=eur(self.cents),
            amount_kind=provision_request_pb2.AMOUNT_KIND_FIXED,
            form=provision_request_pb2.FORM_IN_KIND,
        )

    def put_to_vote(self):
        self.tell("coordinator", "PutToVote", days=29, case_text="gezin van vier, de machine is stuk")

    def ballot(self, role: str):
        """What somebody who votes sees."""
        return ask(self.caller(role), "GetBallot", provision_id=self.id).ballot

    def vote(self, role: str):
        subject = self.ballot(role).subject
        self.tell(role, "CastVote", days=28, role=role, vote=provision_vote_pb2.VOTE_YES, subject=subject)

    def decided(self):
        self.tell(
            "mandated_decider",
            "DecideProvision",
            days=25,
            outcome=provision_vote_pb2.OUTCOME_GRANTED,
            mandate=provision_vote_pb2.MANDATE_MANDATED_OFFICIAL,
            text="nodig, en goedkoper kan niet",
        )

    def notified(self):
        self.tell("mandated_decider", "NotifyDecision", days=24)

    def committed(self):
        self.tell("budget_holder", "CommitProvision", days=20, line_year=COMMITTED.year, amount=eur(self.cents))

    def stated(self):
        self.tell(
            "performance_stater",
            "StatePerformance",
            days=15,
            commitment=1,
            performed_on=days_ago(16),
            amount=eur(self.cents),
            delivery=provision_money_pb2.DELIVERY_COMPLETE,
        )

    def invoiced(self):
        vat = provision_money_pb2.Vat(amount=eur(0), compensable=provision_money_pb2.COMPENSABLE_NO)
        fields = {"invoice_date": days_ago(16), "number": "2026-17", "amount": eur(self.cents), "vat": vat}
        self.tell("payment_administration", "ReceiveInvoice", days=14, **fields)

    def ordered(self) -> str:
        """Its payment is ordered; returns what it is called at the bank."""
        payee = payment_commands_pb2.Payee(name=PAYEE, iban=IBAN)
        fields = {"commitment": 1, "amount": eur(self.cents), "payee": payee, "invoice": 1, "text": "factuur 17"}
        return self.tell("payment_administration", "OrderPayment", days=10, **fields).payment_reference

    def run(self):
        """A payment run of all that waits in the fund, and its file."""
        payer, run = self.caller("payment_administration"), new_id()
        tell(
            payer,
            "ComposePaymentRun",
            days=2,
            payment_run_id=run,
            fund_id=self.fund.id,
            execution_on=days_ago(-3),
        )
        purpose = "https://utrecht.example/verwerkingen/betalen"
        return tell(payer, "MakePaymentFile", days=2, payment_run_id=run, processing_activity=purpose)
