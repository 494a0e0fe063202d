//! Words of the domain that stand inside a text of the timeline: one table per enum.
//!
//! A word added to the domain does not compile until it has its key here, and its key needs a text in each language.

use domain::household::{
    AssignmentReason, Channel, DebtExit, DebtGuidance, DebtPhase, DebtSolution, EndReason, Ground,
    LeavingReason, LifeDomain, Term, ThreatSituation, VictimStatus,
};
use domain::provision::{
    CancelReason, Court, Form, PerformanceCorrection, RecoveryReason, ReleaseReason, WithdrawalReason,
};

/// The key of the text of a word, such as `life-domain-housing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word(&'static str);

impl Word {
    /// The key of its text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.0
    }
}

macro_rules! words {
    ($($type:ident as $kind:literal { $($variant:ident $word:literal),+ $(,)? })+) => {
        impl Word {
            /// All words, in the order of the tables.
            pub const ALL: &'static [Self] = &[$($(Self(concat!($kind, "-", $word)),)+)+];
        }

        $(impl From<$type> for Word {
            fn from(word: $type) -> Self {
                match word {
                    $($type::$variant { .. } => Self(concat!($kind, "-", $word)),)+
                }
            }
        })+
    };
}

words! {
    LifeDomain as "life-domain" {
        Finance "finance", Family "family", Work "work", Housing "housing", Care "care"
    }
    Channel as "channel" {
        Phone "phone", Letter "letter", Email "email", Message "message", HomeVisit "home-visit",
        Office "office", ThroughPartner "partner"
    }
    Ground as "ground" {
        Applicant "applicant", Child "child", ExPartner "ex-partner",
        PartnerOfDeceased "partner-of-deceased", ChildOfDeceased "child-of-deceased",
        FamilyMember "family-member"
    }
    VictimStatus as "victim-status" {
        Potential "potential", Recognised "recognised", Rejected "rejected", NotAVictim "not-applied"
    }
    LeavingReason as "left" {
        MovedOut "moved-out", Separated "separated", Deceased "deceased", Withdrew "withdrew", Other "other"
    }
    AssignmentReason as "coordinator" {
        FirstAssignment "first", Absence "absence", RequestOfHousehold "request", Workload "workload",
        MovedDistrict "moved-district", LeftEmployment "left-employment", Other "other"
    }
    ThreatSituation as "threat" {
        Eviction "eviction", UtilityCutOff "cut-off", HealthInsuranceEnd "insurance",
        SeriousHealthProblem "health", SeriousConcernForChild "child"
    }
    Term as "term" {
        FirstConversation "first-conversation", Plan "plan", MaterialProvisions "material-provisions",
        EndOfSupport "end-of-support", AfterRejection "after-rejection"
    }
    DebtPhase as "debt-phase" {
        Registration "registration", Intake "intake", Stabilisation "stabilisation",
        Arrangement "arrangement", Solution "solution", Aftercare "aftercare"
    }
    DebtGuidance as "debt-guidance" {
        BudgetCoaching "coaching", BudgetManagement "management", ProtectiveAdministration "administration",
        LongTermSupport "long-term", BudgetGuidance "guidance"
    }
    DebtSolution as "debt-solution" {
        PaymentArrangement "arrangement", Refinancing "refinancing", RestructuringCredit "credit",
        DebtMediation "mediation", ZeroOffer "zero-offer"
    }
    DebtExit as "debt-exit" {
        Deceased "deceased", Moved "moved", NoShow "no-show", Withdrawn "withdrawn",
        NotSuitable "not-suitable", Other "other", NotMet "not-met", Completed "completed",
        SolvedBySelf "solved-by-self"
    }
    EndReason as "end" {
        Completed "completed", TermReached "term-reached", WithdrawnByHousehold "withdrawn",
        MovedAway "moved-away", Deceased "deceased", NotRecognised "not-recognised", NoContact "no-contact",
        Other "other"
    }
    Form as "form" { InKind "in-kind", InMoney "in-money" }
    ReleaseReason as "release" {
        Cheaper "cheaper", NotDelivered "not-delivered", Withdrawn "withdrawn", Other "other"
    }
    PerformanceCorrection as "performance" {
        MeasuredWrongly "measured-wrongly", NotDelivered "not-delivered", LateEntry "late-entry", Other "other"
    }
    CancelReason as "cancel" {
        Mistake "mistake", AccountChanged "account-changed", NotDelivered "not-delivered", Other "other"
    }
    RecoveryReason as "recovery" {
        NotDelivered "not-delivered", Overpaid "overpaid", NotEntitled "not-entitled", Other "other"
    }
    WithdrawalReason as "withdrawal" {
        ByHousehold "by-household", Duplicate "duplicate", OtherProvision "other-provision", Other "other"
    }
    Court as "court" { DistrictCourt "district", HigherAppeal "higher" }
}
