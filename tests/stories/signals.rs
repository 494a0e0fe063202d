//! Signals from the work, what is learned from them, and the catalogue from which needs are answered.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{
    App, COORDINATOR, Catalogue, Command, Common, FAMILY_WORKER, Household, Methods, Officer, PROGRAMME_LEAD,
    PROJECT_LEADER, PURPOSE, Refusal, Service as _, Signals, TEAM_MANAGER, UTRECHT, day,
};

use crate::openings::openings;
use crate::told::told_to;

/// A command about something, with everything but its specific fields filled in.
fn about<C: Command>(app: &App, id: &str, on: &str, command: C) -> C {
    let (ledger, request_id) = (UTRECHT.to_owned(), app.id());
    command.filled(Common { ledger, request_id, about: id.to_owned(), happened_on: day(on) })
}

/// Somebody records what happened.
async fn by<C: Command>(app: &App, officer: Officer, command: C) -> Result<Receipt, Refusal> {
    Ok(C::receipt(command.by(officer.of(app)).await?))
}

fn bottleneck(text: &str) -> RecordSignalRequest {
    RecordSignalRequest {
        category: SignalCategory::Bottleneck.into(),
        life_domain: LifeDomain::Housing.into(),
        organisation_id: "housing-corporation".into(),
        text: text.to_owned(),
        ..Default::default()
    }
}

fn first_contact() -> AdoptWorkingMethodRequest {
    let (title, text) = ("First contact".to_owned(), "Call, then write".to_owned());
    AdoptWorkingMethodRequest { title, text, ..Default::default() }
}

fn visit(signals: &[&String]) -> ImproveWorkingMethodRequest {
    ImproveWorkingMethodRequest {
        text: "Call, then visit".to_owned(),
        reason: "Letters are not opened".to_owned(),
        signal_ids: signals.iter().map(|id| (*id).clone()).collect(),
        ..Default::default()
    }
}

fn follow_up(text: &str, assigned_to: &str) -> FollowUpSignalRequest {
    let (text, assigned_to) = (text.to_owned(), assigned_to.to_owned());
    FollowUpSignalRequest { text, assigned_to, ..Default::default() }
}

fn solved() -> CloseSignalRequest {
    CloseSignalRequest { outcome: SignalOutcome::Solved.into(), ..Default::default() }
}

fn course(life_domain: LifeDomain, title: &str) -> OfferSupportRequest {
    OfferSupportRequest {
        organisation_id: "debt-help".to_owned(),
        life_domain: life_domain.into(),
        terms: Some(OfferTerms {
            title: title.to_owned(),
            description: "Ten weeks, in groups of eight".to_owned(),
            available_from: day("2025-02-01"),
            available_until: None,
        }),
        ..Default::default()
    }
}

/// The signals that pass a filter, at least up to this receipt: a line for each.
async fn listed(app: &App, question: ListSignalsRequest, receipt: &Receipt) -> Vec<String> {
    let (at_least_position, now) = (Some(receipt.last_position), question.as_of.is_none());
    let question = ListSignalsRequest { ledger: UTRECHT.into(), at_least_position, ..question };
    let answer = Signals::over(PROGRAMME_LEAD.of(app)).list_signals(question).await.unwrap().into_inner();
    assert_eq!(answer.position >= receipt.last_position, now, "{}", answer.position);
    let line = |signal: &SignalSummary| {
        let (state, category) = (signal.state().as_str_name(), signal.category().as_str_name());
        format!("{state} {category} by {} has {}", signal.recorded_by, signal.assigned_to)
    };
    answer.signals.iter().map(line).collect()
}

fn filtered(filter: &str) -> ListSignalsRequest {
    ListSignalsRequest { filter: filter.to_owned(), ..Default::default() }
}

