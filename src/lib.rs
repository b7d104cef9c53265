//! A compiler for the law of many countries.
//!
//! The modules stand in the order in which data flows; each uses only those before it.
//! `ARCHITECTURE.md` draws the picture.

pub mod source;
pub mod diagnostic;
pub mod value;
pub mod syntax;
pub mod format;
pub mod vocabulary;
pub mod record;
pub mod model;
pub mod decide;
pub mod check;
pub mod compile;
pub mod data;
pub mod site;
pub mod publish;
pub mod host;
pub mod cli;
