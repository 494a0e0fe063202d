//! Every way to refuse a command of a household, in order of precedence: the first that applies is the answer.
//!
//! Codes are for clients and never change. Messages carry dates, ids, versions and terms, never personal data,
//! and end with the remedy.

use jiff::civil::Date;

use super::deadlines::Term;
use super::debt::DebtPhase;
use crate::ids::{ConsentId, GoalId, MeasureId, NeedId, OfferId, PersonId};

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum HouseholdRefusal {
    /// Anything but a report, for a household nobody reported.
    #[error("the household was not reported; report it first")]
    HouseholdNotReported,
    /// A second report.
    #[error("the household was reported on {on}; go on with the commands that follow a report")]
    HouseholdAlreadyReported { on: Date },
    /// Anything after the end but resuming, a note, a victim status or a withdrawn consent.
    #[error("support ended on {on}; resume support first")]
    SupportEnded { on: Date },
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    DateInFuture { on: Date, today: Date },
    /// A date before the report.
    #[error("{on} is before the report on {reported_on}; give that date or a later one")]
    DateBeforeReport { on: Date, reported_on: Date },
    /// Adding a member twice.
    #[error("person {person} is a member already; change the details or the status of the member instead")]
    AlreadyMember { person: PersonId },
    /// Assigning the coordinator the household has.
    #[error("this officer is the coordinator since {since}; assign another or leave it so")]
    AlreadyCoordinator { since: Date },
    /// Changing the coordinator as if there was none.
    #[error("there is a coordinator since {since}; give the reason of the change")]
    CoordinatorChangeNeedsReason { since: Date },
    /// A second first contact: it counts once per household, ever.
    #[error("first contact was made on {on}; record a conversation or a note instead")]
    FirstContactAlreadyMade { on: Date },
    /// Resolving a threat that is not there.
    #[error("no threatening situation is open; assess the threat first")]
    NoThreatOpen,
    /// A second first conversation: it starts the clocks.
    #[error("the first conversation was held on {on}; record an intake conversation instead")]
    FirstConversationAlreadyHeld { on: Date },
    /// A need id used before.
    #[error("need {need} is recorded already; give a new need an id of its own")]
    NeedAlreadyRecorded { need: NeedId },
    /// Anything about the plan before there is one.
    #[error("there is no plan; draw up the plan first")]
    NoPlan,
    /// A second plan: one household, one plan.
    #[error("the plan was drawn up and is at version {version}; revise it instead")]
    PlanAlreadyDrawnUp { version: u32 },
    /// Agreeing to a version that is not the current one.
    #[error("version {version} of the plan is not current; put version {current} to the persons")]
    PlanVersionNotCurrent { version: u32, current: u32 },
    /// Somebody who is not a member now.
    #[error("person {person} is not a member of the household; add the person first")]
    NotAMember { person: PersonId },
    /// A conversation or an agreement of nobody.
    #[error("nobody is named; name at least one member who took part")]
    NobodyPresent,
    /// A plan without goals.
    #[error("the plan has no goals; give at least one")]
    PlanWithoutGoals,
    /// A goal id twice in one version.
    #[error("goal {goal} stands in the plan twice; give each goal an id of its own")]
    DuplicateGoal { goal: GoalId },
    /// A measure id twice in one version.
    #[error("measure {measure} stands in the plan twice; give each measure an id of its own")]
    DuplicateMeasure { measure: MeasureId },
    /// A measure that serves no goal of its version.
    #[error("measure {measure} serves goal {goal}, which the plan does not have; name one of its goals")]
    MeasureWithoutGoal { measure: MeasureId, goal: GoalId },
    /// A need nobody recorded.
    #[error("need {need} is not recorded; record the need first")]
    NeedUnknown { need: NeedId },
    /// Closing a need twice.
    #[error("need {need} was closed on {on}; record a new need if it came back")]
    NeedAlreadyClosed { need: NeedId, on: Date },
    /// Answering a need twice from one offer.
    #[error(
        "need {need} was answered from offer {offer} on {on}; add a note, or answer it from another offer"
    )]
    NeedAlreadyAnswered { need: NeedId, offer: OfferId, on: Date },
    /// Answering a need from an offer nobody made.
    #[error("offer {offer} is not in the catalogue; name an offer that is, or have it taken in first")]
    OfferUnknown { offer: OfferId },
    /// Answering a need from an offer that had not begun, had ended or was withdrawn.
    #[error("offer {offer} was not available on {on}; name another offer of the catalogue")]
    OfferNotAvailable { offer: OfferId, on: Date },
    /// Answering a need from an offer on another life domain.
    #[error("offer {offer} is on another life domain than need {need}; name an offer on that of the need")]
    OfferOfOtherDomain { offer: OfferId, need: NeedId },
    /// A revision that leaves out a measure under way.
    #[error(
        "measure {measure} is under way since {since}; keep it in the plan, or complete or stop it first"
    )]
    MeasureUnderWay { measure: MeasureId, since: Date },
    /// Agreeing to the same version twice.
    #[error("person {person} agreed to version {version} on {on}; leave the person out")]
    PlanAlreadyAgreed { person: PersonId, version: u32, on: Date },
    /// Starting a measure the current version does not have.
    #[error("measure {measure} is not in the current plan; revise the plan first")]
    MeasureUnknown { measure: MeasureId },
    /// Starting a measure of a plan nobody agreed to.
    #[error("nobody agreed to version {version} of the plan; record the agreement of a member first")]
    PlanNotAgreed { version: u32 },
    /// Starting a measure twice.
    #[error("measure {measure} was started on {on}; add a new measure to the plan if it is done again")]
    MeasureAlreadyStarted { measure: MeasureId, on: Date },
    /// Starting a measure after support should have ended, without an override.
    #[error("{on} is after {due}, the last day of the term {term}; override the term for hardship first")]
    SupportTermPassed { term: Term, due: Date, on: Date },
    /// Completing or stopping a measure that is not under way.
    #[error("measure {measure} is not under way; start it first, or name another")]
    MeasureNotUnderWay { measure: MeasureId },
    /// A consent id used before, or a consent that stands already.
    #[error("consent {consent} for this was given on {on}; withdraw it first, or leave it so")]
    ConsentAlreadyGiven { consent: ConsentId, on: Date },
    /// A consent nobody gave.
    #[error("consent {consent} was not given; name a consent of this household")]
    ConsentUnknown { consent: ConsentId },
    /// Withdrawing a consent twice.
    #[error("consent {consent} was withdrawn on {on}; nothing is left to withdraw")]
    ConsentAlreadyWithdrawn { consent: ConsentId, on: Date },
    /// Overriding a term that has not started or is met.
    #[error("the term {term} is not running; only a running or passed term can be overridden")]
    TermNotRunning { term: Term },
    /// An override that gives no more time.
    #[error("{until} is not later than {due}, the last day of the term {term}; give a later date")]
    OverrideNotLater { term: Term, due: Date, until: Date },
    /// A phase that is not later than the one the person is in.
    #[error(
        "phase {phase} does not follow {current}; enter a later one, or leave the trajectory for a new one"
    )]
    DebtPhaseNotLater { phase: DebtPhase, current: DebtPhase },
    /// A second solution for one person.
    #[error("a debt solution was offered on {on} and is offered once; enter the phase without one")]
    DebtSolutionAlreadyOffered { on: Date },
    /// Leaving a trajectory the person is not in.
    #[error("person {person} is in no debt trajectory; enter a phase first")]
    NoDebtTrajectory { person: PersonId },
    /// Aftercare twice: it counts once per plan, ever.
    #[error("aftercare started on {on} and counts once for a plan; add a note instead")]
    AftercareAlreadyStarted { on: Date },
    /// Ending support as completed while measures are under way.
    #[error("measures under way: {count}; complete or stop them first, or end for another reason")]
    MeasuresUnderWay { count: usize },
    /// Resuming support that did not end.
    #[error("support has not ended; go on without resuming it")]
    SupportNotEnded,
}

