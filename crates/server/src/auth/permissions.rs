//! Which role may do what: one table of commands, one of actions.
//!
//! Who may vote is not decided here but by the policy of the fund, for each vote: here is only who may try. That two
//! duties are not held by one person is a rule of the provision, whatever roles somebody has.

use super::Role;

/// What an rpc does, as far as permission goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Record what happened with a household.
    RecordCase,
    /// Deviate from a term for hardship: the college, or who has its mandate (Wht 9.1).
    DecideHardship,
    /// Read a household, personal data left sealed.
    ReadCase,
    /// Open sealed personal data, for a named processing activity.
    OpenPersonalData,
    /// Read the events and proofs of a ledger, personal data left sealed.
    ReadLedger,
    /// See which ledgers there are.
    ListLedgers,
    /// Open a new ledger.
    OpenLedger,
    /// Say what a fund is: terms, budget, advances, method, policies, freezing.
    ManageFund,
    /// Close a year or a fund.
    CloseBooks,
    /// Ask for a provision, change it, put it to the vote, withdraw it.
    RequestProvision,
    /// Vote on a provision.
    Vote,
    /// Decide on a provision or an objection in the name of the college.
    DecideProvision,
    /// Tell the household what was decided.
    NotifyDecision,
    /// Reserve money of a fund for a provision.
    Commit,
    /// State that something was delivered.
    StatePerformance,
    /// Register an invoice.
    ReceiveInvoice,
    /// Order payments, hand them to the bank, and take in what the bank says.
    Pay,
    /// Correct what was booked.
    CorrectBooks,
    /// Take money back.
    Recover,
    /// Take in objections and rulings.
    HandleObjections,
    /// Read a fund: terms, balances, journal.
    ReadFund,
    /// Record a signal.
    RecordSignal,
    /// Follow a signal up, and close it.
    FollowUpSignal,
    /// Read signals, what they say left sealed.
    ReadSignal,
    /// Open what a signal says, for a named processing activity.
    OpenSignal,
    /// Say how the work is done: adopt, improve and retire working methods.
    ManageMethods,
    /// Say what support there is: the catalogue.
    ManageCatalogue,
    /// Read how the work is done and what support there is; nothing of it is personal.
    ReadPractice,
    /// Read a provision, personal data left sealed, and whose it is. Who only votes may not.
    ReadProvision,
    /// Read what is put to the vote, anonymised.
    ReadBallot,
    /// Read payment runs and bank statements, account numbers left out.
    ReadPayments,
    /// Look through the caseload: households as rows, their deadlines.
    ReadCaseload,
    /// Read reports over the whole caseload, in which nobody is named.
    ReadProgress,
    /// Read worklists: what waits for somebody who has a duty.
    ReadWork,
    /// Prepare the account of a year: open, draft and submit it, and say how it was settled.
    PrepareAccount,
    /// Examine the account of a year: mark lines, certify.
    ExamineAccount,
    /// Read where the account of a year stands, and who did what.
    ReadAccount,
    /// Open why lines are marked, for a named processing activity.
    OpenMark,
    /// Read what the account of a year says, and why. Nobody can be recognised in it.
    ReadReport,
    /// A command without a line in the table of commands: for nobody.
    Nothing,
}

