//! A compiler for the law of many countries.
//!
//! The modules stand in the order in which data flows; each uses only those before it.
//! `ARCHITECTURE.md` draws the picture.
#![deny(
    clippy::iter_over_hash_type,
    clippy::todo,
    clippy::dbg_macro,
    clippy::float_arithmetic
)]
// Tests may stop where something is wrong, and read and write where they like.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::disallowed_methods,
        clippy::disallowed_types
    )
)]

pub mod source;
pub mod diagnostic;
pub mod value;
pub mod syntax;
pub mod format;
pub mod vocabulary;
pub mod record;
pub mod model;
pub mod decide;
pub mod assess;
pub mod analyse;
pub mod check;
pub mod compile;
pub mod coverage;
pub mod history;
pub mod scaffold;
pub mod diff;
pub mod review;
pub mod receipt;
pub mod templates;
pub mod data;
pub mod site;
pub mod inspect;
pub mod preview;
pub mod publish;
pub mod host;
pub mod cli;
