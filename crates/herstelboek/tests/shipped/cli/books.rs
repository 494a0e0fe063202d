//! `export ledger-cli`: the books of a fund, as hledger reads them, and what one is told who names no fund or a wrong one.

use std::{collections::BTreeSet, fs, path::Path, process::Command, sync::Arc};

use database::{Database, DatabaseOptions};
use domain::{
    BookEvent, BookId,
    fund::{
        Authority, BudgetAllocated, Component, ComponentMethod, CountUnit, Counting, FundEvent, FundOpened,
        FundTerms, TermsAmended,
    },
    ids::{ComponentCode, FundId, OfficerId, PublicText},
    money::{AccountingYear, Amount, BudgetLine},
};
use jiff::civil::{Date, date};
use ledger::{
    JsonText, Ledger, Ledgers, LedgersOptions, NewEvent, StreamId, Submission, SystemClock, Upcasters,
};
use merkle::note::NoteSigner;
use uuid::Uuid;

use crate::{
    home::Home,
    load::LEDGER,
    program::{Outcome, Program},
};

const SPUK: FundId = FundId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
const POTJE: FundId = FundId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));
/// More than are read at once.
const ALLOCATIONS: u64 = 1_200;

fn text(text: &str) -> PublicText {
    PublicText::new(text).expect("a public text")
}

fn terms(name: &str) -> FundTerms {
    FundTerms {
        name: text(name),
        authority: Authority::Council,
        authority_name: text("Gemeenteraad van Utrecht"),
        legal_base: text("Raadsbesluit"),
        legal_version: text("1"),
        source: text("a test"),
        sisa_code: None,
        last_commitment_day: None,
        last_account_day: None,
        eligible: BTreeSet::new(),
        components: vec![Component {
            code: ComponentCode::new("c").expect("a code"),
            name_nl: text("ondersteuning"),
            name_en: text("support"),
            method: ComponentMethod::Actual,
            unit: CountUnit::Person,
            once: Counting::EveryTime,
            norms: Vec::new(),
        }],
        limits: Vec::new(),
    }
}

fn officer() -> OfficerId {
    OfficerId::new("u-controller").expect("an officer")
}

fn opened(name: &str) -> FundEvent {
    FundOpened { on: date(2025, 1, 6), by: officer(), terms: terms(name) }.into()
}

/// One cent.
fn allocated(on: Date) -> FundEvent {
    let line = BudgetLine {
        year: AccountingYear::new(2025).expect("a year"),
        component: ComponentCode::new("c").expect("a code"),
    };
    BudgetAllocated { on, by: officer(), line, amount: Amount::new(1).expect("a cent") }.into()
}

/// The ledger of Utrecht in the database of this test.
async fn utrecht(home: &Home) -> Ledger {
    let url = home.database_url().expect("a database of its own");
    let database = Database::connect(DatabaseOptions::app(url)).await.expect("a connection");
    let signer = NoteSigner::from_seed("herstelboek.test", &[7; 32]).expect("a signer");
    let options = LedgersOptions {
        clock: Arc::new(SystemClock),
        signer: Arc::new(signer),
        upcasters: Upcasters::default(),
    };
    let name = LEDGER.parse().expect("a name");
    Ledgers::new(database, options).open(&name, "Utrecht").await.expect("an open ledger")
}

/// Records what happened in a fund after `sequence`.
async fn record(ledger: &Ledger, fund: FundId, sequence: u64, events: Vec<FundEvent>) {
    let book = BookId::Fund(fund);
    let new = |(sequence, event): (u64, FundEvent)| {
        let event = BookEvent::Fund(event);
        NewEvent {
            stream: StreamId::new(book.aggregate_type(), book.aggregate_id()),
            sequence,
            event_type: event.event_type().into(),
            event_version: event.event_version().into(),
            payload: JsonText::new(event.to_json()).expect("JSON"),
            metadata: JsonText::new("{}").expect("JSON"),
        }
    };
    let events = (sequence + 1..).zip(events).map(new).collect();
    ledger.appender().await.append(Submission::new(events)).await.expect("a receipt");
}

/// Position 0 opens a fund, which then gets its cents on two days in turn; the last position renames it.
async fn with_one_fund() -> (Home, Ledger) {
    let home = Home::on_throwaway_database().await;
    let ledger = utrecht(&home).await;
    record(&ledger, SPUK, 0, vec![opened("Specifieke uitkering")]).await;
    let days = [date(2025, 2, 3), date(2025, 2, 1)];
    let allocations = days.into_iter().cycle().map(allocated);
    record(&ledger, SPUK, 1, allocations.take(ALLOCATIONS as usize).collect()).await;
    let renamed =
        TermsAmended { on: date(2025, 3, 3), by: officer(), version: 2, terms: terms("Hersteluitkering") };
    record(&ledger, SPUK, ALLOCATIONS + 1, vec![renamed.into()]).await;
    (home, ledger)
}

