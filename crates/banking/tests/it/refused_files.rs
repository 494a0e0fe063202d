//! Runs that are not written, each for the first reason of the order, and for no reason that repeats anything personal.

use banking::{MAX_TRANSFERS, PaymentFile, PaymentFileError, ReferenceProblem};

use crate::runs::{account, run};

fn refused(file: &PaymentFile) -> PaymentFileError {
    file.to_xml().unwrap_err()
}

#[test]
fn the_file_is_checked_before_its_transfers() {
    let mut file = run(std::iter::repeat_n(0, MAX_TRANSFERS + 1));
    file.message_id = String::new();
    file.created_at = "-000001-06-01T00:00:00Z".parse().unwrap();
    file.debtor = account("王小明", "TR330006100519786457841326");
    assert_eq!(refused(&file), PaymentFileError::MessageId(ReferenceProblem::Empty));
    file.message_id = "M".to_owned();
    assert_eq!(refused(&file), PaymentFileError::CreatedAt { year: -1 });
    let (created, execution) = ("2026-11-24".parse().unwrap(), file.execution_on);
    file.created_at = "2026-11-24T00:00:00Z".parse().unwrap();
    assert_eq!(refused(&file), PaymentFileError::ExecutionDate { execution, created });
    file.execution_on = created;
    assert_eq!(refused(&file), PaymentFileError::DebtorName);
    file.debtor.name = "Gemeente".to_owned();
    assert_eq!(refused(&file), PaymentFileError::DebtorOutsideSepa);
    file.debtor = run([]).debtor;
    assert_eq!(refused(&file), PaymentFileError::TooManyTransfers { count: 10_001 });
    file.transfers.clear();
    assert_eq!(refused(&file), PaymentFileError::NoTransfers);
}

#[test]
fn a_transfer_is_named_by_its_number() {
    let mut file = run([1, 2, 3, 0]);
    let transfer = 2;
    file.transfers[transfer] = run([0]).transfers.remove(0);
    file.transfers[transfer].end_to_end_id = "Rent/".to_owned();
    file.transfers[transfer].creditor = account("...", "TR330006100519786457841326");
    let problem = ReferenceProblem::Slashes;
    assert_eq!(refused(&file), PaymentFileError::EndToEndId { transfer, problem });
    file.transfers[transfer].end_to_end_id = file.transfers[1].end_to_end_id.clone();
    assert_eq!(refused(&file), PaymentFileError::RepeatedEndToEndId { transfer, first: 1 });
    file.transfers[transfer].end_to_end_id = "R".to_owned();
    for cents in [0, -1, i64::MIN, 100_000_000_000, i64::MAX] {
        file.transfers[transfer].amount_cents = cents;
        assert_eq!(refused(&file), PaymentFileError::Amount { transfer }, "{cents}");
    }
    file.transfers[transfer].amount_cents = 1;
    for name in ["", "...", "  ", "王小明", "محمد", "& ( )"] {
        file.transfers[transfer].creditor.name = name.to_owned();
        assert_eq!(refused(&file), PaymentFileError::CreditorName { transfer }, "{name}");
    }
    file.transfers[transfer].creditor.name = "Çelik".to_owned();
    assert_eq!(refused(&file), PaymentFileError::CreditorOutsideSepa { transfer });
    file.transfers[transfer].creditor = file.transfers[0].creditor.clone();
    assert_eq!(refused(&file), PaymentFileError::Amount { transfer: 3 });
    file.transfers.pop();
    assert!(file.to_xml().is_ok());
}

#[test]
fn a_reference_has_to_come_back_as_it_was() {
    use ReferenceProblem::{Blanks, Character, Empty, NotProvided, Slashes, TooLong};
    let long = "0".repeat(36);
    let refused_references = [
        ("", Empty),
        (long.as_str(), TooLong { length: 36 }),
        ("huur-nov\u{e9}", Character { position: 9 }),
        ("huur\n", Character { position: 5 }),
        ("huur_11", Character { position: 5 }),
        ("/huur", Slashes),
        ("huur/", Slashes),
        ("huur//11", Slashes),
        (" huur", Blanks),
        ("huur ", Blanks),
        ("NotProvided", NotProvided),
    ];
    for (text, problem) in refused_references {
        let mut file = run([1]);
        file.message_id = text.to_owned();
        assert_eq!(refused(&file), PaymentFileError::MessageId(problem), "{text}");
        file = run([1]);
        file.transfers[0].end_to_end_id = text.to_owned();
        assert_eq!(refused(&file), PaymentFileError::EndToEndId { transfer: 0, problem }, "{text}");
    }
    let mut file = run([1]);
    file.message_id = format!("a/b-c?d:(e).f,g'+ {}", "0".repeat(17));
    assert!(file.to_xml().unwrap().contains("<MsgId>a/b-c?d:(e).f,g&apos;+ 00000000000000000</MsgId>"));
}

#[test]
fn a_file_may_be_paid_on_the_day_it_is_made() {
    let mut file = run([1]);
    // Half past midnight in Utrecht is still the day before in UTC.
    file.created_at = "2026-11-22T23:30:00Z".parse().unwrap();
    assert!(file.to_xml().is_ok());
    file.created_at = "2026-11-23T23:59:59Z".parse().unwrap();
    assert!(file.to_xml().is_ok());
}

#[test]
fn the_words_of_a_refusal_say_what_to_do() {
    let mut file = run([1, 2]);
    file.transfers[1].end_to_end_id = "Jansen\u{e9}".to_owned();
    assert_eq!(
        refused(&file).to_string(),
        "the end-to-end id of transfer 1 has a character in place 7 that is no letter a-z, digit, blank or one of \
         /-?:().,'+"
    );
}
