//! What each reason is on the wire: its name, its gRPC code, and whether trying again can help.
//!
//! The table is exhaustive on purpose: a reason added to `errors.proto` does not compile without a code.

use std::time::Duration;

use tonic::Code;

use super::Reason;

/// The prefix that buf asks of every value of the enum; `ErrorInfo.reason` goes without.
const PREFIX: &str = "ERROR_REASON_";

/// The name of a reason as `ErrorInfo.reason` carries it: `REVISION_CONFLICT`.
#[must_use]
pub(crate) fn name(reason: Reason) -> &'static str {
    let full = reason.as_str_name();
    full.strip_prefix(PREFIX).unwrap_or(full)
}

/// The reason with this name; `None` when `errors.proto` has none.
#[must_use]
pub(crate) fn named(name: &str) -> Option<Reason> {
    Reason::from_str_name(&format!("{PREFIX}{name}"))
}

/// After which time trying again makes sense, for the reasons that pass by themselves.
#[must_use]
pub(crate) fn retry_delay(reason: Reason) -> Option<Duration> {
    match reason {
        Reason::QueueFull => Some(Duration::from_millis(200)),
        Reason::DatabaseUnavailable | Reason::KeysUnavailable | Reason::ViewBehind => {
            Some(Duration::from_secs(1))
        }
        Reason::ShuttingDown => Some(Duration::from_secs(2)),
        _ => None,
    }
}

/// Gives every reason its gRPC code. A reason the table does not have does not compile.
macro_rules! codes {
    ($($code:ident: $($reason:ident)+;)+) => {
        /// The gRPC code of a reason.
        #[must_use]
        pub(crate) fn code(reason: Reason) -> Code {
            match reason {
                $($(Reason::$reason)|+ => Code::$code,)+
            }
        }
    };
}