fn export<'a>(home: &Home, arguments: impl IntoIterator<Item = &'a str>) -> Program {
    home.program(["export", "ledger-cli", "--ledger", LEDGER].into_iter().chain(arguments))
}

fn hledger(file: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("hledger");
    let output = command.arg("-f").arg(file).args(arguments).env("LC_ALL", "C.UTF-8").output();
    let output = output.expect("hledger is here: tools/ensure-hledger installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn the_books_of_the_only_fund_are_whole_and_hledger_accepts_them() {
    let (home, _ledger) = with_one_fund().await;
    let file = home.file("books.journal");
    let told = export(&home, ["--output", "json", "--out"]).arg(&file).json().await;
    assert_eq!(told["name"], "Hersteluitkering");
    assert_eq!((&told["fund"], &told["ledger"]), (&SPUK.to_string().into(), &LEDGER.into()));
    assert_eq!((&told["entries"], &told["position"]), (&ALLOCATIONS.into(), &(ALLOCATIONS + 1).into()));
    hledger(&file, &["check", "--strict", "ordereddates", "payees"]);
    let balance = hledger(&file, &["balance", "--no-total", "--output-format", "csv"]);
    assert!(balance.contains(r#""fund:free:2025:c","EUR 12.00""#), "{balance}");

    let printed = export(&home, ["--fund", &SPUK.to_string()]).run().await.ended_with(0).stdout;
    assert_eq!(printed, fs::read_to_string(&file).expect("the books"));
    export(&home, ["--out"]).arg(&file).run().await.ended_with(1).complaining("choose another name");
}

#[tokio::test]
async fn books_are_made_as_of_a_position() {
    let (home, _ledger) = with_one_fund().await;
    let file = home.file("books.journal");
    let told = export(&home, ["--as-of-position", "600", "--out"]).arg(&file).run().await.ended_with(0);
    assert!(told.stdout.contains("600 entries of Specifieke uitkering"), "{told:?}");
    assert!(told.stdout.contains("hledger -f"), "{told:?}");
    let balance = hledger(&file, &["balance", "--no-total", "--output-format", "csv"]);
    assert!(balance.contains(r#""fund:granted:2025:c","EUR -6.00""#), "{balance}");

    let opening = export(&home, ["--as-of-position", "0"]).run().await.ended_with(0).stdout;
    assert!(opening.contains("boekingen / transactions:              0\n"), "{opening}");
    let past = export(&home, ["--as-of-position", "1202"]).run().await.ended_with(2);
    past.complaining("1202 is past the end: ledger GM0344 has 1202 events");
}

#[tokio::test]
async fn who_names_no_fund_or_another_is_told_which_there_are() {
    let home = Home::on_throwaway_database().await;
    let ledger = utrecht(&home).await;
    export(&home, []).run().await.ended_with(4).complaining("ledger GM0344 has no fund yet");
    record(&ledger, SPUK, 0, vec![opened("Specifieke uitkering")]).await;
    record(&ledger, POTJE, 0, vec![opened("Toeslagenherstelpotje")]).await;

    let told_both = |outcome: Outcome| {
        outcome
            .complaining(&format!("\n  {SPUK}  Specifieke uitkering\n"))
            .complaining(&format!("\n  {POTJE}  Toeslagenherstelpotje\n"))
    };
    let which = export(&home, []).run().await.ended_with(2);
    told_both(which).complaining("ledger GM0344 has 2 funds: name one with --fund");
    let nobodys = "0190b5a2-7c1e-7000-8000-000000000009";
    let unknown = export(&home, ["--fund", nobodys]).run().await.ended_with(4);
    told_both(unknown).complaining(&format!("ledger GM0344 has no fund {nobodys} as of position 1; it has"));

    export(&home, ["--as-of-position", "0"]).run().await.ended_with(0);
    let early =
        export(&home, ["--as-of-position", "0", "--fund", &POTJE.to_string()]).run().await.ended_with(4);
    early.complaining("as of position 0");
    export(&home, ["--fund", "potje"]).run().await.ended_with(2).complaining("'potje' is not a fund id");
}
