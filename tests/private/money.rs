//! A provision of which everything is told, from its purpose to the ruling of a court: each text is a secret.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

use api::v1::*;
use stories::{
    App, BUDGET_HOLDER, Booking, COORDINATOR, DECIDER, Direction, FAMILY_WORKER, Fund, Household, OBJECTIONS,
    OTHER_DECIDER, PAYER, Provision, Run, STATER, Service as _, Step, WORK_AND_INCOME, committing, imported,
    importing, statement, transfers, vote,
};
use tonic::Status;

use crate::secrets::{IBAN, Secrets};

/// Everything there is to tell about money, for a household.
pub async fn whole<'a>(
    app: &'a App,
    household: &Household<'_>,
    secrets: &mut Secrets,
) -> (Fund<'a>, Provision<'a>) {
    secrets.also(IBAN);
    let fund = Fund::opened(app).await;
    let machine = Provision::unrequested(app, household, &fund, 640_00);
    decided(&machine, secrets).await;
    paid(app, &fund, &machine, secrets).await;
    objected(&machine, secrets).await;
    (fund, machine)
}

async fn decided(machine: &Provision<'_>, secrets: &mut Secrets) {
    let asking = RequestProvisionRequest { purpose: secrets.tell("money-purpose"), ..machine.asking() };
    machine.tell(COORDINATOR, "2025-02-12", asking).await.unwrap();
    let changing = ChangeRequestRequest { purpose: secrets.tell("changed-purpose"), ..Default::default() };
    machine.tell(COORDINATOR, "2025-02-12", changing).await.unwrap();
    let putting = PutToVoteRequest { case_text: secrets.tell("case-text"), ..Default::default() };
    machine.tell(COORDINATOR, "2025-02-13", putting).await.unwrap();
    let subject = machine.subject().await;
    for officer in [FAMILY_WORKER, WORK_AND_INCOME] {
        let text = secrets.tell(&format!("vote-{}", officer.role));
        let yes = CastVoteRequest { text, ..vote(officer, Vote::Yes, &subject) };
        machine.tell(officer, "2025-02-14", yes).await.unwrap();
    }
    let (rule, text) = (OverridableRule::Approval.into(), secrets.tell("override"));
    machine
        .tell(OTHER_DECIDER, "2025-02-14", OverrideRuleRequest { rule, text, ..Default::default() })
        .await
        .unwrap();
    let granting = DecideProvisionRequest { text: secrets.tell("decision"), ..Provision::granting() };
    machine.tell(DECIDER, "2025-02-17", granting).await.unwrap();
    machine.step(Step::Notified).await;
}

async fn paid(app: &App, fund: &Fund<'_>, machine: &Provision<'_>, secrets: &mut Secrets) {
    machine.tell(BUDGET_HOLDER, "2025-02-19", committing(2025, 640_00)).await.unwrap();
    let stating = StatePerformanceRequest { text: secrets.tell("performance"), ..machine.stating() };
    machine.tell(STATER, "2025-02-20", stating).await.unwrap();
    let invoicing = ReceiveInvoiceRequest { number: secrets.tell("invoice"), ..machine.invoicing() };
    machine.tell(PAYER, "2025-02-21", invoicing).await.unwrap();
    let payee = Some(Payee { name: secrets.tell("payee"), iban: IBAN.to_owned() });
    let ordering = OrderPaymentRequest { payee, text: secrets.tell("remittance"), ..machine.ordering() };
    machine.tell(PAYER, "2025-02-24", ordering).await.unwrap();
    let sent = transfers(&Run::of(app, fund).await.file().await.file);
    assert_eq!((&sent[0].name, sent[0].iban.as_str()), (&secrets.told("payee"), IBAN));
    let made = Booking::made(&sent[0], "2025-03-03");
    let strange = Booking {
        direction: Direction::In,
        end_to_end: secrets.tell("end-to-end"),
        name: secrets.tell("other-party"),
        text: secrets.tell("what-came-with-it"),
        ..made.clone()
    };
    let answer = imported(app, statement(1, &[made, strange])).await.unwrap();
    let listed = &answer.unmatched[0];
    assert_eq!(
        (&listed.name, &listed.text),
        (&secrets.told("other-party"), &secrets.told("what-came-with-it"))
    );
}

