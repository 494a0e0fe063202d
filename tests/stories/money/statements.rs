//! Statements of the bank: what is recognised moves money, what is not is listed, and a file is taken in once.

use api::v1::*;
use insta::assert_snapshot;
use prost::Message as _;
use stories::{
    App, Booking, CONTROLLER, COORDINATOR, Command as _, Direction, Household, PAYER, Provision, Refusal,
    Run, Step, UTRECHT, euros, imported, importing, statement, transfers,
};

use super::{Recorded, line, runs::waiting};
use crate::told::told_to;

/// A booking of somebody else.
fn strange(direction: Direction, cents: i64) -> Booking {
    Booking {
        direction,
        cents,
        end_to_end: "NOTPROVIDED".to_owned(),
        bank_reference: "X-1".to_owned(),
        name: "J. de Onbekende".to_owned(),
        text: "huur februari".to_owned(),
        on: "2025-03-03".to_owned(),
    }
}

#[tokio::test]
async fn what_is_not_recognised_is_listed_with_the_cause_and_moves_nothing() {
    let app = App::start().await;
    let fund = waiting(&app, &[640_00, 100_00]).await;
    let mut sent = transfers(&Run::of(&app, &fund).await.file().await.file);
    sent.sort_by_key(|transfer| transfer.cents);
    let [small, large] = <[_; 2]>::try_from(sent).unwrap();
    let made = Booking::made(&large, "2025-03-03");
    let unknown = Booking { end_to_end: format!("{}999", &small.end_to_end[..32]), ..made.clone() };
    let elsewhere = Booking { end_to_end: format!("{:035}", 1), ..made.clone() };
    let bookings = [
        made.clone(),
        Booking { direction: Direction::Announced, ..Booking::made(&small, "2025-03-03") },
        strange(Direction::Out, 12_34),
        strange(Direction::In, 50_00),
        strange(Direction::Back("AC01"), 50_00),
        unknown,
        elsewhere,
        Booking { cents: 99_99, ..Booking::made(&small, "2025-03-03") },
        Booking { direction: Direction::In, ..Booking::made(&small, "2025-03-03") },
        made,
        Booking::returned(&small, "AC04", "2025-03-03"),
        Booking::made(&small, "2025-03-04"),
    ];
    let file = statement(1, &bookings);
    let answer = imported(&app, file).await.unwrap();
    assert_eq!(answer.accounts, [stories::ACCOUNT]);
    let matched: Vec<_> = answer.matched.iter().map(|entry| (entry.entry, entry.booking())).collect();
    let listed = answer.unmatched.iter().map(|details| {
        let entry = details.entry.as_ref().unwrap();
        let cause = entry.cause().as_str_name().replace("UNMATCHED_CAUSE_", "");
        let ordered = entry.ordered.map(|ordered| euros(ordered.cents)).unwrap_or_default();
        let amount = euros(entry.amount.unwrap().cents);
        let why = format!("{cause} {ordered}{}", entry.refusal);
        let line =
            format!("{:2} {amount:>6} {} | {} {}", entry.entry, why.trim_end(), details.name, details.text);
        line.trim_end().to_owned()
    });
    assert_snapshot!(format!("{matched:?}\n{}", listed.collect::<Vec<_>>().join("\n")), @r"
    [(1, Debit), (11, Returned)]
     2 100.00 NOT_BOOKED | Witgoed Jansen BV
     3  12.34 NOT_OURS | J. de Onbekende huur februari
     4  50.00 NOT_OURS | J. de Onbekende huur februari
     5  50.00 NOT_OURS | J. de Onbekende huur februari
     6 640.00 PAYMENT_UNKNOWN | Witgoed Jansen BV
     7 640.00 PAYMENT_UNKNOWN | Witgoed Jansen BV
     8  99.99 AMOUNT_DIFFERS 100.00 | Witgoed Jansen BV
     9 100.00 NO_RETURN | Witgoed Jansen BV
    10 640.00 REFUSED PAYMENT_NOT_UNDER_WAY | Witgoed Jansen BV
    12 100.00 REFUSED PROVISION_DATE_IN_FUTURE | Witgoed Jansen BV
    ");
    assert_snapshot!(fund.stands().await, @r"
    2025 c: 100000.00 = free 99260.00 + encumbered 100.00 + payable 0.00 + paid 640.00 - recovered 0.00
    bank -640.00
    ");

    let statement_id = answer.receipt.unwrap().statement_id;
    let question = GetStatementRequest { ledger: UTRECHT.to_owned(), statement_id, ..Default::default() };
    let recorded = app.payments_as(CONTROLLER).get_statement(question).await.unwrap().into_inner();
    assert_eq!(recorded.statement.as_ref().unwrap().unmatched.len(), answer.unmatched.len());
    for personal in ["Onbekende", "huur", stories::PAYEE] {
        let bytes = recorded.encode_to_vec();
        assert!(memchr::memmem::find(&bytes, personal.as_bytes()).is_none(), "{personal} is recorded");
    }
    app.finish().await;
}

#[tokio::test]
async fn a_file_is_taken_in_once() {
    let app = App::start().await;
    let fund = waiting(&app, &[640_00]).await;
    let sent = transfers(&Run::of(&app, &fund).await.file().await.file);
    let file = statement(1, &[Booking::made(&sent[0], "2025-03-03"), strange(Direction::In, 1)]);
    let importing = importing(&app, file.clone());
    let first = importing.clone().by(PAYER.of(&app)).await.unwrap();
    let before = Recorded::so_far(&app).await;
    let retry = importing.by(PAYER.of(&app)).await.unwrap();
    assert_eq!(first, retry, "names and all");
    assert_snapshot!(line(imported(&app, file).await), @"STATEMENT_ALREADY_IMPORTED on 2025-03-03");
    before.is_all(&app).await;
    let again = imported(&app, statement(2, &[Booking::made(&sent[0], "2025-03-03")])).await.unwrap();
    assert_eq!(again.unmatched[0].entry.as_ref().unwrap().refusal, "PAYMENT_NOT_UNDER_WAY");
    assert_eq!(fund.balance().await.total.unwrap().paid, 640_00);
    app.finish().await;
}

#[tokio::test]
async fn what_was_paid_from_another_account_is_not_what_we_sent() {
    let app = App::start().await;
    let fund = waiting(&app, &[640_00]).await;
    let sent = transfers(&Run::of(&app, &fund).await.file().await.file);
    let file = String::from_utf8(statement(1, &[Booking::made(&sent[0], "2025-03-03")])).unwrap();
    let elsewhere = "NL91ABNA0417164300";
    let answer = imported(&app, file.replace(stories::ACCOUNT, elsewhere).into_bytes()).await.unwrap();
    assert_eq!(answer.accounts, [elsewhere]);
    let entry = answer.unmatched[0].entry.as_ref().unwrap();
    assert_eq!(entry.cause().as_str_name(), "UNMATCHED_CAUSE_OTHER_ACCOUNT");
    assert_eq!(fund.balance().await.total.unwrap().payable, 640_00);
    app.finish().await;
}

#[tokio::test]
async fn files_that_are_no_statement_of_ours() {
    let app = App::start().await;
    let fine = String::from_utf8(statement(1, &[strange(Direction::In, 1)])).unwrap();
    let before = Recorded::so_far(&app).await;
    let francs = fine.replace("Ccy=\"EUR\"", "Ccy=\"CHF\"");
    assert_snapshot!(told_to(&app, PAYER, importing(&app, francs.into_bytes())).await, @r"
    InvalidArgument FILE_INVALID
      column = 7
      detail = OTHER_CURRENCY
      field = file
      line = 5
      violations = 1
      in file: FILE_INVALID
    en: The file in file is not in euro. Get the bank statement from the bank again, as CAMT.053, and send it unchanged.
    nl: Het bestand in file is niet in euro. Haal het bankafschrift opnieuw op bij de bank, als CAMT.053, en stuur het ongewijzigd.
    ");
    assert_snapshot!(told_to(&app, PAYER, importing(&app, b"MT940 :20:".to_vec())).await, @r"
    InvalidArgument FILE_INVALID
      column = 1
      detail = NOT_XML
      field = file
      line = 1
      violations = 1
      in file: FILE_INVALID
    en: The file in file is no XML. Get the bank statement from the bank again, as CAMT.053, and send it unchanged.
    nl: Het bestand in file is geen XML. Haal het bankafschrift opnieuw op bij de bank, als CAMT.053, en stuur het ongewijzigd.
    ");
    let large = importing(&app, vec![b' '; 1024 * 1024 + 1]);
    assert_snapshot!(told_to(&app, PAYER, large).await, @r"
    InvalidArgument FILE_INVALID
      detail = TOO_LARGE
      field = file
      violations = 1
      in file: FILE_INVALID
    en: The file in file is too large. Get the bank statement from the bank again, as CAMT.053, and send it unchanged.
    nl: Het bestand in file is te groot. Haal het bankafschrift opnieuw op bij de bank, als CAMT.053, en stuur het ongewijzigd.
    ");
    let wrong = [
        fine[..fine.len() / 2].to_owned(),
        fine.replace("camt.053.001.08", "camt.054.001.08"),
        fine.replace("<Amt Ccy=\"EUR\">0.01", "<Amt Ccy=\"EUR\">0.015"),
        fine.replace("<Document", "<!DOCTYPE d [<!ENTITY a \"b\">]><Document"),
        String::from_utf8(statement(1, &vec![strange(Direction::In, 1); 1_001])).unwrap(),
        String::new(),
        String::from_utf8(statement(1, &[])).unwrap(),
    ];
    let mut told = vec![];
    for file in wrong {
        told.push(line(imported(&app, file.into_bytes()).await));
    }
    let importing = importing(&app, fine.into_bytes());
    told.push(line(importing.clone().by(CONTROLLER.of(&app)).await));
    told.push(line(
        ImportStatementRequest { happened_on: stories::day("2025-03-04"), ..importing }
            .by(PAYER.of(&app))
            .await,
    ));
    assert_snapshot!(told.join("\n"), @r"
    FILE_INVALID column 32, detail NOT_XML, field file, line 5, violations 1
    FILE_INVALID column 1, detail NOT_A_STATEMENT, field file, line 2, violations 1
    FILE_INVALID column 7, detail NOT_A_STATEMENT, field file, line 5, violations 1
    FILE_INVALID column 1, detail NOT_XML, field file, line 2, violations 1
    FILE_INVALID detail TOO_LARGE, field file, violations 1
    FIELD_REQUIRED field file, violations 1
    STATEMENT_EMPTY
    ROLE_NOT_ALLOWED roles payment_administration
    STATEMENT_DATE_IN_FUTURE on 2025-03-04, today 2025-03-03
    ");
    before.is_all(&app).await;
    app.finish().await;
}

#[tokio::test]
async fn payables_come_in_pages_and_are_gone_when_they_are_paid() {
    let app = App::start().await;
    let fund = waiting(&app, &[1_00, 2_00, 3_00]).await;
    let mut payments = app.payments_as(PAYER);
    let question = ListPayablesRequest {
        ledger: UTRECHT.to_owned(),
        fund_id: fund.id.clone(),
        page_size: 2,
        ..Default::default()
    };
    let first = payments.list_payables(question.clone()).await.unwrap().into_inner();
    let page_token = first.next_page_token;
    let second = ListPayablesRequest { page_token: page_token.clone(), ..question.clone() };
    let second = payments.list_payables(second).await.unwrap().into_inner();
    assert_eq!((first.payables.len(), second.payables.len(), second.next_page_token.as_str()), (2, 1, ""));
    let other = ListPayablesRequest { page_token, fund_id: app.id(), ..question.clone() };
    assert_eq!(Refusal::from(payments.list_payables(other).await.unwrap_err()).reason, "PAGE_TOKEN_INVALID");
    let sent = transfers(&Run::of(&app, &fund).await.file().await.file);
    let booked: Vec<_> = sent.iter().take(2).map(|one| Booking::made(one, "2025-03-03")).collect();
    imported(&app, statement(1, &booked)).await.unwrap();
    let left = payments.list_payables(question).await.unwrap().into_inner().payables;
    let left: Vec<_> = left.iter().map(|payable| payable.payment_reference.as_str()).collect();
    assert_eq!(left, [sent[2].end_to_end.as_str()]);
    app.finish().await;
}

#[tokio::test]
async fn a_household_whose_support_ended_is_still_paid_what_it_was_promised() {
    let app = App::start().await;
    let mut household = Household::with_a_member(&app).await;
    let fund = stories::Fund::opened(&app).await;
    let machine = Provision::after(Step::Ordered, &app, &household, &fund, 640_00).await;
    let ended = EndSupportRequest { reason: EndReason::Completed.into(), ..Default::default() };
    household.tell("2025-03-03", ended).await.unwrap();
    let sent = transfers(&Run::of(&app, &fund).await.file().await.file);
    imported(&app, statement(1, &[Booking::made(&sent[0], "2025-03-03")])).await.unwrap();
    assert_eq!(machine.now().await.payments[0].state(), PaymentState::Paid);
    let late = Provision::unrequested(&app, &household, &fund, 1);
    let told = line(late.tell(COORDINATOR, "2025-03-03", late.asking()).await);
    assert_eq!(told, format!("BENEFICIARY_NOT_SUPPORTED household {}", household.id));
    app.finish().await;
}
