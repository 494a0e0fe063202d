//! What holds of rows after any history: they say what the books say.
//!
//! Random commands are put to the rules; what they allow is recorded, and folded.

use std::collections::BTreeSet;

use domain::account::{AccountCommand, ClearMark, LineId};
use domain::household::*;
use domain::ids::{MeasureId, NeedId};
use domain::provision::*;
use domain::{Book, BookCommand, BookId};
use jiff::ToSpan;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use uuid::Uuid;
use views::accounts::Accounts;
use views::caseload::{Caseload, Row, ThreatState};
use views::funds::Funds;
use views::provisions::Provisions;

use crate::accounts::parts;
use crate::given::*;

/// Something to ask, as numbers: what, about which, when.
type Question = (usize, u128, i32);

fn question() -> impl Strategy<Value = Question> {
    // Payments come often: each needs several steps before it.
    (0..45_usize, 0..3_u128, 0..250_i32)
}

fn command((kind, which, days): Question, world: &World) -> Option<(BookId, BookCommand)> {
    let on = REPORT_DAY.saturating_add(days.days());
    let person = [MOTHER, SON, DAUGHTER][which as usize];
    let need_id = NeedId::new(Uuid::from_u128(which));
    let household = |command: HouseholdCommand| Some((BookId::Household(HOUSEHOLD), command.into()));
    match kind {
        0 => household(attempt(on, AttemptOutcome::AppointmentMade)),
        1 => household(reach(on)),
        2 => household(assess(on, if which == 0 { &[] } else { &[ThreatSituation::Eviction] })),
        3 => household(ResolveThreat { fact: fact(on), text: None }.into()),
        4 | 5 => household(need(on, need_id, LifeDomain::Work)),
        6 => household(close(on, need_id, NeedOutcome::Met)),
        7 => household(talk(on, person)),
        8 => household(plan(on)),
        9 => household(agree(on, person)),
        10 => household(StartMeasure { fact: fact(on), measure: MEASURE }.into()),
        11 => household(CompleteMeasure { fact: fact(on), measure: MEASURE, text: None }.into()),
        12 => household(
            StopMeasure { fact: fact(on), measure: MeasureId::new(Uuid::from_u128(which)), text: text() }
                .into(),
        ),
        13 => household(RemoveMember { fact: fact(on), person, reason: LeavingReason::MovedOut }.into()),
        14 => household(add(on, person, VictimStatus::Recognised)),
        15 => household(end(on)),
        16 | 17 => household(ResumeSupport { fact: fact(on), text: text() }.into()),
        18 => household(
            OverrideTerm { fact: fact(on), term: Term::Plan, until: on + 90.days(), text: text() }.into(),
        ),
        36 => household(assign(on, ["noor", "sam", "kim"][which as usize], "wijkteam-west")),
        37 => household(status(on, person, VictimStatus::Rejected { municipality_told_on: on })),
        38 => household(three_way(on, person)),
        39..=43 => {
            account(kind, which, on, world).map(|command| (BookId::Account(account_of(YEAR)), command))
        }
        _ => money(kind, which, on, world).map(|command| (BookId::Provision(PROVISION), command)),
    }
}

fn money(kind: usize, which: u128, on: Date, world: &World) -> Option<BookCommand> {
    let Book::Provision(known) = world.book(BookId::Provision(PROVISION)) else { return None };
    let role = ["family_worker", "social_counsel", "work_and_income"][which as usize];
    let command: ProvisionCommand = match kind {
        19 => request(on, PROVISION, HOUSEHOLD, 640_00).into(),
        20 => put_to_vote(on).into(),
        21 | 22 => {
            known.file()?.open_ballot()?;
            vote(world, PROVISION, on, role, if on.day() == 1 { Vote::No } else { Vote::Yes }).into()
        }
        23 => decide(on, Outcome::Granted).into(),
        24 => notify(on).into(),
        25 => commit(on, 200_00).into(),
        26 => state(LATER, 100_00).into(),
        44 => correct(on.max(LATER), 90_00 + 10_00 * i64::try_from(which).unwrap()).into(),
        _ => match which {
            0 => order(on.max(LATER), 100_00).into(),
            1 => confirm(on, 1).into(),
            _ => fail(on, 1).into(),
        },
    };
    Some(command.into())
}

