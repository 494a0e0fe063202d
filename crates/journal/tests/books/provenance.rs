//! Each entry says what it rests on.

use domain::ids::{PaymentReference, ProvisionId, RecoveryId};
use journal::{Cause, entries, entry};

use crate::fund::{PAYMENT, PROVISION, RECOVERY, bank, officer, washing_machine};

const NOTHING: (Option<ProvisionId>, Option<PaymentReference>, Option<RecoveryId>) = (None, None, None);

#[test]
fn an_entry_leads_back_to_provision_payment_recovery_and_bank() {
    let found = entries(washing_machine()).map(|entry| {
        let Cause { provision, commitment, payment, recovery, bank_reference } = entry.cause;
        (entry.event_type, (provision, payment, recovery), commitment, bank_reference)
    });
    let provision = Some(PROVISION);
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            ("BudgetAllocated", NOTHING, None, None),
            ("FundsEncumbered", (provision, None, None), Some(1), None),
            ("PayableBooked", (provision, Some(PAYMENT), None), None, None),
            (
                "PayableSettled",
                (provision, Some(PAYMENT), None),
                None,
                Some(bank("2025,0306(1):date:2020-01-01")),
            ),
            ("FundsReleased", (provision, None, None), Some(1), None),
            ("RecoveryBooked", (provision, None, Some(RECOVERY)), None, Some(bank("NL-77"))),
            ("AdvanceReceived", NOTHING, None, Some(bank("FIN/B2/1"))),
        ]
    );
}

#[test]
fn an_entry_keeps_its_place_and_who_stated_it() {
    let events = washing_machine();
    let settled = entry(&events[4]).unwrap();
    assert_eq!((settled.position, settled.sequence), (22, 5));
    assert_eq!(settled.recorded_at.to_string(), "2025-03-10T13:00:00.000001Z");
    assert_eq!((settled.on.to_string(), settled.by), ("2025-03-06".to_owned(), officer()));
}

#[test]
fn where_no_money_moves_there_is_no_entry() {
    let events = washing_machine();
    assert_eq!(events[3].event.event_type(), "FundFrozen");
    assert_eq!(entry(&events[3]), None);
}
