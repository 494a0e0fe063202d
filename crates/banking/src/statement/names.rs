//! The elements of a camt.053 that are read. All others are skipped with what is in them.

/// In ascending order of their bytes.
const NAMES: [&str; 56] = [
    "Acct",
    "AcctSvcrRef",
    "Agt",
    "Amt",
    "AmtDtls",
    "Bal",
    "BkToCstmrStmt",
    "BkTxCd",
    "BookgDt",
    "Btch",
    "Ccy",
    "Cd",
    "CdOrPrtry",
    "CdtDbtInd",
    "Cdtr",
    "CdtrAcct",
    "CdtrRefInf",
    "CreDtTm",
    "Dbtr",
    "DbtrAcct",
    "Document",
    "Domn",
    "Dt",
    "DtTm",
    "ElctrncSeqNb",
    "EndToEndId",
    "FinInstnId",
    "Fmly",
    "FrDtTm",
    "FrToDt",
    "IBAN",
    "Id",
    "NbOfTxs",
    "Nm",
    "Ntry",
    "NtryDtls",
    "Othr",
    "PmtInfId",
    "Prtry",
    "Pty",
    "Ref",
    "Refs",
    "RltdPties",
    "RmtInf",
    "Rsn",
    "RtrInf",
    "RvslInd",
    "Stmt",
    "Strd",
    "Sts",
    "SubFmlyCd",
    "ToDtTm",
    "Tp",
    "TxAmt",
    "TxDtls",
    "Ustrd",
];

/// The name, if its element is read.
pub(super) fn known(name: &[u8]) -> Option<&'static str> {
    let found = NAMES.binary_search_by(|candidate| candidate.as_bytes().cmp(name)).ok()?;
    Some(NAMES[found])
}

#[cfg(test)]
mod tests {
    //! The list can be searched.

    use super::*;

    #[test]
    fn every_name_is_found() {
        assert!(NAMES.is_sorted());
        for name in NAMES {
            assert_eq!(known(name.as_bytes()), Some(name));
        }
        assert_eq!(known(b"Envlp"), None);
    }
}
