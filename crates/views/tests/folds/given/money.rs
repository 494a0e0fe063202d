//! What is asked of the stories' fund and of provisions: from request to payment.

use domain::fund::*;
use domain::household::LifeDomain;
use domain::ids::{
    BankReason, BankReference, ComponentCode, HouseholdId, ProvisionId, PublicText, RoleCode, SisaCode,
};
use domain::money::{AccountingYear, BudgetLine, EuroCents};
use domain::provision::*;
use domain::{Book, BookId};

use super::*;

const ROLES: [&str; 3] = ["family_worker", "social_counsel", "work_and_income"];

pub(crate) fn public(text: &str) -> PublicText {
    PublicText::new(text).unwrap()
}

pub(crate) fn component(code: &str) -> ComponentCode {
    ComponentCode::new(code).unwrap()
}

fn year() -> AccountingYear {
    AccountingYear::new(2026).unwrap()
}

pub(crate) fn line(code: &str) -> BudgetLine {
    BudgetLine { year: year(), component: component(code) }
}

pub(crate) fn terms(name: &str) -> FundTerms {
    let part = |code: &str| Component {
        code: component(code),
        name_nl: public("onderdeel"),
        name_en: public("part"),
        method: ComponentMethod::Actual,
        unit: CountUnit::Person,
        once: Counting::EveryTime,
        norms: Vec::new(),
    };
    FundTerms {
        name: public(name),
        authority: Authority::Rijk,
        authority_name: public("Ministry of the stories"),
        legal_base: public("Regulation of the stories"),
        legal_version: public("2024-11-15"),
        source: public("made for the stories"),
        sisa_code: Some(SisaCode::new("B2").unwrap()),
        last_commitment_day: None,
        last_account_day: None,
        eligible: [].into(),
        components: vec![part("c"), part("d")],
        limits: Vec::new(),
    }
}

/// A fund with EUR 20,000 on each of two components, in which three roles vote on everything.
pub(crate) fn open_fund(world: &mut World) {
    let roles = ROLES.iter().map(|word| RoleCode::new(*word).unwrap()).collect();
    let policy = ApprovalPolicy {
        name: public("Approval of the stories"),
        source: public("made for the stories"),
        bands: vec![Band { up_to: None, roles, rule: VoteRule::Unanimous }],
        together: [].into(),
    };
    world
        .fund(OpenFund { fact: fact(REPORT_DAY), terms: terms("Recovery grant") })
        .fund(AllocateBudget { fact: fact(REPORT_DAY), line: line("c"), amount: eur(20_000_00) })
        .fund(AllocateBudget { fact: fact(REPORT_DAY), line: line("d"), amount: eur(20_000_00) })
        .fund(AdoptApprovalPolicy { fact: fact(REPORT_DAY), policy, in_force_from: REPORT_DAY });
}

pub(crate) fn request(
    on: Date,
    provision: ProvisionId,
    household: HouseholdId,
    cents: i64,
) -> RequestProvision {
    RequestProvision {
        fact: by("requester", on),
        provision,
        household,
        person: None,
        need: None,
        measure: None,
        life_domain: LifeDomain::Housing,
        fund: FUND,
        component: component("c"),
        activity: None,
        purpose: text(),
        amount: eur(cents),
        amount_kind: AmountKind::Fixed,
        form: Form::InMoney,
    }
}

pub(crate) fn put_to_vote(on: Date) -> PutToVote {
    PutToVote { fact: by("author", on), case_text: text() }
}

/// A vote of the officer of a role, on what is put to the vote.
pub(crate) fn vote(world: &World, provision: ProvisionId, on: Date, word: &str, vote: Vote) -> CastVote {
    let Book::Provision(known) = world.book(BookId::Provision(provision)) else {
        unreachable!("a provision's book holds a provision")
    };
    let subject = known.file().and_then(File::open_ballot).unwrap().opened.subject;
    let role = RoleCode::new(word).unwrap();
    CastVote { fact: by(word, on), held: [role.clone()].into(), role, vote, subject, text: None }
}

pub(crate) fn decide(on: Date, outcome: Outcome) -> DecideProvision {
    let mandate = Mandate::MandatedOfficial;
    DecideProvision { fact: by("decider", on), outcome, amount: None, mandate, text: text() }
}

pub(crate) fn notify(on: Date) -> NotifyDecision {
    NotifyDecision { fact: fact(on) }
}

pub(crate) fn commit(on: Date, cents: i64) -> CommitProvision {
    CommitProvision { fact: by("committer", on), line_year: year(), amount: eur(cents) }
}

pub(crate) fn release(on: Date, cents: i64) -> ReleaseCommitment {
    ReleaseCommitment { fact: fact(on), commitment: 1, amount: eur(cents), reason: ReleaseReason::Cheaper }
}

pub(crate) fn state(on: Date, cents: i64) -> StatePerformance {
    let (commitment, delivery) = (1, Delivery::Partial);
    StatePerformance {
        fact: by("stater", on),
        commitment,
        performed_on: on,
        amount: eur(cents),
        delivery,
        text: None,
    }
}

pub(crate) fn correct(on: Date, cents: i64) -> CorrectPerformance {
    let (amount, reason) = (EuroCents::new(cents), PerformanceCorrection::MeasuredWrongly);
    CorrectPerformance { fact: by("stater", on), statement: 1, amount, reason }
}

pub(crate) fn order(on: Date, cents: i64) -> OrderPayment {
    OrderPayment {
        fact: by("payer", on),
        commitment: 1,
        amount: eur(cents),
        payee: Payee { name: text(), iban: text() },
        invoice: None,
        repeats: None,
        text: None,
    }
}

pub(crate) fn bank(number: &str) -> BankReference {
    BankReference::new(number).unwrap()
}

pub(crate) fn confirm(on: Date, payment: u16) -> ConfirmPayment {
    ConfirmPayment { fact: fact(on), payment, bank_reference: Some(bank("NTRF-1")) }
}

pub(crate) fn fail(on: Date, payment: u16) -> FailPayment {
    let (reason, bank_reference) = (BankReason::new("AC01").unwrap(), Some(bank("NTRF-2")));
    FailPayment { fact: fact(on), payment, reason, bank_reference }
}

/// Requested, voted on, granted, notified and committed, each step on the day given.
pub(crate) fn granted(world: &mut World, request: RequestProvision) {
    let (provision, on, amount) = (request.provision, request.fact.on, request.amount);
    world.provision(provision, request).provision(provision, put_to_vote(on));
    for role in ROLES {
        let vote = vote(world, provision, on, role, Vote::Yes);
        world.provision(provision, vote);
    }
    world
        .provision(provision, decide(on, Outcome::Granted))
        .provision(provision, notify(on))
        .provision(provision, commit(on, amount.cents().cents()));
}
