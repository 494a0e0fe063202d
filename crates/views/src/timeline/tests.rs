//! Every event that was ever released has a line, and no line tells what is sealed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use domain::ids::{HouseholdId, ProvisionId};
use domain::{BookEvent, BookId};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Kind, Label, Owner, Title, Word, line};
use crate::Recorded;

/// The golden bytes of every event of this kind of book, by file name.
fn golden(kind: &str) -> Vec<BookEvent> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/golden").join(kind);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |file: &Path| {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let (event, version) = name.split_once('-').unwrap();
        let payload = std::fs::read_to_string(file).unwrap();
        BookEvent::from_json(kind, event, version, payload.trim()).unwrap()
    };
    files.iter().map(|file| read(file)).collect()
}

fn recorded<'a>(book: BookId, event: &'a BookEvent) -> Recorded<'a> {
    Recorded { position: 0, recorded_at: Timestamp::UNIX_EPOCH, book, event }
}

/// A line for each event: its key, what fills it in, and what is sealed.
fn told(book: BookId, events: &[BookEvent]) -> String {
    let mut told = String::new();
    for event in events {
        let line = line(&recorded(book, event));
        let said = line.as_ref().map_or("not shown", |line| line.title.key());
        write!(told, "{}: {said}", event.event_type()).unwrap();
        if let Some(line) = line {
            for (name, argument) in line.title.arguments() {
                write!(told, " {name}={argument:?}").unwrap();
            }
            for text in line.texts {
                write!(told, " [{:?} {:?}]", text.label, text.owner).unwrap();
            }
        }
        told.push('\n');
    }
    told
}

