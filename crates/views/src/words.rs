//! The words of the API for what rows show: upper case, as in its enums without their prefix.
//!
//! Each list is what a filter knows, in order; each function gives the word of a value. Both come from one table.

use domain::household::{
    LifeDomain, OutreachMethod, ReportSource, Stage, Term, ThreatSituation, VictimStatus,
};
use domain::provision::{self, Waiting};

/// Shown where there is nothing to name.
pub const NONE: &str = "NONE";

macro_rules! words {
    ($($(#[$doc:meta])+ $list:ident, $word:ident($type:ty) { $($value:pat => $text:literal,)+ } $(and $($more:expr),+)?;)+) => {$(
        $(#[$doc])+
        pub const $list: &[&str] = &[$($text,)+ $($($more),+)?];

        $(#[$doc])+
        #[must_use]
        pub const fn $word(value: $type) -> &'static str {
            match value {
                $($value => $text,)+
            }
        }
    )+};
}

pub(crate) use words;

words! {
    /// The five life domains.
    LIFE_DOMAINS, life_domain(LifeDomain) {
        LifeDomain::Finance => "FINANCE",
        LifeDomain::Family => "FAMILY",
        LifeDomain::Work => "WORK",
        LifeDomain::Housing => "HOUSING",
        LifeDomain::Care => "CARE",
    };
    /// How far a household is.
    STAGES, stage(Stage) {
        Stage::Unknown => "UNKNOWN",
        Stage::Reported => "REPORTED",
        Stage::Contacted => "CONTACTED",
        Stage::Intake => "INTAKE",
        Stage::Planned => "PLANNED",
        Stage::Supported => "SUPPORTED",
        Stage::Aftercare => "AFTERCARE",
        Stage::Ended => "ENDED",
    };
    /// How far a provision is.
    PROVISION_STAGES, provision_stage(provision::Stage) {
        provision::Stage::Requested => "REQUESTED",
        provision::Stage::Voting => "VOTING",
        provision::Stage::Advised => "ADVISED",
        provision::Stage::Granted => "GRANTED",
        provision::Stage::Refused => "REFUSED",
        provision::Stage::Committed => "COMMITTED",
        provision::Stage::Settled => "SETTLED",
        provision::Stage::Withdrawn => "WITHDRAWN",
    };
    /// What a provision waits for.
    WAITING, waiting(Waiting) {
        Waiting::Vote => "VOTE",
        Waiting::Decision => "DECISION",
        Waiting::Notification => "NOTIFICATION",
        Waiting::Commitment => "COMMITMENT",
        Waiting::Performance => "PERFORMANCE",
        Waiting::Invoice => "INVOICE",
        Waiting::PaymentOrder => "PAYMENT_ORDER",
        Waiting::Payment => "PAYMENT",
        Waiting::Nothing => "NOTHING",
    };
    /// Terms.
    TERMS, term(Term) {
        Term::FirstConversation => "FIRST_CONVERSATION",
        Term::Plan => "PLAN",
        Term::MaterialProvisions => "MATERIAL_PROVISIONS",
        Term::EndOfSupport => "END_OF_SUPPORT",
        Term::AfterRejection => "AFTER_REJECTION",
    } and NONE;
    /// How a household became known.
    SOURCES, source(ReportSource) {
        ReportSource::UhtHandover => "UHT_HANDOVER",
        ReportSource::SelfReport => "SELF_REPORT",
        ReportSource::ThirdParty => "THIRD_PARTY",
        ReportSource::Outreach(OutreachMethod::DataAnalysis) => "OUTREACH_DATA_ANALYSIS",
        ReportSource::Outreach(OutreachMethod::FileAnalysis) => "OUTREACH_FILE_ANALYSIS",
        ReportSource::Outreach(OutreachMethod::ConsultationHour) => "OUTREACH_CONSULTATION_HOUR",
        ReportSource::Outreach(OutreachMethod::KitchenTableTalk) => "OUTREACH_KITCHEN_TABLE_TALK",
    };
    /// Situations that cannot wait.
    SITUATIONS, situation(ThreatSituation) {
        ThreatSituation::Eviction => "EVICTION",
        ThreatSituation::UtilityCutOff => "UTILITY_CUT_OFF",
        ThreatSituation::HealthInsuranceEnd => "HEALTH_INSURANCE_END",
        ThreatSituation::SeriousHealthProblem => "SERIOUS_HEALTH_PROBLEM",
        ThreatSituation::SeriousConcernForChild => "SERIOUS_CONCERN_FOR_CHILD",
    };
    /// Whether somebody is a victim; of several the first that holds of any speaks for a household.
    VICTIMS, victim(VictimStatus) {
        VictimStatus::Recognised => "RECOGNISED",
        VictimStatus::Potential => "POTENTIAL",
        VictimStatus::Rejected { .. } => "REJECTED",
        VictimStatus::NotAVictim => "NOT_A_VICTIM",
    } and NONE;
}
