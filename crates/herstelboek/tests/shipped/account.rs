//! The account as an accountant has it, who was given the executable and a file: reported, explained, compared, exported
//! in each form, and verified to the cent.

use std::fs;

use serde_json::Value;

use crate::home::Home;

/// Which account it is.
const OF: [&str; 4] = ["--ledger", "GM0344", "--year", "2025"];

async fn played(home: &Home) {
    let free = ["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];
    let demo = ["demo", "--exit", "--households", "1"].into_iter().chain(free);
    home.program(demo).run().await.ended_with(0);
}

/// What a command about the account prints.
async fn asked(home: &Home, command: &[&str], more: &[&str]) -> String {
    let arguments = command.iter().copied().chain(OF).chain(more.iter().copied());
    home.program(arguments).run().await.ended_with(0).stdout
}

/// How a command about the account ends that cannot be done, and what it says.
async fn refused(home: &Home, command: &[&str], more: &[&str], code: i32) -> String {
    let arguments = command.iter().copied().chain(OF).chain(more.iter().copied());
    home.program(arguments).run().await.ended_with(code).stderr
}

async fn report(home: &Home, more: &[&str]) -> Value {
    let options: Vec<_> = ["--output", "json"].into_iter().chain(more.iter().copied()).collect();
    serde_json::from_str(&asked(home, &["report"], &options).await).expect("JSON")
}

fn figure<'a>(report: &'a Value, id: &str) -> &'a Value {
    let figures = report["figures"].as_array().expect("figures");
    &figures.iter().find(|figure| figure["id"] == id).expect("the figure")["value"]
}

#[tokio::test]
async fn an_account_is_reported_explained_compared_and_proved() {
    let home = Home::on_throwaway_database().await;
    played(&home).await;
    let submitted = report(&home, &[]).await;
    assert_eq!(
        (figure(&submitted, "HB/13").as_i64(), figure(&submitted, "HB/24").as_i64()),
        (Some(56_000), Some(48_000))
    );
    assert_eq!(figure(&report(&home, &["--at", "draft:1"]).await, "HB/13").as_i64(), Some(104_000));
    let again = asked(&home, &["report"], &["--format", "canonical"]).await;
    assert_eq!(again, asked(&home, &["report"], &["--format", "canonical", "--at", "draft:2"]).await);

    explained(&home, &submitted).await;
    let changes = asked(&home, &["compare"], &["--before", "draft:1", "--after", "submission"]).await;
    assert!(changes.contains("EUR -480.00") && changes.contains("finding of the accountant"), "{changes}");
    exported(&home).await;
    proved(&home).await;
    wrongly_asked(&home).await;
}

/// A figure down to its lines: the shares add up to it.
async fn explained(home: &Home, submitted: &Value) {
    let (fund, position) = (submitted["fund"].as_str().expect("a fund"), &submitted["position"]);
    let reference = format!("{fund}/2025/HB/13@{position}");
    let arguments = ["explain", "--ledger", "GM0344", "--output", "json", &reference];
    let told = home.program(arguments).run().await.ended_with(0).stdout;
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let shares = told["shares"].as_array().expect("shares");
    let sum: i64 = shares.iter().filter_map(|share| share["adds"].as_i64()).sum();
    assert_eq!(sum, 56_000);
    let unknown = reference.replace("HB/13", "HB/99");
    let arguments = ["explain", "--ledger", "GM0344", &unknown];
    let told = home.program(arguments).run().await.ended_with(4).stderr;
    assert!(told.contains("HB/99 is not in the indicator set; ask for one of B2/01"), "{told}");
}

/// The annex in the forms that spreadsheets read.
async fn exported(home: &Home) {
    let csv = asked(home, &["report"], &["--format", "csv", "--language", "nl"]).await;
    assert!(csv.contains("\"B2/01\"") && csv.contains("\"560,00\""), "{csv}");
    for (form, begins) in [("xlsx", b"PK"), ("ods", b"PK")] {
        let file = home.file(&format!("annex.{form}"));
        let out = file.display().to_string();
        asked(home, &["report"], &["--format", form, "--out", &out]).await;
        assert!(fs::read(&file).expect("the annex").starts_with(begins));
        let told = refused(home, &["report"], &["--format", form, "--out", &out], 1).await;
        assert!(told.contains("is there already: choose another name"), "{told}");
    }
}

/// Both kinds of dossier verify, and one cent is found.
async fn proved(home: &Home) {
    for (name, more) in [("account.zip", &[][..]), ("figure.zip", &["--figure", "HB/13"])] {
        let file = home.file(name).display().to_string();
        let exported = [&["--output", "json", "--out", &file], more].concat();
        let told: Value =
            serde_json::from_str(&asked(home, &["audit", "export"], &exported).await).expect("JSON");
        let key = told["key"].as_str().expect("a key");
        let verify = |file: &str| home.program(["audit", "verify", file, "--key", key]);
        let verdict = verify(&file).run().await.ended_with(0).stdout;
        assert!(verdict.starts_with("VERIFIED"), "{verdict}");
        if more.is_empty() {
            let forged = home.file("forged.zip");
            let original = fs::File::open(&file).expect("the dossier");
            let copy = fs::File::create(&forged).expect("a file");
            verifier::forge::cent_in_report(original, copy, None).expect("a forged copy");
            let verdict = verify(&forged.display().to_string()).run().await.ended_with(3).stdout;
            assert!(verdict.contains("EUR 0.01 too much"), "{verdict}");
        }
    }
}

/// What cannot be asked says why, and what to ask instead.
async fn wrongly_asked(home: &Home) {
    let told = refused(home, &["report"], &["--effective-on", "2025-03-31"], 2).await;
    assert!(told.contains("as submitted, the last day and whether it is final are fixed"), "{told}");
    let told = refused(home, &["report"], &["--at", "now", "--effective-on", "2024-03-31"], 2).await;
    assert!(told.contains("--effective-on 2024-03-31 is not in 2025: name a day of that year"), "{told}");
    let told = refused(home, &["report"], &["--at", "draft:9"], 4).await;
    assert!(told.contains("the account for 2025 has no draft 9; it has 2"), "{told}");
    let told =
        home.program(["report", "--ledger", "GM0344", "--year", "2024"]).run().await.ended_with(4).stderr;
    assert!(told.contains("for 2024 was opened; these are:"), "{told}");
}