fn account(kind: usize, which: u128, on: Date, world: &World) -> Option<BookCommand> {
    let size = world.events.len() as u64;
    let draft = u16::try_from(which + 1).unwrap();
    let command: AccountCommand = match kind {
        39 => open_account(on).into(),
        40 => draft_account(on, size).into(),
        41 => mark_line(on, size / 2).into(),
        42 => ClearMark { fact: by("accountant", on), line: LineId { position: size / 2, part: 0 } }.into(),
        _ => certify_account(on, draft).into(),
    };
    Some(command.into())
}

/// The row of the household says what its book and the book of its provision say.
fn agrees(row: &Row, world: &World) {
    let Book::Household(household) = world.book(BookId::Household(HOUSEHOLD)) else {
        unreachable!("a household")
    };
    let case = household.case().unwrap();
    assert_eq!(row.course, case.course);
    assert_eq!(
        (row.course.stage(), row.course.deadlines(TODAY)),
        (household.stage(), household.deadlines(TODAY))
    );
    let open = case.needs.iter().filter(|need| need.closed.is_none()).map(|need| need.recorded.need);
    assert!(row.needs.open.keys().copied().eq(open.collect::<BTreeSet<_>>()));
    assert_eq!(row.needs.closed.len(), case.needs.iter().filter(|need| need.closed.is_some()).count());
    let threat = match case.threat {
        Threat::NotAssessed => ThreatState::NotAssessed,
        Threat::Clear(_) => ThreatState::Clear,
        Threat::Open(_) => ThreatState::Open,
        Threat::Resolved { .. } => ThreatState::Resolved,
    };
    assert_eq!((row.threat.state, row.threat.since), (threat, case.threat.since()));
    let coordinates = row.coordinator.as_ref().map(|one| (&one.officer, one.since));
    let current = case.coordinator.as_ref().map(|all| (&all.current.coordinator, all.current.on));
    assert_eq!(coordinates, current);
    assert_eq!(row.attempts.count as usize, case.contact_attempts.len());
    let under_way = case.plan.as_ref().map_or(0, |plan| plan.under_way().count());
    assert_eq!(row.measures.under_way as usize, under_way);
    let Book::Provision(provision) = world.book(BookId::Provision(PROVISION)) else {
        unreachable!("a provision")
    };
    let kept = row.provisions.get(&PROVISION).map(|one| &one.standing);
    assert_eq!(kept, provision.file().map(File::standing));
}

/// Whether a provision was granted already, and what is asked then.
fn history() -> impl Strategy<Value = (bool, Vec<Question>)> {
    (any::<bool>(), prop::collection::vec(question(), 1..150))
}

/// A family and a fund after such a history.
fn after((is_granted, questions): (bool, Vec<Question>)) -> World {
    let mut world = family();
    open_fund(&mut world);
    if is_granted {
        granted(&mut world, request(LATER, PROVISION, HOUSEHOLD, 640_00));
    }
    for question in questions {
        if let Some((id, command)) = command(question, &world) {
            let _ = world.ask(id, &command);
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_say_what_the_books_say(history in history()) {
        let world = after(history);
        agrees(&row::<Caseload>(&world.events, HOUSEHOLD.as_uuid()), &world);
        for (key, row) in rows::<Provisions>(&world.events) {
            let id = BookId::Provision(key.into());
            prop_assert_eq!(Book::Provision(row.provision), world.book(id));
        }
        prop_assert_eq!(rows::<Accounts>(&world.events), parts(&world));
        let Book::Fund(fund) = world.book(BookId::Fund(FUND)) else { unreachable!("a fund") };
        prop_assert_eq!(row::<Funds>(&world.events, FUND.as_uuid()).balances, fund.balances());
    }
}

/// The random histories are worth something only when they get everywhere.
#[test]
fn random_histories_end_resume_override_vote_pay_and_give_back() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..150 {
        let world = after(history().new_tree(&mut runner).unwrap().current());
        seen.extend(world.events.iter().map(|(_, event)| event.event_type()));
    }
    for wanted in [
        "SupportEnded",
        "SupportResumed",
        "TermOverridden",
        "MeasureStarted",
        "ThreatResolved",
        "CoordinatorAssigned",
        "VictimStatusRecorded",
        "ThreeWayTalkHeld",
        "MemberLeft",
        "VoteCast",
        "ProvisionDecided",
        "PaymentMade",
        "PaymentFailed",
        "PerformanceCorrected",
        "AccountDrafted",
        "LineMarked",
        "AccountCertified",
    ] {
        assert!(seen.contains(wanted), "{wanted} never happened");
    }
}
