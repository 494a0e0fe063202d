//! From a request to a booking at the bank, told by everybody who has a hand in it, with the books after each step.

use api::v1::*;
use insta::assert_snapshot;
use stories::{
    App, BUDGET_HOLDER, COORDINATOR, Command as _, DECIDER, Fund, Household, PAYER, PROJECT_LEADER,
    Provision, Run, Step, eur, line as budget_line, statement, transfers, vote,
};

use super::line;

/// Where every cent of the fund is, and how far the provision is.
async fn told(what: &str, fund: &Fund<'_>, provision: &Provision<'_>) -> String {
    let stage = provision.now().await.stage().as_str_name().replace("PROVISION_STAGE_", "").to_lowercase();
    format!("{what:10} {stage:10} {}", fund.stands().await.replace('\n', "; "))
}

#[tokio::test]
async fn a_washing_machine_goes_from_request_to_payment() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let advance = ReceiveAdvanceRequest {
        amount: eur(50_000_00),
        bank_reference: "FIN-B2-2025-1".to_owned(),
        ..Default::default()
    };
    fund.tell("2025-01-08", advance).await.unwrap();
    let provision = Provision::unrequested(&app, &household, &fund, 640_00);
    let mut books = vec![];
    for step in Step::ALL {
        provision.step(step).await;
        books.push(told(&format!("{step:?}"), &fund, &provision).await);
    }
    let run = Run::of(&app, &fund).await;
    books.push(told("Sent", &fund, &provision).await);
    let sent = transfers(&run.file().await.file);
    let booked = statement(1, &[stories::Booking::made(&sent[0], "2025-03-03")]);
    let answer = stories::imported(&app, booked).await.unwrap();
    assert_eq!((answer.matched.len(), answer.unmatched.len()), (1, 0));
    books.push(told("Booked", &fund, &provision).await);
    assert_snapshot!(books.join("\n"), @r"
    Requested  requested  2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    PutToVote  voting     2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Voted      advised    2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Decided    granted    2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Notified   granted    2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Committed  committed  2025 c: 100000.00 = free 99360.00 + encumbered 640.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Stated     committed  2025 c: 100000.00 = free 99360.00 + encumbered 640.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Invoiced   committed  2025 c: 100000.00 = free 99360.00 + encumbered 640.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Ordered    committed  2025 c: 100000.00 = free 99360.00 + encumbered 0.00 + payable 640.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Sent       committed  2025 c: 100000.00 = free 99360.00 + encumbered 0.00 + payable 640.00 + paid 0.00 - recovered 0.00; bank 50000.00
    Booked     settled    2025 c: 100000.00 = free 99360.00 + encumbered 0.00 + payable 0.00 + paid 640.00 - recovered 0.00; bank 49360.00
    ");
    assert_snapshot!(app.recorded().await[6..].join("\n"), @r"
    BudgetAllocated
    AdvanceReceived
    ProvisionRequested
    VoteOpened
    VoteCast
    VoteCast
    VoteCast
    ProvisionDecided
    DecisionNotified
    ProvisionCommitted
    FundsEncumbered
    PerformanceStated
    InvoiceReceived
    PaymentOrdered
    PayableBooked
    PaymentRunComposed
    PayablesSent
    PaymentSent
    PaymentFileMade
    StatementImported
    PaymentMade
    PayableSettled
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_training_waits_for_its_third_yes() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let training = Provision::after(Step::PutToVote, &app, &household, &fund, 6_200_00).await;
    let subject = training.subject().await;
    let mut stands = vec![];
    for officer in training.voters() {
        stands.push(line(training.tell(DECIDER, "2025-02-14", Provision::granting()).await));
        training.tell(officer, "2025-02-14", vote(officer, Vote::Yes, &subject)).await.unwrap();
    }
    assert_snapshot!(stands.join("\n"), @r"
    VOTE_NOT_CARRIED against 0, missing 3
    VOTE_NOT_CARRIED against 0, missing 2
    VOTE_NOT_CARRIED against 0, missing 1
    ");
    training.goes_on(Step::Decided, Step::Committed).await;
    assert_snapshot!(fund.stands().await, @r"
    2025 c: 100000.00 = free 93800.00 + encumbered 6200.00 + payable 0.00 + paid 0.00 - recovered 0.00
    bank 0.00
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_request_that_is_refused_costs_nothing() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let holiday = Provision::after(Step::PutToVote, &app, &household, &fund, 5_500_00).await;
    let subject = holiday.subject().await;
    let no = vote(PROJECT_LEADER, Vote::No, &subject);
    holiday.tell(PROJECT_LEADER, "2025-02-14", no).await.unwrap();
    assert_snapshot!(line(holiday.tell(DECIDER, "2025-02-17", Provision::granting()).await), @"VOTE_NOT_CARRIED against 1, missing 2");
    let refusing = DecideProvisionRequest { outcome: Outcome::Refused.into(), ..Provision::granting() };
    holiday.tell(DECIDER, "2025-02-17", refusing).await.unwrap();
    holiday.step(Step::Notified).await;
    let committing = stories::committing(2025, 1);
    assert_snapshot!(line(holiday.tell(BUDGET_HOLDER, "2025-02-19", committing).await), @"NOT_GRANTED");
    assert_snapshot!(told("Refused", &fund, &holiday).await, @"Refused    refused    2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 0.00");
    app.finish().await;
}

#[tokio::test]
async fn a_payment_that_fails_is_repeated_corrected_and_recovered() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    fund.allocated(2026, 1_000_00).await;
    let machine = Provision::after(Step::Ordered, &app, &household, &fund, 640_00).await;
    let first = transfers(&Run::of(&app, &fund).await.file().await.file);
    let left_and_came_back = [
        stories::Booking::made(&first[0], "2025-03-03"),
        stories::Booking::returned(&first[0], "AC04", "2025-03-03"),
    ];
    stories::imported(&app, statement(1, &left_and_came_back)).await.unwrap();
    let mut books = vec![told("Failed", &fund, &machine).await];

    let again = OrderPaymentRequest { repeats: Some(1), ..machine.ordering() };
    let answer = machine.tell(PAYER, "2025-03-03", again.clone()).await.unwrap();
    assert_eq!(answer.payment_reference, machine.reference(2));
    books.push(told("Repeated", &fund, &machine).await);
    let twice = line(machine.tell(PAYER, "2025-03-03", again).await);

    let confirmed = ConfirmPaymentRequest { payment: 2, ..Default::default() };
    machine.tell(PAYER, "2025-03-03", confirmed).await.unwrap();
    books.push(told("Paid", &fund, &machine).await);

    let corrected = CorrectPaymentRequest {
        payment: 2,
        to: Some(budget_line(2026)),
        amount: eur(140_00),
        reason: CorrectionReason::WrongYear.into(),
        ..Default::default()
    };
    machine.tell(stories::CONTROLLER, "2025-03-03", corrected).await.unwrap();
    books.push(told("Corrected", &fund, &machine).await);

    let recovery_id = app.id();
    let ordered = OrderRecoveryRequest {
        recovery_id: recovery_id.clone(),
        amount: eur(40_00),
        reason: RecoveryReason::Overpaid.into(),
        line: Some(budget_line(2025)),
        ..Default::default()
    };
    machine.tell(DECIDER, "2025-03-03", ordered).await.unwrap();
    let received = ReceiveRecoveryRequest {
        recovery_id,
        amount: eur(40_00),
        bank_reference: "NL-77".to_owned(),
        ..Default::default()
    };
    let came = machine.request("2025-03-03", received);
    came.clone().by(PAYER.of(&app)).await.unwrap();
    books.push(told("Recovered", &fund, &machine).await);
    let more = ReceiveRecoveryRequest { request_id: app.id(), amount: eur(1), ..came };
    books.push(line(more.by(PAYER.of(&app)).await));
    books.push(twice);
    assert_snapshot!(books.join("\n"), @r"
    Failed     committed  2025 c: 100000.00 = free 99360.00 + encumbered 640.00 + payable 0.00 + paid 0.00 - recovered 0.00; 2026 c: 1000.00 = free 1000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 0.00
    Repeated   committed  2025 c: 100000.00 = free 99360.00 + encumbered 0.00 + payable 640.00 + paid 0.00 - recovered 0.00; 2026 c: 1000.00 = free 1000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 0.00
    Paid       settled    2025 c: 100000.00 = free 99360.00 + encumbered 0.00 + payable 0.00 + paid 640.00 - recovered 0.00; 2026 c: 1000.00 = free 1000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank -640.00
    Corrected  settled    2025 c: 100000.00 = free 99500.00 + encumbered 0.00 + payable 0.00 + paid 500.00 - recovered 0.00; 2026 c: 1000.00 = free 860.00 + encumbered 0.00 + payable 0.00 + paid 140.00 - recovered 0.00; bank -640.00
    Recovered  settled    2025 c: 100000.00 = free 99540.00 + encumbered 0.00 + payable 0.00 + paid 500.00 - recovered 40.00; 2026 c: 1000.00 = free 860.00 + encumbered 0.00 + payable 0.00 + paid 140.00 - recovered 0.00; bank -600.00
    RECOVERY_OVER_OUTSTANDING asked EUR 0.01, outstanding EUR 0.00
    INVOICE_EXCEEDED asked EUR 640.00, invoice 1, invoiced EUR 640.00, ordered EUR 640.00
    ");
    app.finish().await;
}

#[tokio::test]
async fn what_is_not_needed_or_wanted_is_free_again() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::Committed, &app, &household, &fund, 640_00).await;
    let withdrawing =
        WithdrawRequestRequest { reason: WithdrawalReason::ByHousehold.into(), ..Default::default() };
    assert_snapshot!(line(machine.tell(COORDINATOR, "2025-02-20", withdrawing.clone()).await), @"COMMITMENTS_OPEN open EUR 640.00");
    let releasing = ReleaseCommitmentRequest {
        commitment: 1,
        amount: eur(640_00),
        reason: ReleaseReason::Withdrawn.into(),
        ..Default::default()
    };
    machine.tell(BUDGET_HOLDER, "2025-02-20", releasing).await.unwrap();
    machine.tell(COORDINATOR, "2025-02-20", withdrawing).await.unwrap();
    assert_snapshot!(told("Withdrawn", &fund, &machine).await, @"Withdrawn  withdrawn  2025 c: 100000.00 = free 100000.00 + encumbered 0.00 + payable 0.00 + paid 0.00 - recovered 0.00; bank 0.00");
    assert_snapshot!(line(machine.tell(BUDGET_HOLDER, "2025-02-21", stories::committing(2025, 1)).await), @"REQUEST_WITHDRAWN_ON on 2025-02-20");
    app.finish().await;
}
