//! The life of a provision, step by step, with the vault that sealed its texts and everybody who has a part in it.

use api::v1;
use domain::BookCommand;
use domain::fund::Fund;
use domain::household::Household;
use domain::ids::{OfficerId, PaymentReference, PaymentRunId, RecoveryId};
use domain::provision::{
    Around, PaymentSent, Provision, ProvisionBookCommand, ProvisionEvent, ProvisionRefusal,
};
use jiff::civil::date;
use uuid::Uuid;

use super::examples::{decide, order_payment, receive_invoice, request_provision, state_performance};
use super::{PROVISION, request};
use crate::convert::tests::fund::examples::{cents, line, policy, terms};
use crate::convert::tests::fund::{self, FUND};
use crate::convert::tests::{GlassVault, LEDGER, REQUEST, command_by, day, shown};
use crate::convert::{CommandRequest, Opened, ballot_paper};

/// A provision with what is around it.
pub(in crate::convert::tests) struct Life {
    pub(in crate::convert::tests) provision: Provision,
    pub(in crate::convert::tests) vault: GlassVault,
    household: Household,
    fund: Fund,
}

/// A fund with a policy in force.
async fn fund() -> Fund {
    let mut fund = Fund::default();
    let common = (LEDGER.to_owned(), REQUEST.to_owned(), FUND.to_owned(), day(2026, 11, 1));
    let (ledger, request_id, fund_id, happened_on) = common.clone();
    let terms = Some(terms());
    let open = v1::OpenFundRequest { ledger, request_id, fund_id, happened_on, terms, ..Default::default() };
    fund::given(&mut fund, open).await.unwrap();
    let (ledger, request_id, fund_id, happened_on) = common;
    let adopt = v1::AdoptApprovalPolicyRequest {
        ledger,
        request_id,
        fund_id,
        happened_on,
        policy: Some(policy()),
        in_force_from: happened_on,
        ..Default::default()
    };
    fund::given(&mut fund, adopt).await.unwrap();
    fund
}

impl Life {
    /// Nothing was requested yet.
    pub(in crate::convert::tests) async fn begun() -> Self {
        let (household, _) = shown::supported().await;
        let (provision, vault) = (Provision::default(), GlassVault::default());
        Self { provision, vault, household, fund: fund().await }
    }

    /// What the provision says to a request of an officer; what it agrees to, it takes over.
    pub(in crate::convert::tests) async fn asked<T: CommandRequest>(
        &mut self,
        officer: &str,
        role: &str,
        request: T,
    ) -> Result<(), ProvisionRefusal> {
        let command = command_by(officer, role, request, &self.vault).await;
        let command = match command.unwrap_or_else(|problem| panic!("{}: {problem}", T::NAME)) {
            BookCommand::Provision(command @ ProvisionBookCommand::Outside(_)) => command,
            other => panic!("{} is no command of a provision", other.name()),
        };
        let around = Around { household: Some(&self.household), fund: Some(&self.fund) };
        for event in self.provision.decide(&command, &around)? {
            self.provision.apply(&event);
        }
        Ok(())
    }

    /// The same for what is agreed to.
    pub(in crate::convert::tests) async fn given<T: CommandRequest>(&mut self, officer: &str, request: T) {
        self.asked(officer, "coordinator", request)
            .await
            .unwrap_or_else(|refusal| panic!("{}: {refusal}", T::NAME));
    }

    /// Requested by the coordinator, and put to the vote.
    pub(in crate::convert::tests) async fn voted_on() -> Self {
        let mut life = Self::begun().await;
        life.given("u-coordinator", request_provision()).await;
        life.given("u-coordinator", request!(PutToVoteRequest { case_text: "somebody owes rent".into() }))
            .await;
        life
    }

    /// A vote on what the ballot paper says.
    pub(in crate::convert::tests) async fn vote(
        &mut self,
        officer: &str,
        role: &str,
    ) -> Result<(), ProvisionRefusal> {
        let file = self.provision.file().unwrap();
        let paper = ballot_paper(PROVISION.parse().unwrap(), file, 0, &Opened::new()).unwrap();
        let cast = request!(CastVoteRequest {
            role: role.into(),
            vote: v1::Vote::Yes.into(),
            subject: paper.subject,
            text: "cheapest there is".into(),
        });
        self.asked(officer, role, cast).await
    }

