//! Questions about payments.

use api::v1;
use domain::ids::PaymentReference;
use uuid::Uuid;

use super::RUN;
use crate::convert::Query;
use crate::convert::tests::fund::FUND;
use crate::convert::tests::{LEDGER, REQUEST};
use crate::errors::name;

fn wrong(query: impl Query) -> Vec<(String, &'static str)> {
    let problem = query.check().err().expect("the question is wrong");
    problem.violations().iter().map(|one| (one.field.clone(), name(one.reason))).collect()
}

#[test]
fn payables_go_on_where_the_former_page_stopped() {
    let first = v1::ListPayablesRequest { ledger: LEDGER.into(), fund_id: FUND.into(), ..Default::default() };
    let last = PaymentReference { provision: Uuid::from_u128(3).into(), number: 12 };
    let page_token = first.clone().check().unwrap().next_page_token(last);
    let second = v1::ListPayablesRequest { page_token: page_token.clone(), ..first.clone() };
    assert_eq!(second.check().unwrap().after, Some(last));
    let other = v1::ListPayablesRequest { page_token, fund_id: REQUEST.into(), ..first };
    assert_eq!(wrong(other), [("page_token".to_owned(), "PAGE_TOKEN_INVALID")]);
}

#[test]
fn runs_and_statements_are_named_by_their_ids() {
    let run = v1::GetPaymentRunRequest {
        ledger: LEDGER.into(),
        payment_run_id: RUN.into(),
        at_least_position: Some(7),
    };
    let query = run.check().unwrap();
    assert_eq!((query.run.to_string().as_str(), query.at_least_position), (RUN, Some(7)));
    let unnamed = v1::GetStatementRequest { ledger: LEDGER.into(), ..Default::default() };
    assert_eq!(wrong(unnamed), [("statement_id".to_owned(), "FIELD_REQUIRED")]);
}
