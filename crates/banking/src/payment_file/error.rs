//! Why no payment file is made, in order of precedence. No name, account or reference is repeated.

use jiff::civil::Date;

/// Why a payment run cannot be written as a file. Transfers are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaymentFileError {
    /// The identification of the message cannot be one.
    #[error("the message id {0}")]
    MessageId(ReferenceProblem),
    /// It was made before the year 1.
    #[error("the file cannot have been made in the year {year}; look at the clock")]
    CreatedAt {
        /// The year in UTC.
        year: i16,
    },
    /// It was to be paid before the file was made.
    #[error("the file was made on {created} and cannot be paid on {execution} already; choose a later day")]
    ExecutionDate {
        /// The day on which the bank was to pay.
        execution: Date,
        /// The day on which the file was made, in UTC.
        created: Date,
    },
    /// The debtor's name is empty, or has no letter or digit that the SEPA character set can show.
    #[error("the debtor's name has no letter that banks can read; write it in Latin letters")]
    DebtorName,
    /// The debtor's account is in a country outside SEPA.
    #[error("the debtor's account is outside SEPA; pay from another account")]
    DebtorOutsideSepa,
    /// Nothing is to be paid.
    #[error("there is no transfer to pay; add one")]
    NoTransfers,
    /// More than [`MAX_TRANSFERS`](crate::MAX_TRANSFERS).
    #[error("there are {count} transfers, and a file holds at most {}; split the run", crate::MAX_TRANSFERS)]
    TooManyTransfers {
        /// How many there are.
        count: usize,
    },
    /// The end-to-end identification of a transfer cannot be one.
    #[error("the end-to-end id of transfer {transfer} {problem}")]
    EndToEndId {
        /// Which transfer.
        transfer: usize,
        /// What is wrong with it.
        problem: ReferenceProblem,
    },
    /// Two transfers have the same end-to-end identification, so their bookings could not be told apart.
    #[error("transfer {transfer} has the end-to-end id of transfer {first}; give each its own")]
    RepeatedEndToEndId {
        /// The second of the two.
        transfer: usize,
        /// The first of the two.
        first: usize,
    },
    /// Not 0.01 to 999 999 999.99 euro.
    #[error("the amount of transfer {transfer} is not 0.01 to 999999999.99 euro; split it or leave it out")]
    Amount {
        /// Which transfer.
        transfer: usize,
    },
    /// The name of a payee is empty, or has no letter or digit that the SEPA character set can show.
    #[error("the creditor of transfer {transfer} has no name that banks can read; write it in Latin letters")]
    CreditorName {
        /// Which transfer.
        transfer: usize,
    },
    /// The account of a payee is in a country outside SEPA.
    #[error("the creditor's account of transfer {transfer} is outside SEPA; pay it in another way")]
    CreditorOutsideSepa {
        /// Which transfer.
        transfer: usize,
    },
    /// The writer refused what all checks above let pass: the two disagree, which is a mistake in this crate.
    #[error("the file was checked and still could not be written; report this as a defect")]
    Refused,
}

/// What is wrong with an identification that a bank is to give back (EPC132-08; EPC230-15 for the slashes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceProblem {
    /// It has no character.
    #[error("is empty; give it 1 to 35 characters")]
    Empty,
    /// It has more than 35.
    #[error("has {length} characters; give it at most 35")]
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// A character outside the SEPA set. An identification is never rewritten: it has to come back as it was.
    #[error("has a character in place {position} that is no letter a-z, digit, blank or one of /-?:().,'+")]
    Character {
        /// Which character, counted from 1.
        position: usize,
    },
    /// A slash at an end, or two in a row.
    #[error("starts or ends with '/' or has '//' in it; take that out")]
    Slashes,
    /// A blank at an end, which banks take off.
    #[error("starts or ends with a blank; take that off")]
    Blanks,
    /// The word by which banks say that there is none.
    #[error("is the word NOTPROVIDED, which says that there is none; choose another")]
    NotProvided,
}
