//! The words of the domain and of the wire, side by side: one table per enum, read in both directions.
//!
//! A word added to a domain enum does not compile until it has its number on the wire.

use api::v1;
use domain::household as d;

/// An enum of the domain with its counterpart on the wire.
pub(super) trait Word: Sized {
    /// The word with this number; `None` when the wire has no such number, or it is 0 (not set).
    fn from_number(number: i32) -> Option<Self>;
    /// The number of this word on the wire.
    fn number(&self) -> i32;
}

macro_rules! words {
    ($($domain:ty = $wire:ty { $($word:ident),+ $(,)? })+) => {$(
        impl Word for $domain {
            fn from_number(number: i32) -> Option<Self> {
                match <$wire>::try_from(number).ok()? {
                    <$wire>::Unspecified => None,
                    $(<$wire>::$word => Some(<$domain>::$word),)+
                }
            }

            fn number(&self) -> i32 {
                match self {
                    $(<$domain>::$word => <$wire>::$word as i32,)+
                }
            }
        }
    )+};
}

pub(super) use words;

words! {
    d::LifeDomain = v1::LifeDomain { Finance, Family, Work, Housing, Care }
    d::Channel = v1::ContactChannel { Phone, Letter, Email, Message, HomeVisit, Office, ThroughPartner }
    d::Term = v1::Term { FirstConversation, Plan, MaterialProvisions, EndOfSupport, AfterRejection }
    d::Ground = v1::Ground { Applicant, Child, ExPartner, PartnerOfDeceased, ChildOfDeceased, FamilyMember }
    d::LeavingReason = v1::DepartureReason { MovedOut, Separated, Deceased, Withdrew, Other }
    d::AssignmentReason = v1::CoordinatorReason {
        FirstAssignment, Absence, RequestOfHousehold, Workload, MovedDistrict, LeftEmployment, Other
    }
    d::AttemptOutcome = v1::ContactOutcome { NoAnswer, MessageLeft, WrongDetails, Declined, AppointmentMade }
    d::ThreatSituation = v1::ThreateningSituation {
        Eviction, UtilityCutOff, HealthInsuranceEnd, SeriousHealthProblem, SeriousConcernForChild
    }
    d::NeedOutcome = v1::NeedOutcome { Met, PartlyMet, NotMet, Withdrawn }
    d::DebtPhase = v1::DebtPhase { Registration, Intake, Stabilisation, Arrangement, Solution, Aftercare }
    d::DebtGuidance = v1::DebtGuidance {
        BudgetCoaching, BudgetManagement, ProtectiveAdministration, LongTermSupport, BudgetGuidance
    }
    d::DebtSolution = v1::DebtSolution {
        PaymentArrangement, Refinancing, RestructuringCredit, DebtMediation, ZeroOffer
    }
    d::DebtExit = v1::DebtExit {
        Deceased, Moved, NoShow, Withdrawn, NotSuitable, Other, NotMet, Completed, SolvedBySelf
    }
    d::EndReason = v1::EndReason {
        Completed, TermReached, WithdrawnByHousehold, MovedAway, Deceased, NotRecognised, NoContact, Other
    }
}

impl Word for d::ReportSource {
    fn from_number(number: i32) -> Option<Self> {
        use d::OutreachMethod as Method;
        use v1::ReportSource as Wire;
        Some(match Wire::try_from(number).ok()? {
            Wire::Unspecified => return None,
            Wire::UhtHandover => Self::UhtHandover,
            Wire::SelfReport => Self::SelfReport,
            Wire::ThirdParty => Self::ThirdParty,
            Wire::OutreachDataAnalysis => Self::Outreach(Method::DataAnalysis),
            Wire::OutreachFileAnalysis => Self::Outreach(Method::FileAnalysis),
            Wire::OutreachConsultationHour => Self::Outreach(Method::ConsultationHour),
            Wire::OutreachKitchenTableTalk => Self::Outreach(Method::KitchenTableTalk),
        })
    }

    fn number(&self) -> i32 {
        use d::OutreachMethod as Method;
        use v1::ReportSource as Wire;
        let wire = match self {
            Self::UhtHandover => Wire::UhtHandover,
            Self::SelfReport => Wire::SelfReport,
            Self::ThirdParty => Wire::ThirdParty,
            Self::Outreach(Method::DataAnalysis) => Wire::OutreachDataAnalysis,
            Self::Outreach(Method::FileAnalysis) => Wire::OutreachFileAnalysis,
            Self::Outreach(Method::ConsultationHour) => Wire::OutreachConsultationHour,
            Self::Outreach(Method::KitchenTableTalk) => Wire::OutreachKitchenTableTalk,
        };
        wire as i32
    }
}