#[tokio::test]
async fn a_bottleneck_noticed_twice_becomes_version_two_of_the_method() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let (first, second, method) = (app.id(), app.id(), app.id());
    let noticed =
        RecordSignalRequest { household_id: household.id.clone(), ..bottleneck("nobody opens letters") };
    by(&app, COORDINATOR, about(&app, &first, "2025-02-10", noticed)).await.unwrap();
    let again = about(&app, &second, "2025-02-20", bottleneck("letters again"));
    let receipt = by(&app, FAMILY_WORKER, again).await.unwrap();
    assert_eq!((receipt.signal_id.as_str(), receipt.revision), (second.as_str(), 1));
    let noticed_at = receipt.last_position;

    by(&app, PROGRAMME_LEAD, about(&app, &method, "2025-02-03", first_contact())).await.unwrap();
    let asked = follow_up("ask the visiting team", PROJECT_LEADER.name);
    by(&app, PROGRAMME_LEAD, about(&app, &first, "2025-02-24", asked)).await.unwrap();
    let improve = about(&app, &method, "2025-03-01", visit(&[&first, &second]));
    let improved = improve.by(PROGRAMME_LEAD.of(&app)).await.unwrap();
    let receipt = improved.receipt.unwrap();
    assert_eq!(improved.version, 2);
    assert_eq!(receipt.last_position - receipt.first_position, 2, "the method and both signals, or nothing");
    let receipt = by(&app, PROJECT_LEADER, about(&app, &first, "2025-03-02", solved())).await.unwrap();

    assert_snapshot!(listed(&app, ListSignalsRequest::default(), &receipt).await.join("\n"), @r"
    SIGNAL_STATE_CLOSED SIGNAL_CATEGORY_BOTTLENECK by r.aydin has p.dijk
    SIGNAL_STATE_IMPROVED SIGNAL_CATEGORY_BOTTLENECK by f.bos has
    ");
    let improved = filtered("state = IMPROVED AND life_domain = HOUSING");
    assert_eq!(listed(&app, improved, &receipt).await.len(), 1);
    let then = Some(AsOf { moment: Some(as_of::Moment::Position(noticed_at)) });
    let then = ListSignalsRequest { as_of: then, ..filtered("state = OPEN") };
    assert_eq!(listed(&app, then, &receipt).await.len(), 2, "as it was then");

    let mut methods = Methods::over(COORDINATOR.of(&app));
    let question = |as_of_position| GetWorkingMethodRequest {
        ledger: UTRECHT.into(),
        working_method_id: method.clone(),
        as_of_position,
        ..Default::default()
    };
    let now = methods.get_working_method(question(None)).await.unwrap().into_inner().working_method.unwrap();
    let versions: Vec<_> = now.versions.iter().map(|one| (one.version, one.text.as_str())).collect();
    assert_eq!(versions, [(1, "Call, then write"), (2, "Call, then visit")]);
    assert_eq!(now.versions[1].signal_ids, [first.clone(), second]);
    let before = question(Some(noticed_at + 1));
    let before = methods.get_working_method(before).await.unwrap().into_inner().working_method.unwrap();
    assert_eq!(before.versions.len(), 1);
    let all = ListWorkingMethodsRequest {
        ledger: UTRECHT.into(),
        filter: "retired = false AND version > 1".into(),
        at_least_position: Some(receipt.last_position),
        ..Default::default()
    };
    let all = methods.list_working_methods(all).await.unwrap().into_inner().working_methods;
    assert_eq!(all.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Call, then visit"]);
    app.finish().await;
}

#[tokio::test]
async fn what_a_signal_says_is_opened_by_who_may_and_for_the_record() {
    let app = App::start().await;
    let signal = app.id();
    by(&app, COORDINATOR, about(&app, &signal, "2025-02-10", bottleneck("nobody opens letters")))
        .await
        .unwrap();
    let told = follow_up("ask the visiting team", "");
    by(&app, PROGRAMME_LEAD, about(&app, &signal, "2025-02-11", told)).await.unwrap();
    let sealed = GetSignalRequest { ledger: UTRECHT.into(), signal_id: signal, ..Default::default() };
    let opening = Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() });
    let question = GetSignalRequest { open_personal_data: opening, ..sealed.clone() };

    let mut manager = Signals::over(TEAM_MANAGER.of(&app));
    let shown = manager.get_signal(sealed).await.unwrap().into_inner().signal.unwrap();
    assert_eq!(shown.text.unwrap().opened, None);
    let refused = Refusal::from(manager.get_signal(question.clone()).await.unwrap_err());
    assert_eq!(refused.reason, "ROLE_NOT_ALLOWED");
    assert!(openings(&app).await.is_empty());

    let mut lead = Signals::over(PROGRAMME_LEAD.of(&app));
    let opened = lead.get_signal(question).await.unwrap().into_inner().signal.unwrap();
    assert_eq!(opened.text.unwrap().opened.as_deref(), Some("nobody opens letters"));
    assert_eq!(opened.follow_ups[0].text.clone().unwrap().opened.as_deref(), Some("ask the visiting team"));
    assert_snapshot!(openings(&app).await.join("\n"), @"signal 01900000-0000-7000-8000-000000000001 (text) l.groen https://utrecht.example/verwerkingen/brede-ondersteuning");
    app.finish().await;
}

