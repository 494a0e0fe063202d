//! Every way to refuse a command of a provision, in order of precedence: the first that applies is the answer.
//!
//! Codes are for clients and never change. Messages carry dates, numbers, ids, roles and amounts, never personal data,
//! and end with the remedy.

use jiff::civil::Date;

use super::payment::PaymentStage;
use super::vote::SubjectHash;
use super::words::OverridableRule;
use crate::fact::Fact;
use crate::fund::Duty;
use crate::household::Term;
use crate::ids::{
    ActivityCode, ComponentCode, FundId, HouseholdId, MeasureId, NeedId, PersonId, ProvisionId, RecoveryId,
    RoleCode,
};
use crate::money::{Amount, BudgetLine, EuroCents};

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum ProvisionRefusal {
    /// Anything but a request, for a provision nobody requested.
    #[error("the provision was not requested; request it first")]
    ProvisionNotRequested,
    /// A second request.
    #[error("the provision was requested on {on}; change the request, or give a new one an id of its own")]
    ProvisionAlreadyRequested { on: Date },
    /// Anything but what concerns money already paid, after the request was withdrawn.
    #[error("the request was withdrawn on {on}; request a new provision")]
    RequestWithdrawnOn { on: Date },
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    ProvisionDateInFuture { on: Date, today: Date },
    /// A date before the request.
    #[error("{on} is before the request on {requested_on}; give that date or a later one")]
    DateBeforeRequest { on: Date, requested_on: Date },
    /// A request for a household that was not reported by then, or whose support ended.
    #[error("household {household} is not being supported; report it, or resume its support first")]
    BeneficiaryNotSupported { household: HouseholdId },
    /// A request for somebody who is not a member of the household.
    #[error("person {person} is not a member of the household; add the person first")]
    BeneficiaryNotMember { person: PersonId },
    /// A request for a need the household does not have.
    #[error("need {need} is not recorded for the household; record the need first")]
    ProvisionNeedUnknown { need: NeedId },
    /// A request for a measure the plan never had.
    #[error("measure {measure} is not in the plan of the household; revise the plan first")]
    ProvisionMeasureUnknown { measure: MeasureId },
    /// A request after support should have ended, without an override of the household's term.
    #[error("{on} is after {due}, the last day of the term {term}; override the term for hardship first")]
    SupportTermOver { term: Term, due: Date, on: Date },
    /// A request from a fund that was not opened, or is closed.
    #[error("fund {fund} is not open; open it, or request from another fund")]
    FundNotAvailable { fund: FundId },
    /// A request from a component the fund does not have.
    #[error("the fund has no component {component}; name one of its terms")]
    ComponentNotInFund { component: ComponentCode },
    /// A request for an activity the component does not have.
    #[error("component {component} of the fund has no activity {activity}; name one of its terms, or none")]
    ActivityNotInFund { component: ComponentCode, activity: ActivityCode },
    /// A request for somebody, or a household of whom nobody, has a ground the fund asks for.
    #[error(
        "nobody it is for has a ground the fund asks for; name a member who has, or request from another fund"
    )]
    NotEligible,
    /// Changing after the decision; voting or deciding while it is in force.
    #[error("the request was decided on {on}; lodge an objection to have it decided anew")]
    DecisionTaken { on: Date },
    /// What follows from a decision, before there is one or while it is open again.
    #[error("no decision is in force; decide the request first")]
    NotDecided,
    /// A commitment on a refusal.
    #[error("the request was refused; nothing can be promised for it, request a new provision")]
    NotGranted,
    /// A second notification.
    #[error("the household was notified of the decision on {on}; leave it so")]
    AlreadyNotified { on: Date },
    /// A commitment before the household was notified.
    #[error("the household was not notified of the decision; notify it first")]
    NotNotified,
    /// A second vote on the same version of the request, unless the refusal of what was not carried is open again.
    #[error("the request was put to the vote on {on}; change it to have it voted on anew")]
    VoteAlreadyOpened { on: Date },
    /// A vote under no policy.
    #[error("the fund has no approval policy in force on {on}; adopt one first")]
    NoPolicyInForce { on: Date },
    /// A vote on a request that is not put to the vote, or was changed since.
    #[error("the request as it stands is not put to the vote; put it to the vote first")]
    NoVoteOpen,
    /// Overriding a rule twice.
    #[error("the rule {rule} was overridden on {on}; go on without overriding it")]
    RuleAlreadyOverridden { rule: OverridableRule, on: Date },
    /// A second objection while one is open.
    #[error("an objection was lodged on {on}; decide it first")]
    ObjectionAlreadyOpen { on: Date },
    /// Deciding an objection nobody lodged.
    #[error("no objection is open; lodge one first")]
    NoObjectionOpen,
    /// A commitment there is not.
    #[error("there is no commitment {commitment}; commit first, or name another")]
    CommitmentUnknown { commitment: u16 },
    /// A performance statement there is not.
    #[error("there is no performance statement {statement}; state the performance first, or name another")]
    PerformanceUnknown { statement: u16 },
    /// A payment there is not.
    #[error("there is no payment {payment}; order it first, or name another")]
    PaymentUnknown { payment: u16 },
    /// A recovery there is not.
    #[error("there is no recovery {recovery}; order it first, or name another")]
    RecoveryUnknown { recovery: RecoveryId },
    /// A recovery id used before.
    #[error("recovery {recovery} was ordered on {on}; give a new one an id of its own")]
    RecoveryAlreadyOrdered { recovery: RecoveryId, on: Date },
    /// A date before the step this one follows from.
    #[error("{on} is before {since}, the date of the step it follows from; give that date or a later one")]
    DateBeforeStep { on: Date, since: Date },
    /// A delivery or an invoice dated after the day it is stated on.
    #[error("{date} is after {on}, the day on which it is stated; give the date on which it happened")]
    DateAfterStatement { date: Date, on: Date },
    /// A vote on something else than what is put to the vote.
    #[error("the vote is on {subject} and not on what was sent; show the voter the case as it stands")]
    VotedOnOther { subject: SubjectHash },
    /// A vote by who made or changed the request.
    #[error("who made or changed the request does not vote on it; let somebody else vote")]
    RequesterMayNotVote,
    /// A vote in a role the voter does not hold.
    #[error("the voter does not hold the role {role}; vote in a role the voter holds")]
    RoleNotHeld { role: RoleCode },
    /// A vote in a role that has none on this amount.
    #[error("the role {role} has no vote on this amount; vote in one of the roles of its band")]
    RoleNotInBand { role: RoleCode },
    /// A second vote by one person.
    #[error("this officer voted already; let somebody else vote in the roles that are missing")]
    AlreadyVoted,
    /// A second vote in one role.
    #[error("the role {role} has voted already; vote in another role")]
    RoleAlreadyVoted { role: RoleCode },
    /// A payment of what was not stated to be delivered by then.
    #[error("nothing was stated to be delivered on this commitment by then; state the performance first")]
    NoPerformanceStatement,
    /// A duty of somebody who did another one for this provision.
    #[error(
        "duty {duty} is separate from {other}, which this officer did for the provision; let somebody else do it"
    )]
    DutiesSeparate { duty: Duty, other: Duty },
    /// Deciding on an objection to what one decided.
    #[error("who decided on the provision does not decide on an objection to it; let somebody else decide")]
    DeciderMayNotDecideObjection,
    /// A change that changes nothing.
    #[error("nothing of the request would change; give another amount or purpose, or leave it so")]
    NothingChanged,
    /// A vote that can change nothing any more.
    #[error("the result of the vote cannot change any more; decide the request")]
    VoteIsOver,
    /// A partial grant of nothing or of all, or an amount with another outcome.
    #[error("only a partial grant names an amount, and one below {requested}; name it, or leave it out")]
    PartialAmountInvalid { requested: Amount },
    /// A grant of what was not voted on.
    #[error("the request as it stands was not put to the vote; put it to the vote, or override the approval")]
    NotPutToVote,
    /// A grant of what the vote did not carry.
    #[error(
        "the vote did not carry the request: {missing} missing, {against} against; \
         wait for the votes, change the request, or override the approval"
    )]
    VoteNotCarried { missing: u8, against: u8 },
    /// More promised than granted.
    #[error("of {granted} granted, {committed} is committed and {asked} is asked; commit less")]
    CommitmentOverGrant { granted: Amount, committed: EuroCents, asked: Amount },
    /// More released than is neither ordered nor paid.
    #[error("of the commitment, {open} is neither ordered nor paid and {asked} is asked; release less")]
    ReleaseOverOpen { open: EuroCents, asked: Amount },
    /// More delivered than promised.
    #[error(
        "of {committed} committed, {stated} is delivered and {asked} is asked; state less, or commit more first"
    )]
    PerformanceOverCommitment { committed: EuroCents, stated: EuroCents, asked: Amount },
    /// A correction that corrects nothing.
    #[error(
        "statement {statement} says {worth} already; give what the delivery is really worth, or leave it so"
    )]
    WorthUnchanged { statement: u16, worth: EuroCents },
    /// A delivery corrected to less than is ordered or paid, or to less than nothing.
    #[error(
        "of the commitment, {ordered} is ordered and {others} is delivered besides, so {worth} does not cover it; \
         give more, cancel the payment, or order it back instead"
    )]
    WorthBelowOrdered { ordered: EuroCents, others: EuroCents, worth: EuroCents },
    /// A delivery corrected to more than is promised.
    #[error(
        "of {committed} committed, {others} is delivered besides and {worth} is asked; \
         give less, or commit more first"
    )]
    WorthOverCommitment { committed: EuroCents, others: EuroCents, worth: EuroCents },
    /// VAT that is negative or more than the invoice.
    #[error("a VAT of {vat} is not within the {amount} of the invoice; give the VAT that is in it")]
    VatNotWithinInvoice { vat: EuroCents, amount: Amount },
    /// A payment in kind without an invoice.
    #[error("what is granted in kind is paid on an invoice; name the invoice")]
    InvoiceMissing,
    /// An invoice there is not.
    #[error("there is no invoice {invoice}; record it first, or name another")]
    InvoiceUnknown { invoice: u16 },
    /// More paid on an invoice than it asks for.
    #[error("of invoice {invoice} of {invoiced}, {ordered} is ordered and {asked} is asked; order less")]
    InvoiceExceeded { invoice: u16, invoiced: Amount, ordered: EuroCents, asked: Amount },
    /// Repeating a payment that did not fail.
    #[error("payment {payment} did not fail; name a payment that did, or none")]
    PaymentNotFailed { payment: u16 },
    /// Repeating a payment twice.
    #[error("payment {payment} is repeated by payment {again}; wait for what becomes of that one")]
    PaymentRepeated { payment: u16, again: u16 },
    /// More paid than delivered.
    #[error("of {stated} delivered, {ordered} is ordered and {asked} is asked; state more performance first")]
    PaymentOverPerformance { stated: EuroCents, ordered: EuroCents, asked: Amount },
    /// More paid than promised and not released.
    #[error(
        "of {committed} committed, {ordered} is ordered and {asked} is asked; order less, or commit more first"
    )]
    PaymentOverCommitment { committed: EuroCents, ordered: EuroCents, asked: Amount },
    /// More paid than the last decision grants.
    #[error(
        "of {granted} granted, {ordered} is ordered and {asked} is asked; order less, or release the rest"
    )]
    PaymentOverGrant { granted: EuroCents, ordered: EuroCents, asked: Amount },
    /// Calling off or sending a payment that does not wait for a run.
    #[error("payment {payment} is {stage} and does not wait to be sent; name one that is ORDERED")]
    PaymentNotOrdered { payment: u16, stage: PaymentStage },
    /// Confirming a payment that is not on its way.
    #[error("payment {payment} is {stage} and not on its way; name one that is ORDERED or SENT")]
    PaymentNotUnderWay { payment: u16, stage: PaymentStage },
    /// A failure of a payment the bank does not have.
    #[error(
        "payment {payment} is {stage} and not with the bank; cancel it, or name one that is SENT or PAID"
    )]
    PaymentNotAtBank { payment: u16, stage: PaymentStage },
    /// Correcting a payment that is not paid.
    #[error("payment {payment} is {stage}; only one that is PAID can be corrected")]
    PaymentNotPaid { payment: u16, stage: PaymentStage },
    /// A return of a payment that was moved to another line.
    #[error("payment {payment} was moved from line {line}; correct it back to that line first")]
    PaymentWasCorrected { payment: u16, line: BudgetLine },
    /// Moving a payment to the line it is on.
    #[error("all of the payment is on line {line}; name another line")]
    LineUnchanged { line: BudgetLine },
    /// Moving more than is on the line.
    #[error("line {line} has {paid} of the payment and {asked} is asked; correct less")]
    CorrectionOverPaid { line: BudgetLine, paid: EuroCents, asked: Amount },
    /// More to come back of a recovery than it asks for.
    #[error("of the recovery, {outstanding} is outstanding and {asked} is asked; book the rest elsewhere")]
    RecoveryOverOutstanding { outstanding: EuroCents, asked: Amount },
    /// More to come back than was paid.
    #[error("of {paid} paid on line {line}, {recovery} is recovered and {asked} is asked; recover less")]
    RecoveryOverPaid { line: BudgetLine, paid: EuroCents, recovery: EuroCents, asked: Amount },
    /// Moving or returning a payment of which a part is recovered.
    #[error("of {paid} paid on line {line}, {recovery} is recovered; at least as much has to stay there")]
    RecoveryStands { line: BudgetLine, paid: EuroCents, recovery: EuroCents },
    /// Withdrawing while money is promised or on its way.
    #[error("of the commitments, {open} is neither released nor paid; release it, or wait for the bank")]
    CommitmentsOpen { open: EuroCents },
    /// More of anything than one provision may have: commitments, statements, invoices, versions, votes, objections,
    /// rulings, recoveries, corrections.
    #[error("there are {most} of these and no more fit; request another provision for the rest")]
    ProvisionFull { most: u16 },
    /// More payments than one provision may have.
    #[error("there are {most} payments and no more fit; request another provision for the rest")]
    TooManyPayments { most: u16 },
    /// An objection or a ruling recorded by who decided on the provision.
    #[error("who decided on the provision records no objection or ruling on it; let somebody else record it")]
    DeciderMayNotReopen,
    /// Deciding on an objection to a decision on one's own request.
    #[error("who requested or put it to the vote does not decide on an objection; let somebody else decide")]
    RequesterMayNotDecideObjection,
    /// A grant without a carried vote, by who overrode the rule that asks for one.
    #[error("who overrode the approval does not decide the grant that rests on it; let somebody else decide")]
    OverriderMayNotDecide,
    /// Sending a payment while more is ordered, sent or paid than the last decision grants.
    #[error(
        "of {granted} granted, {ordered} is ordered, so payment {payment} of provision {provision} is not sent; \
         cancel it, or have the request decided anew"
    )]
    PaymentNotCovered { provision: ProvisionId, payment: u16, granted: EuroCents, ordered: EuroCents },
    /// A failure stated by hand by who ordered a payment of the provision.
    #[error("who ordered a payment does not state by hand that one failed; let somebody else state it")]
    PaymentOrderedByYou,
    /// A payment ordered by who stated by hand that one of the provision failed.
    #[error("who stated by hand that a payment failed does not order another; let somebody else order it")]
    FailureStatedByYou,
    /// Money given back, stated by hand without what the bank calls the booking.
    #[error("payment {payment} was paid; give the reference of the booking by which it came back")]
    BankReferenceMissing { payment: u16 },
}

