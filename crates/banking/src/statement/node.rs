//! A way through the tree that says where something is missing, and does not overlook what is there twice.

use super::document::{Document, wide};
use super::error::{StatementError, StatementProblem};

/// An element of a document.
#[derive(Clone, Copy)]
pub(super) struct Node<'d> {
    document: &'d Document<'d>,
    index: usize,
}

impl<'d> Node<'d> {
    /// The root of a document; a document that was read has one.
    pub(super) fn root(document: &'d Document<'d>) -> Self {
        Self { document, index: 0 }
    }

    /// The trimmed text; empty for an element with elements in it.
    pub(super) fn text(self) -> &'d str {
        &self.document.elements[self.index].text
    }

    /// The attribute `Ccy`.
    pub(super) fn currency(self) -> Option<&'d str> {
        self.document.elements[self.index].currency.as_deref()
    }

    /// A problem with this element.
    pub(super) fn fail(self, problem: impl Into<StatementProblem>) -> StatementError {
        self.document.fail(wide(self.document.elements[self.index].offset), problem.into())
    }

    /// All elements of this name directly in it.
    pub(super) fn all(self, name: &'static str) -> impl Iterator<Item = Node<'d>> {
        let document = self.document;
        let node = move |index: u32| (index != 0).then(|| Node { document, index: wide(index) });
        let first = node(document.elements[self.index].first_child);
        std::iter::successors(first, move |child| node(document.elements[child.index].next))
            .filter(move |child| document.elements[child.index].name == name)
    }

    /// The only element of this name, if there is one.
    pub(super) fn optional(self, name: &'static str) -> Result<Option<Node<'d>>, StatementError> {
        let mut found = self.all(name);
        let first = found.next();
        match found.next() {
            Some(second) => Err(second.fail(StatementProblem::Repeated { element: name })),
            None => Ok(first),
        }
    }

    /// The only element of this name.
    pub(super) fn required(self, name: &'static str) -> Result<Node<'d>, StatementError> {
        self.optional(name)?.ok_or_else(|| self.fail(StatementProblem::Missing { element: name }))
    }

    /// The only element at the end of these names, if there is one.
    pub(super) fn path(self, names: &[&'static str]) -> Result<Option<Node<'d>>, StatementError> {
        names.iter().try_fold(Some(self), |node, name| node.map_or(Ok(None), |node| node.optional(name)))
    }

    /// The text at the end of these names, if there is one and it is not empty.
    pub(super) fn text_at(self, names: &[&'static str]) -> Result<Option<&'d str>, StatementError> {
        Ok(self.path(names)?.map(Node::text).filter(|text| !text.is_empty()))
    }
}