    /// Granted in part, notified and committed.
    pub(in crate::convert::tests) async fn committed() -> Self {
        let mut life = Self::voted_on().await;
        life.vote("u-team", "team_manager").await.unwrap();
        life.vote("u-project", "project_leader").await.unwrap();
        life.given("u-decider", decide(v1::Outcome::PartlyGranted, Some(5_000_00))).await;
        life.given("u-decider", request!(NotifyDecisionRequest {})).await;
        life.given("u-budget", request!(CommitProvisionRequest { line_year: 2026, amount: cents(5_000_00) }))
            .await;
        life
    }

    /// Delivered, invoiced, and a payment of this much ordered.
    pub(in crate::convert::tests) async fn ordered(amount: i64) -> Self {
        let mut life = Self::committed().await;
        life.given("u-stater", state_performance()).await;
        life.given("u-budget", receive_invoice()).await;
        life.given("u-payer", order_payment(amount)).await;
        life
    }

    /// A payment went to the bank in a run.
    pub(in crate::convert::tests) fn sent(&mut self, number: u16) {
        let payment = PaymentReference { provision: PROVISION.parse().unwrap(), number };
        self.provision.apply(&ProvisionEvent::PaymentSent(PaymentSent {
            on: date(2026, 11, 20),
            by: OfficerId::new("u-payer").unwrap(),
            run: PaymentRunId::new(Uuid::from_u128(7)),
            payment,
        }));
    }

    /// Everything that can happen to a provision, but that it is withdrawn.
    pub(in crate::convert::tests) async fn whole() -> Self {
        let mut life = Self::ordered(2_000_00).await;
        life.sent(1);
        let paid = request!(ConfirmPaymentRequest { payment: 1, bank_reference: "NL-1".into() });
        life.given("u-payer", paid).await;
        life.given("u-payer", order_payment(1_000_00)).await;
        life.sent(2);
        let failed = request!(FailPaymentRequest { payment: 2, reason: "AC04".into() });
        life.given("u-controller", failed).await;
        life.given("u-payer", order_payment(500_00)).await;
        let reason = v1::CancelReason::AccountChanged.into();
        life.given("u-payer", request!(CancelPaymentRequest { payment: 3, reason })).await;
        let corrected = request!(CorrectPaymentRequest {
            payment: 1,
            to: line(2026, "a"),
            amount: cents(300_00),
            reason: v1::CorrectionReason::WrongComponent.into(),
        });
        life.given("u-controller", corrected).await;
        life.recovered().await;
        life.protected().await;
        life
    }

    async fn recovered(&mut self) {
        let recovery = RecoveryId::new(Uuid::from_u128(9)).to_string();
        let ordered = request!(OrderRecoveryRequest {
            recovery_id: recovery.clone(),
            amount: cents(100_00),
            reason: v1::RecoveryReason::Overpaid.into(),
            line: line(2026, "c"),
        });
        self.given("u-payer", ordered).await;
        let received = request!(ReceiveRecoveryRequest {
            recovery_id: recovery,
            amount: cents(40_00),
            bank_reference: "NL-2".into(),
        });
        self.given("u-payer", received).await;
        let reason = v1::ReleaseReason::Cheaper.into();
        let released = request!(ReleaseCommitmentRequest { commitment: 1, amount: cents(200_00), reason });
        self.given("u-budget", released).await;
    }

    async fn protected(&mut self) {
        self.given("u-objections", request!(LodgeObjectionRequest { text: "too little".into() })).await;
        let outcome = v1::ObjectionOutcome::Unfounded.into();
        self.given("u-college", request!(DecideObjectionRequest { outcome, text: "enough".into() })).await;
        let ruled = request!(RecordCourtRulingRequest {
            court: v1::Court::DistrictCourt.into(),
            outcome: v1::RulingOutcome::Upheld.into(),
            text: "it stands".into(),
        });
        self.given("u-objections", ruled).await;
        let rule = v1::OverridableRule::Limit.into();
        self.given("u-college", request!(OverrideRuleRequest { rule, text: "hardship".into() })).await;
    }
}
