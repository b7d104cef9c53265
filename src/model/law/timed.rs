//! Statements that begin or end on a day of their own.

use super::super::condition::Condition;
use super::super::proof::Proof;
use crate::value::Date;

/// A statement that says from when or until when it holds, whether or not it holds on the day of the
/// model: what was, and what is to come.
#[derive(Debug, Clone)]
pub struct Timed {
    /// The keyword it is written with.
    pub keyword: &'static str,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// What it says: its text, else the names or the period it gives.
    pub text: String,
    /// First day on which it holds, as it says itself.
    pub begins: Option<Date>,
    /// Last day on which it holds, as it says itself.
    pub ends: Option<Date>,
    /// For whom, the blocks around it included.
    pub when: Option<Condition>,
    /// The regime that the block around it speaks for.
    pub regime: Option<String>,
    /// What stands behind it.
    pub proof: Proof,
}