#[tokio::test]
async fn one_signal_that_is_closed_stops_the_whole_improvement() {
    let app = App::start().await;
    let (open, closed, method) = (app.id(), app.id(), app.id());
    for signal in [&open, &closed] {
        by(&app, COORDINATOR, about(&app, signal, "2025-02-10", bottleneck("again"))).await.unwrap();
    }
    by(&app, PROGRAMME_LEAD, about(&app, &method, "2025-02-03", first_contact())).await.unwrap();
    by(&app, PROGRAMME_LEAD, about(&app, &closed, "2025-02-12", solved())).await.unwrap();
    let before = app.recorded().await;
    let improve = about(&app, &method, "2025-03-01", visit(&[&open, &closed]));
    assert_snapshot!(told_to(&app, PROGRAMME_LEAD, improve).await, @r"
    FailedPrecondition SIGNAL_CLOSED
      on = 2025-02-12
    en: This signal was closed on 2025-02-12. Record a new one when it comes back.
    nl: Dit signaal is op 12-02-2025 afgesloten. Leg een nieuw signaal vast als het terugkomt.
    ");
    assert_eq!(app.recorded().await, before);

    let unchanged = ImproveWorkingMethodRequest { text: "Call, then write".into(), ..visit(&[&open]) };
    let unchanged = about(&app, &method, "2025-03-01", unchanged);
    assert_snapshot!(told_to(&app, PROGRAMME_LEAD, unchanged).await, @r"
    FailedPrecondition WORKING_METHOD_UNCHANGED
      version = 1
    en: This text is that of version 1. Say how the work is done from now on.
    nl: Deze tekst is die van versie 1. Beschrijf hoe er voortaan gewerkt wordt.
    ");
    let early = about(&app, &open, "2025-02-09", follow_up("too early", ""));
    assert_snapshot!(told_to(&app, PROJECT_LEADER, early).await, @r"
    FailedPrecondition SIGNAL_DATE_BEFORE_RECORDING
      on = 2025-02-09
      recorded_on = 2025-02-10
    en: The date 2025-02-09 lies before 2025-02-10, when the signal was noticed. Give that day or a later one.
    nl: De datum 09-02-2025 ligt voor 10-02-2025, de dag waarop het signaal werd opgemerkt. Geef die dag of een latere.
    ");
    let of_nobody = RecordSignalRequest { household_id: app.id(), ..bottleneck("of nobody we know") };
    let of_nobody = about(&app, &app.id(), "2025-02-10", of_nobody);
    assert_eq!(by(&app, COORDINATOR, of_nobody).await.unwrap_err().reason, "SIGNAL_HOUSEHOLD_UNKNOWN");
    app.finish().await;
}

/// What can be offered for a need on this life domain on a day.
async fn catalogue(app: &App, filter: &str, receipt: &Receipt) -> Vec<String> {
    let question = ListOffersRequest {
        ledger: UTRECHT.into(),
        filter: filter.to_owned(),
        at_least_position: Some(receipt.last_position),
        ..Default::default()
    };
    let answer = Catalogue::over(COORDINATOR.of(app)).list_offers(question).await.unwrap().into_inner();
    answer.offers.into_iter().map(|offer| offer.terms.unwrap().title).collect()
}

#[tokio::test]
async fn a_need_is_answered_from_the_catalogue() {
    let app = App::start().await;
    let mut household = Household::with_a_member(&app).await;
    let (money, home, need) = (app.id(), app.id(), app.id());
    let offer = course(LifeDomain::Finance, "Money course");
    by(&app, PROGRAMME_LEAD, about(&app, &money, "2025-02-01", offer)).await.unwrap();
    let offer = course(LifeDomain::Housing, "Garden help");
    by(&app, TEAM_MANAGER, about(&app, &home, "2025-02-01", offer)).await.unwrap();
    let recorded = RecordNeedRequest {
        need_id: need.clone(),
        life_domain: LifeDomain::Finance.into(),
        text: "the letters of the bailiff".into(),
        ..Default::default()
    };
    let receipt = household.tell("2025-02-20", recorded).await.unwrap();
    let available = "life_domain = FINANCE AND available_from <= today AND available_until >= today AND withdrawn_on > today";
    assert_eq!(catalogue(&app, available, &receipt).await, ["Money course"]);
    assert_eq!(catalogue(&app, "", &receipt).await, ["Garden help", "Money course"]);

    let answer = |offer_id: &String| AnswerNeedRequest {
        need_id: need.clone(),
        offer_id: offer_id.clone(),
        text: "starts in March".into(),
        ..Default::default()
    };
    let elsewhere = household.request("2025-02-21", answer(&home));
    assert_snapshot!(told_to(&app, COORDINATOR, elsewhere).await, @r"
    FailedPrecondition OFFER_OF_OTHER_DOMAIN
      need = 01900000-0000-7000-8000-000000000007
      offer = 01900000-0000-7000-8000-000000000006
    en: This offer is on another life domain than the need. Choose one on the life domain of the need.
    nl: Dit aanbod hoort bij een ander leefgebied dan de hulpvraag. Kies een aanbod op het leefgebied van de hulpvraag.
    ");
    let nowhere = household.request("2025-02-21", answer(&app.id()));
    assert_eq!(by(&app, COORDINATOR, nowhere).await.unwrap_err().reason, "OFFER_UNKNOWN");
    household.tell("2025-02-21", answer(&money)).await.unwrap();
    let shown = household.now().await.needs.remove(0);
    let [given] = &shown.answers[..] else { panic!("{shown:?}") };
    assert_eq!((given.offer_id.as_str(), given.organisation_id.as_str()), (money.as_str(), "debt-help"));
    assert_eq!((given.answered_on, shown.closed_on), (day("2025-02-21"), None));
    assert_eq!(
        household.tell("2025-02-22", answer(&money)).await.unwrap_err().reason,
        "NEED_ALREADY_ANSWERED"
    );

    let withdrawn = about(&app, &money, "2025-03-01", WithdrawOfferRequest::default());
    let receipt = by(&app, TEAM_MANAGER, withdrawn).await.unwrap();
    assert_eq!(receipt.offer_id, money);
    assert!(catalogue(&app, available, &receipt).await.is_empty());
    assert_eq!(household.now().await.needs[0].answers.len(), 1, "what was answered stays answered");
    app.finish().await;
}

#[tokio::test]
async fn an_offer_that_is_not_there_on_the_day_answers_nothing() {
    let app = App::start().await;
    let mut household = Household::with_a_member(&app).await;
    let (money, need_id) = (app.id(), app.id());
    let offer = course(LifeDomain::Finance, "Money course");
    by(&app, PROGRAMME_LEAD, about(&app, &money, "2025-02-01", offer.clone())).await.unwrap();
    let terms = OfferTerms { available_until: day("2025-02-28"), ..offer.terms.unwrap() };
    let shorter = ChangeOfferRequest { terms: Some(terms), ..Default::default() };
    let shorter = about(&app, &money, "2025-02-10", shorter);
    by(&app, PROGRAMME_LEAD, shorter).await.unwrap();
    let (life_domain, text) = (LifeDomain::Finance.into(), "debts".into());
    let need = RecordNeedRequest { need_id: need_id.clone(), life_domain, text, ..Default::default() };
    household.tell("2025-02-20", need).await.unwrap();
    let answer = AnswerNeedRequest { need_id, offer_id: money.clone(), ..Default::default() };
    let late = household.request("2025-03-01", answer.clone());
    assert_snapshot!(told_to(&app, COORDINATOR, late).await, @r"
    FailedPrecondition OFFER_NOT_AVAILABLE
      offer = 01900000-0000-7000-8000-000000000005
      on = 2025-03-01
    en: This offer was not available on 2025-03-01. Choose another.
    nl: Dit aanbod was er op 01-03-2025 niet. Kies een ander aanbod.
    ");
    household.tell("2025-02-28", answer).await.unwrap();
    app.finish().await;
}

/// A letter for what a role may do, a dot for what it may not. Who came through may well be told what is wrong.
fn letter<T>(letter: char, answer: Result<T, Refusal>) -> char {
    match answer {
        Err(refusal) if refusal.reason == "ROLE_NOT_ALLOWED" => '.',
        _ => letter,
    }
}

/// What a role may do with signals, working methods and the catalogue.
async fn rights(app: &App, role: Role) -> String {
    let somebody = Officer { name: "u-2", role };
    let id = app.id();
    let of = || somebody.of(app);
    let ledger = || UTRECHT.to_owned();
    let opening = Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() });
    let question = GetSignalRequest { ledger: ledger(), signal_id: id.clone(), ..Default::default() };
    let opened = GetSignalRequest { open_personal_data: opening, ..question.clone() };
    let signals = ListSignalsRequest { ledger: ledger(), ..Default::default() };
    let methods = ListWorkingMethodsRequest { ledger: ledger(), ..Default::default() };
    let offers = ListOffersRequest { ledger: ledger(), ..Default::default() };
    let told = |status: tonic::Status| Refusal::from(status);
    let letters = [
        letter('r', about(app, &id, "2025-02-10", bottleneck("")).by(of()).await),
        letter('f', about(app, &id, "2025-02-10", follow_up("", "")).by(of()).await),
        letter('c', about(app, &id, "2025-02-10", CloseSignalRequest::default()).by(of()).await),
        letter('g', Signals::over(of()).get_signal(question).await.map_err(told)),
        letter('o', Signals::over(of()).get_signal(opened).await.map_err(told)),
        letter('l', Signals::over(of()).list_signals(signals).await.map_err(told)),
        letter('a', about(app, &id, "2025-02-10", AdoptWorkingMethodRequest::default()).by(of()).await),
        letter('i', about(app, &id, "2025-02-10", visit(&[])).by(of()).await),
        letter('m', Methods::over(of()).list_working_methods(methods).await.map_err(told)),
        letter('s', about(app, &id, "2025-02-10", OfferSupportRequest::default()).by(of()).await),
        letter('w', about(app, &id, "2025-02-10", WithdrawOfferRequest::default()).by(of()).await),
        letter('k', Catalogue::over(of()).list_offers(offers).await.map_err(told)),
    ];
    letters.into_iter().collect()
}

#[tokio::test]
async fn who_notices_who_learns_and_who_offers() {
    let app = App::start().await;
    let mut lines = vec![];
    for role in Role::ALL {
        lines.push(format!("{:24} {}", role.word(), rights(&app, *role).await));
    }
    assert!(app.recorded().await.is_empty(), "nothing was filled in");
    assert_snapshot!(lines.join("\n"), @r"
    coordinator              r..gol..m..k
    family_worker            r..gol..m..k
    social_counsel           r..gol..m..k
    work_and_income          r..gol..m..k
    team_manager             ...g.l..mswk
    project_leader           .fcgol..m..k
    manager_work_and_income  ...g.l..m..k
    mandated_decider         ............
    budget_holder            ............
    performance_stater       ............
    payment_administration   ............
    controller               ............
    accountant               ...g.l..m..k
    reporting_service        ............
    privacy_officer          ...gol..m..k
    archivist                ............
    objection_handler        r..gol..m..k
    programme_lead           .fcgolaimswk
    partner_organisation     ............
    platform_engineer        ............
    ");
    app.finish().await;
}

#[tokio::test]
async fn signals_are_paged_and_a_token_is_for_one_question_of_one_officer() {
    let app = App::start().await;
    let mut last = Receipt::default();
    for on in ["2025-02-10", "2025-02-12", "2025-02-11"] {
        let signal = about(&app, &app.id(), on, bottleneck("again"));
        last = by(&app, COORDINATOR, signal).await.unwrap();
    }
    let ask = |order: &str, page_token: &str| ListSignalsRequest {
        ledger: UTRECHT.into(),
        order_by: order.to_owned(),
        page_size: 2,
        page_token: page_token.to_owned(),
        at_least_position: Some(last.last_position),
        ..Default::default()
    };
    let mut lead = Signals::over(PROGRAMME_LEAD.of(&app));
    let first = lead.list_signals(ask("recorded_on desc", "")).await.unwrap().into_inner();
    let token = first.next_page_token.as_str();
    let rest = lead.list_signals(ask("recorded_on desc", token)).await.unwrap().into_inner();
    assert_eq!(rest.next_page_token, "");
    let days: Vec<_> = first.signals.iter().chain(&rest.signals).map(|signal| signal.recorded_on).collect();
    assert_eq!(days, ["2025-02-12", "2025-02-11", "2025-02-10"].map(day));

    let mut other = Signals::over(PROJECT_LEADER.of(&app));
    for refused in [
        lead.list_signals(ask("recorded_on", token)).await.unwrap_err(),
        other.list_signals(ask("recorded_on desc", token)).await.unwrap_err(),
    ] {
        assert_eq!(
            Refusal::from(refused).fields,
            [("page_token".to_owned(), "PAGE_TOKEN_INVALID".to_owned())]
        );
    }
    let wrong = ListSignalsRequest { filter: "stat = OPEN".into(), ..ask("", "") };
    let refused = Refusal::from(lead.list_signals(wrong).await.unwrap_err());
    assert_eq!((refused.reason.as_str(), refused.values["character"].as_str()), ("FILTER_INVALID", "1"));
    assert!(refused.values["expected"].contains("state, category"), "{refused}");
    app.finish().await;
}
