//! A compiler for the law of many countries.
//!
//! The modules stand in the order in which data flows; each uses only those before it.
//! `ARCHITECTURE.md` draws the picture.

pub mod check;
pub mod cli;
pub mod compile;
pub mod data;
pub mod decide;
pub mod diagnostic;
pub mod format;
pub mod host;
pub mod model;
pub mod publish;
pub mod record;
pub mod site;
pub mod source;
pub mod syntax;
pub mod value;
pub mod vocabulary;