/// The action a command is.
pub(crate) fn action_of(command: &str) -> Action {
    match command {
        // Deviating from a term or a rule is a decision of the college (Wht 9.1).
        "OverrideTerm" | "OverrideRule" => Action::DecideHardship,
        "OpenFund"
        | "AmendTerms"
        | "AllocateBudget"
        | "WithdrawBudget"
        | "SetNormAmount"
        | "ReceiveAdvance"
        | "ChooseMethod"
        | "SwitchToActual"
        | "AdoptApprovalPolicy"
        | "SetPayingAccount"
        | "FreezeFund"
        | "UnfreezeFund" => Action::ManageFund,
        "CloseYear" | "CloseFund" => Action::CloseBooks,
        "RequestProvision" | "ChangeRequest" | "PutToVote" | "WithdrawRequest" => Action::RequestProvision,
        "CastVote" => Action::Vote,
        "DecideProvision" | "DecideObjection" => Action::DecideProvision,
        "NotifyDecision" => Action::NotifyDecision,
        "CommitProvision" | "ReleaseCommitment" => Action::Commit,
        "StatePerformance" | "CorrectPerformance" => Action::StatePerformance,
        "ReceiveInvoice" => Action::ReceiveInvoice,
        "OrderPayment" | "CancelPayment" | "ConfirmPayment" | "FailPayment" | "ComposePaymentRun"
        | "MakePaymentFile" | "ImportStatement" => Action::Pay,
        "CorrectPayment" => Action::CorrectBooks,
        "OrderRecovery" | "ReceiveRecovery" => Action::Recover,
        "LodgeObjection" | "RecordCourtRuling" => Action::HandleObjections,
        "RecordSignal" => Action::RecordSignal,
        "FollowUpSignal" | "CloseSignal" => Action::FollowUpSignal,
        "AdoptWorkingMethod" | "ImproveWorkingMethod" | "RetireWorkingMethod" => Action::ManageMethods,
        "OfferSupport" | "ChangeOffer" | "WithdrawOffer" => Action::ManageCatalogue,
        "ReportHousehold"
        | "AddMember"
        | "RemoveMember"
        | "ChangeMemberDetails"
        | "RecordVictimStatus"
        | "AssignCoordinator"
        | "RecordContactAttempt"
        | "RecordFirstContact"
        | "AssessThreat"
        | "ResolveThreat"
        | "HoldFirstConversation"
        | "HoldIntakeConversation"
        | "RecordNeed"
        | "AnswerNeed"
        | "CloseNeed"
        | "HoldThreeWayTalk"
        | "DrawUpPlan"
        | "RevisePlan"
        | "AgreePlan"
        | "StartMeasure"
        | "CompleteMeasure"
        | "StopMeasure"
        | "ReferToOrganisation"
        | "GiveConsent"
        | "WithdrawConsent"
        | "EnterDebtPhase"
        | "LeaveDebtTrajectory"
        | "StartAftercare"
        | "EndSupport"
        | "ResumeSupport"
        | "TransferToMunicipality"
        | "HandOverToRegularSupport"
        | "AddNote" => Action::RecordCase,
        _ => on_account(command),
    }
}

/// The same, of a command on the account of a year: the last part of the table.
fn on_account(command: &str) -> Action {
    match command {
        "OpenAccount" | "AdoptIndicatorSet" | "DraftAccount" | "SubmitAccount" | "CloseAccount" => {
            Action::PrepareAccount
        }
        "MarkLine" | "ClearMark" | "CertifyAccount" => Action::ExamineAccount,
        _ => Action::Nothing,
    }
}

