//! The files of approvals: a line a fact, sorted, so that two people's approvals merge.

use std::collections::BTreeMap;
use std::fmt;

use crate::value::Date;

use super::{Digits, Reviewable};

/// Somebody's approval of what a fact says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approval {
    /// The id that the fact had.
    pub id: String,
    /// The fingerprint of what it said.
    pub fingerprint: Digits,
    /// The day.
    pub on: Date,
    /// The last day on which the approval holds.
    pub until: Option<Date>,
    /// Who approved it.
    pub by: String,
}

/// A line that is no approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongLine {
    /// The name of the file without its ending.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
}

impl fmt::Display for WrongLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {} of `reviews/{}.txt` is no approval: an approval is the id of a fact, its fingerprint, the day, the last day or `-`, and a name, with a tab between two",
            self.line, self.file
        )
    }
}

impl std::error::Error for WrongLine {}

/// Every approval.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approvals {
    by_stem: BTreeMap<String, Vec<Approval>>,
}

impl Approvals {
    /// Reads files of approvals by their names without the ending. Empty lines and remarks behind `#`
    /// are passed over.
    ///
    /// # Errors
    /// The first line that is no approval: a file that was merged badly approves nothing by accident.
    pub fn read<'t>(
        files: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Self, WrongLine> {
        let mut approvals = Self::default();
        for (file, text) in files {
            for (at, line) in text.lines().enumerate() {
                if line.trim().is_empty() || line.starts_with('#') {
                    continue;
                }
                let approval = parse(line).ok_or_else(|| WrongLine {
                    file: file.to_owned(),
                    line: at + 1,
                })?;
                approvals.add(approval);
            }
        }
        Ok(approvals)
    }

    /// Whether nobody approved anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_stem.is_empty()
    }

    /// Adds an approval.
    pub(super) fn add(&mut self, approval: Approval) {
        let lines = self
            .by_stem
            .entry(stem(&approval.id).to_owned())
            .or_default();
        if !lines.contains(&approval) {
            lines.push(approval);
            lines.sort_unstable();
        }
    }

    /// The approvals that can be of a fact: under its id, an earlier one, or that of a like statement
    /// beside it. Statements without a name are numbered as they stand, and may change places.
    pub(super) fn of(&self, fact: &Reviewable) -> Vec<&Approval> {
        std::iter::once(&fact.id)
            .chain(&fact.renamed_from)
            .filter_map(|id| self.by_stem.get(stem(id)))
            .flatten()
            .collect()
    }

    /// Takes away what is approved anew: the approvals under the id of the fact that are of another
    /// content, unless a like statement beside it still says that.
    pub(super) fn replace(&mut self, fact: &Reviewable, approval: Approval, said: &[Digits]) {
        if let Some(lines) = self.by_stem.get_mut(stem(&fact.id)) {
            lines.retain(|line| {
                let same = line.fingerprint == fact.fingerprint;
                let elsewhere = said.contains(&line.fingerprint);
                !same && (elsewhere || line.id != fact.id)
            });
        }
        self.add(approval);
    }

    /// The text of the file that holds the approvals of a legislator, sorted.
    #[must_use]
    pub fn print(&self, file: &str) -> String {
        let mut lines: Vec<&Approval> = self
            .by_stem
            .values()
            .flatten()
            .filter(|approval| file_of(&approval.id) == file)
            .collect();
        lines.sort_unstable();
        let mut text = String::from(
            "# Written by `acquis approve`: fact, fingerprint, day, last day, name. One line a fact.\n",
        );
        for line in lines {
            let until = line
                .until
                .map_or_else(|| "-".to_owned(), |until| until.to_string());
            text.push_str(&format!(
                "{}\t{}\t{}\t{until}\t{}\n",
                line.id, line.fingerprint, line.on, line.by
            ));
        }
        text
    }
}

fn parse(line: &str) -> Option<Approval> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, fingerprint, on, until, by] = fields.as_slice() else {
        return None;
    };
    let until = match *until {
        "-" => None,
        day => Some(Date::parse(day)?),
    };
    let whole = id.contains('/') && !by.trim().is_empty();
    whole.then_some(Approval {
        id: (*id).to_owned(),
        fingerprint: Digits::parse(fingerprint)?,
        on: Date::parse(on)?,
        until,
        by: by.trim().to_owned(),
    })
}

/// An id without the number that tells a statement without a name from its like.
fn stem(id: &str) -> &str {
    let bare = id.trim_end_matches(|c: char| c.is_ascii_digit());
    match bare.strip_suffix('-') {
        Some(stem) if bare.len() < id.len() => stem,
        _ => id,
    }
}

/// The name of the file that holds the approval of a fact: the code of its state, or the id of its
/// directive, or `sectors`, in capitals.
#[must_use]
pub fn file_of(id: &str) -> String {
    id.split('/')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase()
}
