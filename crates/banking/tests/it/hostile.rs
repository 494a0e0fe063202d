//! Files that were made to hurt: they are refused at once, and nothing in them is expanded, fetched or believed.

use banking::{StatementProblem, read_statements};
use proptest::prelude::*;

use crate::bank::{Version, carry_out, statement};
use crate::runs::run;

fn problem(xml: impl AsRef<[u8]>) -> StatementProblem {
    read_statements(xml.as_ref()).unwrap_err().problem
}

fn small() -> String {
    carry_out(&run([800_00, 62_50]), Version::V08, 1000_00)
}

#[test]
fn entities_are_not_expanded_because_there_can_be_none() {
    let mut laughs = String::from("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
    for level in 1..10 {
        let before = format!("&lol{};", level - 1).repeat(10);
        laughs.push_str(&format!("<!ENTITY lol{level} \"{before}\">"));
    }
    laughs.push_str("]>");
    let body = small().split_once('\n').unwrap().1.replace("STMT-1", "&lol9;");
    let error = read_statements((laughs + &body).as_bytes()).unwrap_err();
    assert_eq!((error.problem, error.place.line), (StatementProblem::Doctype, 2));
    let external = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    assert_eq!(problem(external.to_owned() + &body), StatementProblem::Doctype);
    assert!(matches!(problem(body), StatementProblem::NotXml { .. }));
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_refused() {
    let file = small();
    let end = file.trim_end().len();
    assert!(read_statements(file.as_bytes()).is_ok());
    for length in 0..end {
        assert!(read_statements(&file.as_bytes()[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_tag_with_a_hundred_thousand_attributes_is_refused() {
    let attributes = |name: &str| (0..100_000).map(|n| format!(" {name}{n}=\"u{n}\"")).collect::<String>();
    for name in ["a", "xmlns:n"] {
        let file = small().replacen("<Ntry>", &format!("<Ntry{}>", attributes(name)), 1);
        assert!(matches!(problem(file), StatementProblem::NotXml { .. }), "{name}");
    }
}

#[test]
fn one_document_is_one_document() {
    let file = small();
    let body = file.split_once('\n').unwrap().1;
    for twisted in [
        format!("{file}{body}"),
        format!("{file}tekst"),
        format!("tekst{body}"),
        format!(" {file}"),
        format!("{file}<?xml version=\"1.0\"?>"),
        file.replace("<Stmt>", "<x:Stmt>").replace("</Stmt>", "</x:Stmt>"),
        file.replacen("<Ntry>", "<Ntry a=\"1\" a=\"2\">", 1),
        file.replacen("<Ntry>", "<Ntry xmlns:xml=\"urn:x\">", 1),
        file.replacen("STMT-1", "A & B", 1),
        file.replacen("STMT-1", "A < B", 1),
        file.replacen("STMT-1", "<!-- -- -->", 1),
        String::new(),
        "geen xml".to_owned(),
    ] {
        assert!(matches!(problem(&twisted), StatementProblem::NotXml { .. }), "{twisted}");
    }
}

#[test]
fn control_characters_are_refused_however_they_are_written() {
    for character in ["\0", "\u{1}", "\u{b}", "\u{fffe}", "&#0;", "&#x1F;", "&#xFFFF;"] {
        let file = small().replacen("STMT-1", character, 1);
        let problem = problem(file);
        // Character 0 does not even have a number in XML.
        let is_refused = matches!(problem, StatementProblem::Character | StatementProblem::NotXml { .. });
        assert!(is_refused, "{character:?}: {problem:?}");
    }
}

#[test]
fn only_utf_8_is_read() {
    let file = statement(Version::V02, "").replace("STMT-1", "één");
    assert!(read_statements(file.as_bytes()).is_ok());
    let latin: Vec<u8> = file.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let error = read_statements(&latin).unwrap_err();
    let line = file[..file.find("één").unwrap()].matches('\n').count() + 1;
    assert_eq!((error.problem, error.place.line), (StatementProblem::NotUtf8, line));
    let wide: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(problem(wide), StatementProblem::NotUtf8);
    let marked: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(file.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(problem(marked), StatementProblem::NotUtf8);
    assert_eq!(problem(file.replace("UTF-8", "windows-1252")), StatementProblem::Encoding);
    assert!(read_statements(file.replace("UTF-8", "utf-8").as_bytes()).is_ok());
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_statements(&bytes).is_err());
    }

    #[test]
    fn no_damage_is_too_strange(
        damages in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = small().into_bytes();
        for (index, byte) in damages {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        // Whether it is still a statement depends on the damage; that there is an answer does not.
        if let Ok(statements) = read_statements(&bytes) {
            prop_assert_eq!(statements.len(), 1);
            prop_assert!(statements[0].entries.len() <= 2);
        }
    }

    #[test]
    fn no_piece_is_too_strange(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "<Ntry>", "</Ntry>", "<NtryDtls>", "</NtryDtls>", "<TxDtls>", "</TxDtls>", "<Amt Ccy=\"EUR\">",
                "</Amt>", "1.00", "<Sts>BOOK</Sts>", "<CdtDbtInd>DBIT</CdtDbtInd>", "<Refs>", "</Refs>", "<Bal>",
                "</Bal>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&", "<?x ?>", "<Btch>", "</Btch>",
                "<NbOfTxs>2</NbOfTxs>", "<RltdPties>", "</RltdPties>", "<Cdtr/>", "<RtrInf/>",
            ]),
            0..25,
        ),
    ) {
        let _answer = read_statements(statement(Version::V02, &pieces.concat()).as_bytes());
    }
}
