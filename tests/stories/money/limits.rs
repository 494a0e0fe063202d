//! Limits to the cent and to the day, and what a frozen fund or a closed year refuses.

use api::v1::*;
use insta::assert_snapshot;
use stories::{
    App, BUDGET_HOLDER, CONTROLLER, COORDINATOR, Command as _, DECIDER, Fund, Household, PAYER, Person,
    Provision, Run, Step, committing, eur, line as budget_line,
};

use super::{Recorded, line};

#[tokio::test]
async fn the_last_day_for_commitments_and_the_day_after() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    fund.allocated(2026, 1_000_00).await;
    let machine = Provision::after(Step::Notified, &app, &household, &fund, 640_00).await;
    app.clock.set("2027-01-01T09:00:00Z");
    let before = Recorded::so_far(&app).await;
    let late = machine.tell(BUDGET_HOLDER, "2027-01-01", committing(2026, 1_00)).await;
    assert_snapshot!(line(late), @"COMMITMENT_AFTER_END last 2026-12-31, on 2027-01-01");
    before.is_all(&app).await;
    machine.tell(BUDGET_HOLDER, "2026-12-31", committing(2026, 1_00)).await.unwrap();
    // What was promised in time is delivered and paid after it.
    let stating = StatePerformanceRequest { amount: eur(1_00), ..machine.stating() };
    machine.tell(stories::STATER, "2027-01-01", stating).await.unwrap();
    machine.tell(PAYER, "2027-01-01", machine.invoicing()).await.unwrap();
    let ordering = OrderPaymentRequest { amount: eur(1_00), ..machine.ordering() };
    machine.tell(PAYER, "2027-01-01", ordering).await.unwrap();
    assert_snapshot!(fund.stands().await, @r"
    2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00
    2026 c: 1000.00 = free 999.00 + encumbered 0.00 + payable 1.00 + paid 0.00 - recovered 0.00
    bank 0.00
    ");
    app.finish().await;
}

#[tokio::test]
async fn never_a_cent_over_what_is_free_granted_delivered_or_invoiced() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    fund.allocated(2026, 639_99).await;
    let machine = Provision::after(Step::Notified, &app, &household, &fund, 640_00).await;
    let before = Recorded::so_far(&app).await;
    let mut told = vec![
        line(machine.tell(BUDGET_HOLDER, "2025-02-19", committing(2026, 640_00)).await),
        line(machine.tell(BUDGET_HOLDER, "2025-02-19", committing(2027, 1)).await),
        line(machine.tell(BUDGET_HOLDER, "2025-02-19", committing(2025, 640_01)).await),
        line(machine.tell(PAYER, "2025-02-24", machine.ordering()).await),
    ];
    before.is_all(&app).await;
    machine.step(Step::Committed).await;
    let before = Recorded::so_far(&app).await;
    told.push(line(machine.tell(PAYER, "2025-02-24", machine.ordering()).await));
    let stating = StatePerformanceRequest { amount: eur(640_01), ..machine.stating() };
    told.push(line(machine.tell(stories::STATER, "2025-02-20", stating).await));
    before.is_all(&app).await;
    let stating = StatePerformanceRequest { amount: eur(600_00), ..machine.stating() };
    machine.tell(stories::STATER, "2025-02-20", stating).await.unwrap();
    let uninvoiced = OrderPaymentRequest { invoice: None, ..machine.ordering() };
    told.push(line(machine.tell(PAYER, "2025-02-24", uninvoiced).await));
    let invoicing = ReceiveInvoiceRequest { amount: eur(700_00), ..machine.invoicing() };
    machine.tell(PAYER, "2025-02-21", invoicing).await.unwrap();
    let before = Recorded::so_far(&app).await;
    for cents in [600_01, 700_01] {
        let ordering = OrderPaymentRequest { amount: eur(cents), ..machine.ordering() };
        told.push(line(machine.tell(PAYER, "2025-02-24", ordering).await));
    }
    let line_2026 =
        WithdrawBudgetRequest { line: Some(budget_line(2026)), amount: eur(640_00), ..Default::default() };
    told.push(line(fund.tell("2025-02-24", line_2026).await));
    assert_snapshot!(told.join("\n"), @r"
    FUND_EXHAUSTED asked EUR 640.00, free EUR 639.99, line 2026/c
    FUND_EXHAUSTED asked EUR 0.01, free EUR 0.00, line 2027/c
    COMMITMENT_OVER_GRANT asked EUR 640.01, committed EUR 0.00, granted EUR 640.00
    COMMITMENT_UNKNOWN commitment 1
    NO_PERFORMANCE_STATEMENT
    PERFORMANCE_OVER_COMMITMENT asked EUR 640.01, committed EUR 640.00, stated EUR 0.00
    INVOICE_MISSING
    PAYMENT_OVER_PERFORMANCE asked EUR 600.01, ordered EUR 0.00, stated EUR 600.00
    INVOICE_EXCEEDED asked EUR 700.01, invoice 1, invoiced EUR 700.00, ordered EUR 0.00
    FUND_EXHAUSTED asked EUR 640.00, free EUR 639.99, line 2026/c
    ");
    before.is_all(&app).await;
    app.finish().await;
}

