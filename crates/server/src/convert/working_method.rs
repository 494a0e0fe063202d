//! A working method as the wire shows it: with all of its versions, and as a line of a list. Nothing of it is personal.

use api::v1;
use domain::ids::{MethodId, SignalId};
use domain::working_method::{MethodFile, WorkingMethod, WorkingMethodAdopted, WorkingMethodImproved};
use uuid::Uuid;
use views::methods::Method;

use super::dates::day;
use super::receipt::count;

/// A working method at a revision; `None` when nobody adopted it.
#[must_use]
pub(crate) fn working_method(
    id: MethodId,
    state: &WorkingMethod,
    revision: u64,
) -> Option<v1::WorkingMethod> {
    let file = state.file()?;
    let retired = file.retired.as_ref();
    Some(v1::WorkingMethod {
        working_method_id: id.to_string(),
        revision: count(revision),
        title: file.adopted.title.to_string(),
        versions: std::iter::once(adopted(&file.adopted)).chain(file.improved.iter().map(improved)).collect(),
        retired_on: retired.and_then(|retired| day(retired.on)),
        retired_by: retired.map(|retired| retired.by.to_string()).unwrap_or_default(),
        retired_because: retired.map(|retired| retired.reason.to_string()).unwrap_or_default(),
    })
}

/// A working method in a list; `None` for a row without the event that adopted it.
#[must_use]
pub(crate) fn working_method_summary(id: Uuid, row: &Method) -> Option<v1::WorkingMethodSummary> {
    let file: &MethodFile = row.method.file()?;
    Some(v1::WorkingMethodSummary {
        working_method_id: id.to_string(),
        title: file.adopted.title.to_string(),
        version: number(file.version()),
        since: day(file.since()),
        text: file.text().to_string(),
        retired_on: file.retired.as_ref().and_then(|retired| day(retired.on)),
    })
}

fn adopted(adopted: &WorkingMethodAdopted) -> v1::WorkingMethodVersion {
    v1::WorkingMethodVersion {
        version: 1,
        since: day(adopted.on),
        recorded_by: adopted.by.to_string(),
        text: adopted.text.to_string(),
        reason: String::new(),
        signal_ids: Vec::new(),
    }
}

fn improved(improved: &WorkingMethodImproved) -> v1::WorkingMethodVersion {
    v1::WorkingMethodVersion {
        version: number(improved.version),
        since: day(improved.on),
        recorded_by: improved.by.to_string(),
        text: improved.text.to_string(),
        reason: improved.reason.to_string(),
        signal_ids: improved.signals.iter().map(SignalId::to_string).collect(),
    }
}

fn number(version: u32) -> i32 {
    i32::try_from(version).unwrap_or(i32::MAX)
}