codes! {
    // Of a call.
    InvalidArgument:
        FieldRequired FieldInvalid FieldTooLong ListTooLong IdInvalid DateInvalid EnumUnknown BsnInvalid
        NumberOutOfRange FieldNotAllowed PageTokenInvalid MessageUnreadable IbanInvalid FileInvalid FilterInvalid
        OrderInvalid IndicatorSetInvalid CommandUnknown;
    Unauthenticated: TokenMissing TokenInvalid TokenForeign TokenExpired;
    PermissionDenied: RoleNotAllowed;
    NotFound:
        LedgerNotFound HouseholdNotFound PersonNotFound FundNotFound ProvisionNotFound PaymentRunNotFound
        StatementNotFound SignalNotFound WorkingMethodNotFound AccountNotFound DraftNotFound SubmissionNotFound
        FigureNotFound LineNotFound;
    AlreadyExists: RequestIdReused;
    Aborted: RevisionConflict;
    OutOfRange: PositionNotReached InstantInFuture;
    ResourceExhausted: QueueFull MessageTooLarge;
    FailedPrecondition:
        BsnOfOtherPerson HouseholdTooLarge PageTooLarge ProvisionTooLarge RunOvertaken ViewStopped SignalTooLarge
        AccountHasProblems LineOfOtherYear AccountTooLarge;
    Unimplemented: RpcUnknown;
    Unavailable: DatabaseUnavailable ShuttingDown KeysUnavailable ViewBehind;
    DeadlineExceeded: DeadlineExceeded;
    DataLoss: LedgerDamaged AccountDiffers;
    Internal: Unspecified Internal;
    // Of households and persons.
    InvalidArgument:
        DateInFuture NobodyPresent PlanWithoutGoals DuplicateGoal DuplicateMeasure MeasureWithoutGoal;
    NotFound: HouseholdNotReported NeedUnknown MeasureUnknown ConsentUnknown OfferUnknown;
    AlreadyExists:
        HouseholdAlreadyReported AlreadyMember AlreadyCoordinator NeedAlreadyRecorded PlanAlreadyDrawnUp
        PlanAlreadyAgreed ConsentAlreadyGiven NeedAlreadyAnswered;
    FailedPrecondition:
        SupportEnded DateBeforeReport CoordinatorChangeNeedsReason FirstContactAlreadyMade NoThreatOpen
        FirstConversationAlreadyHeld NoPlan PlanVersionNotCurrent NotAMember NeedAlreadyClosed MeasureUnderWay
        PlanNotAgreed MeasureAlreadyStarted SupportTermPassed MeasureNotUnderWay ConsentAlreadyWithdrawn
        TermNotRunning OverrideNotLater DebtPhaseNotLater DebtSolutionAlreadyOffered NoDebtTrajectory
        AftercareAlreadyStarted MeasuresUnderWay SupportNotEnded PersonInOtherHousehold OfferNotAvailable
        OfferOfOtherDomain;
    Internal: PersonNotClaimed;
    // Of provisions.
    InvalidArgument:
        ProvisionDateInFuture DateAfterStatement NothingChanged PartialAmountInvalid VatNotWithinInvoice
        InvoiceMissing LineUnchanged BankReferenceMissing WorthUnchanged;
    PermissionDenied: RoleNotHeld;
    NotFound:
        ProvisionNotRequested ProvisionNeedUnknown ProvisionMeasureUnknown ComponentNotInFund
        ActivityNotInFund CommitmentUnknown PerformanceUnknown PaymentUnknown RecoveryUnknown InvoiceUnknown;
    AlreadyExists:
        ProvisionAlreadyRequested AlreadyNotified VoteAlreadyOpened RuleAlreadyOverridden ObjectionAlreadyOpen
        RecoveryAlreadyOrdered AlreadyVoted RoleAlreadyVoted PaymentRepeated;
    Aborted: VotedOnOther;
    FailedPrecondition:
        RequestWithdrawnOn DateBeforeRequest BeneficiaryNotSupported BeneficiaryNotMember SupportTermOver
        FundNotAvailable NotEligible DecisionTaken NotDecided NotGranted NotNotified NoPolicyInForce
        NoVoteOpen NoObjectionOpen DateBeforeStep RequesterMayNotVote RoleNotInBand NoPerformanceStatement
        DutiesSeparate DeciderMayNotDecideObjection VoteIsOver NotPutToVote VoteNotCarried CommitmentOverGrant
        ReleaseOverOpen PerformanceOverCommitment WorthBelowOrdered
        WorthOverCommitment InvoiceExceeded PaymentNotFailed PaymentOverPerformance
        PaymentOverCommitment PaymentOverGrant PaymentNotOrdered PaymentNotUnderWay PaymentNotAtBank
        PaymentNotPaid PaymentWasCorrected CorrectionOverPaid RecoveryOverOutstanding RecoveryOverPaid
        RecoveryStands CommitmentsOpen ProvisionFull TooManyPayments DeciderMayNotReopen
        RequesterMayNotDecideObjection OverriderMayNotDecide PaymentNotCovered PaymentOrderedByYou
        FailureStatedByYou;
    // Of funds.
    InvalidArgument: FundDateInFuture TermsInvalid PolicyInvalid;
    NotFound: FundNotOpened ComponentUnknown ActivityUnknown;
    AlreadyExists: FundAlreadyOpened;
    FailedPrecondition:
        FundClosed FundFrozen FundNotFrozen DateBeforeFund YearClosed YearNotOver YearBeforeOpen
        PolicyNotLater ComponentInUse MethodFixed MethodAlreadyChosen MethodNotNorm PersonNeeded
        CommitmentAfterEnd AlreadyOffered LimitExceeded FundExhausted PayableUnknown PayableAlreadySent
        FundNotSettled;
    Internal: BooksDisagree;
    // Of payment runs.
    InvalidArgument: RunDateInFuture ExecutionInPast;
    NotFound: RunNotComposed;
    AlreadyExists: RunAlreadyComposed;
    FailedPrecondition: RunWithoutAccount NothingToPay;
    Internal: FileDiffers;
    // Of bank statements.
    InvalidArgument: StatementDateInFuture StatementEmpty;
    AlreadyExists: StatementAlreadyImported;
    // Of signals.
    InvalidArgument: SignalDateInFuture;
    NotFound: SignalNotRecorded;
    AlreadyExists: SignalAlreadyRecorded;
    FailedPrecondition: SignalClosed SignalDateBeforeRecording SignalHouseholdUnknown;
    // Of working methods.
    InvalidArgument: WorkingMethodDateInFuture;
    NotFound: WorkingMethodNotAdopted;
    AlreadyExists: WorkingMethodAlreadyAdopted;
    FailedPrecondition: WorkingMethodRetired WorkingMethodDateBeforeVersion WorkingMethodUnchanged;
    // Of the catalogue.
    InvalidArgument: OfferDateInFuture OfferEndsBeforeStart;
    NotFound: OfferNotMade;
    AlreadyExists: OfferAlreadyMade;
    FailedPrecondition: OfferWithdrawn OfferDateBeforeChange OfferUnchanged;
    // Of accounts of years.
    InvalidArgument: AccountDateInFuture DraftOutsideYear SettlementOutOfRange;
    NotFound: AccountNotOpened AccountFundUnknown DraftUnknown;
    AlreadyExists: AccountAlreadyOpened DraftAlreadyCertified;
    Aborted: DraftOfOtherIndicators DraftBelowAccount;
    FailedPrecondition:
        AccountClosed AccountAlreadySubmitted AccountNotSubmitted AccountDateBeforeStep AccountBeforeFund
        AccountYearNotBegun AccountLocked AccountYearPassed IndicatorSetUnchanged DraftNotCurrent DraftOutdated
        DraftNotCertified LineNotMarked AccountYearNotOver DraftNotOfWholeYear EarlierAccountOpen
        PreparerMayNotExamine ExaminerMayNotPrepare ExaminerMayNotSubmit AccountFull;
}
