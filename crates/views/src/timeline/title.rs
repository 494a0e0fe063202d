//! The texts of a timeline: one table of keys and of what fills each in.
//!
//! A text can only be asked for with all its arguments. Texts in a language are held against this table by a test of
//! whoever has them.

use domain::ids::{MunicipalityKey, OfficerId, OrganisationId, RoleCode};
use domain::money::EuroCents;
use jiff::civil::Date;

use super::{Argument, Word};

macro_rules! titles {
    ($($title:ident = $key:literal { $($argument:ident: $type:ty),* })+) => {
        /// What happened: a text, and what fills it in.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Title {
            $(
                #[doc = concat!("The text `", $key, "`.")]
                $title {
                    $(#[doc = concat!("Stands at `$", stringify!($argument), "`.")] $argument: $type,)*
                },
            )+
        }

        impl Title {
            /// Every key, with the names of what fills the text in.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$(stringify!($argument)),*]),)+];

            /// The key of the text.
            #[must_use]
            pub fn key(&self) -> &'static str {
                match self {
                    $(Self::$title { .. } => $key,)+
                }
            }

            /// What fills it in, by name.
            #[must_use]
            pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
                match self {
                    $(Self::$title { $($argument),* } => {
                        vec![$((stringify!($argument), Argument::from($argument.clone()))),*]
                    })+
                }
            }
        }
    };
}

