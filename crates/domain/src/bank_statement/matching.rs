//! Matching: which payment a booking is about, and whether the provision and the fund take it over.
//!
//! It is tried on copies of the books, with the very legs that will follow from the event. So what is recorded as
//! matched is never refused, and what is refused is listed with the code of that refusal.

use std::collections::{BTreeMap, BTreeSet};

use super::account::StatedAccount;
use super::import::{Booking, StatementLine, UnmatchedCause};
use crate::fact::Fact;
use crate::fund::{Fund, FundBookCommand};
use crate::ids::{FundId, OwnIban, PaymentReference, ProvisionId, RefusalCode};
use crate::legs;
use crate::provision::{Around, ConfirmPayment, FailPayment, Provision, ProvisionBookCommand, ProvisionLeg};

/// The books a statement is about, as they are at one head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The provisions its lines name.
    pub provisions: BTreeMap<ProvisionId, Provision>,
    /// The funds of those provisions.
    pub funds: BTreeMap<FundId, Fund>,
}

impl Known {
    /// The funds of the provisions known.
    pub(crate) fn funds_wanted(&self) -> BTreeSet<FundId> {
        self.provisions.values().filter_map(Provision::fund_id).collect()
    }

    /// The number of an account, when one of the funds pays or paid from it.
    pub(super) fn own(&self, account: &StatedAccount) -> Option<OwnIban> {
        self.funds.values().find_map(|fund| account.of(fund)).cloned()
    }

    /// Takes a booking over, or says why not; then nothing has changed.
    pub(super) fn take_over(
        &mut self,
        line: &StatementLine,
        fact: &Fact,
    ) -> Result<PaymentReference, UnmatchedCause> {
        if line.booking == Booking::Pending {
            return Err(UnmatchedCause::NotBooked);
        }
        let reference = line.payment.ok_or(UnmatchedCause::NotOurs)?;
        let provision = self.provisions.get(&reference.provision).ok_or(UnmatchedCause::PaymentUnknown)?;
        let payment = provision.payment(reference.number).ok_or(UnmatchedCause::PaymentUnknown)?;
        if !self.is_account_of(provision, line) {
            return Err(UnmatchedCause::OtherAccount);
        }
        if payment.ordered.amount != line.amount {
            return Err(UnmatchedCause::AmountDiffers { ordered: payment.ordered.amount });
        }
        let leg = leg(line, reference, fact).ok_or(UnmatchedCause::NoReturn)?;
        let (provision, funds) = self.after(reference.provision, provision, leg)?;
        self.provisions.insert(reference.provision, provision);
        self.funds.extend(funds);
        Ok(reference)
    }

    /// The booking is on an account the fund of the provision pays or paid from.
    fn is_account_of(&self, provision: &Provision, line: &StatementLine) -> bool {
        let fund = provision.fund_id().and_then(|fund| self.funds.get(&fund));
        fund.zip(line.account.as_ref()).is_some_and(|(fund, account)| account.of(fund).is_some())
    }

    /// The books as they are after a leg, with all that follows from it.
    fn after(
        &self,
        id: ProvisionId,
        provision: &Provision,
        leg: ProvisionLeg,
    ) -> Result<(Provision, BTreeMap<FundId, Fund>), UnmatchedCause> {
        let mut provision = provision.clone();
        let mut funds = BTreeMap::new();
        let command = ProvisionBookCommand::Leg(leg);
        let events =
            provision.decide(&command, &Around::default()).map_err(|refusal| refused(refusal.code()))?;
        for event in events {
            for (fund_id, leg) in legs::in_funds(id, &event) {
                let mut fund =
                    funds.get(&fund_id).or_else(|| self.funds.get(&fund_id)).cloned().unwrap_or_default();
                let booked =
                    fund.decide(&FundBookCommand::Leg(leg)).map_err(|refusal| refused(refusal.code()))?;
                booked.iter().for_each(|event| fund.apply(event));
                funds.insert(fund_id, fund);
            }
            provision.apply(&event);
        }
        Ok((provision, funds))
    }
}

fn refused(code: &'static str) -> UnmatchedCause {
    UnmatchedCause::Refused(RefusalCode::new(code).expect("the code of a refusal is a code"))
}

/// What a booking asks of the provision; `None` for money that comes in and is no return.
fn leg(line: &StatementLine, payment: PaymentReference, fact: &Fact) -> Option<ProvisionLeg> {
    let fact = Fact { on: line.booked_on, today: fact.on, by: fact.by.clone() };
    booked(&line.booking, fact, payment, line.bank_reference.clone())
}

/// The leg of a booking of this kind.
pub(crate) fn booked(
    booking: &Booking,
    fact: Fact,
    payment: PaymentReference,
    bank_reference: Option<crate::ids::BankReference>,
) -> Option<ProvisionLeg> {
    let payment = payment.number;
    match booking {
        Booking::Debit => Some(ProvisionLeg::Confirm(ConfirmPayment { fact, payment, bank_reference })),
        Booking::Returned(reason) => {
            let reason = reason.clone();
            Some(ProvisionLeg::Fail(FailPayment { fact, payment, reason, bank_reference }))
        }
        Booking::Credit | Booking::Pending => None,
    }
}
