"""What a statement says, told without us: XPath and decimals."""

from decimal import Decimal

from lxml import etree

WAYS = {"CRDT": ("credit", 1), "DBIT": ("debit", -1)}
STATUSES = {"BOOK": "booked", "PDNG": "pending", "INFO": "information"}


def _texts(element: etree._Element, path: str) -> list[str]:
    """The texts at a path, in whatever version of the standard."""
    steps = "/".join(step if step in (".", "..") else f"*[local-name()='{step}']" for step in path.split("/"))
    return [text for found in element.xpath(steps) if (text := "".join(found.itertext()).strip())]


def _text(element: etree._Element, *paths: str) -> str | None:
    """The first text at the first path that has one."""
    return next((text for path in paths for text in _texts(element, path)), None)


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    return element.xpath(f"*[local-name()='{name}']")


def _cents(text: str) -> int:
    cents = Decimal(text) * 100
    assert cents == int(cents), text
    return int(cents)


def _balance(statement: etree._Element, code: str) -> int | None:
    found = [balance for balance in _all(statement, "Bal") if _text(balance, "Tp/CdOrPrtry/Cd") == code]
    if not found:
        return None
    (balance,) = found
    return _cents(_text(balance, "Amt")) * WAYS[_text(balance, "CdtDbtInd")][1]


def _entry(number: int, booking: etree._Element, details: etree._Element | None, place: int, of: int) -> dict:
    way = _text(booking, "CdtDbtInd")
    several = of > 1
    amount = _text(details, "Amt", "AmtDtls/TxAmt/Amt") if several else _text(booking, "Amt")
    fact = {
        "booking": number,
        "division": {"part": place, "of": of} if several else "single",
        "amount_cents": _cents(amount),
        "direction": WAYS[way][0],
        "status": STATUSES[_text(booking, "Sts/Cd", "Sts")],
        "booked_on": _text(booking, "BookgDt/Dt"),
        "bank_reference": _text(booking, "AcctSvcrRef"),
        "end_to_end_id": None,
        "payment_information_id": None,
        "reversal": _text(booking, "RvslInd") == "true",
        "returned": False,
        "return_reason": None,
        "counterparty_name": None,
        "remittance": None,
    }
    if details is not None:
        party = "RltdPties/Cdtr" if way == "DBIT" else "RltdPties/Dbtr"
        free, structured = _texts(details, "RmtInf/Ustrd"), _texts(details, "RmtInf/Strd/CdtrRefInf/Ref")
        reference = _text(details, "Refs/EndToEndId")
        fact |= {
            "bank_reference": _text(details, "Refs/AcctSvcrRef") or fact["bank_reference"],
            "end_to_end_id": None if reference == "NOTPROVIDED" else reference,
            "payment_information_id": _text(details, "Refs/PmtInfId", "../Btch/PmtInfId"),
            "returned": bool(_all(details, "RtrInf")),
            "return_reason": _text(details, "RtrInf/Rsn/Cd"),
            "counterparty_name": _text(details, f"{party}/Nm", f"{party}/Pty/Nm"),
            "remittance": " ".join(free or structured) or None,
        }
    return fact


def facts(xml: bytes) -> list[dict]:
    """All statements of a file whose batches are all told and add up, but for when they were made."""
    told = []
    for statement in etree.fromstring(xml).xpath("*/*[local-name()='Stmt']"):
        entries, booked = [], 0
        for number, booking in enumerate(_all(statement, "Ntry")):
            details = booking.xpath("*[local-name()='NtryDtls']/*[local-name()='TxDtls']") or [None]
            entries += [_entry(number, booking, one, at, len(details)) for at, one in enumerate(details)]
            booked += _cents(_text(booking, "Amt")) * WAYS[_text(booking, "CdtDbtInd")][1]
        opening, closing = _balance(statement, "OPBD"), _balance(statement, "CLBD")
        difference = None if opening is None or closing is None else closing - opening - booked
        sequence = _text(statement, "ElctrncSeqNb")
        days = [day[:10] for name in ("FrDtTm", "ToDtTm") for day in _texts(statement, f"FrToDt/{name}")]
        told.append({
            "id": _text(statement, "Id"),
            "sequence": sequence and int(sequence),
            "account": _text(statement, "Acct/Id/IBAN", "Acct/Id/Othr/Id"),
            "period": days or None,
            "opening_cents": opening,
            "closing_cents": closing,
            "balances": {None: "not stated", 0: "agree"}.get(difference, {"differ_by_cents": difference}),
            "entries": entries,
        })
    return told
