//! XML as untrusted input: one pass, no recursion, no entities but the five, and a limit on everything that grows.
//!
//! Only elements in the namespace of the root are kept; what banks and signers add in others is skipped unread.

use quick_xml::NsReader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::document::Document;
use super::error::{Place, StatementError, StatementProblem};
use super::names::known;

/// The bytes a file may have.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The elements within elements; a statement nests 17 deep.
pub const MAX_DEPTH: usize = 40;
/// The elements a file may have.
pub const MAX_ELEMENTS: usize = 1_000_000;
/// The bytes of text one element may have, and those of a remittance together; the standard stops at 2000 characters
/// and at 140.
pub const MAX_TEXT: usize = 8 * 1024;
/// The attributes one element may have; the standard stops at one, signers and schema locations add a few.
const MAX_ATTRIBUTES: usize = 16;
/// Every camt.053 has this namespace and then its version.
const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";

/// A file under way.
struct Parser<'x> {
    document: Document<'x>,
    /// The namespace of the root.
    namespace: String,
    /// The open elements that are kept.
    open: Vec<usize>,
    /// How many open elements are skipped.
    skipped: usize,
    /// The elements so far, skipped ones included.
    count: usize,
    /// Where the event under way starts, in bytes.
    at: usize,
}

/// Reads a file whose root is in a namespace of camt.053 and has nothing behind it.
pub(super) fn parse(bytes: &[u8]) -> Result<Document<'_>, StatementError> {
    if bytes.len() > MAX_BYTES {
        let problem = StatementProblem::TooLarge { bytes: bytes.len() };
        return Err(StatementError { place: Place { line: 1, column: 1 }, problem });
    }
    let source = std::str::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        StatementError { place: Place::of(&valid, valid.len()), problem: StatementProblem::NotUtf8 }
    })?;
    let document = Document::new(source.strip_prefix('\u{feff}').unwrap_or(source));
    if let Some(offset) = document.source.find(|c| !is_allowed(c)) {
        return Err(document.fail(offset, StatementProblem::Character));
    }
    let mut parser =
        Parser { document, namespace: String::new(), open: Vec::new(), skipped: 0, count: 0, at: 0 };
    parser.read()?;
    Ok(parser.document)
}

