//! The working method: how the work is done, version by version, each with what led to it (werkwijze).
//!
//! There is one version in use at a time; a version is never changed, only followed by the next. Everything it says is
//! public: it must never say anything about a person.

mod adopt;
mod improve;
mod operations;
mod refusal;
mod retire;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::adopt::{AdoptWorkingMethod, WorkingMethodAdopted};
pub use self::improve::{ImproveWorkingMethod, WorkingMethodImproved};
pub use self::operations::{WorkingMethodCommand, WorkingMethodEvent};
pub use self::refusal::WorkingMethodRefusal;
pub use self::retire::{RetireWorkingMethod, WorkingMethodRetired};
use crate::fact::Fact;
use crate::ids::PublicText;

/// A working method and its versions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum WorkingMethod {
    /// Nobody adopted it.
    #[default]
    Unknown,
    /// It was adopted.
    Known(Box<MethodFile>),
}

/// What is known of an adopted working method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodFile {
    /// Version 1.
    pub adopted: WorkingMethodAdopted,
    /// Version 2 and later, in order.
    pub improved: Vec<WorkingMethodImproved>,
    /// Its end, once retired.
    pub retired: Option<WorkingMethodRetired>,
}

impl WorkingMethod {
    /// What a command leads to.
    ///
    /// # Errors
    /// In the order of [`WorkingMethodRefusal`].
    pub fn decide(
        &self,
        command: &WorkingMethodCommand,
    ) -> Result<Vec<WorkingMethodEvent>, WorkingMethodRefusal> {
        use WorkingMethodCommand as C;
        let event = match (self, command) {
            (Self::Unknown, C::AdoptWorkingMethod(adopt)) => adopt.decide()?.into(),
            (Self::Unknown, _) => return Err(WorkingMethodRefusal::WorkingMethodNotAdopted),
            (Self::Known(file), C::AdoptWorkingMethod(_)) => {
                return Err(WorkingMethodRefusal::WorkingMethodAlreadyAdopted { on: file.adopted.on });
            }
            (Self::Known(file), C::ImproveWorkingMethod(improve)) => {
                file.may_change(&improve.fact)?;
                improve.decide(file)?.into()
            }
            (Self::Known(file), C::RetireWorkingMethod(retire)) => {
                file.may_change(&retire.fact)?;
                retire.decide().into()
            }
        };
        Ok(vec![event])
    }

    /// Takes over what happened. An event that history cannot hold at this place changes nothing.
    pub fn apply(&mut self, event: &WorkingMethodEvent) {
        match (event, self.file_mut()) {
            (WorkingMethodEvent::WorkingMethodAdopted(event), None) => {
                let (adopted, improved, retired) = (event.clone(), Vec::new(), None);
                *self = Self::Known(Box::new(MethodFile { adopted, improved, retired }));
            }
            (WorkingMethodEvent::WorkingMethodImproved(event), Some(file)) => {
                file.improved.push(event.clone());
            }
            (WorkingMethodEvent::WorkingMethodRetired(event), Some(file)) => {
                file.retired = Some(event.clone());
            }
            (WorkingMethodEvent::WorkingMethodAdopted(_), Some(_)) | (_, None) => {}
        }
    }

    /// What is known of it; `None` when nobody adopted it.
    #[must_use]
    pub fn file(&self) -> Option<&MethodFile> {
        match self {
            Self::Unknown => None,
            Self::Known(file) => Some(file),
        }
    }

    fn file_mut(&mut self) -> Option<&mut MethodFile> {
        match self {
            Self::Unknown => None,
            Self::Known(file) => Some(file),
        }
    }
}

impl MethodFile {
    /// The version in use, from 1.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.improved.last().map_or(1, |improved| improved.version)
    }

    /// How the work is done in the version in use.
    #[must_use]
    pub fn text(&self) -> &PublicText {
        self.improved.last().map_or(&self.adopted.text, |improved| &improved.text)
    }

    /// Since when the version in use is in use.
    #[must_use]
    pub fn since(&self) -> Date {
        self.improved.last().map_or(self.adopted.on, |improved| improved.on)
    }

    /// The general rules: it is in use, and the day is one on which its version was.
    fn may_change(&self, fact: &Fact) -> Result<(), WorkingMethodRefusal> {
        if let Some(retired) = &self.retired {
            return Err(WorkingMethodRefusal::WorkingMethodRetired { on: retired.on });
        }
        refusal::not_in_future(fact)?;
        let (on, version, version_on) = (fact.on, self.version(), self.since());
        match on < version_on {
            true => Err(WorkingMethodRefusal::WorkingMethodDateBeforeVersion { on, version, version_on }),
            false => Ok(()),
        }
    }
}

crate::table::aggregate! {
    WorkingMethod as "working_method": WorkingMethodCommand => WorkingMethodEvent, refusing WorkingMethodRefusal,
    around (), by |method, command, _around| method.decide(command)
}