#[test]
fn everything_that_can_happen_to_a_household_has_a_line() {
    let book = BookId::Household(HouseholdId::new(Uuid::nil()));
    insta::assert_snapshot!(told(book, &golden("household")), @r#"
    AftercareStarted: aftercare-started
    ConsentGiven: consent-to-organisation organisation=Organisation(OrganisationId("debt-help"))
    ConsentWithdrawn: consent-withdrawn
    ContactAttempted: contact-attempt-no-answer channel=Word(Word("channel-phone"))
    CoordinatorAssigned: coordinator-assigned coordinator=Officer(OfficerId("noor")) organisation=Organisation(OrganisationId("neighbourhood-team"))
    DebtPhaseEntered: debt-solution-guided phase=Word(Word("debt-phase-arrangement")) solution=Word(Word("debt-solution-credit")) guidance=Words([Word("debt-guidance-coaching"), Word("debt-guidance-long-term")])
    DebtTrajectoryLeft: debt-trajectory-left exit=Word(Word("debt-exit-solved-by-self"))
    FirstContactMade: first-contact-made channel=Word(Word("channel-home-visit")) [Remark Household]
    FirstConversationHeld: first-conversation-held members=Count(1)
    HandedOverToRegularSupport: handed-over-to-regular-support organisation=Organisation(OrganisationId("wijkteam"))
    HouseholdReported: household-reported-uht [Report Household]
    HouseholdTransferred: household-transferred municipality=Municipality(MunicipalityKey("GM0363"))
    IntakeConversationHeld: intake-conversation-held members=Count(2) [Report Household]
    MeasureCompleted: measure-completed
    MeasureStarted: measure-started
    MeasureStopped: measure-stopped [Reason Household]
    MemberDetailsChanged: member-details-changed [Name Person(PersonId(00000000-0000-0000-0000-0000000000b1))]
    MemberJoined: member-joined ground=Word(Word("ground-applicant")) status=Word(Word("victim-status-rejected")) [Name Person(PersonId(00000000-0000-0000-0000-0000000000b1))]
    MemberLeft: member-left reason=Word(Word("left-moved-out"))
    NeedAnswered: need-answered organisation=Organisation(OrganisationId("debt-help")) [Remark Household]
    NeedClosed: need-partly-met
    NeedRecorded: need-recorded life_domain=Word(Word("life-domain-finance")) [Need Household]
    NoteAdded: note-added-on life_domain=Word(Word("life-domain-care")) [Note Household]
    PlanAgreed: plan-agreed version=Count(1) members=Count(2)
    PlanDrawnUp: plan-drawn-up goals=Count(1) measures=Count(1) [Goal Household] [Measure Household]
    PlanRevised: plan-revised version=Count(2) goals=Count(1) measures=Count(2) [Reason Household] [Goal Household] [Measure Household] [Measure Household]
    ReferredToOrganisation: referred organisation=Organisation(OrganisationId("debt-help")) life_domain=Word(Word("life-domain-finance"))
    SupportEnded: support-ended reason=Word(Word("end-completed"))
    SupportResumed: support-resumed [Reason Household]
    TermOverridden: term-overridden term=Word(Word("term-plan")) until=Date(2026-07-01) [Reason Household]
    ThreatAssessed: threat-found situations=Words([Word("threat-eviction"), Word("threat-cut-off")])
    ThreatResolved: threat-resolved
    ThreeWayTalkHeld: three-way-talk-held members=Count(1)
    VictimStatusRecorded: victim-recognised
    "#);
}

#[test]
fn everything_that_can_happen_to_a_provision_has_a_line_but_the_correction_of_a_payment() {
    let book = BookId::Provision(ProvisionId::new(Uuid::nil()));
    insta::assert_snapshot!(told(book, &golden("provision")), @r#"
    CommitmentReleased: commitment-released amount=Money(EuroCents(20000)) reason=Word(Word("release-cheaper"))
    CourtRuled: ruling-annulled court=Word(Word("court-district"))
    DecisionNotified: decision-notified until=Date(2026-04-13)
    InvoiceReceived: invoice-received amount=Money(EuroCents(580000)) dated=Date(2026-03-02) [Invoice Household]
    ObjectionDecided: objection-partly-founded [Reason Household]
    ObjectionLodged: objection-lodged [Objection Household]
    PaymentCancelled: payment-cancelled reason=Word(Word("cancel-account-changed"))
    PaymentCorrected: not shown
    PaymentFailed: payment-failed amount=Money(EuroCents(580000))
    PaymentMade: payment-made amount=Money(EuroCents(580000))
    PaymentOrdered: payment-ordered amount=Money(EuroCents(580000)) [Payee Household] [Remittance Household]
    PaymentSent: payment-sent
    PerformanceCorrected: performance-corrected performed_on=Date(2026-03-02) was=Money(EuroCents(580000)) amount=Money(EuroCents(570000)) reason=Word(Word("performance-measured-wrongly"))
    PerformanceStated: performance-stated-in-part amount=Money(EuroCents(580000)) performed_on=Date(2026-03-02)
    ProvisionCommitted: money-committed amount=Money(EuroCents(600000))
    ProvisionDecided: provision-partly-granted amount=Money(EuroCents(600000)) [Reason Household]
    ProvisionRequested: provision-requested amount=Money(EuroCents(620000)) form=Word(Word("form-in-money")) life_domain=Word(Word("life-domain-housing")) [Purpose Household]
    RecoveryOrdered: recovery-ordered amount=Money(EuroCents(10000)) reason=Word(Word("recovery-overpaid"))
    RecoveryReceived: recovery-received amount=Money(EuroCents(6000))
    RequestChanged: request-changed amount=Money(EuroCents(600000)) [Purpose Household]
    RequestWithdrawn: request-withdrawn reason=Word(Word("withdrawal-by-household"))
    RuleOverridden: limit-overridden [Reason Household]
    VoteCast: vote-cast-yes role=Role(RoleCode("project_leader"))
    VoteOpened: vote-opened roles=Count(3) [CaseText Household]
    "#);
}

#[test]
fn every_golden_event_is_tried() {
    let shown = |kind| golden(kind).iter().map(BookEvent::event_type).collect::<BTreeSet<_>>();
    let all = |types: &[&'static str]| types.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(shown("household"), all(domain::household::HouseholdEvent::TYPES));
    assert_eq!(shown("provision"), all(domain::provision::ProvisionEvent::TYPES));
}

/// The key of a golden event when this in its record is that.
fn key_with(kind: &str, event: &str, this: &str, that: &str) -> &'static str {
    let of_type = golden(kind).into_iter().find(|golden| golden.event_type() == event).unwrap();
    let payload = of_type.to_json();
    assert!(payload.contains(this), "{event} does not say {this}: {payload}");
    let payload = payload.replace(this, that);
    let event = BookEvent::from_json(kind, event, of_type.event_version(), &payload).unwrap();
    line(&recorded(BookId::Household(HouseholdId::new(Uuid::nil())), &event)).unwrap().title.key()
}

#[test]
fn what_came_of_it_makes_another_line() {
    let household = |event, this, that| key_with("household", event, this, that);
    let provision = |event, this, that| key_with("provision", event, this, that);
    let told = [
        household("HouseholdReported", "\"UhtHandover\"", r#"{"Outreach":"KitchenTableTalk"}"#),
        household("CoordinatorAssigned", "FirstAssignment", "Absence"),
        household("ContactAttempted", "NoAnswer", "AppointmentMade"),
        household("ThreatAssessed", r#""Eviction","UtilityCutOff""#, ""),
        household("NeedClosed", "PartlyMet", "Withdrawn"),
        provision("ProvisionDecided", "PartlyGranted", "Granted"),
        provision("ProvisionDecided", "PartlyGranted", "Refused"),
        provision("VoteCast", "\"Yes\"", "\"No\""),
        provision("PaymentFailed", "\"Unpaid\"", "\"Paid\""),
    ];
    insta::assert_snapshot!(told.join("\n"), @r"
    household-found-at-kitchen-table
    coordinator-changed
    contact-attempt-appointment
    threat-clear
    need-withdrawn
    provision-granted
    provision-refused
    vote-cast-no
    payment-returned
    ");
}

#[test]
fn the_books_of_the_municipality_are_not_shown() {
    let book = BookId::Provision(ProvisionId::new(Uuid::nil()));
    for kind in [
        "person",
        "fund",
        "payment_run",
        "bank_statement",
        "signal",
        "working_method",
        "support_offer",
        "account",
    ] {
        for event in golden(kind) {
            assert_eq!(line(&recorded(book, &event)), None, "{}", event.event_type());
        }
    }
}

#[test]
fn no_argument_holds_a_sealed_text() {
    let book = BookId::Household(HouseholdId::new(Uuid::nil()));
    for event in golden("household").iter().chain(&golden("provision")) {
        let Some(line) = line(&recorded(book, event)) else { continue };
        let said = format!("{:?}", line.title);
        for text in &line.texts {
            assert!(!said.contains(&text.sealed.to_string()), "{said}");
        }
        assert!(!said.contains("v1."), "{said}");
    }
}

#[test]
fn only_a_name_is_of_a_person() {
    let book = BookId::Household(HouseholdId::new(Uuid::nil()));
    for event in golden("household").iter().chain(&golden("provision")) {
        for text in line(&recorded(book, event)).into_iter().flat_map(|line| line.texts) {
            let of_a_person = matches!(text.owner, Owner::Person(_));
            assert_eq!(of_a_person, text.label == Label::Name, "{} {:?}", event.event_type(), text.label);
        }
    }
    assert_eq!(
        (Label::Name.kind(), Label::Payee.kind(), Label::Note.kind()),
        (Kind::Name, Kind::Name, Kind::Text)
    );
}

#[test]
fn keys_are_unique_and_in_kebab_case() {
    let titles = Title::ALL.iter().map(|(key, _)| *key);
    let keys: Vec<_> = titles
        .chain(Word::ALL.iter().map(|word| word.key()))
        .chain(Label::ALL.iter().map(|label| label.key()))
        .collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "a key stands there twice");
    for key in keys {
        assert!(key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{key}");
    }
}
