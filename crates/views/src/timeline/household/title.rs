//! The text of each event of a household.

use domain::household::{
    AssignmentReason, AttemptOutcome, ConsentPurpose, ContactAttempted, CoordinatorAssigned,
    DebtPhaseEntered, HouseholdEvent as E, NeedOutcome, OutreachMethod, ReportSource, ThreatSituation,
    VictimStatus,
};

use crate::timeline::{Title, Word, count};

/// The text of an event.
pub(in crate::timeline) fn title(event: &E) -> Title {
    match event {
        E::HouseholdReported(at) => reported(at.source),
        E::MemberJoined(at) => {
            Title::MemberJoined { ground: at.ground.into(), status: at.victim_status.into() }
        }
        E::MemberLeft(at) => Title::MemberLeft { reason: at.reason.into() },
        E::MemberDetailsChanged(_) => Title::MemberDetailsChanged {},
        E::VictimStatusRecorded(at) => status(at.status),
        E::CoordinatorAssigned(at) => coordinator(at),
        E::ContactAttempted(at) => attempted(at),
        E::FirstContactMade(at) => Title::FirstContactMade { channel: at.channel.into() },
        E::ThreatAssessed(at) => threat(at.situations.iter().copied()),
        E::ThreatResolved(_) => Title::ThreatResolved {},
        E::FirstConversationHeld(at) => Title::FirstConversationHeld { members: count(at.persons.len()) },
        E::IntakeConversationHeld(at) => Title::IntakeConversationHeld { members: count(at.persons.len()) },
        E::NeedRecorded(at) => Title::NeedRecorded { life_domain: at.life_domain.into() },
        E::NeedAnswered(at) => Title::NeedAnswered { organisation: at.organisation.clone() },
        E::NeedClosed(at) => closed(at.outcome),
        E::ThreeWayTalkHeld(at) => Title::ThreeWayTalkHeld { members: count(at.persons.len()) },
        E::PlanDrawnUp(at) => {
            Title::PlanDrawnUp { goals: count(at.goals.len()), measures: count(at.measures.len()) }
        }
        E::PlanRevised(at) => Title::PlanRevised {
            version: at.version.into(),
            goals: count(at.goals.len()),
            measures: count(at.measures.len()),
        },
        E::PlanAgreed(at) => {
            Title::PlanAgreed { version: at.version.into(), members: count(at.persons.len()) }
        }
        E::MeasureStarted(_) => Title::MeasureStarted {},
        E::MeasureCompleted(_) => Title::MeasureCompleted {},
        E::MeasureStopped(_) => Title::MeasureStopped {},
        E::ReferredToOrganisation(at) => {
            Title::Referred { organisation: at.organisation.clone(), life_domain: at.life_domain.into() }
        }
        E::ConsentGiven(at) => consent(&at.purpose),
        E::ConsentWithdrawn(_) => Title::ConsentWithdrawn {},
        E::TermOverridden(at) => Title::TermOverridden { term: at.term.into(), until: at.until },
        E::DebtPhaseEntered(at) => debt_phase(at),
        E::DebtTrajectoryLeft(at) => Title::DebtTrajectoryLeft { exit: at.exit.into() },
        E::AftercareStarted(_) => Title::AftercareStarted {},
        E::NoteAdded(at) => {
            at.life_domain.map_or(Title::NoteAdded {}, |on| Title::NoteAddedOn { life_domain: on.into() })
        }
        E::SupportEnded(at) => Title::SupportEnded { reason: at.reason.into() },
        E::SupportResumed(_) => Title::SupportResumed {},
        E::HouseholdTransferred(at) => Title::HouseholdTransferred { municipality: at.municipality.clone() },
        E::HandedOverToRegularSupport(at) => Title::HandedOver { organisation: at.organisation.clone() },
    }
}

fn reported(source: ReportSource) -> Title {
    match source {
        ReportSource::UhtHandover => Title::ReportedByUht {},
        ReportSource::SelfReport => Title::ReportedBySelf {},
        ReportSource::ThirdParty => Title::ReportedByThirdParty {},
        ReportSource::Outreach(OutreachMethod::DataAnalysis) => Title::FoundInData {},
        ReportSource::Outreach(OutreachMethod::FileAnalysis) => Title::FoundInFiles {},
        ReportSource::Outreach(OutreachMethod::ConsultationHour) => Title::FoundAtConsultationHour {},
        ReportSource::Outreach(OutreachMethod::KitchenTableTalk) => Title::FoundAtKitchenTable {},
    }
}

fn status(status: VictimStatus) -> Title {
    match status {
        VictimStatus::Potential => Title::VictimPotential {},
        VictimStatus::Recognised => Title::VictimRecognised {},
        VictimStatus::Rejected { municipality_told_on } => {
            Title::VictimRejected { told_on: municipality_told_on }
        }
        VictimStatus::NotAVictim => Title::NotAVictim {},
    }
}

fn coordinator(assigned: &CoordinatorAssigned) -> Title {
    let (coordinator, organisation) = (assigned.coordinator.clone(), assigned.organisation.clone());
    match assigned.reason {
        AssignmentReason::FirstAssignment => Title::CoordinatorAssigned { coordinator, organisation },
        reason => Title::CoordinatorChanged { coordinator, organisation, reason: reason.into() },
    }
}

fn attempted(attempted: &ContactAttempted) -> Title {
    let channel = attempted.channel.into();
    match attempted.outcome {
        AttemptOutcome::NoAnswer => Title::NobodyAnswered { channel },
        AttemptOutcome::MessageLeft => Title::MessageLeft { channel },
        AttemptOutcome::WrongDetails => Title::WrongDetails { channel },
        AttemptOutcome::Declined => Title::SupportDeclined { channel },
        AttemptOutcome::AppointmentMade => Title::AppointmentMade { channel },
    }
}

fn threat(situations: impl Iterator<Item = ThreatSituation>) -> Title {
    let situations: Vec<Word> = situations.map(Word::from).collect();
    match situations.is_empty() {
        true => Title::NoThreat {},
        false => Title::ThreatFound { situations },
    }
}

fn closed(outcome: NeedOutcome) -> Title {
    match outcome {
        NeedOutcome::Met => Title::NeedMet {},
        NeedOutcome::PartlyMet => Title::NeedPartlyMet {},
        NeedOutcome::NotMet => Title::NeedNotMet {},
        NeedOutcome::Withdrawn => Title::NeedWithdrawn {},
    }
}

fn consent(purpose: &ConsentPurpose) -> Title {
    match purpose {
        ConsentPurpose::ShareWithOrganisation(organisation) => {
            Title::ConsentToOrganisation { organisation: organisation.clone() }
        }
        ConsentPurpose::ShareWithUht => Title::ConsentToUht {},
        ConsentPurpose::ThreeWayTalk => Title::ConsentToThreeWayTalk {},
        ConsentPurpose::ShareWithMunicipality => Title::ConsentToMunicipality {},
    }
}

fn debt_phase(entered: &DebtPhaseEntered) -> Title {
    let phase = entered.phase.into();
    let guidance: Vec<Word> = entered.guidance.iter().copied().map(Word::from).collect();
    match (entered.solution.map(Word::from), guidance.is_empty()) {
        (None, true) => Title::DebtPhaseEntered { phase },
        (None, false) => Title::DebtPhaseGuided { phase, guidance },
        (Some(solution), true) => Title::DebtSolutionOffered { phase, solution },
        (Some(solution), false) => Title::DebtSolutionGuided { phase, solution, guidance },
    }
}
