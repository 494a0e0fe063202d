//! What the books say of themselves, in Dutch and English, for somebody who has nothing else.
//!
//! Plain ASCII but for the name of the fund.

use std::io::{self, Write};

use domain::ids::{FundId, MunicipalityKey, PublicText};

/// Of which fund the books are, and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The ledger the fund is in.
    pub ledger: MunicipalityKey,
    /// The fund.
    pub fund: FundId,
    /// What the fund is called.
    pub name: PublicText,
    /// The last position that was looked at: the books are those right after it.
    pub position: u64,
    /// How many events the ledger had when it was read; what its checkpoint then was over.
    pub tree_size: u64,
}

const DUTCH: &str = "\
; Nederlands
; De boeken van een fonds uit Herstelboek, als journaal voor hledger (1.25 of nieuwer). Elke boeking is een
; gebeurtenis uit het register; (123) is haar positie daarin, de datum die waarop het gebeurde, 'recorded' het moment
; waarop het werd vastgelegd. Debet is positief, credit negatief. Er staat niets persoonlijks in.
;   fund:granted:JAAR:ONDERDEEL     toegekend budget (credit)
;   fund:free:JAAR:ONDERDEEL        vrij: mag nog worden toegezegd
;   fund:encumbered:JAAR:ONDERDEEL  verplicht: toegezegd, nog niet betaalbaar gesteld
;   fund:payable:JAAR:ONDERDEEL     betaalbaar gesteld, nog niet betaald
;   fund:paid:JAAR:ONDERDEEL        betaald
;   fund:recovered:JAAR:ONDERDEEL   teruggekregen van wat betaald was (credit)
;   bank                            het geld: voorschotten en wat terugkwam, min wat betaald is
;   authority                       verschuldigd aan de verstrekker (credit)
; De laatste boeking verplaatst niets en noemt het saldo van elke rekening: klopt er een cent niet, dan keurt hledger
; dit bestand af. Of de gebeurtenissen zelf echt zijn, bewijst een dossier (herstelboek audit export).
";

const ENGLISH: &str = "\
; English
; The books of a fund from Herstelboek, as a journal for hledger (1.25 or newer). Every transaction is an event of the
; ledger; (123) is its position there, the date is that on which it happened, 'recorded' the instant at which it was
; recorded. Debit is positive, credit negative. Nothing personal is in it.
;   fund:granted:YEAR:COMPONENT     budget that was allocated (credit)
;   fund:free:YEAR:COMPONENT        free: may still be promised
;   fund:encumbered:YEAR:COMPONENT  promised, not ordered to be paid
;   fund:payable:YEAR:COMPONENT     ordered to be paid, not paid
;   fund:paid:YEAR:COMPONENT        paid
;   fund:recovered:YEAR:COMPONENT   got back of what was paid (credit)
;   bank                            the money: advances and what came back, less what was paid
;   authority                       owed to the granting authority (credit)
; The last transaction moves nothing and states the balance of every account: when a cent is off, hledger refuses
; this file. Whether the events themselves are genuine is proved by a dossier (herstelboek audit export).
";

pub(super) fn write(out: &mut impl Write, header: &Header, entries: usize) -> io::Result<()> {
    let Header { ledger, fund, name, position, tree_size } = header;
    writeln!(out, "; {name}")?;
    writeln!(out, ";")?;
    writeln!(out, "; register / ledger:                     {ledger}")?;
    writeln!(out, "; fonds / fund:                          {fund}")?;
    writeln!(out, "; tot en met positie / up to position:   {position}")?;
    writeln!(out, "; gebeurtenissen in het register / size: {tree_size}")?;
    writeln!(out, "; boekingen / transactions:              {entries}")?;
    writeln!(out, "; controle / check:                      hledger -f FILE check --strict ordereddates")?;
    writeln!(out, ";\n{DUTCH};\n{ENGLISH}")
}