/// A date on which something happened is not after the date of recording.
pub(super) fn not_in_future(on: Date, today: Date) -> Result<(), HouseholdRefusal> {
    match on > today {
        true => Err(HouseholdRefusal::DateInFuture { on, today }),
        false => Ok(()),
    }
}

crate::refusal::codes! { HouseholdRefusal:
    HouseholdNotReported => "HOUSEHOLD_NOT_REPORTED" {},
    HouseholdAlreadyReported => "HOUSEHOLD_ALREADY_REPORTED" { on },
    SupportEnded => "SUPPORT_ENDED" { on },
    DateInFuture => "DATE_IN_FUTURE" { on, today },
    DateBeforeReport => "DATE_BEFORE_REPORT" { on, reported_on },
    AlreadyMember => "ALREADY_MEMBER" { person },
    AlreadyCoordinator => "ALREADY_COORDINATOR" { since },
    CoordinatorChangeNeedsReason => "COORDINATOR_CHANGE_NEEDS_REASON" { since },
    FirstContactAlreadyMade => "FIRST_CONTACT_ALREADY_MADE" { on },
    NoThreatOpen => "NO_THREAT_OPEN" {},
    FirstConversationAlreadyHeld => "FIRST_CONVERSATION_ALREADY_HELD" { on },
    NeedAlreadyRecorded => "NEED_ALREADY_RECORDED" { need },
    NoPlan => "NO_PLAN" {},
    PlanAlreadyDrawnUp => "PLAN_ALREADY_DRAWN_UP" { version },
    PlanVersionNotCurrent => "PLAN_VERSION_NOT_CURRENT" { version, current },
    NotAMember => "NOT_A_MEMBER" { person },
    NobodyPresent => "NOBODY_PRESENT" {},
    PlanWithoutGoals => "PLAN_WITHOUT_GOALS" {},
    DuplicateGoal => "DUPLICATE_GOAL" { goal },
    DuplicateMeasure => "DUPLICATE_MEASURE" { measure },
    MeasureWithoutGoal => "MEASURE_WITHOUT_GOAL" { measure, goal },
    NeedUnknown => "NEED_UNKNOWN" { need },
    NeedAlreadyClosed => "NEED_ALREADY_CLOSED" { need, on },
    NeedAlreadyAnswered => "NEED_ALREADY_ANSWERED" { need, offer, on },
    OfferUnknown => "OFFER_UNKNOWN" { offer },
    OfferNotAvailable => "OFFER_NOT_AVAILABLE" { offer, on },
    OfferOfOtherDomain => "OFFER_OF_OTHER_DOMAIN" { offer, need },
    MeasureUnderWay => "MEASURE_UNDER_WAY" { measure, since },
    PlanAlreadyAgreed => "PLAN_ALREADY_AGREED" { person, version, on },
    MeasureUnknown => "MEASURE_UNKNOWN" { measure },
    PlanNotAgreed => "PLAN_NOT_AGREED" { version },
    MeasureAlreadyStarted => "MEASURE_ALREADY_STARTED" { measure, on },
    SupportTermPassed => "SUPPORT_TERM_PASSED" { term, due, on },
    MeasureNotUnderWay => "MEASURE_NOT_UNDER_WAY" { measure },
    ConsentAlreadyGiven => "CONSENT_ALREADY_GIVEN" { consent, on },
    ConsentUnknown => "CONSENT_UNKNOWN" { consent },
    ConsentAlreadyWithdrawn => "CONSENT_ALREADY_WITHDRAWN" { consent, on },
    TermNotRunning => "TERM_NOT_RUNNING" { term },
    OverrideNotLater => "OVERRIDE_NOT_LATER" { term, due, until },
    DebtPhaseNotLater => "DEBT_PHASE_NOT_LATER" { phase, current },
    DebtSolutionAlreadyOffered => "DEBT_SOLUTION_ALREADY_OFFERED" { on },
    NoDebtTrajectory => "NO_DEBT_TRAJECTORY" { person },
    AftercareAlreadyStarted => "AFTERCARE_ALREADY_STARTED" { on },
    MeasuresUnderWay => "MEASURES_UNDER_WAY" { count },
    SupportNotEnded => "SUPPORT_NOT_ENDED" {},
}
