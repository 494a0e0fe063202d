//! Statements as banks send them, in both versions.

use banking::{Balances, Direction, Division, StatementAccount, Status, read_statements};
use insta::assert_debug_snapshot;

use crate::bank::{Version, balance, booking, carry_out, read, statement};
use crate::runs::{UTRECHT, run};

const VERSIONS: [Version; 2] = [Version::V02, Version::V08];

#[test]
fn a_statement_says_whose_account_it_is_and_over_which_days() {
    for version in VERSIONS {
        let read = read(&statement(version, "")).unwrap();
        assert_eq!(read.id, "STMT-1");
        assert_eq!(read.sequence, Some(328));
        assert_eq!(read.account, StatementAccount::Iban(UTRECHT.parse().unwrap()));
        // One o'clock in Amsterdam in winter.
        assert_eq!(read.created_at, Some("2026-11-24T00:00:00Z".parse().unwrap()));
        let period = read.period.unwrap();
        assert_eq!(
            (period.from.to_string(), period.until.to_string()),
            ("2026-11-23".into(), "2026-11-23".into())
        );
        assert_eq!((read.opening_cents, read.closing_cents), (None, None));
        assert_eq!(read.balances, Balances::NotStated);
        assert!(read.entries.is_empty());
    }
}

#[test]
fn both_versions_say_the_same() {
    let file = run([800_00, 62_50]);
    let [old, new] = VERSIONS.map(|version| read(&carry_out(&file, version, 1000_00)).unwrap());
    assert_eq!(old, new);
    assert_eq!(old.entries[0].counterparty_name.as_deref(), Some("Woningstichting Oost"));
    assert_debug_snapshot!(old);
}

#[test]
fn every_version_with_this_shape_is_read() {
    let file = carry_out(&run([1]), Version::V08, 0);
    for version in ["01", "03", "06", "07", "10", "13", "99"] {
        let other = file.replace("camt.053.001.08", &format!("camt.053.001.{version}"));
        assert_eq!(read(&other), read(&file), "{version}");
    }
}

#[test]
fn a_prefix_changes_nothing() {
    let file = carry_out(&run([1, 2]), Version::V02, 0);
    let prefixed = file.replace("</", "\0").replace('<', "<b:").replace('\0', "</b:").replace("<b:?", "<?");
    assert_eq!(read(&prefixed.replace("xmlns=", "xmlns:b=")), read(&file));
}

#[test]
fn what_others_added_is_not_read() {
    let lookalike =
        "<x:Amt xmlns:x=\"urn:x\" Ccy=\"USD\">9.99</x:Amt><Envlp><Amt Ccy=\"USD\">1</Amt></Envlp>";
    let file = carry_out(&run([1]), Version::V02, 0);
    let added = file.replace("<Ntry>", &format!("<Ntry>{lookalike}"));
    assert_ne!(added, file);
    assert_eq!(read(&added), read(&file));
}

#[test]
fn texts_are_read_as_xml_means_them() {
    let details = "<NtryDtls><TxDtls><Refs><EndToEndId>\n  R<!-- no -->1 </EndToEndId></Refs><RltdPties><Cdtr>\
                   <Nm>Jansen &amp; <![CDATA[<Zn>]]> &#x42;.V. &#233;</Nm></Cdtr></RltdPties>\
                   <RmtInf><Ustrd>a </Ustrd><Ustrd/><Ustrd> b</Ustrd></RmtInf></TxDtls></NtryDtls>";
    let read = read(&statement(Version::V02, &booking(Version::V02, "1.00", "DBIT", details))).unwrap();
    let entry = &read.entries[0];
    assert_eq!(entry.end_to_end_id.as_deref(), Some("R1"));
    assert_eq!(entry.counterparty_name.as_deref(), Some("Jansen & <Zn> B.V. é"));
    assert_eq!(entry.remittance.as_deref(), Some("a b"));
}

#[test]
fn a_file_may_hold_several_statements() {
    let file = statement(Version::V08, "");
    let (start, end) = (file.find("<Stmt>").unwrap(), file.find("</BkToCstmrStmt>").unwrap());
    let second = file[start..end]
        .replace("STMT-1", "STMT-2")
        .replace(&format!("<IBAN>{UTRECHT}</IBAN>"), "<Othr><Id>0417164300</Id></Othr>");
    let third = second.replace("<Acct>", "<Accts>").replace("</Acct>", "</Accts>");
    let both = format!("\u{feff}{}{second}{third}{}", &file[..end], &file[end..]);
    let read = read_statements(both.as_bytes()).unwrap();
    assert_eq!(read.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["STMT-1", "STMT-2", "STMT-2"]);
    assert_eq!(read[1].account, StatementAccount::Other("0417164300".to_owned()));
    assert_eq!(read[2].account, StatementAccount::NotStated);
}

