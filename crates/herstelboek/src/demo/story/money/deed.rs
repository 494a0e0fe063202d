//! The commands of the money, as one type, and what each of them is answered with.
//!
//! A command is written with its own fields only; [`Deed::addressed`] fills in what all of them have in common.

use anyhow::Context as _;
use api::v1;

use crate::demo::{
    client::Client,
    command::{Address, wire_date},
    rpc::Rpc,
};

macro_rules! deeds {
    ($($deed:ident($request:ident) $(about $book:ident)?,)+) => {
        /// A command.
        #[derive(Debug, Clone)]
        pub(super) enum Deed {
            $($deed(v1::$request),)+
        }

        /// What a command is answered with when it is recorded.
        #[derive(Debug, Clone)]
        pub(super) enum Answer {
            $($deed(<v1::$request as Rpc>::Answer),)+
        }

        $(impl From<v1::$request> for Deed {
            fn from(request: v1::$request) -> Self {
                Self::$deed(request)
            }
        })+

        impl Deed {
            /// The command with the fields that all commands have.
            pub(super) fn addressed(mut self, to: Address<'_>) -> Self {
                match &mut self {
                    $(Self::$deed(request) => {
                        request.ledger = to.ledger.to_owned();
                        $(request.$book = to.book.to_string();)?
                        request.request_id = to.request.to_string();
                        request.happened_on = Some(wire_date(to.on));
                    })+
                }
                self
            }

            /// Sends the command.
            ///
            /// # Errors
            /// The answer of the server when it refuses.
            pub(super) async fn sent_by(self, client: &Client) -> anyhow::Result<Answer> {
                match self {
                    $(Self::$deed(request) => Ok(Answer::$deed(client.ask(request).await?)),)+
                }
            }
        }

        impl Answer {
            /// Where it was recorded.
            ///
            /// # Errors
            /// When the server does not say.
            pub(super) fn receipt(&self) -> anyhow::Result<&v1::Receipt> {
                let receipt = match self {
                    $(Self::$deed(answer) => answer.receipt.as_ref(),)+
                };
                receipt.context("the server gave no receipt")
            }
        }
    };
}

deeds! {
    OpenFund(OpenFundRequest) about fund_id,
    ChooseMethod(ChooseMethodRequest) about fund_id,
    AdoptApprovalPolicy(AdoptApprovalPolicyRequest) about fund_id,
    SetPayingAccount(SetPayingAccountRequest) about fund_id,
    AllocateBudget(AllocateBudgetRequest) about fund_id,
    ReceiveAdvance(ReceiveAdvanceRequest) about fund_id,
    RequestProvision(RequestProvisionRequest) about provision_id,
    PutToVote(PutToVoteRequest) about provision_id,
    CastVote(CastVoteRequest) about provision_id,
    DecideProvision(DecideProvisionRequest) about provision_id,
    NotifyDecision(NotifyDecisionRequest) about provision_id,
    CommitProvision(CommitProvisionRequest) about provision_id,
    StatePerformance(StatePerformanceRequest) about provision_id,
    ReceiveInvoice(ReceiveInvoiceRequest) about provision_id,
    OrderPayment(OrderPaymentRequest) about provision_id,
    OrderRecovery(OrderRecoveryRequest) about provision_id,
    ReceiveRecovery(ReceiveRecoveryRequest) about provision_id,
    ComposePaymentRun(ComposePaymentRunRequest) about payment_run_id,
    MakePaymentFile(MakePaymentFileRequest) about payment_run_id,
    ImportStatement(ImportStatementRequest),
}
