//! The reader of `sepa`, written by others, finds the same in the same statement.

use banking::{Direction, Division, Statement};
use proptest::prelude::*;
use sepa::camt053::parse_camt053;

use crate::bank::{Version, balance, booking, euro, read, statement};

/// A booking of one transaction, or of several that make it up.
fn any_booking(version: Version) -> impl Strategy<Value = String> {
    let shares = prop::collection::vec(0_i64..1_000_000_00, 1..5);
    let reference = "[A-Za-z0-9][A-Za-z0-9-]{0,33}";
    (shares, any::<bool>(), reference, "[A-Za-zé]([A-Za-zé &]{0,18}[A-Za-zé])?").prop_map(
        move |(shares, credit, reference, name)| {
            let (direction, role) = if credit { ("CRDT", "Dbtr") } else { ("DBIT", "Cdtr") };
            let name = name.replace('&', "&amp;");
            let transactions: Vec<String> = shares
                .iter()
                .enumerate()
                .map(|(number, share)| {
                    format!(
                        "<TxDtls><Refs><EndToEndId>{reference}{number}</EndToEndId></Refs>{}\
                     <RltdPties>{}</RltdPties><RmtInf><Ustrd>{name}</Ustrd></RmtInf></TxDtls>",
                        version.amount(&euro(*share)),
                        version.party(role, &name),
                    )
                })
                .collect();
            let details = format!("<NtryDtls>{}</NtryDtls>", transactions.concat());
            booking(version, &euro(shares.iter().sum()), direction, &details)
        },
    )
}

fn any_statement() -> impl Strategy<Value = String> {
    prop::sample::select(vec![Version::V02, Version::V08]).prop_flat_map(|version| {
        prop::collection::vec(any_booking(version), 0..8).prop_map(move |bookings| {
            let balances =
                balance("OPBD", "12.34", "DBIT", "2026-11-22") + &balance("CLBD", "1", "CRDT", "2026-11-23");
            statement(version, &(balances + &bookings.concat()))
        })
    })
}

/// The facts that both tell: amount, way, reference, name and remittance.
type Fact = (i64, bool, Option<String>, Option<String>, Option<String>);

fn ours(statement: &Statement) -> Vec<Fact> {
    let fact = |entry: &banking::Entry| {
        let texts = (entry.end_to_end_id.clone(), entry.counterparty_name.clone(), entry.remittance.clone());
        (entry.amount_cents, entry.direction == Direction::Credit, texts.0, texts.1, texts.2)
    };
    statement.entries.iter().map(fact).collect()
}

fn theirs(statement: &sepa::camt053::Camt053Statement) -> Vec<Fact> {
    let mut facts = Vec::new();
    for entry in &statement.entries {
        for detail in &entry.details {
            let amount = if entry.details.len() == 1 { entry.amount.ct } else { detail.amount.ct };
            let credit =
                entry.signed_ct().unwrap() > 0 || entry.amount.direction_raw.as_deref() == Some("CRDT");
            let texts = (&detail.end_to_end_id, &detail.counterparty_name, &detail.reference);
            facts.push((amount.unwrap(), credit, texts.0.clone(), texts.1.clone(), texts.2.clone()));
        }
    }
    facts
}

proptest! {
    #[test]
    fn both_readers_find_the_same(xml in any_statement()) {
        let statement = read(&xml).unwrap();
        let document = parse_camt053(&xml).unwrap();
        let other = &document.statements[0];
        let is_told = |entry: &banking::Entry| !matches!(entry.division, Division::Batch { .. });
        prop_assert!(statement.entries.iter().all(is_told));
        prop_assert_eq!(ours(&statement), theirs(other));
        prop_assert_eq!(statement.opening_cents, other.opening_balance().unwrap().signed_ct());
        prop_assert_eq!(statement.closing_cents, other.closing_balance().unwrap().signed_ct());
        let moved: i64 = statement.entries.iter().map(banking::Entry::signed_cents).sum();
        prop_assert_eq!(Some(moved), other.net_movement_ct());
    }
}