#[test]
fn only_what_is_booked_counts() {
    let booked = booking(Version::V08, "10.00", "CRDT", "");
    let status = |code: &str| booked.replace("<Cd>BOOK</Cd>", code);
    let content = [
        balance("OPBD", "5.00", "DBIT", "2026-11-22"),
        balance("CLAV", "999.00", "CRDT", "2026-11-23"),
        balance("CLBD", "5.00", "CRDT", "2026-11-23"),
        booked.clone(),
        status("<Cd>PDNG</Cd>"),
        status("<Cd>INFO</Cd>"),
        status("<Cd>FUTR</Cd>"),
        status("<Cd>RJCT</Cd>"),
        status("<Prtry>EIGEN</Prtry>"),
    ];
    let read = read(&statement(Version::V08, &content.concat())).unwrap();
    let statuses: Vec<Status> = read.entries.iter().map(|entry| entry.status).collect();
    use Status::{Booked, Information, Other, Pending};
    assert_eq!(statuses, [Booked, Pending, Information, Other, Other, Other]);
    assert_eq!((read.opening_cents, read.closing_cents), (Some(-5_00), Some(5_00)));
    assert_eq!(read.balances, Balances::Agree);
}

#[test]
fn a_missing_booking_is_noticed() {
    let file = carry_out(&run([800_00, 62_50]), Version::V02, 1000_00);
    let (start, end) = (file.find("<Ntry>").unwrap(), file.find("</Ntry>").unwrap() + "</Ntry>".len());
    let cut = format!("{}{}", &file[..start], &file[end..]);
    assert_eq!(read(&cut).unwrap().balances, Balances::Differ { by_cents: -800_00 });
}

#[test]
fn a_statement_of_several_days_goes_from_the_first_balance_to_the_last() {
    let days = [
        balance("CLBD", "3.00", "CRDT", "2026-11-22"),
        balance("OPBD", "2.00", "CRDT", "2026-11-21"),
        balance("OPBD", "1.00", "CRDT", "2026-11-20"),
        balance("CLBD", "4.00", "CRDT", "2026-11-23"),
        balance("PRCD", "7.00", "CRDT", "2026-11-19"),
    ];
    let read_days = read(&statement(Version::V02, &days.concat())).unwrap();
    assert_eq!((read_days.opening_cents, read_days.closing_cents), (Some(1_00), Some(4_00)));
    let read_previous = read(&statement(Version::V02, &days[3..].concat())).unwrap();
    assert_eq!((read_previous.opening_cents, read_previous.closing_cents), (Some(7_00), Some(4_00)));
    assert_eq!(read_previous.balances, Balances::Differ { by_cents: -3_00 });
}

#[test]
fn a_booking_without_details_is_an_entry() {
    let read = read(&statement(Version::V02, &booking(Version::V02, "12.5", "CRDT", ""))).unwrap();
    let entry = &read.entries[0];
    assert_eq!(
        (entry.amount_cents, entry.direction, entry.division),
        (12_50, Direction::Credit, Division::Single)
    );
    assert_eq!(entry.booked_on, Some("2026-11-23".parse().unwrap()));
    assert_eq!(entry.bank_reference.as_deref(), Some("BOOKING"));
    assert_eq!((&entry.end_to_end_id, &entry.remittance, &entry.counterparty_name), (&None, &None, &None));
}

#[test]
fn the_day_of_a_booking_is_the_one_that_is_written() {
    let file = statement(Version::V02, &booking(Version::V02, "1", "CRDT", ""));
    let written = "<Dt>2026-11-23</Dt></BookgDt>";
    for day in ["<Dt>2026-11-23Z</Dt>", "<Dt>2026-11-23+01:00</Dt>", "<DtTm>2026-11-23T00:30:00+01:00</DtTm>"]
    {
        assert_eq!(read(&file.replace(written, &format!("{day}</BookgDt>"))), read(&file), "{day}");
    }
    let without = file.replace(&format!("<BookgDt>{written}"), "");
    assert_eq!(read(&without).unwrap().entries[0].booked_on, None);
}
