//! The elements of a statement as a tree, kept in the order of the file, with where each of them stands.

use super::error::{Place, StatementError, StatementProblem};

/// The parts of a file that are read. The root is element 0.
pub(super) struct Document<'x> {
    pub(super) source: &'x str,
    pub(super) elements: Vec<Element>,
}

/// An element that is read. Indices are into the elements; 0 is none, because the root is nobody's child.
pub(super) struct Element {
    pub(super) name: &'static str,
    pub(super) text: String,
    /// The attribute `Ccy`.
    pub(super) currency: Option<Box<str>>,
    /// Where it starts, in bytes.
    pub(super) offset: u32,
    pub(super) first_child: u32,
    pub(super) next: u32,
    last_child: u32,
    /// An element started in it, read or not; there is no text from here on.
    pub(super) parted: bool,
}

impl<'x> Document<'x> {
    pub(super) fn new(source: &'x str) -> Self {
        Self { source, elements: Vec::new() }
    }

    /// Adds an element behind all others and gives its index.
    pub(super) fn add(
        &mut self,
        parent: Option<usize>,
        name: &'static str,
        currency: Option<Box<str>>,
        offset: usize,
    ) -> usize {
        let index = self.elements.len();
        let text = String::new();
        self.elements.push(Element {
            name,
            text,
            currency,
            offset: narrow(offset),
            first_child: 0,
            next: 0,
            last_child: 0,
            parted: false,
        });
        if let Some(parent) = parent {
            let before = std::mem::replace(&mut self.elements[parent].last_child, narrow(index));
            if before == 0 {
                self.elements[parent].first_child = narrow(index);
            } else {
                self.elements[wide(before)].next = narrow(index);
            }
        }
        index
    }

    /// A problem at a place in the file, in bytes.
    pub(super) fn fail(&self, offset: usize, problem: StatementProblem) -> StatementError {
        StatementError { place: Place::of(self.source, offset), problem }
    }
}

/// Bytes and elements are limited far below this.
fn narrow(value: usize) -> u32 {
    u32::try_from(value).expect("a file has at most 16 MiB")
}

pub(super) fn wide(value: u32) -> usize {
    value as usize
}
