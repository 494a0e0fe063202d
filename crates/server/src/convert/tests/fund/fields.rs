//! Every wrong field of a fund is named by its path; what only the whole can be judged on is left to the rules.

use api::v1;
use domain::fund::{Fund, FundRefusal, PolicyProblem, TermsProblem};

use super::examples::{account, adopt, by_victims, cents, component, norm, policy, terms, under_way};
use super::{given, request};
use crate::convert::CommandRequest;
use crate::convert::tests::{day, wrong};

fn open(terms: v1::FundTerms) -> v1::OpenFundRequest {
    request!(OpenFundRequest { terms: Some(terms) })
}

fn adopting(policy: v1::ApprovalPolicy) -> v1::AdoptApprovalPolicyRequest {
    v1::AdoptApprovalPolicyRequest { policy: Some(policy), ..adopt() }
}

fn named<const N: usize>(expected: [(&str, &'static str); N]) -> Vec<(String, &'static str)> {
    expected.map(|(field, reason)| (field.to_owned(), reason)).into()
}

#[test]
fn an_empty_request_misses_every_required_field() {
    let common = ["ledger", "request_id", "fund_id", "happened_on"];
    let with = |more: &[&'static str]| -> Vec<_> {
        let fields = common.iter().chain(more);
        fields.map(|field| ((*field).to_owned(), "FIELD_REQUIRED")).collect()
    };
    assert_eq!(wrong(v1::OpenFundRequest::default()), with(&["terms"]));
    assert_eq!(wrong(v1::ChooseMethodRequest::default()), with(&["method"]));
    assert_eq!(wrong(v1::SetNormAmountRequest::default()), {
        let mut expected = with(&["component"]);
        expected.extend(named([("year", "NUMBER_OUT_OF_RANGE"), ("norm", "FIELD_REQUIRED")]));
        expected
    });
    assert_eq!(wrong(v1::CloseFundRequest::default()), with(&[]));

    let of_terms = ["name", "authority", "authority_name", "legal_base", "legal_version", "source"];
    let of_terms = of_terms.map(|field| (format!("terms.{field}"), "FIELD_REQUIRED"));
    assert_eq!(wrong(open(v1::FundTerms::default())), of_terms);
}

#[test]
fn fields_inside_the_terms_are_named_by_their_path() {
    let mut terms = terms();
    terms.eligible.push(99);
    terms.components[1].code = "c 1".into();
    terms.components[2].norms = vec![
        v1::YearNorm { year: 1999, norm: norm(0) },
        v1::YearNorm { year: 2027, norm: by_victims(&[(-1, 1)]) },
        v1::YearNorm { year: 2028, norm: Some(v1::Norm { norm: None }) },
    ];
    terms.limits[0].most = cents(-1);
    terms.last_account_day = day(2030, 2, 30);
    let expected = named([
        ("terms.last_account_day", "DATE_INVALID"),
        ("terms.eligible[2]", "ENUM_UNKNOWN"),
        ("terms.components[1].code", "FIELD_INVALID"),
        ("terms.components[2].norms[0].year", "NUMBER_OUT_OF_RANGE"),
        ("terms.components[2].norms[0].norm.amount.cents", "NUMBER_OUT_OF_RANGE"),
        ("terms.components[2].norms[1].norm.by_victims.brackets[0].from", "NUMBER_OUT_OF_RANGE"),
        ("terms.components[2].norms[2].norm", "FIELD_REQUIRED"),
        ("terms.limits[0].most.cents", "NUMBER_OUT_OF_RANGE"),
    ]);
    assert_eq!(wrong(open(terms)), expected);
}

#[test]
fn fields_inside_a_policy_are_named_by_their_path() {
    let mut policy = policy();
    policy.source = "two\nlines".into();
    policy.bands[0].at_least = Some(0);
    policy.bands[1].up_to = Some(v1::EuroCents { cents: 0 });
    policy.bands[1].roles[1] = "mayor".into();
    policy.together.push(v1::DutyPair { one: v1::Duty::Vote.into(), other: 0 });
    let expected = named([
        ("policy.source", "FIELD_INVALID"),
        ("policy.bands[0].at_least", "NUMBER_OUT_OF_RANGE"),
        ("policy.bands[1].up_to.cents", "NUMBER_OUT_OF_RANGE"),
        ("policy.bands[1].roles[1]", "FIELD_INVALID"),
        ("policy.together[1].other", "FIELD_REQUIRED"),
    ]);
    assert_eq!(wrong(adopting(policy)), expected);
}

#[test]
fn whoever_names_a_role_that_is_none_is_told_which_there_are() {
    let mut policy = policy();
    policy.bands[0].roles = vec!["mayor".into()];
    let problem = adopting(policy).check().err().unwrap();
    let (key, roles) = &problem.violations()[0].values[0];
    assert_eq!(*key, "expected");
    assert!(roles.starts_with("coordinator | family_worker | "), "{roles}");
}

#[test]
fn an_account_needs_a_right_check_number() {
    let iban = "NL91ABNA0417164301".into();
    let account = Some(v1::PayingAccount { iban, bic: "abna".into(), ..account() });
    let expected = named([("account.iban", "IBAN_INVALID"), ("account.bic", "FIELD_INVALID")]);
    assert_eq!(wrong(request!(SetPayingAccountRequest { account })), expected);
}

#[test]
fn what_no_payment_file_could_carry_is_no_paying_account() {
    let setting = |account| request!(SetPayingAccountRequest { account: Some(account) });
    // Eight capitals and digits, but with no country where it has to be.
    for bic in ["12345678", "ABNA112A", "ABNANL2AXX"] {
        let account = v1::PayingAccount { bic: bic.into(), ..account() };
        let problem = setting(account).check().err().unwrap();
        assert_eq!(problem.violations()[0].field, "account.bic");
        assert_eq!(problem.violations()[0].values, [("expected", "BIC".to_owned())]);
    }
    for name in ["株式会社", "***"] {
        let account = v1::PayingAccount { name: name.into(), ..account() };
        assert_eq!(wrong(setting(account)), named([("account.name", "FIELD_INVALID")]), "{name}");
    }
    let account = v1::PayingAccount { name: "Gemeente Súdwest-Fryslân".into(), ..account() };
    assert!(setting(account).check().is_ok());
}

#[test]
fn a_bank_reference_is_short_and_without_blanks() {
    let received = |reference: &str| {
        let bank_reference = reference.into();
        request!(ReceiveAdvanceRequest { amount: cents(1), bank_reference })
    };
    assert!(received(&"x".repeat(35)).check().is_ok());
    for wrong_one in ["NTRF 0001", "Anna de Vries", &"x".repeat(36)] {
        assert_eq!(wrong(received(wrong_one)), named([("bank_reference", "FIELD_INVALID")]), "{wrong_one}");
    }
}

#[test]
fn lists_have_an_end() {
    let mut long = terms();
    long.eligible = vec![v1::Ground::Child.into(); 7];
    long.components = vec![component("a", vec![]); 51];
    long.limits = vec![long.limits[0].clone(); 101];
    let expected = named([
        ("terms.eligible", "LIST_TOO_LONG"),
        ("terms.components", "LIST_TOO_LONG"),
        ("terms.limits", "LIST_TOO_LONG"),
    ]);
    assert_eq!(wrong(open(long)), expected);

    let mut long = terms();
    long.components[0].norms = vec![v1::YearNorm { year: 2026, norm: norm(1) }; 101];
    long.components[2].norms[0].norm = by_victims(&[(0, 1); 51]);
    let expected = named([
        ("terms.components[0].norms", "LIST_TOO_LONG"),
        ("terms.components[2].norms[0].norm.by_victims.brackets", "LIST_TOO_LONG"),
    ]);
    assert_eq!(wrong(open(long)), expected);

    let mut long = policy();
    long.bands[1].roles = vec!["team_manager".into(); 21];
    long.together = vec![long.together[0]; 16];
    let expected = named([("policy.bands[1].roles", "LIST_TOO_LONG"), ("policy.together", "LIST_TOO_LONG")]);
    assert_eq!(wrong(adopting(long)), expected);
    let bands = vec![policy().bands[0].clone(); 21];
    let expected = named([("policy.bands", "LIST_TOO_LONG")]);
    assert_eq!(wrong(adopting(v1::ApprovalPolicy { bands, ..policy() })), expected);
}

#[tokio::test]
async fn terms_that_cannot_hold_are_refused_by_the_rules() {
    let nothing = v1::FundTerms { components: vec![], limits: vec![], ..terms() };
    let refused = given(&mut Fund::default(), open(nothing)).await;
    assert_eq!(refused, Err(FundRefusal::TermsInvalid { problem: TermsProblem::NoComponents }));

    let mut per_plan = terms();
    per_plan.limits[0].per = v1::CountUnit::Plan.into();
    let refused = given(&mut Fund::default(), open(per_plan)).await;
    let unit = |refusal: &FundRefusal| {
        matches!(refusal, FundRefusal::TermsInvalid { problem: TermsProblem::LimitUnit { .. } })
    };
    assert!(refused.as_ref().is_err_and(unit), "{refused:?}");
}

#[tokio::test]
async fn a_policy_that_cannot_hold_is_refused_by_the_rules() {
    let mut fund = under_way().await;
    let problem = |refused| match refused {
        Err(FundRefusal::PolicyInvalid { problem }) => problem,
        other => panic!("{other:?}"),
    };
    let mut too_many = policy();
    too_many.bands[0].at_least = Some(4);
    let refused = given(&mut fund, adopting(too_many)).await;
    assert_eq!(problem(refused), PolicyProblem::VotesOutOfRange { band: 1, votes: 4, roles: 3 });

    for (one, other) in [(v1::Duty::Vote, v1::Duty::Request), (v1::Duty::Vote, v1::Duty::Vote)] {
        let together = vec![v1::DutyPair { one: one.into(), other: other.into() }];
        let refused = given(&mut fund, adopting(v1::ApprovalPolicy { together, ..policy() })).await;
        let never = matches!(problem(refused), PolicyProblem::NeverTogether { .. });
        assert_eq!(never, one != other);
    }
}