/// A restructuring for one person, of so much and decided so.
async fn restructuring<'a>(
    app: &'a App,
    (household, person, fund): (&Household<'_>, &Person, &Fund<'_>),
    cents: i64,
    mandate: Mandate,
) -> Provision<'a> {
    let provision = Provision::unrequested(app, household, fund, cents);
    let asking = RequestProvisionRequest {
        person_id: person.id.clone(),
        life_domain: LifeDomain::Finance.into(),
        activity: "restructuring".to_owned(),
        form: Form::InMoney.into(),
        ..provision.asking()
    };
    provision.tell(COORDINATOR, "2025-02-12", asking).await.unwrap();
    provision.goes_on(Step::PutToVote, Step::Voted).await;
    let granting = DecideProvisionRequest { mandate: mandate.into(), ..Provision::granting() };
    provision.tell(DECIDER, "2025-02-17", granting).await.unwrap();
    provision.step(Step::Notified).await;
    provision
}

#[tokio::test]
async fn a_restructuring_above_ten_thousand_is_for_the_college_and_offered_once() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let [ada, bram, cees] =
        ["Ada Vermeulen", "Bram de Wit", "Cees Vermeulen"].map(|name| Person::new(&app, name, ""));
    for person in [&ada, &bram, &cees] {
        household.joined_by(person).await.unwrap();
    }
    let fund = Fund::opened(&app).await;
    let official = Mandate::MandatedOfficial;
    let most = restructuring(&app, (&household, &ada, &fund), 10_000_00, official).await;
    most.step(Step::Committed).await;
    let again = restructuring(&app, (&household, &ada, &fund), 1_00, official).await;
    let over = restructuring(&app, (&household, &bram, &fund), 10_000_01, official).await;
    let college = restructuring(&app, (&household, &cees, &fund), 10_000_01, Mandate::College).await;
    let before = Recorded::so_far(&app).await;
    let told = [
        line(again.tell(BUDGET_HOLDER, "2025-02-19", committing(2025, 1_00)).await),
        line(over.tell(BUDGET_HOLDER, "2025-02-19", committing(2025, 10_000_01)).await),
    ];
    assert_snapshot!(told.join("\n"), @r"
    ALREADY_OFFERED activity restructuring
    LIMIT_EXCEEDED activity restructuring, asked EUR 10000.01, committed EUR 0.00, most EUR 10000.00
    ");
    before.is_all(&app).await;
    college.step(Step::Committed).await;
    app.finish().await;
}

#[tokio::test]
async fn a_frozen_fund_promises_and_pays_nothing_and_a_closed_year_stays_as_it_is() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::Notified, &app, &household, &fund, 640_00).await;
    let paid = Provision::after(Step::Ordered, &app, &household, &fund, 100_00).await;
    let freezing = FreezeFundRequest { reason: FreezeReason::Review.into(), ..Default::default() };
    fund.tell("2025-02-19", freezing).await.unwrap();
    let before = Recorded::so_far(&app).await;
    let mut told = vec![
        line(machine.tell(BUDGET_HOLDER, "2025-02-19", committing(2025, 640_00)).await),
        line(Run::uncomposed(&app).composing(&fund).by(PAYER.of(&app)).await),
    ];
    before.is_all(&app).await;
    fund.tell("2025-02-20", UnfreezeFundRequest::default()).await.unwrap();
    app.clock.set("2026-01-02T09:00:00Z");
    let closing = CloseYearRequest { year: 2025, ..Default::default() };
    fund.tell_as(CONTROLLER, "2026-01-02", closing).await.unwrap();
    let before = Recorded::so_far(&app).await;
    told.push(line(machine.tell(BUDGET_HOLDER, "2025-12-31", committing(2025, 640_00)).await));
    let confirming = ConfirmPaymentRequest { payment: 1, ..Default::default() };
    told.push(line(paid.tell(PAYER, "2025-12-31", confirming.clone()).await));
    told.push(line(fund.tell_as(CONTROLLER, "2026-01-02", CloseFundRequest::default()).await));
    assert_snapshot!(told.join("\n"), @r"
    FUND_FROZEN since 2025-02-19
    FUND_FROZEN since 2025-02-19
    YEAR_CLOSED year 2025
    YEAR_CLOSED year 2025
    FUND_NOT_SETTLED encumbered EUR 0.00, payable EUR 100.00
    ");
    before.is_all(&app).await;
    paid.tell(PAYER, "2026-01-02", confirming).await.unwrap();
    fund.tell_as(CONTROLLER, "2026-01-02", CloseFundRequest::default()).await.unwrap();
    assert_snapshot!(fund.stands().await, @r"
    2025 c: 100000.00 = free 99900.00 + encumbered 0.00 + payable 0.00 + paid 100.00 - recovered 0.00
    bank -100.00
    ");
    app.finish().await;
}
