//! The fund: opened with the terms that ship, filled with Utrecht's advance, and given a policy and an account.

use api::v1;
use jiff::civil::date;

use super::{
    act::Act,
    names::{MUNICIPALITY, MUNICIPALITY_BIC, MUNICIPALITY_IBAN, Names, SUPPORT, YEAR, euro},
    shipped,
};
use crate::demo::{
    command::wire_date,
    tokens::Officer,
    words::{Told, nl_en},
};

/// What a component is given for the year.
struct Allocation {
    name: &'static str,
    component: &'static str,
    cents: i64,
    told: Told,
}

/// Together as much as the advance.
const BUDGET: [Allocation; 3] = [
    Allocation {
        name: "budget-c",
        component: SUPPORT,
        cents: 200_000_00,
        told: nl_en(
            "Begroting 2025, c, ondersteuning: € 200.000,00.",
            "Budget 2025, c, support: EUR 200,000.00.",
        ),
    },
    Allocation {
        name: "budget-b",
        component: "b",
        cents: 60_000_00,
        told: nl_en(
            "Begroting 2025, b, plannen van aanpak: € 60.000,00.",
            "Budget 2025, b, plans: EUR 60,000.00.",
        ),
    },
    Allocation {
        name: "budget-e",
        component: "e",
        cents: 40_340_00,
        told: nl_en(
            "Begroting 2025, e, coördinatie: € 40.340,00.",
            "Budget 2025, e, coordination: EUR 40,340.00.",
        ),
    },
];

/// Everything that happens.
///
/// # Errors
/// When what ships as data cannot be read.
pub(super) fn acts(names: &Names) -> anyhow::Result<Vec<Act>> {
    let mut acts = opening(names)?;
    acts.extend(BUDGET.map(|allocation| allocation.act(names)));
    acts.push(Act::new(
        names.fund,
        "advance",
        (Officer::BudgetHolder, date(2025, 1, 15)),
        v1::ReceiveAdvanceRequest {
            amount: euro(shipped::advance()?),
            bank_reference: "SPUK-2021-VOORSCHOT".to_owned(),
            ..Default::default()
        },
        nl_en(
            "Het Rijk betaalt een voorschot, zo veel als Utrecht in 2021 kreeg: € 300.340,00.",
            "The Rijk pays an advance, as much as Utrecht was given in 2021: EUR 300,340.00.",
        ),
    ));
    Ok(acts)
}

fn opening(names: &Names) -> anyhow::Result<Vec<Act>> {
    let adopted_on = date(2025, 1, 8);
    let opened = (Officer::BudgetHolder, date(2025, 1, 6));
    let adopted = (Officer::BudgetHolder, adopted_on);
    Ok(vec![
        Act::new(
            names.fund,
            "open",
            opened,
            v1::OpenFundRequest { terms: Some(shipped::terms()?), ..Default::default() },
            nl_en(
                "De budgethouder opent het potje: de SPUK 2021, met haar onderdelen a tot en met f.",
                "The budget holder opens the fund: the SPUK 2021 grant, with its components a to f.",
            ),
        ),
        Act::new(
            names.fund,
            "method",
            opened,
            v1::ChooseMethodRequest { method: v1::Method::Norm.into(), ..Default::default() },
            nl_en(
                "Gekozen, voor goed: normbedragen waar de regeling de keus laat.",
                "Chosen, for good: norm amounts wherever the grant leaves the choice.",
            ),
        ),
        Act::new(
            names.fund,
            "policy",
            adopted,
            v1::AdoptApprovalPolicyRequest {
                policy: Some(shipped::policy()?),
                in_force_from: Some(wire_date(adopted_on)),
                ..Default::default()
            },
            nl_en(
                "Utrechts beleid: tot en met € 5.000 zeggen drie functies ja, daarboven drie andere.",
                "Utrecht's policy: up to EUR 5,000 three roles say yes, above it three others.",
            ),
        ),
        Act::new(
            names.fund,
            "account",
            adopted,
            v1::SetPayingAccountRequest { account: Some(account()), ..Default::default() },
            nl_en("De rekening waarvan betaald wordt.", "The account that is paid from."),
        ),
    ])
}

fn account() -> v1::PayingAccount {
    v1::PayingAccount {
        name: MUNICIPALITY.to_owned(),
        iban: MUNICIPALITY_IBAN.to_owned(),
        bic: MUNICIPALITY_BIC.to_owned(),
    }
}

impl Allocation {
    fn act(self, names: &Names) -> Act {
        let request = v1::AllocateBudgetRequest {
            line: Some(v1::BudgetLine { year: YEAR, component: self.component.to_owned() }),
            amount: euro(self.cents),
            ..Default::default()
        };
        Act::new(names.fund, self.name, (Officer::BudgetHolder, date(2025, 1, 10)), request, self.told)
    }
}
