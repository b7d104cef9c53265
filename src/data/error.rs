//! Why datasets could not be written.

use std::fmt;

/// Why datasets could not be written.
#[derive(Debug)]
#[non_exhaustive]
pub enum DataError {
    /// A value has no place in JSON as it is published here.
    Json(String),
    /// A table could not be written.
    Table {
        /// The table.
        table: &'static str,
        /// Why.
        error: String,
    },
    /// The settings could not be written.
    Settings {
        /// Why.
        error: String,
    },
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DataError::Json(reason) => {
                write!(f, "the datasets cannot be written as JSON: {reason}")
            }
            DataError::Table { table, error } => {
                write!(f, "the table `{table}` cannot be written: {error}")
            }
            DataError::Settings { error } => {
                write!(f, "the settings cannot be written: {error}")
            }
        }
    }
}

impl std::error::Error for DataError {}

impl serde::ser::Error for DataError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        DataError::Json(message.to_string())
    }
}
