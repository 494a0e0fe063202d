//! What happened to a household in plain words: the five steps and a washing machine, in Dutch and in English, as it was
//! told before, page by page, sealed and opened.

mod story;

use api::v1::{self, as_of::Moment, caseload_service_client::CaseloadServiceClient, *};
use insta::assert_snapshot;
use ledger::{JsonText, NewEvent, StreamId, Submission};
use server::auth::Role;
use stories::{
    App, BUDGET_HOLDER, COORDINATOR, DECIDER, Household, OTHER_DECIDER, PURPOSE, Person, Refusal,
    TEAM_MANAGER, day,
};

use self::story::{HALFWAY, Story};
use crate::openings::openings;

/// An entry as a line: the day, the sentence, and the texts that belong to it.
fn line(entry: &TimelineEntry) -> String {
    let on = entry.happened_on.unwrap();
    let texts = entry.texts.iter().map(|one| {
        let opened = one.text.as_ref().unwrap().opened.as_deref();
        format!("\n             {}: {}", one.label, opened.unwrap_or("…"))
    });
    let of_provision = if entry.provision_id.is_empty() { "   " } else { " * " };
    let texts = texts.collect::<String>();
    format!("{}-{:02}-{:02}{of_provision}{}{texts}", on.year, on.month, on.day, entry.title)
}

