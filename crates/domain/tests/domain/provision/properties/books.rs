//! A real fund that is given every leg of a provision, as the executor gives them.
//!
//! The fund must take each leg, and have every cent where the provision has it.

use domain::fund::{Fund, FundBookCommand};
use domain::ids::PaymentReference;
use domain::legs::in_funds;
use domain::provision::{File, ProvisionEvent};

use super::super::given::*;
use super::questions::lines;

pub(super) struct Books {
    fund: Fund,
}

impl Books {
    /// A fund with more than enough on every line the questions name.
    pub(super) fn opened() -> Self {
        let budget = lines().into_iter().map(|line| allocated(line, 1_000_000_00));
        Self { fund: fund(&[opened()].into_iter().chain(budget).collect::<Vec<_>>()) }
    }

    pub(super) fn follow(&mut self, event: &ProvisionEvent) {
        for (fund, leg) in in_funds(PROVISION, event) {
            assert_eq!(fund, FUND);
            let name = leg.name();
            let events = self.fund.decide(&FundBookCommand::Leg(leg));
            let events = events.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
            events.iter().for_each(|event| self.fund.apply(event));
        }
    }

    pub(super) fn agree_with(&self, file: &File) {
        for line in lines() {
            let balance = self.fund.balances().line(&line);
            let open = file.commitments().iter().filter(|one| *one.line() == line).map(|one| one.open());
            let under_way = file.payments().iter().filter(|one| one.is_under_way());
            let under_way = under_way.filter(|one| one.ordered.line == line).map(|one| one.amount().cents());
            assert_eq!(balance.encumbered, open.sum(), "encumbered on {line}");
            assert_eq!(balance.payable, under_way.sum(), "payable on {line}");
            assert_eq!(balance.paid, file.paid_on(&line), "paid on {line}");
            assert_eq!(balance.recovered, file.recovered_on(&line), "recovered on {line}");
            assert!(balance.balances());
        }
        let open: Vec<PaymentReference> = self.fund.payables().map(|(payment, _)| *payment).collect();
        let under_way = file.payments().iter().filter(|one| one.is_under_way());
        assert_eq!(open, under_way.map(|one| one.ordered.payment).collect::<Vec<_>>());
    }
}
