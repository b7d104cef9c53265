//! The published form of what the model keeps as pairs: every part has a name.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::condition::Condition;

/// An answer to choose from.
#[derive(Serialize, JsonSchema)]
pub(super) struct Answer<'a> {
    /// The word that rules and answer files use.
    value: &'a str,
    /// The answer as it is put to people.
    text: &'a str,
}

/// What an input sums up.
#[derive(Serialize, JsonSchema)]
pub(super) struct Sum<'a> {
    /// The input whose values are added.
    input: &'a str,
    /// For which activities.
    when: &'a Condition,
}

pub(super) fn answers<S: Serializer>(
    values: &[(String, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(|(value, text)| Answer { value, text }))
}

// serde hands over the field as it is.
#[allow(clippy::ref_option)]
pub(super) fn sum<S: Serializer>(
    sum: &Option<(String, Condition)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let sum = sum.as_ref().map(|(input, when)| Sum { input, when });
    sum.serialize(serializer)
}
