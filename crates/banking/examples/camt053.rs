//! Prints as JSON what is read of a bank statement. Try: `cargo run -p banking --example camt053 -- FILE`.

use std::io::Write as _;
use std::process::ExitCode;

use banking::{Balances, Direction, Division, Entry, Statement, StatementAccount, Status, read_statements};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let (text, code) = match shown() {
        Ok(value) => (value.to_string(), ExitCode::SUCCESS),
        Err(error) => (error, ExitCode::FAILURE),
    };
    drop(writeln!(std::io::stdout().lock(), "{text}"));
    code
}

fn shown() -> Result<Value, String> {
    let path = std::env::args_os().nth(1).ok_or("name a file with a bank statement (camt.053)")?;
    let file = std::fs::read(path).map_err(|error| error.to_string())?;
    let statements = read_statements(&file).map_err(|error| error.to_string())?;
    Ok(statements.iter().map(statement).collect())
}

fn statement(statement: &Statement) -> Value {
    json!({
        "id": statement.id,
        "sequence": statement.sequence,
        "account": match &statement.account {
            StatementAccount::Iban(iban) => Some(iban.in_full()),
            StatementAccount::Other(other) => Some(other.as_str()),
            StatementAccount::NotStated => None,
        },
        "created_at": statement.created_at.map(|at| at.to_string()),
        "period": statement.period.map(|period| [period.from.to_string(), period.until.to_string()]),
        "opening_cents": statement.opening_cents,
        "closing_cents": statement.closing_cents,
        "balances": match statement.balances {
            Balances::Agree => json!("agree"),
            Balances::Differ { by_cents } => json!({ "differ_by_cents": by_cents }),
            Balances::NotStated => json!("not stated"),
        },
        "entries": statement.entries.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn entry(entry: &Entry) -> Value {
    json!({
        "booking": entry.booking,
        "division": match entry.division {
            Division::Single => json!("single"),
            Division::Part { number, of } => json!({ "part": number, "of": of }),
            Division::Batch { transactions } => json!({ "batch_of": transactions }),
        },
        "amount_cents": entry.amount_cents,
        "direction": match entry.direction {
            Direction::Debit => "debit",
            Direction::Credit => "credit",
        },
        "status": match entry.status {
            Status::Booked => "booked",
            Status::Pending => "pending",
            Status::Information => "information",
            Status::Other => "other",
        },
        "booked_on": entry.booked_on.map(|day| day.to_string()),
        "bank_reference": entry.bank_reference,
        "end_to_end_id": entry.end_to_end_id,
        "payment_information_id": entry.payment_information_id,
        "reversal": entry.reversal,
        "returned": entry.returned,
        "return_reason": entry.return_reason,
        "counterparty_name": entry.counterparty_name,
        "remittance": entry.remittance,
    })
}