impl Action {
    /// The roles that may. Partner organisations record and read nothing here: third parties may carry out, but not
    /// determine rights and duties (Wht 2.21(5)). Reporting services get aggregates, never a ledger.
    #[expect(clippy::too_many_lines, reason = "one table; split up, it could not be read at a glance")]
    pub fn allowed_to(self) -> &'static [Role] {
        use Role::*;
        match self {
            Self::RecordCase => &[Coordinator, FamilyWorker, SocialCounsel, WorkAndIncome],
            Self::DecideHardship => &[MandatedDecider],
            Self::ReadCase => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                TeamManager,
                ProjectLeader,
                ManagerWorkAndIncome,
                MandatedDecider,
                Accountant,
                PrivacyOfficer,
                Archivist,
                ObjectionHandler,
                ProgrammeLead,
            ],
            Self::OpenPersonalData => {
                &[Coordinator, FamilyWorker, SocialCounsel, WorkAndIncome, ObjectionHandler, PrivacyOfficer]
            }
            Self::ReadLedger => &[Controller, Accountant, PrivacyOfficer, Archivist],
            Self::ListLedgers => Role::ALL,
            Self::OpenLedger => &[PlatformEngineer],
            Self::ManageFund => &[BudgetHolder],
            Self::CloseBooks | Self::CorrectBooks => &[Controller],
            Self::RequestProvision => &[Coordinator, FamilyWorker, SocialCounsel, WorkAndIncome],
            Self::Vote | Self::ReadBallot => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                TeamManager,
                ProjectLeader,
                ManagerWorkAndIncome,
                MandatedDecider,
                ProgrammeLead,
            ],
            Self::DecideProvision => &[MandatedDecider],
            Self::NotifyDecision => &[MandatedDecider, Coordinator],
            Self::Commit => &[BudgetHolder],
            Self::StatePerformance => &[PerformanceStater],
            Self::ReceiveInvoice => &[PaymentAdministration, BudgetHolder],
            Self::Pay => &[PaymentAdministration],
            Self::Recover => &[PaymentAdministration, MandatedDecider],
            Self::HandleObjections => &[ObjectionHandler],
            Self::RecordSignal => {
                &[Coordinator, FamilyWorker, SocialCounsel, WorkAndIncome, ObjectionHandler]
            }
            Self::FollowUpSignal => &[ProgrammeLead, ProjectLeader],
            Self::OpenSignal => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                ObjectionHandler,
                ProjectLeader,
                ProgrammeLead,
                PrivacyOfficer,
            ],
            Self::ManageMethods => &[ProgrammeLead],
            Self::ManageCatalogue => &[ProgrammeLead, TeamManager],
            Self::ReadSignal | Self::ReadPractice => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                ObjectionHandler,
                TeamManager,
                ProjectLeader,
                ManagerWorkAndIncome,
                ProgrammeLead,
                PrivacyOfficer,
                Accountant,
            ],
            Self::ReadFund => &[
                BudgetHolder,
                Controller,
                Accountant,
                PaymentAdministration,
                MandatedDecider,
                TeamManager,
                ProjectLeader,
                ManagerWorkAndIncome,
                ProgrammeLead,
            ],
            Self::ReadProvision => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                MandatedDecider,
                BudgetHolder,
                PerformanceStater,
                PaymentAdministration,
                Controller,
                Accountant,
                ObjectionHandler,
                PrivacyOfficer,
                Archivist,
            ],
            Self::ReadPayments => &[PaymentAdministration, BudgetHolder, Controller, Accountant],
            Self::ReadCaseload => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                TeamManager,
                ProjectLeader,
                ManagerWorkAndIncome,
                ProgrammeLead,
                PrivacyOfficer,
                Accountant,
            ],
            Self::ReadProgress => {
                &[TeamManager, ProjectLeader, ManagerWorkAndIncome, ProgrammeLead, Controller, Accountant]
            }
            Self::ReadWork => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                TeamManager,
                ProjectLeader,
                ManagerWorkAndIncome,
                MandatedDecider,
                BudgetHolder,
                PerformanceStater,
                PaymentAdministration,
                Controller,
                ObjectionHandler,
                ProgrammeLead,
            ],
            Self::PrepareAccount => &[Controller],
            Self::ExamineAccount => &[Accountant],
            Self::ReadAccount => &[
                Controller,
                Accountant,
                BudgetHolder,
                ProjectLeader,
                ProgrammeLead,
                PrivacyOfficer,
                Archivist,
            ],
            Self::OpenMark => &[Accountant, PrivacyOfficer],
            Self::ReadReport => &[
                Controller,
                Accountant,
                BudgetHolder,
                ProjectLeader,
                ProgrammeLead,
                PrivacyOfficer,
                Archivist,
                ReportingService,
            ],
            Self::Nothing => &[],
        }
    }
}
