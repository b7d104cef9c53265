//! Approving: which facts are meant, and the lines that say so.

use std::collections::{BTreeMap, BTreeSet};

use super::Digits;
use super::approval::{Approval, Approvals, file_of};
use super::report::{Standing, standing, topic};
use super::{Reviewable, reviewable};
use crate::diagnostic::closest;
use crate::model::KnowledgeBase;
use crate::value::Date;

/// What somebody approves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked<'a> {
    /// Facts by their ids.
    Facts(&'a [String]),
    /// Every fact on a topic, or every fact, of a state.
    Topic {
        /// The state.
        country: &'a str,
        /// The keyword of the blocks they stand in.
        topic: Option<&'a str>,
    },
}

/// Approves facts. Gives back the texts of the files that change, by their names without the ending,
/// and how many facts were approved that were not before.
///
/// # Errors
/// In words: an id that no fact has, or a topic of which nothing is said.
pub fn approve(
    base: &KnowledgeBase,
    approvals: &Approvals,
    asked: &Asked<'_>,
    by: &str,
    on: Date,
    until: Option<Date>,
) -> Result<(BTreeMap<String, String>, usize), String> {
    if by.trim().is_empty() || by.contains(char::is_control) {
        return Err("an approval needs the name of who approves, on one line".to_owned());
    }
    if until.is_some_and(|until| until < on) {
        return Err("the last day of an approval lies before its first".to_owned());
    }
    let facts = reviewable(base);
    let meant = meant(&facts, asked)?;
    let said: Vec<Digits> = facts.iter().map(|fact| fact.fingerprint).collect();
    let mut after = approvals.clone();
    let (mut files, mut count) = (BTreeSet::new(), 0);
    for fact in meant {
        // Who approved first stays, as long as that holds and nothing else is asked.
        if until.is_none() && standing(fact, approvals, on).0 == Standing::Approved {
            continue;
        }
        let approval = Approval {
            id: fact.id.clone(),
            fingerprint: fact.fingerprint,
            on,
            until,
            by: by.trim().to_owned(),
        };
        after.replace(fact, approval, &said);
        files.insert(file_of(&fact.id));
        count += 1;
    }
    let texts = files.into_iter().map(|file| {
        let text = after.print(&file);
        (file, text)
    });
    Ok((texts.collect(), count))
}

fn meant<'f>(facts: &'f [Reviewable], asked: &Asked<'_>) -> Result<Vec<&'f Reviewable>, String> {
    match asked {
        Asked::Facts(ids) => {
            let mut meant = Vec::new();
            for id in *ids {
                let found: Vec<&Reviewable> = facts.iter().filter(|fact| fact.id == *id).collect();
                if found.is_empty() {
                    let known = facts.iter().map(|fact| fact.id.as_str());
                    return Err(match closest(id, known) {
                        Some(hint) => format!("there is no fact `{id}`; did you mean `{hint}`?"),
                        None => format!("there is no fact `{id}`; `acquis review` lists them"),
                    });
                }
                meant.extend(found);
            }
            Ok(meant)
        }
        Asked::Topic {
            country,
            topic: asked,
        } => {
            let file = country.to_ascii_uppercase();
            let own: Vec<&Reviewable> = facts
                .iter()
                .filter(|fact| file_of(&fact.id) == file)
                .collect();
            let meant: Vec<&Reviewable> = own
                .iter()
                .copied()
                .filter(|fact| asked.is_none_or(|asked| topic(&fact.id) == asked))
                .collect();
            if meant.is_empty() {
                let topics: BTreeSet<&str> = own.iter().map(|fact| topic(&fact.id)).collect();
                let topics: Vec<&str> = topics.into_iter().collect();
                return Err(format!(
                    "nothing is said on `{}` in {country}; there are {}",
                    asked.unwrap_or_default(),
                    topics.join(", ")
                ));
            }
            Ok(meant)
        }
    }
}
