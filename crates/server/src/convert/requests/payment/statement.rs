//! A bank statement is taken in: its entries become the lines of the command, without names and texts.
//!
//! The id of the statement follows from the file, so the same file is taken in once, whatever the request id.

use api::v1;
use domain::bank_statement::{BankStatementEvent, ImportStatement};
use domain::ids::{FileHash, StatementId};
use domain::{BookEvent, BookId};
use jiff::civil::Date;
use uuid::Builder;

use crate::convert::call::{Answered, Call, CommandRequest};
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields, Wrong};
use crate::convert::limits;
use crate::convert::payment::statement_file::{Misfit, StatementFile};
use crate::convert::payment::{matched, unmatched};
use crate::convert::payment_fields::{file_hash, hash};
use crate::convert::texts::Texts;
use crate::errors::{Problem, Reason};

const FILE: &str = "file";

impl CommandRequest for v1::ImportStatementRequest {
    type Response = v1::ImportStatementResponse;
    const NAME: &'static str = "ImportStatement";
    const TELLS_OF_EVENT: bool = true;

    fn ledger(&self) -> &str {
        &self.ledger
    }

    fn check(self) -> Result<(Call, Draft), Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let request_id = fields.id("request_id", &self.request_id);
        let happened_on = fields.date("happened_on", self.happened_on);
        let file = read(&mut fields, &self.file);
        let sha256 = file_hash(&self.file);
        let book = BookId::BankStatement(statement(&self.file));
        fields.finish((|| {
            let (happened_on, file) = (happened_on?, file?);
            let call =
                Call { ledger: ledger?, request_id: request_id?, book, expected_revision: None, happened_on };
            Ok((call, draft(file, sha256, happened_on)))
        })())
    }

    /// What is recorded. What else the file says of an entry is added by who has the file.
    fn respond(receipt: v1::Receipt, recorded: &Answered) -> v1::ImportStatementResponse {
        let Some(BookEvent::BankStatement(BankStatementEvent::StatementImported(imported))) = &recorded.event
        else {
            return v1::ImportStatementResponse { receipt: Some(receipt), ..Default::default() };
        };
        let details = |entry| v1::UnmatchedDetails { entry: Some(unmatched(entry)), ..Default::default() };
        v1::ImportStatementResponse {
            receipt: Some(receipt),
            matched: imported.matched.iter().map(matched).collect(),
            unmatched: imported.unmatched.iter().map(details).collect(),
            accounts: Vec::new(),
        }
    }
}

fn draft(file: StatementFile, sha256: FileHash, happened_on: Date) -> Draft {
    let lines = file.lines(happened_on);
    Draft::new(Texts::default(), move |parts| ImportStatement { fact: parts.fact, sha256, lines })
}

/// The file of a statement, read.
fn read(fields: &mut Fields, file: &[u8]) -> Field<StatementFile> {
    if file.is_empty() {
        return Err(fields.wrong(FILE, Reason::FieldRequired, vec![]));
    }
    if file.len() > limits::STATEMENT {
        return Err(misfit(fields, Misfit::TOO_LARGE));
    }
    StatementFile::read(file).map_err(|found| misfit(fields, found))
}

fn misfit(fields: &mut Fields, Misfit { detail, place }: Misfit) -> Wrong {
    let mut values = vec![("detail", detail.to_owned())];
    if let Some(place) = place {
        values.extend([("line", place.line.to_string()), ("column", place.column.to_string())]);
    }
    fields.wrong(FILE, Reason::FileInvalid, values)
}

/// The id of the statement in this file: the first bits of its hash, as a UUID of version 8 (RFC 9562).
fn statement(file: &[u8]) -> StatementId {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash(file)[..16]);
    StatementId::new(Builder::from_custom_bytes(bytes).into_uuid())
}