titles! {
    ReportedByUht = "household-reported-uht" {}
    ReportedBySelf = "household-reported-self" {}
    ReportedByThirdParty = "household-reported-third-party" {}
    FoundInData = "household-found-in-data" {}
    FoundInFiles = "household-found-in-files" {}
    FoundAtConsultationHour = "household-found-at-consultation-hour" {}
    FoundAtKitchenTable = "household-found-at-kitchen-table" {}

    MemberJoined = "member-joined" { ground: Word, status: Word }
    MemberLeft = "member-left" { reason: Word }
    MemberDetailsChanged = "member-details-changed" {}
    VictimPotential = "victim-potential" {}
    VictimRecognised = "victim-recognised" {}
    VictimRejected = "victim-rejected" { told_on: Date }
    NotAVictim = "victim-not-applied" {}
    CoordinatorAssigned = "coordinator-assigned" { coordinator: OfficerId, organisation: OrganisationId }
    CoordinatorChanged = "coordinator-changed" {
        coordinator: OfficerId, organisation: OrganisationId, reason: Word
    }
    ConsentToOrganisation = "consent-to-organisation" { organisation: OrganisationId }
    ConsentToUht = "consent-to-uht" {}
    ConsentToThreeWayTalk = "consent-to-three-way-talk" {}
    ConsentToMunicipality = "consent-to-municipality" {}
    ConsentWithdrawn = "consent-withdrawn" {}

    NobodyAnswered = "contact-attempt-no-answer" { channel: Word }
    MessageLeft = "contact-attempt-message-left" { channel: Word }
    WrongDetails = "contact-attempt-wrong-details" { channel: Word }
    SupportDeclined = "contact-attempt-declined" { channel: Word }
    AppointmentMade = "contact-attempt-appointment" { channel: Word }
    FirstContactMade = "first-contact-made" { channel: Word }
    NoThreat = "threat-clear" {}
    ThreatFound = "threat-found" { situations: Vec<Word> }
    ThreatResolved = "threat-resolved" {}
    FirstConversationHeld = "first-conversation-held" { members: u64 }
    IntakeConversationHeld = "intake-conversation-held" { members: u64 }
    ThreeWayTalkHeld = "three-way-talk-held" { members: u64 }
    NeedRecorded = "need-recorded" { life_domain: Word }
    NeedAnswered = "need-answered" { organisation: OrganisationId }
    NeedMet = "need-met" {}
    NeedPartlyMet = "need-partly-met" {}
    NeedNotMet = "need-not-met" {}
    NeedWithdrawn = "need-withdrawn" {}
    Referred = "referred" { organisation: OrganisationId, life_domain: Word }
    TermOverridden = "term-overridden" { term: Word, until: Date }
    NoteAdded = "note-added" {}
    NoteAddedOn = "note-added-on" { life_domain: Word }

    PlanDrawnUp = "plan-drawn-up" { goals: u64, measures: u64 }
    PlanRevised = "plan-revised" { version: u64, goals: u64, measures: u64 }
    PlanAgreed = "plan-agreed" { version: u64, members: u64 }
    MeasureStarted = "measure-started" {}
    MeasureCompleted = "measure-completed" {}
    MeasureStopped = "measure-stopped" {}
    DebtPhaseEntered = "debt-phase-entered" { phase: Word }
    DebtPhaseGuided = "debt-phase-guided" { phase: Word, guidance: Vec<Word> }
    DebtSolutionOffered = "debt-solution-offered" { phase: Word, solution: Word }
    DebtSolutionGuided = "debt-solution-guided" { phase: Word, solution: Word, guidance: Vec<Word> }
    DebtTrajectoryLeft = "debt-trajectory-left" { exit: Word }
    AftercareStarted = "aftercare-started" {}
    SupportEnded = "support-ended" { reason: Word }
    SupportResumed = "support-resumed" {}
    HouseholdTransferred = "household-transferred" { municipality: MunicipalityKey }
    HandedOver = "handed-over-to-regular-support" { organisation: OrganisationId }

    ProvisionRequested = "provision-requested" { amount: EuroCents, form: Word, life_domain: Word }
    ProvisionEstimated = "provision-requested-estimate" { amount: EuroCents, form: Word, life_domain: Word }
    RequestChanged = "request-changed" { amount: EuroCents }
    RequestChangedEstimate = "request-changed-estimate" { amount: EuroCents }
    RequestWithdrawn = "request-withdrawn" { reason: Word }
    VoteOpened = "vote-opened" { roles: u64 }
    VotedYes = "vote-cast-yes" { role: RoleCode }
    VotedNo = "vote-cast-no" { role: RoleCode }
    ProvisionGranted = "provision-granted" { amount: EuroCents }
    ProvisionPartlyGranted = "provision-partly-granted" { amount: EuroCents }
    ProvisionRefused = "provision-refused" {}
    DecisionNotified = "decision-notified" { until: Date }
    ObjectionInTime = "objection-lodged" {}
    ObjectionLate = "objection-lodged-late" {}
    ObjectionFounded = "objection-founded" {}
    ObjectionPartlyFounded = "objection-partly-founded" {}
    ObjectionUnfounded = "objection-unfounded" {}
    ObjectionInadmissible = "objection-inadmissible" {}
    RulingUpheld = "ruling-upheld" { court: Word }
    RulingAnnulled = "ruling-annulled" { court: Word }
    RulingDecidedItself = "ruling-decided-itself" { court: Word }
    ApprovalOverridden = "approval-overridden" {}
    LimitOverridden = "limit-overridden" {}

    MoneyCommitted = "money-committed" { amount: EuroCents }
    CommitmentReleased = "commitment-released" { amount: EuroCents, reason: Word }
    Delivered = "performance-stated" { amount: EuroCents, performed_on: Date }
    PartlyDelivered = "performance-stated-in-part" { amount: EuroCents, performed_on: Date }
    WorthCorrected = "performance-corrected" {
        performed_on: Date, was: EuroCents, amount: EuroCents, reason: Word
    }
    InvoiceReceived = "invoice-received" { amount: EuroCents, dated: Date }
    PaymentOrdered = "payment-ordered" { amount: EuroCents }
    PaymentRepeated = "payment-ordered-again" { amount: EuroCents }
    PaymentSent = "payment-sent" {}
    PaymentMade = "payment-made" { amount: EuroCents }
    PaymentFailed = "payment-failed" { amount: EuroCents }
    PaymentReturned = "payment-returned" { amount: EuroCents }
    PaymentCancelled = "payment-cancelled" { reason: Word }
    RecoveryOrdered = "recovery-ordered" { amount: EuroCents, reason: Word }
    RecoveryReceived = "recovery-received" { amount: EuroCents }
}