/// A date on which something happened is not after the date of recording.
pub(super) fn not_in_future(fact: &Fact) -> Result<(), ProvisionRefusal> {
    let (on, today) = (fact.on, fact.today);
    match on > today {
        true => Err(ProvisionRefusal::ProvisionDateInFuture { on, today }),
        false => Ok(()),
    }
}

/// A date that is stated is not after the day on which it is.
pub(super) fn not_stated_early(date: Date, fact: &Fact) -> Result<(), ProvisionRefusal> {
    match date > fact.on {
        true => Err(ProvisionRefusal::DateAfterStatement { date, on: fact.on }),
        false => Ok(()),
    }
}

crate::refusal::codes! { ProvisionRefusal:
    ProvisionNotRequested => "PROVISION_NOT_REQUESTED" {},
    ProvisionAlreadyRequested => "PROVISION_ALREADY_REQUESTED" { on },
    RequestWithdrawnOn => "REQUEST_WITHDRAWN_ON" { on },
    ProvisionDateInFuture => "PROVISION_DATE_IN_FUTURE" { on, today },
    DateBeforeRequest => "DATE_BEFORE_REQUEST" { on, requested_on },
    BeneficiaryNotSupported => "BENEFICIARY_NOT_SUPPORTED" { household },
    BeneficiaryNotMember => "BENEFICIARY_NOT_MEMBER" { person },
    ProvisionNeedUnknown => "PROVISION_NEED_UNKNOWN" { need },
    ProvisionMeasureUnknown => "PROVISION_MEASURE_UNKNOWN" { measure },
    SupportTermOver => "SUPPORT_TERM_OVER" { term, due, on },
    FundNotAvailable => "FUND_NOT_AVAILABLE" { fund },
    ComponentNotInFund => "COMPONENT_NOT_IN_FUND" { component },
    ActivityNotInFund => "ACTIVITY_NOT_IN_FUND" { component, activity },
    NotEligible => "NOT_ELIGIBLE" {},
    DecisionTaken => "DECISION_TAKEN" { on },
    NotDecided => "NOT_DECIDED" {},
    NotGranted => "NOT_GRANTED" {},
    AlreadyNotified => "ALREADY_NOTIFIED" { on },
    NotNotified => "NOT_NOTIFIED" {},
    VoteAlreadyOpened => "VOTE_ALREADY_OPENED" { on },
    NoPolicyInForce => "NO_POLICY_IN_FORCE" { on },
    NoVoteOpen => "NO_VOTE_OPEN" {},
    RuleAlreadyOverridden => "RULE_ALREADY_OVERRIDDEN" { rule, on },
    ObjectionAlreadyOpen => "OBJECTION_ALREADY_OPEN" { on },
    NoObjectionOpen => "NO_OBJECTION_OPEN" {},
    CommitmentUnknown => "COMMITMENT_UNKNOWN" { commitment },
    PerformanceUnknown => "PERFORMANCE_UNKNOWN" { statement },
    PaymentUnknown => "PAYMENT_UNKNOWN" { payment },
    RecoveryUnknown => "RECOVERY_UNKNOWN" { recovery },
    RecoveryAlreadyOrdered => "RECOVERY_ALREADY_ORDERED" { recovery, on },
    DateBeforeStep => "DATE_BEFORE_STEP" { on, since },
    DateAfterStatement => "DATE_AFTER_STATEMENT" { date, on },
    VotedOnOther => "VOTED_ON_OTHER" { subject },
    RequesterMayNotVote => "REQUESTER_MAY_NOT_VOTE" {},
    RoleNotHeld => "ROLE_NOT_HELD" { role },
    RoleNotInBand => "ROLE_NOT_IN_BAND" { role },
    AlreadyVoted => "ALREADY_VOTED" {},
    RoleAlreadyVoted => "ROLE_ALREADY_VOTED" { role },
    NoPerformanceStatement => "NO_PERFORMANCE_STATEMENT" {},
    DutiesSeparate => "DUTIES_SEPARATE" { duty, other },
    DeciderMayNotDecideObjection => "DECIDER_MAY_NOT_DECIDE_OBJECTION" {},
    NothingChanged => "NOTHING_CHANGED" {},
    VoteIsOver => "VOTE_IS_OVER" {},
    PartialAmountInvalid => "PARTIAL_AMOUNT_INVALID" { requested },
    NotPutToVote => "NOT_PUT_TO_VOTE" {},
    VoteNotCarried => "VOTE_NOT_CARRIED" { missing, against },
    CommitmentOverGrant => "COMMITMENT_OVER_GRANT" { granted, committed, asked },
    ReleaseOverOpen => "RELEASE_OVER_OPEN" { open, asked },
    PerformanceOverCommitment => "PERFORMANCE_OVER_COMMITMENT" { committed, stated, asked },
    WorthUnchanged => "WORTH_UNCHANGED" { statement, worth },
    WorthBelowOrdered => "WORTH_BELOW_ORDERED" { ordered, others, worth },
    WorthOverCommitment => "WORTH_OVER_COMMITMENT" { committed, others, worth },
    VatNotWithinInvoice => "VAT_NOT_WITHIN_INVOICE" { vat, amount },
    InvoiceMissing => "INVOICE_MISSING" {},
    InvoiceUnknown => "INVOICE_UNKNOWN" { invoice },
    InvoiceExceeded => "INVOICE_EXCEEDED" { invoice, invoiced, ordered, asked },
    PaymentNotFailed => "PAYMENT_NOT_FAILED" { payment },
    PaymentRepeated => "PAYMENT_REPEATED" { payment, again },
    PaymentOverPerformance => "PAYMENT_OVER_PERFORMANCE" { stated, ordered, asked },
    PaymentOverCommitment => "PAYMENT_OVER_COMMITMENT" { committed, ordered, asked },
    PaymentOverGrant => "PAYMENT_OVER_GRANT" { granted, ordered, asked },
    PaymentNotOrdered => "PAYMENT_NOT_ORDERED" { payment, stage },
    PaymentNotUnderWay => "PAYMENT_NOT_UNDER_WAY" { payment, stage },
    PaymentNotAtBank => "PAYMENT_NOT_AT_BANK" { payment, stage },
    PaymentNotPaid => "PAYMENT_NOT_PAID" { payment, stage },
    PaymentWasCorrected => "PAYMENT_WAS_CORRECTED" { payment, line },
    LineUnchanged => "LINE_UNCHANGED" { line },
    CorrectionOverPaid => "CORRECTION_OVER_PAID" { line, paid, asked },
    RecoveryOverOutstanding => "RECOVERY_OVER_OUTSTANDING" { outstanding, asked },
    RecoveryOverPaid => "RECOVERY_OVER_PAID" { line, paid, recovery, asked },
    RecoveryStands => "RECOVERY_STANDS" { line, paid, recovery },
    CommitmentsOpen => "COMMITMENTS_OPEN" { open },
    ProvisionFull => "PROVISION_FULL" { most },
    TooManyPayments => "TOO_MANY_PAYMENTS" { most },
    DeciderMayNotReopen => "DECIDER_MAY_NOT_REOPEN" {},
    RequesterMayNotDecideObjection => "REQUESTER_MAY_NOT_DECIDE_OBJECTION" {},
    OverriderMayNotDecide => "OVERRIDER_MAY_NOT_DECIDE" {},
    PaymentNotCovered => "PAYMENT_NOT_COVERED" { provision, payment, granted, ordered },
    PaymentOrderedByYou => "PAYMENT_ORDERED_BY_YOU" {},
    FailureStatedByYou => "FAILURE_STATED_BY_YOU" {},
    BankReferenceMissing => "BANK_REFERENCE_MISSING" { payment },
}
