//! The world outside: everything that the compiler takes in comes through here.
//!
//! Other modules get texts, dates and settings as values, so that the same input always gives the
//! same output. Nothing here asks what time it is.

#![allow(
    clippy::disallowed_methods,
    reason = "the one place that reads the disk"
)]

pub mod answers;
pub mod config;
pub mod dataset;
pub mod file;
pub mod git;
pub mod http;
pub mod project;
pub mod read;
pub mod site;
pub mod templates;
pub mod watch;
mod walk;