impl Parser<'_> {
    fn read(&mut self) -> Result<(), StatementError> {
        let mut reader = NsReader::from_str(self.document.source);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_comments = true;
        reader.resolver_mut().set_max_declarations_per_element(MAX_ATTRIBUTES);
        loop {
            self.at = offset(reader.buffer_position());
            let event = reader.read_event().map_err(|error| {
                self.at = offset(reader.error_position());
                self.not_xml(reason(&error))
            })?;
            match event {
                Event::Start(start) => match reader.resolver().resolve_element(start.name()).0 {
                    ResolveResult::Bound(Namespace(namespace)) => self.start(&start, namespace)?,
                    ResolveResult::Unbound => self.start(&start, b"")?,
                    ResolveResult::Unknown(_) => return Err(self.not_xml("a prefix without a namespace")),
                },
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&self.decoded(text.xml10_content())?)?,
                Event::CData(text) => self.text(&self.decoded(text.xml10_content())?)?,
                Event::GeneralRef(reference) => self.reference(&reference)?,
                Event::Decl(declaration) => self.declaration(&declaration)?,
                Event::DocType(_) => return Err(self.fail(StatementProblem::Doctype)),
                Event::Eof => return self.finished(),
                Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, namespace: &[u8]) -> Result<(), StatementError> {
        self.count += 1;
        let depth = self.open.len() + self.skipped;
        if depth >= MAX_DEPTH {
            return Err(self.fail(StatementProblem::TooDeep));
        }
        if self.count > MAX_ELEMENTS {
            return Err(self.fail(StatementProblem::TooManyElements));
        }
        let currency = self.currency(start)?;
        if self.count == 1 {
            self.root(start, namespace)?;
        } else if depth == 0 {
            return Err(self.not_xml("a second root element"));
        }
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        let parent = self.open.last().copied();
        if let Some(parent) = parent.map(|parent| &mut self.document.elements[parent]) {
            parent.parted = true;
            if !parent.text.is_empty() {
                return Err(self.fail(StatementProblem::StrayText));
            }
        }
        match known(start.local_name().as_ref()) {
            Some(name) if namespace == self.namespace.as_bytes() => {
                self.open.push(self.document.add(parent, name, currency, self.at));
            }
            _ => self.skipped = 1,
        }
        Ok(())
    }

    /// The root has to be that of a statement. All that is read is in its namespace.
    fn root(&mut self, start: &BytesStart<'_>, namespace: &[u8]) -> Result<(), StatementError> {
        let namespace = String::from_utf8_lossy(namespace);
        let version = namespace.strip_prefix(NAMESPACE).unwrap_or_default();
        let is_version = version.len() == 2 && version.bytes().all(|byte| byte.is_ascii_digit());
        if !is_version {
            let namespace = match namespace.chars().take(80).flat_map(char::escape_debug).collect::<String>()
            {
                none if none.is_empty() => "none".to_owned(),
                namespace => namespace,
            };
            return Err(self.fail(StatementProblem::NotAStatement { namespace }));
        }
        if start.local_name().as_ref() != b"Document" {
            return Err(self.fail(StatementProblem::Missing { element: "Document" }));
        }
        self.namespace = namespace.into_owned();
        Ok(())
    }

    /// The attribute `Ccy`; no other is read, and there cannot be many.
    fn currency(&self, start: &BytesStart<'_>) -> Result<Option<Box<str>>, StatementError> {
        let mut currency = None;
        for (index, attribute) in start.attributes().enumerate() {
            let attribute =
                attribute.map_err(|_| self.not_xml("an attribute that is none, or is there twice"))?;
            if index >= MAX_ATTRIBUTES {
                return Err(self.not_xml("an element with more than 16 attributes"));
            }
            if attribute.key.as_ref() == b"Ccy" {
                currency = Some(String::from_utf8_lossy(&attribute.value).into());
            }
        }
        Ok(currency)
    }

    fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if let Some(index) = self.open.pop() {
            let text = &mut self.document.elements[index].text;
            text.truncate(text.trim_end().len());
        }
    }

    fn text(&mut self, text: &str) -> Result<(), StatementError> {
        if self.open.is_empty() && self.skipped == 0 && !text.trim().is_empty() {
            return Err(self.not_xml("text outside the root element"));
        }
        let Some(index) = self.open.last().filter(|_| self.skipped == 0) else { return Ok(()) };
        let element = &mut self.document.elements[*index];
        let text = if element.text.is_empty() { text.trim_start() } else { text };
        if element.text.len() + text.len() > MAX_TEXT {
            return Err(self.fail(StatementProblem::TextTooLong));
        }
        if element.parted && !text.is_empty() {
            return Err(self.fail(StatementProblem::StrayText));
        }
        element.text.push_str(text);
        Ok(())
    }

    /// A character by its number, or one of the five entities that XML has of itself.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), StatementError> {
        let number =
            reference.resolve_char_ref().map_err(|_| self.not_xml("a character that does not exist"))?;
        match number {
            Some(character) if is_allowed(character) => self.text(character.encode_utf8(&mut [0; 4])),
            Some(_) => Err(self.fail(StatementProblem::Character)),
            None => match resolve_predefined_entity(&self.decoded(reference.decode())?) {
                Some(text) => self.text(text),
                None => Err(self.not_xml("an entity that is not one of the five of XML")),
            },
        }
    }

    fn declaration(&mut self, declaration: &BytesDecl<'_>) -> Result<(), StatementError> {
        if self.at != 0 {
            return Err(self.not_xml("an XML declaration that is not at the start"));
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(encoding)) if encoding.eq_ignore_ascii_case(b"UTF-8") => Ok(()),
            Some(Ok(_)) => Err(self.fail(StatementProblem::Encoding)),
            Some(Err(_)) => Err(self.not_xml("an XML declaration that cannot be read")),
        }
    }

    fn finished(&self) -> Result<(), StatementError> {
        if !self.open.is_empty() || self.skipped > 0 {
            return Err(self.not_xml("an element that does not end"));
        }
        if self.count == 0 {
            return Err(self.not_xml("no root element"));
        }
        Ok(())
    }

    fn decoded<T, E>(&self, text: Result<T, E>) -> Result<T, StatementError> {
        text.map_err(|_| self.not_xml("text that cannot be read"))
    }

    fn not_xml(&self, reason: &'static str) -> StatementError {
        self.fail(StatementProblem::NotXml { reason })
    }

    fn fail(&self, problem: StatementProblem) -> StatementError {
        self.document.fail(self.at, problem)
    }
}

/// What is wrong, in words that repeat nothing of the file.
fn reason(error: &Error) -> &'static str {
    match error {
        Error::Syntax(_) => "a tag, comment or declaration that does not end",
        Error::IllFormed(IllFormedError::MissingEndTag(_)) => "an element that does not end",
        Error::IllFormed(IllFormedError::MismatchedEndTag { .. }) => "an end tag of another element",
        Error::IllFormed(IllFormedError::UnmatchedEndTag(_)) => "an end tag without its start",
        Error::IllFormed(IllFormedError::UnclosedReference) => "an & that is not followed by an entity",
        Error::InvalidAttr(_) => "an attribute that is none, or is there twice",
        Error::Namespace(_) => "a namespace that is not allowed, or too many of them",
        _ => "a rule of XML is broken",
    }
}

/// What XML 1.0 allows in a document (section 2.2).
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

/// Positions are within a file of at most 16 MiB.
fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
