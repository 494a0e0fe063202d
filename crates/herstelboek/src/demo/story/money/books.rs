//! The books of the fund at the end: its lines, which balance, and the last entries of its journal.

use anyhow::{Context as _, ensure};
use api::v1;

use super::stage::Stage;
use crate::{
    demo::{
        client::Client,
        screen::{Look, Screen},
        story::LEDGER,
        tokens::Officer,
        words::{self, Told, nl_en},
    },
    output::Language,
};

/// How many entries of the journal are shown.
const SHOWN: usize = 8;
/// How many are asked for at once.
const PAGE: i32 = 1_000;
/// The columns of the table, and those of a line in them.
const COLUMNS: [Told; 6] = [
    nl_en("toegekend", "granted"),
    nl_en("vrij", "free"),
    nl_en("vastgelegd", "encumbered"),
    nl_en("te betalen", "payable"),
    nl_en("betaald", "paid"),
    nl_en("terug", "recovered"),
];

/// Shows the books of the fund.
///
/// # Errors
/// When the books do not balance; an answer of the server without them.
pub(super) async fn show(stage: &Stage<'_>) -> anyhow::Result<()> {
    let (client, screen) = (stage.client(Officer::BudgetHolder)?, stage.screen);
    let request = v1::GetFundBalanceRequest {
        ledger: LEDGER.to_owned(),
        fund_id: stage.names.fund.to_string(),
        at_least_position: stage.last_position(),
        ..Default::default()
    };
    let balance = client.ask(request).await?.balance.context("GetFundBalance: the answer has no balance")?;
    screen.gap();
    let title = nl_en("De boeken van het potje, in euro's", "The books of the fund, in euros");
    screen.line(screen.look(screen.say(title), Look::Strong));
    table(&balance, screen)?;
    let equation = nl_en(
        "toegekend = vrij + vastgelegd + te betalen + betaald − terug, op elke regel: het klopt",
        "granted = free + encumbered + payable + paid − recovered, on every line: it balances",
    );
    screen.line(format_args!("   {}", screen.look(screen.say(equation), Look::Good)));
    let at_bank = nl_en(
        "op de bank, en verschuldigd aan het Rijk tot het verantwoord is:",
        "at the bank, and owed to the Rijk until it is accounted for:",
    );
    let bank = words::euro(balance.bank, screen.language);
    screen.line(format_args!("   {} {bank}", screen.say(at_bank)));
    journal(&client, stage).await
}

fn table(balance: &v1::FundBalance, screen: &Screen) -> anyhow::Result<()> {
    let header = row("", COLUMNS.map(|column| screen.say(column).to_owned()));
    screen.line(screen.look(&header, Look::Faint));
    for one in &balance.lines {
        let line = one.line.as_ref().context("GetFundBalance: a balance is of no line")?;
        let stands = one.balance.as_ref().context("GetFundBalance: a line has no balance")?;
        ensure!(balances(stands), "the books of line {} {} do not balance", line.year, line.component);
        screen.line(row(&format!("{} {}", line.year, line.component), amounts(stands, screen.language)));
    }
    let total = balance.total.as_ref().context("GetFundBalance: the answer has no total")?;
    ensure!(balances(total) && balance.bank == balance.authority, "the books of the fund do not balance");
    let all = screen.say(nl_en("samen", "together"));
    screen.line(screen.look(&row(all, amounts(total, screen.language)), Look::Strong));
    Ok(())
}

/// Every euro is in one place.
pub(super) fn balances(line: &v1::LineBalance) -> bool {
    let v1::LineBalance { granted, free, encumbered, payable, paid, recovered } = line;
    *granted == free + encumbered + payable + paid - recovered
}

fn amounts(line: &v1::LineBalance, language: Language) -> [String; 6] {
    let v1::LineBalance { granted, free, encumbered, payable, paid, recovered } = *line;
    [granted, free, encumbered, payable, paid, recovered].map(|cents| words::amount(cents, language))
}

fn row(name: &str, columns: [String; 6]) -> String {
    columns.iter().fold(format!("   {name:<8}"), |row, column| format!("{row}{column:>13}"))
}

async fn journal(client: &Client, stage: &Stage<'_>) -> anyhow::Result<()> {
    let (screen, entries) = (stage.screen, entries(client, stage).await?);
    screen.gap();
    let title = nl_en(
        "De laatste boekingen in het journaal, met hun positie en waar ze vandaan komen",
        "The last entries of the journal, with their position and where they come from",
    );
    screen.line(screen.look(screen.say(title), Look::Strong));
    for entry in entries.iter().skip(entries.len().saturating_sub(SHOWN)) {
        screen.line(line(entry, stage));
    }
    Ok(())
}

async fn entries(client: &Client, stage: &Stage<'_>) -> anyhow::Result<Vec<v1::JournalEntry>> {
    let (mut entries, mut page_token) = (Vec::new(), String::new());
    loop {
        let request = v1::ListJournalRequest {
            ledger: LEDGER.to_owned(),
            fund_id: stage.names.fund.to_string(),
            page_size: PAGE,
            page_token,
            ..Default::default()
        };
        let page = client.ask(request).await?;
        entries.extend(page.entries);
        page_token = page.next_page_token;
        if page_token.is_empty() {
            return Ok(entries);
        }
    }
}

/// An entry: position, day, amount, from which account to which, and the provision.
fn line(entry: &v1::JournalEntry, stage: &Stage<'_>) -> String {
    let language = stage.screen.language;
    let moved = |credit: bool| entry.postings.iter().find(|posting| (posting.cents < 0) == credit);
    let account =
        |credit| moved(credit).map_or("", |posting| account(posting.account()).in_language(language));
    let amount = words::amount(moved(false).map_or(0, |posting| posting.cents), language);
    let (from, to) = (account(true), account(false));
    let name = stage.names.told(&entry.provision_id).in_language(language);
    let id: String = entry.provision_id.chars().take(8).collect();
    let position = stage.screen.look(&format!("{:>8}", entry.position), Look::Faint);
    let when = words::day(entry.happened_on, language);
    format!("{position}  {when:>11}  {amount:>12}  {:<24}  {name} {id}", format!("{from} → {to}"))
}

fn account(account: v1::Account) -> Told {
    match account {
        v1::Account::Granted => COLUMNS[0],
        v1::Account::Free => COLUMNS[1],
        v1::Account::Encumbered => COLUMNS[2],
        v1::Account::Payable => COLUMNS[3],
        v1::Account::Paid => COLUMNS[4],
        v1::Account::Recovered => COLUMNS[5],
        v1::Account::Bank => nl_en("bank", "bank"),
        v1::Account::Authority => nl_en("Rijk", "authority"),
        v1::Account::Unspecified => nl_en("?", "?"),
    }
}
