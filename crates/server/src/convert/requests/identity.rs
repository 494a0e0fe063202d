//! The identity of a person, in clear on the wire, and each part sealed under the person's own key.

use api::v1;
use domain::household as d;
use vault::{Bsn, Purpose};

use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::{Owner, SealedTexts, Slot, Texts};
use crate::errors::Reason;

/// An identity whose parts wait to be sealed.
pub(super) struct Checked {
    /// The BSN, to find the person by.
    pub(super) bsn: Option<Bsn>,
    slots: Slots,
}

/// Where the parts of an identity will be found.
pub(super) struct Slots {
    name: Slot,
    bsn: Option<Slot>,
    date_of_birth: Option<Slot>,
    address: Option<Slot>,
    contact_details: Option<Slot>,
}

/// Checks an identity that must be there.
pub(super) fn check(
    fields: &mut Fields,
    texts: &mut Texts,
    field: &str,
    identity: Option<v1::Identity>,
) -> Field<Checked> {
    match identity {
        Some(identity) => fields.within(field, |fields| parts(fields, texts, identity)),
        None => Err(fields.wrong(field, Reason::FieldRequired, vec![])),
    }
}

fn parts(fields: &mut Fields, texts: &mut Texts, identity: v1::Identity) -> Field<Checked> {
    let name = fields.required("name", identity.name, limits::NAME);
    let bsn = fields.optional_bsn("bsn", &identity.bsn);
    let date_of_birth = fields.optional_date("date_of_birth", identity.date_of_birth);
    let address = fields.optional("address", identity.address, limits::ADDRESS);
    let contact_details =
        fields.optional("contact_details", identity.contact_details, limits::CONTACT_DETAILS);

    let (name, bsn, date_of_birth, address, contact_details) =
        (name?, bsn?, date_of_birth?, address?, contact_details?);
    let mut keep = |purpose, text| texts.keep(Owner::Person, purpose, text);
    let slots = Slots {
        name: keep(Purpose::Name, name),
        bsn: bsn.as_ref().map(|_| keep(Purpose::Bsn, identity.bsn)),
        date_of_birth: date_of_birth.map(|date| keep(Purpose::DateOfBirth, date.to_string())),
        address: address.map(|text| keep(Purpose::Address, text)),
        contact_details: contact_details.map(|text| keep(Purpose::ContactDetails, text)),
    };
    Ok(Checked { bsn, slots })
}

impl Checked {
    /// The BSN, and how the sealed identity is put together.
    pub(super) fn split(self) -> (Option<Bsn>, Slots) {
        (self.bsn, self.slots)
    }
}

impl Slots {
    /// The sealed identity.
    pub(super) fn identity(&self, sealed: &SealedTexts) -> Box<d::Identity> {
        Box::new(d::Identity {
            name: sealed.at(self.name),
            bsn: sealed.maybe(self.bsn),
            date_of_birth: sealed.maybe(self.date_of_birth),
            address: sealed.maybe(self.address),
            contact_details: sealed.maybe(self.contact_details),
        })
    }
}
