//! A signal of which everything is told, and a need that is answered from the catalogue with a remark.

use api::v1::*;
use prost::Message as _;
use stories::{
    App, COORDINATOR, Command, Common, Household, PROGRAMME_LEAD, PURPOSE, Service as _, Signals, UTRECHT,
    day,
};

use crate::{contains, secrets::Secrets};

/// A command about something, with everything but its specific fields filled in.
fn about<C: Command>(app: &App, id: &str, command: C) -> C {
    let (ledger, request_id, about) = (UTRECHT.to_owned(), app.id(), id.to_owned());
    command.filled(Common { ledger, request_id, about, happened_on: day("2025-02-10") })
}

/// One signal through everything; its id.
pub async fn whole(app: &App, household: &mut Household<'_>, secrets: &mut Secrets) -> String {
    let signal = app.id();
    let noticed = RecordSignalRequest {
        category: SignalCategory::MoralDilemma.into(),
        household_id: household.id.clone(),
        text: secrets.tell("dilemma"),
        ..Default::default()
    };
    about(app, &signal, noticed).by(COORDINATOR.of(app)).await.unwrap();
    let followed_up = FollowUpSignalRequest { text: secrets.tell("follow-up"), ..Default::default() };
    about(app, &signal, followed_up).by(PROGRAMME_LEAD.of(app)).await.unwrap();
    let (outcome, text) = (SignalOutcome::Escalated.into(), secrets.tell("closing"));
    let closed = CloseSignalRequest { outcome, text, ..Default::default() };
    about(app, &signal, closed).by(PROGRAMME_LEAD.of(app)).await.unwrap();
    answered(app, household, secrets).await;
    signal
}

async fn answered(app: &App, household: &mut Household<'_>, secrets: &mut Secrets) {
    let (offer_id, need_id) = (app.id(), app.id());
    let terms = OfferTerms {
        title: "Money course".to_owned(),
        description: "Ten weeks".to_owned(),
        available_from: day("2025-02-01"),
        available_until: None,
    };
    let offer = OfferSupportRequest {
        organisation_id: "kredietbank".to_owned(),
        life_domain: LifeDomain::Finance.into(),
        terms: Some(terms),
        ..Default::default()
    };
    about(app, &offer_id, offer).by(PROGRAMME_LEAD.of(app)).await.unwrap();
    let (life_domain, text) = (LifeDomain::Finance.into(), secrets.tell("other-need"));
    let need = RecordNeedRequest { need_id: need_id.clone(), life_domain, text, ..Default::default() };
    household.tell("2025-02-10", need).await.unwrap();
    let answer = AnswerNeedRequest { need_id, offer_id, text: secrets.tell("answer"), ..Default::default() };
    household.tell("2025-02-10", answer).await.unwrap();
}

/// Who may open it reads what was told: so the secrets were there to be found.
pub async fn opened(app: &App, signal: &str, secrets: &Secrets) {
    let question = GetSignalRequest {
        ledger: UTRECHT.to_owned(),
        signal_id: signal.to_owned(),
        open_personal_data: Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() }),
        ..Default::default()
    };
    let answer = Signals::over(PROGRAMME_LEAD.of(app)).get_signal(question).await.unwrap().into_inner();
    for told in ["dilemma", "follow-up", "closing"] {
        assert!(contains(&answer.encode_to_vec(), &secrets.told(told)), "{told}");
    }
}
