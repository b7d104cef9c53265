//! todo

pub mod picture;