fn lines(entries: &[TimelineEntry]) -> String {
    entries.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn as_of(moment: Moment) -> Option<v1::AsOf> {
    Some(v1::AsOf { moment: Some(moment) })
}

/// All of the story in this language, which opens nothing.
async fn told_in(language: &'static str, app: &App) -> String {
    let story = Story::told(app).await;
    let before = openings(app).await;
    let token = app.token_of(COORDINATOR.name, COORDINATOR.role, &["*"]);
    let mut client = CaseloadServiceClient::new(app.client(&token, language));
    let answer = client.get_timeline(story.question().await).await.unwrap().into_inner();
    assert_eq!((answer.next_page_token.as_str(), Some(answer.position)), ("", app.last_position().await));
    assert_eq!(openings(app).await, before, "a timeline opens nothing by itself");
    lines(&answer.entries)
}

#[tokio::test]
async fn the_five_steps_and_a_washing_machine_in_dutch() {
    let app = App::start().await;
    let told = told_in("nl", &app).await;
    assert_snapshot!(told, @r"
    2025-02-03   UHT heeft het huishouden overgedragen aan de gemeente.
                 Verslag: …
    2025-02-05   Er is contact gezocht per telefoon, maar niemand reageerde.
    2025-02-06   Het eerste contact met het huishouden is gelegd met een huisbezoek.
    2025-02-06   Er is een bedreigende situatie: uitzetting uit de woning en afsluiting van gas, stroom, warmte of water.
    2025-02-06   De regisseur van het huishouden is r.aydin van buurtteam-zuid.
    2025-02-07   Er is iemand bij het huishouden gekomen: aanvrager van een herstelmaatregel, erkend als gedupeerde.
                 Naam: …
    2025-02-07   Er is iemand bij het huishouden gekomen: gezinslid, geen eigen aanvraag bij UHT.
                 Naam: …
    2025-02-08   De bedreigende situatie is voorbij.
    2025-02-10   Het eerste gesprek is gevoerd met 2 leden van het huishouden. De hulpvraag is vastgesteld.
    2025-02-10   Er is een hulpvraag vastgelegd over wonen.
                 Hulpvraag: …
    2025-02-11   Er is een plan van aanpak opgesteld met één doel en één maatregel.
                 Doel: …
                 Maatregel: …
    2025-02-11   2 leden van het huishouden zijn het eens met versie 1 van het plan van aanpak.
    2025-02-12 * Er is een voorziening aangevraagd van € 640,00, in natura, voor wonen.
                 Waarvoor: …
    2025-02-13 * De aanvraag is voor akkoord voorgelegd aan 3 beoordelaars.
                 Casus, zonder namen: …
    2025-02-14 * Een beoordelaar is akkoord (gezinswerker).
    2025-02-14 * Een beoordelaar is akkoord (medewerker Werk en Inkomen).
    2025-02-14 * Een beoordelaar is akkoord (sociaal raadslid).
    2025-02-17 * De voorziening is toegekend: € 640,00.
                 Reden: …
    2025-02-18 * Het besluit is bekendgemaakt aan het huishouden. Bezwaar maken kan tot en met 01-04-2025.
    2025-02-19 * Er is € 640,00 gereserveerd voor de voorziening.
    2025-02-20 * Op 20-02-2025 is de voorziening geleverd, ter waarde van € 640,00.
    2025-02-21 * Er is een factuur van € 640,00 ontvangen, met de datum 20-02-2025.
                 Factuur: …
    2025-02-24 * Er is opdracht gegeven om € 640,00 te betalen.
                 Betaald aan: …
                 Omschrijving bij de bank: …
    2025-03-03 * De betaling is naar de bank gestuurd.
    2025-03-03 * De bank heeft € 640,00 betaald.
    2025-02-12   Een maatregel uit het plan is begonnen.
    2025-03-03   Een maatregel uit het plan is afgerond.
    2025-03-04   Er is een notitie gemaakt.
                 Notitie: …
    2025-03-04   De nazorg is begonnen.
    2025-03-05   De ondersteuning is beëindigd: het plan is uitgevoerd.
    ");
    app.finish().await;
}

#[tokio::test]
async fn the_five_steps_and_a_washing_machine_in_english() {
    let app = App::start().await;
    let told = told_in("en", &app).await;
    assert_snapshot!(told, @r"
    2025-02-03   UHT handed the household over to the municipality.
                 Report: …
    2025-02-05   Contact was tried by telephone, but nobody answered.
    2025-02-06   First contact with the household was made with a visit at home.
    2025-02-06   There is a threatening situation: eviction from the home and cut-off of gas, power, heat or water.
    2025-02-06   The coordinator of the household is r.aydin of buurtteam-zuid.
    2025-02-07   Somebody joined the household: applicant for a recovery measure, recognised as a victim.
                 Name: …
    2025-02-07   Somebody joined the household: family member, no application of their own at UHT.
                 Name: …
    2025-02-08   The threatening situation is over.
    2025-02-10   The first conversation was held with 2 members of the household. The need for help was established.
    2025-02-10   A need was recorded: housing.
                 Need: …
    2025-02-11   A plan was drawn up with one goal and one measure.
                 Goal: …
                 Measure: …
    2025-02-11   2 members of the household agree with version 1 of the plan.
    2025-02-12 * A provision of EUR 640.00 was requested, in kind, for housing.
                 Purpose: …
    2025-02-13 * The request was put to the vote of 3 assessors.
                 Case, without names: …
    2025-02-14 * An assessor agrees (family worker).
    2025-02-14 * An assessor agrees (Work and Income employee).
    2025-02-14 * An assessor agrees (social counsel).
    2025-02-17 * The provision was granted: EUR 640.00.
                 Reason: …
    2025-02-18 * The household was notified of the decision. Objection is possible until 2025-04-01, that day included.
    2025-02-19 * EUR 640.00 was set aside for the provision.
    2025-02-20 * On 2025-02-20 the provision was delivered, worth EUR 640.00.
    2025-02-21 * An invoice of EUR 640.00 came in, dated 2025-02-20.
                 Invoice: …
    2025-02-24 * A payment of EUR 640.00 was ordered.
                 Paid to: …
                 Remittance text: …
    2025-03-03 * The payment was sent to the bank.
    2025-03-03 * The bank paid EUR 640.00.
    2025-02-12   A measure of the plan was started.
    2025-03-03   A measure of the plan was completed.
    2025-03-04   A note was made.
                 Note: …
    2025-03-04   Aftercare was started.
    2025-03-05   Support ended: the plan was carried out.
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_timeline_is_told_as_of_a_moment_and_page_by_page() {
    let app = App::start().await;
    let story = Story::told(&app).await;
    let whole = story.question().await;
    let all = story.asked(&whole).await.entries;

    let position = as_of(Moment::Position(story.halfway));
    let then = story.asked(&GetTimelineRequest { as_of: position, ..whole.clone() }).await;
    let known = all.iter().filter(|entry| entry.position <= story.halfway).cloned();
    assert_eq!((then.entries, then.position), (known.collect::<Vec<_>>(), story.halfway));
    let instant: jiff::Timestamp = HALFWAY.parse().unwrap();
    let instant = prost_types::Timestamp { seconds: instant.as_second(), nanos: 0 };
    let at_instant = GetTimelineRequest { as_of: as_of(Moment::Instant(instant)), ..whole.clone() };
    let position = GetTimelineRequest { as_of: as_of(Moment::Position(story.halfway)), ..whole.clone() };
    assert_eq!(story.asked(&at_instant).await, story.asked(&position).await);

    let (oldest_first, sizes) = story.pages(whole.clone(), 8).await;
    assert_eq!((oldest_first, sizes), (all.clone(), vec![8, 8, 8, 6]));
    let newest = GetTimelineRequest { order: TimelineOrder::Unspecified.into(), ..whole.clone() };
    let (mut newest_first, sizes) = story.pages(newest.clone(), 7).await;
    newest_first.reverse();
    assert_eq!((newest_first, sizes), (all, vec![7, 7, 7, 7, 2]));

    let page = story.asked(&GetTimelineRequest { page_size: 7, ..newest }).await;
    let other_way = GetTimelineRequest { page_token: page.next_page_token, ..whole };
    assert_snapshot!(story.refused(other_way).await, @r"
    InvalidArgument PAGE_TOKEN_INVALID
      field = page_token
      violations = 1
      in page_token: PAGE_TOKEN_INVALID
    en: The token in page_token does not belong to this question. Start again without it.
    ");
    app.finish().await;
}

#[tokio::test]
async fn what_was_written_down_is_opened_for_who_may_and_that_is_recorded() {
    let app = App::start().await;
    let story = Story::told(&app).await;
    let before = openings(&app).await;
    let opening = Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() });
    let question = GetTimelineRequest { open_personal_data: opening, ..story.question().await };

    let manager = app.caseload_as(TEAM_MANAGER).get_timeline(question.clone()).await;
    assert_eq!(Refusal::from(manager.unwrap_err()).reason, "ROLE_NOT_ALLOWED");
    assert_eq!(openings(&app).await, before);

    let opened = story.asked(&question).await;
    let with_texts: Vec<_> = opened.entries.into_iter().filter(|entry| !entry.texts.is_empty()).collect();
    assert_snapshot!(lines(&with_texts), @r"
    2025-02-03   UHT handed the household over to the municipality.
                 Report: handed over by the call team
    2025-02-07   Somebody joined the household: applicant for a recovery measure, recognised as a victim.
                 Name: Ada Vermeulen
    2025-02-07   Somebody joined the household: family member, no application of their own at UHT.
                 Name: Bram de Wit
    2025-02-10   A need was recorded: housing.
                 Need: the washing machine broke down
    2025-02-11   A plan was drawn up with one goal and one measure.
                 Goal: a home that works
                 Measure: buy a washing machine
    2025-02-12 * A provision of EUR 640.00 was requested, in kind, for housing.
                 Purpose: a washing machine
    2025-02-13 * The request was put to the vote of 3 assessors.
                 Case, without names: a family of four whose machine broke down
    2025-02-17 * The provision was granted: EUR 640.00.
                 Reason: it is needed and no cheaper one will do
    2025-02-21 * An invoice of EUR 640.00 came in, dated 2025-02-20.
                 Invoice: Witgoed Jansen 2025-17
    2025-02-24 * A payment of EUR 640.00 was ordered.
                 Paid to: Witgoed Jansen BV
                 Remittance text: invoice 2025-17
    2025-03-04   A note was made.
                 Note: Ada is glad with it
    ");
    assert_snapshot!(openings(&app).await[before.len()..].join("\n"), @r"
    household 01900000-0000-7000-8000-000000000006 (text name) r.aydin https://utrecht.example/verwerkingen/brede-ondersteuning
    person 01900000-0000-7000-8000-00000000000c (name) r.aydin https://utrecht.example/verwerkingen/brede-ondersteuning
    person 01900000-0000-7000-8000-00000000000e (name) r.aydin https://utrecht.example/verwerkingen/brede-ondersteuning
    ");
    app.finish().await;
}

#[tokio::test]
async fn who_only_votes_sees_no_provisions_and_who_only_pays_no_household() {
    let app = App::start().await;
    let story = Story::told(&app).await;
    let question = story.question().await;
    let all = story.asked(&question).await.entries;
    let manager = app.caseload_as(TEAM_MANAGER).get_timeline(question.clone()).await.unwrap().into_inner();
    let of_household = all.iter().filter(|entry| entry.provision_id.is_empty()).cloned();
    assert_eq!(manager.entries, of_household.collect::<Vec<_>>());
    for decider in [DECIDER, OTHER_DECIDER] {
        let told = app.caseload_as(decider).get_timeline(question.clone()).await.unwrap().into_inner();
        assert_eq!(told.entries, all);
    }
    for role in [Role::PartnerOrganisation, Role::ReportingService, BUDGET_HOLDER.role] {
        let mut client = CaseloadServiceClient::new(app.as_officer("u-9", role));
        let refused = client.get_timeline(question.clone()).await.unwrap_err();
        assert_eq!(Refusal::from(refused).reason, "ROLE_NOT_ALLOWED", "{role}");
    }
    app.finish().await;
}

#[tokio::test]
async fn a_view_that_stopped_is_not_needed_for_what_came_before() {
    let app = App::start().await;
    let story = Story::told(&app).await;
    let before = GetTimelineRequest {
        as_of: as_of(Moment::Position(app.last_position().await.unwrap())),
        ..story.question().await
    };
    let told = story.asked(&before).await;
    let of_another_version = NewEvent {
        stream: StreamId::new("provision", app.id()),
        sequence: 1,
        event_type: "ProvisionDreamtOf".into(),
        event_version: "1.0".into(),
        payload: JsonText::new(r#"{"ProvisionDreamtOf":{}}"#).unwrap(),
        metadata: JsonText::new("{}").unwrap(),
    };
    let utrecht = app.utrecht().await;
    utrecht.appender().await.append(Submission::new(vec![of_another_version])).await.unwrap();
    assert_snapshot!(story.refused(story.question().await).await, @r"
    FailedPrecondition VIEW_STOPPED
      position = 45
      view = provisions
    en: The overview provisions has come to a stop at position 45 and is not shown. Report it to the administrator.
    ");
    assert_eq!(story.asked(&before).await, told);
    let without_provisions = app.caseload_as(TEAM_MANAGER).get_timeline(story.question().await).await;
    assert!(without_provisions.unwrap().into_inner().position > told.position);
    app.stop().await;
}

#[tokio::test]
async fn a_timeline_that_cannot_be_told_says_why() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    household.joined_by(&Person::new(&app, "Ada Vermeulen", "")).await.unwrap();
    let story = Story::of(&app, household);
    let question = story.question().await;
    let unknown = GetTimelineRequest { household_id: app.id(), ..question.clone() };
    let later = GetTimelineRequest { as_of: as_of(Moment::Position(999)), ..question.clone() };
    let tomorrow = prost_types::Timestamp { seconds: 4_000_000_000, nanos: 0 };
    let tomorrow = GetTimelineRequest { as_of: as_of(Moment::Instant(tomorrow)), ..question.clone() };
    let never = prost_types::Timestamp { seconds: 0, nanos: 0 };
    let before = GetTimelineRequest { as_of: as_of(Moment::Instant(never)), ..question.clone() };
    let wrong = GetTimelineRequest {
        household_id: "GM0344".to_owned(),
        order: 7,
        page_size: 51,
        open_personal_data: Some(OpenPersonalData { processing_activity: "curiosity".to_owned() }),
        ..question
    };
    let mut told = vec![];
    for question in [unknown, later, tomorrow, before, wrong] {
        told.push(story.refused(question).await);
    }
    assert_snapshot!(told.join("\n\n"), @r"
    NotFound HOUSEHOLD_NOT_FOUND
      household_id = 01900000-0000-7000-8000-000000000005
    en: There is no household 01900000-0000-7000-8000-000000000005. Check the id.

    OutOfRange POSITION_NOT_REACHED
      asked = 999
      tree_size = 3
    en: Position or size 999 is not there yet: the ledger has 3 events.

    OutOfRange INSTANT_IN_FUTURE
      asked = 2096-10-02T07:06:40Z
      now = 2025-03-03T09:00:00Z
    en: The moment 2096-10-02T07:06:40Z has not passed yet; it is 2025-03-03T09:00:00Z now. Choose an earlier one.

    NotFound HOUSEHOLD_NOT_FOUND
      household_id = 01900000-0000-7000-8000-000000000001
    en: There is no household 01900000-0000-7000-8000-000000000001. Check the id.

    InvalidArgument ID_INVALID
      detail = FORM
      field = household_id
      violations = 4
      in household_id: ID_INVALID
      in order: ENUM_UNKNOWN
      in page_size: NUMBER_OUT_OF_RANGE
      in open_personal_data.processing_activity: FIELD_INVALID
    en: The id in household_id is not a UUID.
    ");
    assert_eq!(day("2025-02-03"), story.asked(&story.question().await).await.entries[0].happened_on);
    app.finish().await;
}
