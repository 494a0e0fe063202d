//! The file of a payment run: payees are opened, the file is made, that it was made is recorded, and only then is it
//! handed out.
//!
//! The command names the hash of the file, so it can only be made after opening. An opening leaves its access record
//! whatever comes of the command. A retry makes the same file again and hands it out with the first receipt.

use std::collections::{BTreeSet, HashMap};

use api::v1;
use domain::{
    Book, BookCommand, BookId,
    ids::ProvisionId,
    payment_run::{MakePaymentFile, PaymentRunComposed},
    provision::{PaymentStage, Provision},
};
use execution::load;
use ledger::{Ledger, LedgerName};

use crate::{
    auth::action_of,
    convert::{
        PaymentFileBytes, PaymentOfRun, Query as _, made_file, payees, payment_file, payments_of_run, receipt,
    },
    errors::{Problem, Reason},
    services::{
        Desk,
        call::Call,
        command::{instruction, log},
        reading::{books, size},
        told::told,
    },
};

/// The name of the rpc and of the command.
const NAME: &str = "MakePaymentFile";

impl Desk {
    pub(super) async fn make_file(
        &self,
        call: Call,
        message: v1::MakePaymentFileRequest,
    ) -> Result<v1::MakePaymentFileResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(action_of(NAME))?;
        let fingerprint = self.fingerprint(&call, NAME, &message);
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = size(&ledger, None).await?;
        let loaded = load(&ledger, query.call.book, size).await.map_err(told)?;
        let Book::PaymentRun(run) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let composed = run.composed().ok_or_else(|| Problem::new(Reason::RunNotComposed))?;
        let provisions = provisions(&ledger, composed, size).await?;
        let payments =
            payments_of_run(composed, &provisions).ok_or_else(|| Problem::new(Reason::Internal))?;
        if run.file().is_none() {
            payments.iter().try_for_each(is_at_bank)?;
        }
        let made = self.made(&call, &name, &query.processing_activity, composed, &payments).await?;

        let command = MakePaymentFile {
            fact: self.fact(query.call.happened_on, call.caller.officer.clone()),
            sha256: made.sha256.clone(),
            bytes: made.bytes.len() as u64,
        };
        let instruction = instruction(&call, &query.call, &fingerprint, BookCommand::from(command));
        let recorded = self.executors.execute(&name, instruction).await.map_err(told)?.receipt;
        log(&name, query.call.book, &recorded);
        Ok(made_file(receipt(&name, query.call.book, &recorded), composed, made))
    }

    async fn made(
        &self,
        call: &Call,
        name: &LedgerName,
        processing_activity: &str,
        composed: &PaymentRunComposed,
        payments: &[PaymentOfRun<'_>],
    ) -> Result<PaymentFileBytes, Problem> {
        let opened = self.open(call, name, processing_activity, payees(payments)).await?;
        let made = payment_file(composed, payments, &opened).map_err(told)?;
        made.ok_or_else(|| Problem::new(Reason::Internal))
    }
}

/// The rule of the run, asked before anything is opened in vain: a payment that was said to be made or to have failed
/// before there was a file must not be made by it. Whether it still holds when the file is recorded is judged there.
fn is_at_bank(of_run: &PaymentOfRun<'_>) -> Result<(), Problem> {
    let payment = of_run.payment;
    match payment.stage() {
        PaymentStage::Sent => Ok(()),
        _ => Err(Problem::new(Reason::RunOvertaken).with("payment", payment.ordered.payment)),
    }
}

/// The provisions whose payments are in a run.
async fn provisions(
    ledger: &Ledger,
    composed: &PaymentRunComposed,
    size: u64,
) -> Result<HashMap<ProvisionId, Provision>, Problem> {
    let ids: BTreeSet<_> = composed.payments.iter().map(|payment| payment.payment.provision).collect();
    let streams: Vec<_> = ids.iter().copied().map(BookId::Provision).collect();
    let books = books(ledger, &streams, size).await?;
    let provisions = ids.into_iter().zip(books).filter_map(|(id, book)| match book {
        Book::Provision(provision) => Some((id, provision)),
        _ => None,
    });
    Ok(provisions.collect())
}
