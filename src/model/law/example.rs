//! Tests of the law.

use super::duties::Period;
use crate::value::{Citation, Date};

/// A test of the law.
#[derive(Debug, Clone)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// What is said of other enterprises of the group and of earlier years, a line each.
    pub others: Vec<Vec<crate::record::Given>>,
    /// The activities, each with what is said of it.
    pub activities: Vec<Vec<crate::record::Given>>,
    /// What is said of the organisation.
    pub given: Vec<crate::record::Given>,
    /// Acts that are taken to be in force.
    pub assuming: Vec<String>,
    /// What is expected.
    pub expected: Vec<Expectation>,
    /// The provisions it is written from.
    pub under: Vec<Citation>,
    /// Where it stands.
    pub span: crate::source::Span,
}

/// One expectation of an example.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// The first word.
    pub what: String,
    /// What it is about.
    pub name: Option<String>,
    /// A day.
    pub date: Option<Date>,
    /// A period.
    pub within: Option<Period>,
    /// How often.
    pub every: Option<Period>,
    /// Where it stands.
    pub span: crate::source::Span,
}
