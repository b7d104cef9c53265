//! What `acquis assess` prints for programs.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::answer::Answer;
use super::explain::Explanation;
use super::follow::Follow;
use super::line::Json;
use crate::value::Date;

/// The answer of one state for programs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Assessed<'a> {
    /// `EU` or the code of the state.
    pub country: String,
    /// What it is there.
    #[serde(flatten)]
    pub answer: Answer<'a>,
    /// Why not something else, and what would change it.
    pub explanation: Explanation,
    /// What follows.
    pub follows: Follow,
}

/// The answers of all states that were asked.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Report<'a> {
    format: &'static str,
    version: u32,
    /// The day whose law was asked.
    pub as_of: Date,
    /// One for each state, in the order in which they were asked.
    pub answers: Vec<Assessed<'a>>,
}

/// One line of a batch.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BatchLine<'a> {
    /// The `id` of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Value>")]
    pub id: Option<&'a Json<'a>>,
    /// `EU` or the code of the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<&'a str>,
    /// The answer, or why there is none.
    #[serde(flatten)]
    pub result: BatchResult<'a>,
}

/// What came of a line.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum BatchResult<'a> {
    /// The answer.
    Answer(Box<Answer<'a>>),
    /// Why there is none.
    Error {
        /// What is wrong with the request, and what to write instead.
        error: String,
    },
}

impl<'a> Report<'a> {
    /// A report in the current format.
    #[must_use]
    pub fn new(as_of: Date, answers: Vec<Assessed<'a>>) -> Self {
        Self {
            format: "acquis-assess",
            version: 1,
            as_of,
            answers,
        }
    }
}

impl<'a> BatchLine<'a> {
    /// A line that cannot be answered.
    #[must_use]
    pub fn refused(id: Option<&'a Json<'a>>, error: String) -> Self {
        Self {
            id,
            country: None,
            result: BatchResult::Error { error },
        }
    }
}
