//! What can be asked, at random: every command, about few households, persons and ids, so that they meet.
//!
//! Numbers make a question, a table makes it a command.

use domain::Fact;
use domain::household::*;
use domain::ids::{ConsentId, MeasureId, NeedId, PersonId};
use jiff::ToSpan;
use proptest::prelude::*;
use uuid::Uuid;

use super::{OFFERS, PERSONS};
use crate::given::*;

/// Something to ask, as numbers: of which household, what, about whom or which, when.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) household: usize,
    pub(super) kind: usize,
    pub(super) who: usize,
    pub(super) which: u128,
    pub(super) days: i32,
    /// The version of the plan to agree to: the current one, or one before.
    pub(super) version: u32,
}

pub(super) fn question() -> impl Strategy<Value = Question> {
    let weighted = KINDS.iter().enumerate().flat_map(|(kind, (weight, _))| vec![kind; *weight]);
    let kind = prop::sample::select(weighted.collect::<Vec<_>>());
    (0..2_usize, kind, 0..3_usize, 0..3_u128, -10..1010_i32).prop_map(
        |(household, kind, who, which, days)| Question { household, kind, who, which, days, version: 0 },
    )
}

pub(super) type Kind = fn(&Question, Fact) -> HouseholdCommand;

fn id(question: &Question) -> Uuid {
    Uuid::from_u128(question.which)
}

fn whom(question: &Question) -> PersonId {
    PERSONS[question.who]
}

/// Every command with its weight: what opens the way to others comes often, what ends support seldom.
pub(super) const KINDS: &[(usize, Kind)] = &[
    (1, |_, fact| ReportHousehold { fact, source: ReportSource::SelfReport, text: None }.into()),
    (8, |q, fact| add_on(q, fact)),
    (1, |q, fact| RemoveMember { fact, person: whom(q), reason: LeavingReason::Separated }.into()),
    (2, |q, fact| ChangeMemberDetails { fact, person: whom(q), identity: identity() }.into()),
    (2, |q, fact| RecordVictimStatus { fact, person: whom(q), status: status(q) }.into()),
    (2, |q, fact| assign_on(q, fact)),
    (2, |_, fact| {
        let (channel, outcome) = (Channel::Email, AttemptOutcome::Declined);
        RecordContactAttempt { fact, channel, outcome, text: None }.into()
    }),
    (2, |_, fact| RecordFirstContact { fact, channel: Channel::Letter, text: None }.into()),
    (2, |q, fact| {
        let situations = [ThreatSituation::Eviction].into_iter().take(q.who).collect();
        AssessThreat { fact, situations, text: None }.into()
    }),
    (2, |_, fact| ResolveThreat { fact, text: None }.into()),
    (4, |q, fact| HoldFirstConversation { fact, persons: [whom(q)].into(), text: None }.into()),
    (2, |q, fact| HoldIntakeConversation { fact, persons: [whom(q)].into(), text: None }.into()),
    (2, |q, fact| HoldThreeWayTalk { fact, persons: [whom(q)].into(), text: None }.into()),
    (5, |q, fact| {
        let (need, life_domain) = (NeedId::new(id(q)), LifeDomain::Care);
        RecordNeed { fact, need, life_domain, person: Some(whom(q)), text: text() }.into()
    }),
    (4, |q, fact| {
        let (need, offer) = (NeedId::new(id(q)), OFFERS[q.who]);
        AnswerNeed { fact, need, offer, text: None }.into()
    }),
    (4, |q, fact| CloseNeed { fact, need: NeedId::new(id(q)), outcome: NeedOutcome::Met }.into()),
    (6, |q, fact| {
        let (goals, measures) = plan(q);
        DrawUpPlan { fact, goals, measures }.into()
    }),
    (2, |q, fact| {
        let (goals, measures) = plan(q);
        RevisePlan { fact, goals, measures, reason: text() }.into()
    }),
    (8, |q, fact| AgreePlan { fact, version: q.version, persons: [whom(q)].into() }.into()),
    (8, |q, fact| StartMeasure { fact, measure: MeasureId::new(id(q)) }.into()),
    (3, |q, fact| CompleteMeasure { fact, measure: MeasureId::new(id(q)), text: None }.into()),
    (3, |q, fact| StopMeasure { fact, measure: MeasureId::new(id(q)), text: text() }.into()),
    (2, |_, fact| {
        let (organisation, life_domain) = (organisation("school"), LifeDomain::Family);
        ReferToOrganisation { fact, organisation, life_domain, need: None, text: None }.into()
    }),
    (5, |q, fact| {
        let (consent, purpose) = (ConsentId::new(id(q)), ConsentPurpose::ShareWithUht);
        GiveConsent { fact, consent, person: whom(q), purpose }.into()
    }),
    (4, |q, fact| WithdrawConsent { fact, consent: ConsentId::new(id(q)) }.into()),
    (2, |q, fact| {
        let (term, until) = (Term::ALL[q.who], fact.on.saturating_add(300.days()));
        OverrideTerm { fact, term, until, text: text() }.into()
    }),
    (6, |q, fact| {
        let phases = [DebtPhase::Registration, DebtPhase::Stabilisation, DebtPhase::Solution];
        let solution = (q.who == 0).then_some(DebtSolution::Refinancing);
        let phase = phases[q.which as usize];
        EnterDebtPhase { fact, person: whom(q), phase, guidance: [].into(), solution }.into()
    }),
    (2, |q, fact| LeaveDebtTrajectory { fact, person: whom(q), exit: DebtExit::NoShow }.into()),
    (2, |_, fact| StartAftercare { fact, text: None }.into()),
    (1, |_, fact| EndSupport { fact, reason: EndReason::Completed, text: None }.into()),
    (12, |_, fact| ResumeSupport { fact, text: text() }.into()),
    (1, |_, fact| {
        TransferToMunicipality { fact, municipality: "GM0363".parse().expect("a key"), text: None }.into()
    }),
    (1, |_, fact| {
        HandOverToRegularSupport { fact, organisation: organisation("wijkteam"), text: None }.into()
    }),
    (1, |_, fact| AddNote { fact, note: NOTE, life_domain: None, text: text() }.into()),
];

fn status(question: &Question) -> VictimStatus {
    match question.which {
        0 => VictimStatus::Recognised,
        1 => VictimStatus::NotAVictim,
        _ => VictimStatus::Rejected { municipality_told_on: DAY },
    }
}

fn add_on(question: &Question, fact: Fact) -> HouseholdCommand {
    let (ground, victim_status) = (Ground::Child, status(question));
    AddMember { fact, person: whom(question), ground, victim_status, identity: identity() }.into()
}

fn assign_on(question: &Question, fact: Fact) -> HouseholdCommand {
    let coordinator = officer_called(["noor", "sam", "kim"][question.who]);
    AssignCoordinator {
        fact,
        coordinator,
        organisation: organisation("team"),
        reason: AssignmentReason::Other,
    }
    .into()
}

/// A plan with one goal and one or two measures, so that a revision may keep or drop one.
fn plan(question: &Question) -> (Vec<Goal>, Vec<Measure>) {
    let own = measure(MeasureId::new(id(question)), GOAL);
    let fixed = measure(MeasureId::new(Uuid::from_u128(0)), GOAL);
    let measures = if question.which == 0 { vec![fixed] } else { vec![fixed, own] };
    (vec![goal(GOAL)], measures)
}
