//! Change reports that were recorded: `changes/DATE-NAME.json`.

use crate::diff::Report;
use crate::diff::report::{FORMAT, VERSION};
use crate::value::Date;

/// A change report that is published with the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The name of its file without the ending: the day, and what it is about.
    pub name: String,
    /// The day in its name: when its first change takes effect, or whose law it tells.
    pub date: Date,
    /// What it says.
    pub report: Report,
}

impl Recorded {
    /// Reads a recorded report from the name of its file, without the ending, and its text.
    ///
    /// # Errors
    /// In words, what keeps it from being published.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let safe = name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let date = name.get(..10).and_then(Date::parse);
        let (Some(date), true, Some("-")) = (date, safe, name.get(10..11)) else {
            return Err(
                "its name is not a day, a hyphen and a name in small letters, such as 2026-11-22-thresholds.json"
                    .to_owned(),
            );
        };
        let report: Report = serde_json::from_str(text)
            .map_err(|error| format!("it is no change report: {error}"))?;
        if report.format != FORMAT || report.version > VERSION {
            return Err(format!(
                "it is of the format {} {}, and this program reads {FORMAT} {VERSION}",
                report.format, report.version
            ));
        }
        Ok(Self {
            name: name.to_owned(),
            date,
            report,
        })
    }
}
