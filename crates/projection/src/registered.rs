//! Which views there are: the one table of them.

use std::{marker::PhantomData, sync::Arc};

use views::{
    View, accounts::Accounts, caseload::Caseload, funds::Funds, methods::Methods, offers::Offers,
    provisions::Provisions, signals::Signals,
};

use crate::{
    ProjectionError,
    fold::{AnyView, Typed},
};

/// Some views, in order.
#[derive(Clone, Default)]
pub struct Registered(Vec<Arc<dyn AnyView>>);

impl Registered {
    /// All views of the product.
    pub fn all() -> Self {
        Self::none()
            .with::<Caseload>()
            .with::<Provisions>()
            .with::<Funds>()
            .with::<Signals>()
            .with::<Offers>()
            .with::<Methods>()
            .with::<Accounts>()
    }

    /// No views yet.
    pub fn none() -> Self {
        Self::default()
    }

    /// These and one more.
    #[must_use]
    pub fn with<V: View>(mut self) -> Self {
        self.0.push(typed::<V>());
        self
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|view| view.name())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<dyn AnyView>> {
        self.0.iter()
    }

    /// The view with this name; refused with the names that there are.
    pub(crate) fn known(&self, name: &str) -> Result<&Arc<dyn AnyView>, ProjectionError> {
        self.0.iter().find(|view| view.name() == name).ok_or_else(|| ProjectionError::UnknownView {
            name: name.chars().take(40).collect(),
            known: self.names().collect::<Vec<_>>().join(", "),
        })
    }
}

/// A view whose type is no longer known.
pub(crate) fn typed<V: View>() -> Arc<dyn AnyView> {
    Arc::new(Typed::<V>(PhantomData))
}
