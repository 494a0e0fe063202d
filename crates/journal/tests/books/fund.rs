//! A small fund of Utrecht, from its first budget to a recovery.

use domain::fund::{
    AdvanceReceived, BudgetAllocated, FreezeReason, FundEvent, FundFrozen, FundsEncumbered, FundsReleased,
    LimitCheck, Mandate, PayableBooked, PayableSettled, RecoveryBooked,
};
use domain::ids::{
    BankReference, ComponentCode, FundId, HouseholdId, MunicipalityKey, OfficerId, PaymentReference,
    ProvisionId, PublicText, RecoveryId,
};
use domain::money::{AccountingYear, Amount, BudgetLine};
use jiff::{SignedDuration, Timestamp, civil::Date, civil::date};
use journal::{Header, Located, entries, write_books};
use uuid::Uuid;

/// The household everything was for; it stands in events and nowhere in books.
pub(crate) const HOUSEHOLD: HouseholdId =
    HouseholdId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));

pub(crate) const PROVISION: ProvisionId =
    ProvisionId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));

pub(crate) const PAYMENT: PaymentReference = PaymentReference { provision: PROVISION, number: 1 };

pub(crate) const RECOVERY: RecoveryId =
    RecoveryId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0003));

pub(crate) fn header() -> Header {
    Header {
        ledger: MunicipalityKey::new("GM0344").unwrap(),
        fund: FundId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0004)),
        name: PublicText::new("Hersteluitkering 2021: één potje; voor allen").unwrap(),
        position: 40,
        tree_size: 57,
    }
}

pub(crate) fn officer() -> OfficerId {
    OfficerId::new("j.jansen@utrecht").unwrap()
}

pub(crate) fn line(year: i16, component: &str) -> BudgetLine {
    BudgetLine { year: AccountingYear::new(year).unwrap(), component: ComponentCode::new(component).unwrap() }
}

pub(crate) fn amount(cents: i64) -> Amount {
    Amount::new(cents).unwrap()
}

pub(crate) fn bank(reference: &str) -> BankReference {
    BankReference::new(reference).unwrap()
}

pub(crate) fn encumbered(on: Date, line: BudgetLine, amount: Amount) -> FundEvent {
    FundsEncumbered {
        on,
        by: officer(),
        provision: PROVISION,
        commitment: 1,
        line,
        amount,
        activity: None,
        household: HOUSEHOLD,
        person: None,
        mandate: Mandate::MandatedOfficial,
        limit: LimitCheck::Checked,
    }
    .into()
}

pub(crate) fn released(on: Date, line: BudgetLine, amount: Amount) -> FundEvent {
    FundsReleased {
        on,
        by: officer(),
        provision: PROVISION,
        commitment: 1,
        line,
        amount,
        activity: None,
        household: HOUSEHOLD,
        person: None,
    }
    .into()
}

/// Events at every third position, recorded an hour after each other.
pub(crate) fn recorded(events: impl IntoIterator<Item = FundEvent>) -> Vec<Located<FundEvent>> {
    let first: Timestamp = "2025-03-10T09:00:00.000001Z".parse().unwrap();
    let place = |(number, event): (u32, FundEvent)| Located {
        position: 10 + 3 * u64::from(number),
        sequence: 1 + u64::from(number),
        recorded_at: first + SignedDuration::from_hours(i64::from(number)),
        event,
    };
    (0..).zip(events).map(place).collect()
}

/// A washing machine of EUR 640.00 that turned out EUR 15.50 cheaper, of which EUR 24.50 came back. The advance was
/// recorded last of all, and happened first.
pub(crate) fn washing_machine() -> Vec<Located<FundEvent>> {
    let (by, line) = (officer(), line(2025, "c"));
    recorded([
        BudgetAllocated {
            on: date(2025, 3, 3),
            by: by.clone(),
            line: line.clone(),
            amount: amount(100_000_00),
        }
        .into(),
        encumbered(date(2025, 3, 4), line.clone(), amount(640_00)),
        PayableBooked {
            on: date(2025, 3, 5),
            by: by.clone(),
            payment: PAYMENT,
            line: line.clone(),
            amount: amount(624_50),
        }
        .into(),
        FundFrozen { on: date(2025, 3, 5), by: by.clone(), reason: FreezeReason::Review }.into(),
        PayableSettled {
            on: date(2025, 3, 6),
            by: by.clone(),
            payment: PAYMENT,
            line: line.clone(),
            amount: amount(624_50),
            bank_reference: Some(bank("2025,0306(1):date:2020-01-01")),
        }
        .into(),
        released(date(2025, 3, 6), line.clone(), amount(15_50)),
        RecoveryBooked {
            on: date(2025, 3, 7),
            by: by.clone(),
            provision: PROVISION,
            recovery: RECOVERY,
            line,
            amount: amount(24_50),
            bank_reference: bank("NL-77"),
        }
        .into(),
        AdvanceReceived {
            on: date(2025, 3, 3),
            by,
            amount: amount(50_000_00),
            bank_reference: bank("FIN/B2/1"),
        }
        .into(),
    ])
}

/// The books of these events.
pub(crate) fn books(events: &[Located<FundEvent>]) -> String {
    let mut out = Vec::new();
    write_books(&mut out, &header(), entries(events)).unwrap();
    String::from_utf8(out).unwrap()
}