async fn objected(machine: &Provision<'_>, secrets: &mut Secrets) {
    let lodging = LodgeObjectionRequest { text: secrets.tell("objection"), ..Default::default() };
    machine.tell(OBJECTIONS, "2025-02-25", lodging).await.unwrap();
    let deciding = DecideObjectionRequest {
        outcome: ObjectionOutcome::Unfounded.into(),
        text: secrets.tell("on-objection"),
        ..Default::default()
    };
    let third = stories::Officer { name: "d.derde", ..DECIDER };
    machine.tell(third, "2025-02-27", deciding).await.unwrap();
    let ruling = RecordCourtRulingRequest {
        court: Court::DistrictCourt.into(),
        outcome: RulingOutcome::Upheld.into(),
        text: secrets.tell("ruling"),
        ..Default::default()
    };
    machine.tell(OBJECTIONS, "2025-03-03", ruling).await.unwrap();
}

/// Calls that are refused, with personal data where it belongs and where it does not.
pub async fn refusals(app: &App, machine: &Provision<'_>, secrets: &mut Secrets) -> Vec<Status> {
    let mut refused = vec![];
    let wrong = "NL91ABNA0417164301";
    secrets.also(wrong);
    let mut asking = machine.asking();
    asking.purpose = secrets.tell("long-purpose").repeat(300);
    asking.component = secrets.tell("component");
    asking.person_id = secrets.tell("person");
    refused.push(refusal(app, COORDINATOR, machine.request("2025-02-12", asking)).await);
    let again = RequestProvisionRequest { purpose: secrets.tell("asked-again"), ..machine.asking() };
    refused.push(refusal(app, COORDINATOR, machine.request("2025-02-12", again)).await);
    for (name, iban) in [(secrets.tell("long-payee").repeat(4), wrong), (secrets.tell("paid-twice"), IBAN)] {
        let payee = Some(Payee { name, iban: iban.to_owned() });
        let ordering =
            OrderPaymentRequest { payee, text: secrets.tell("refused-text"), ..machine.ordering() };
        refused.push(refusal(app, PAYER, machine.request("2025-02-24", ordering)).await);
    }
    let number = secrets.tell("long-number").repeat(4);
    let invoicing = ReceiveInvoiceRequest { number, ..machine.invoicing() };
    refused.push(refusal(app, PAYER, machine.request("2025-02-21", invoicing)).await);
    let cast = CastVoteRequest {
        role: secrets.tell("role"),
        subject: secrets.tell("subject"),
        text: secrets.tell("late-vote"),
        ..Default::default()
    };
    refused.push(refusal(app, FAMILY_WORKER, machine.request("2025-02-14", cast)).await);
    let strange = Booking {
        direction: Direction::Announced,
        cents: 1,
        end_to_end: String::new(),
        bank_reference: String::new(),
        name: secrets.tell("on-a-wrong-file"),
        text: wrong.to_owned(),
        on: secrets.tell("day"),
    };
    refused.push(refusal(app, PAYER, importing(app, statement(2, &[strange]))).await);
    refused
}

async fn refusal<C: stories::Command>(app: &App, officer: stories::Officer, request: C) -> Status {
    match request.ask(&mut C::Service::over(officer.of(app))).await {
        Ok(_) => panic!("it was accepted"),
        Err(refused) => refused,
    }
}

/// Who may open it reads what was told: so the secrets were there to be found.
pub async fn opened(app: &App, machine: &Provision<'_>) -> GetProvisionResponse {
    let processing_activity = stories::PURPOSE.to_owned();
    let open_personal_data = Some(OpenPersonalData { processing_activity });
    let question = GetProvisionRequest { open_personal_data, ..machine.question() };
    app.provisions_as(OBJECTIONS).get_provision(question).await.unwrap().into_inner()
}
