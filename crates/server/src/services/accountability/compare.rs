//! How the account of a year differs between two moments, and why.

use accountability::{AccountError, Basis, Question};
use api::v1;

use crate::{
    auth::Action,
    convert::{Query as _, compared, pin_of},
    errors::Problem,
    services::{Desk, accountability::shown_to, call::Call, told::told},
};

impl Desk {
    pub(super) async fn comparison(
        &self,
        call: Call,
        message: v1::CompareReportsRequest,
    ) -> Result<v1::CompareReportsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadReport)?;
        let shown = shown_to(&call);
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let mut before =
            self.placed((&call, &ledger), (query.of, &query.before), query.at_least_position).await?;
        let mut after =
            self.placed((&call, &ledger), (query.of, &query.after), query.at_least_position).await?;
        let former = self.basis_of(&ledger, &mut before).await?;
        let latter = self.basis_of(&ledger, &mut after).await?;
        let roots = [
            ledger.root_at(before.question.position).await.map_err(told)?,
            ledger.root_at(after.question.position).await.map_err(told)?,
        ];
        let work = self.computed(move || {
            let (before, after) = (before.question, after.question);
            let compared = accountability::compare((&former, &before), (&latter, &after))?;
            let set = |basis: &Basis, question: &Question| {
                let adopted = basis.adopted(question.fund, question.year)?;
                Ok::<_, AccountError>(adopted.sha256().clone())
            };
            let sets = [set(&former, &before)?, set(&latter, &after)?];
            Ok((compared, [before, after], sets))
        });
        let (comparison, questions, sets) = work.await?;
        let pin = |one: usize| pin_of(&questions[one], &sets[one], &roots[one]);
        Ok(v1::CompareReportsResponse {
            before: Some(pin(0)),
            after: Some(pin(1)),
            figures: compared(&comparison, shown),
        })
    }
}
