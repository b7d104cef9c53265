//! What `acquis assess` prints for programs.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::answer::Answer;
use super::explain::Explanation;
use super::follow::Follow;
use crate::value::Date;

/// The answer of one state for programs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Assessed {
    /// `EU` or the code of the state.
    pub country: String,
    /// What it is there.
    #[serde(flatten)]
    pub answer: Answer,
    /// Why not something else, and what would change it.
    pub explanation: Explanation,
    /// What follows.
    pub follows: Follow,
}

/// The answers of all states that were asked.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Report {
    format: &'static str,
    version: u32,
    /// The day whose law was asked.
    pub as_of: Date,
    /// One for each state, in the order in which they were asked.
    pub answers: Vec<Assessed>,
}

/// One line of a batch.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BatchLine {
    /// The `id` of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Value>,
    /// `EU` or the code of the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The answer, or why there is none.
    #[serde(flatten)]
    pub result: BatchResult,
}

/// What came of a line.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum BatchResult {
    /// The answer.
    Answer(Box<Answer>),
    /// Why there is none.
    Error {
        /// What is wrong with the request, and what to write instead.
        error: String,
    },
}

impl Report {
    /// A report in the current format.
    #[must_use]
    pub fn new(as_of: Date, answers: Vec<Assessed>) -> Self {
        Self {
            format: "acquis-assess",
            version: 1,
            as_of,
            answers,
        }
    }
}
