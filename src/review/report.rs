//! Which facts are approved, and which are not, or no longer.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::approval::{Approval, Approvals, file_of};
use super::{Digits, Reviewable, reviewable};
use crate::model::{Grade, KnowledgeBase};
use crate::value::Date;

/// Where the approval of a fact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Somebody approved what it says.
    Approved,
    /// Somebody approved something else under its name: it changed since.
    Changed,
    /// It was approved until a day that has passed.
    Expired,
    /// Nobody approved it yet.
    New,
}

impl Standing {
    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Approved => "approved",
            Standing::Changed => "changed",
            Standing::Expired => "expired",
            Standing::New => "new",
        }
    }
}

/// What is approved, and what waits for approval.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReviewReport {
    /// `acquis-review`.
    pub format: &'static str,
    /// The version of the format.
    pub version: u32,
    /// The day on which approvals must still hold.
    pub on: Date,
    /// The legislators: the code of a state, or the id of a directive or `SECTORS`, in capitals.
    pub legislators: Vec<Counts>,
    /// The facts that are not approved: what changed, what expired, what is new; each by id.
    pub facts: Vec<ReviewedFact>,
    /// Whether it was cut down to some facts, which are all told then.
    #[serde(skip)]
    pub selected: bool,
}

/// How many facts of one legislator stand where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// The code of the state, or the id of the directive or `SECTORS`, in capitals.
    pub of: String,
    /// Approved facts.
    pub approved: usize,
    /// Facts that changed since they were approved.
    pub changed: usize,
    /// Facts whose approval has expired.
    pub expired: usize,
    /// Facts that nobody approved yet.
    pub new: usize,
}

/// A fact that is not approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewedFact {
    /// Its stable id.
    pub id: String,
    /// Why it is not approved.
    pub standing: Standing,
    /// The keyword of the block it stands in.
    pub topic: String,
    /// How good its evidence is.
    pub grade: Grade,
    /// The fingerprint of what it says.
    pub fingerprint: Digits,
    /// The day of the last approval, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_on: Option<Date>,
    /// Who approved it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// The last day of that approval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_until: Option<Date>,
}

impl ReviewReport {
    /// Keeps only these facts, and the counts of their legislators.
    pub fn only(&mut self, ids: &BTreeSet<String>) {
        self.facts.retain(|fact| ids.contains(&fact.id));
        let of: BTreeSet<String> = ids.iter().map(|id| file_of(id)).collect();
        self.legislators.retain(|counts| of.contains(&counts.of));
        self.selected = true;
    }
}

/// Every fact that is not approved on a day; those of one legislator where one is asked for.
#[must_use]
pub fn review(
    base: &KnowledgeBase,
    approvals: &Approvals,
    of: Option<&str>,
    on: Date,
) -> ReviewReport {
    let mut legislators: Vec<Counts> = Vec::new();
    let mut facts = Vec::new();
    for fact in reviewable(base) {
        let file = file_of(&fact.id);
        if of.is_some_and(|of| of != file) {
            continue;
        }
        let (standing, last) = standing(&fact, approvals, on);
        count(&mut legislators, file, standing);
        if standing != Standing::Approved {
            facts.push(ReviewedFact {
                topic: topic(&fact.id).to_owned(),
                standing,
                grade: fact.grade,
                fingerprint: fact.fingerprint,
                approved_on: last.map(|last| last.on),
                approved_by: last.map(|last| last.by.clone()),
                approved_until: last.and_then(|last| last.until),
                id: fact.id,
            });
        }
    }
    facts.sort_by(|a, b| (a.standing, &a.id).cmp(&(b.standing, &b.id)));
    ReviewReport {
        format: "acquis-review",
        version: 1,
        on,
        legislators,
        facts,
        selected: false,
    }
}

fn count(legislators: &mut Vec<Counts>, of: String, standing: Standing) {
    let at = match legislators.iter().position(|counts| counts.of == of) {
        Some(at) => at,
        None => {
            legislators.push(Counts {
                of,
                approved: 0,
                changed: 0,
                expired: 0,
                new: 0,
            });
            legislators.len() - 1
        }
    };
    let counts = &mut legislators[at];
    *match standing {
        Standing::Approved => &mut counts.approved,
        Standing::Changed => &mut counts.changed,
        Standing::Expired => &mut counts.expired,
        Standing::New => &mut counts.new,
    } += 1;
}

/// Where a fact stands on a day, with the approval that says so or that was the last.
pub(super) fn standing<'a>(
    fact: &Reviewable,
    approvals: &'a Approvals,
    on: Date,
) -> (Standing, Option<&'a Approval>) {
    let lines = approvals.of(fact);
    let latest = |which: &dyn Fn(&Approval) -> bool| {
        let found = lines.iter().copied().filter(|approval| which(approval));
        found.max_by_key(|approval| (approval.on, approval.until))
    };
    let same = |approval: &Approval| approval.fingerprint == fact.fingerprint;
    let holds = |approval: &Approval| approval.until.is_none_or(|until| until >= on);
    // Only the fact's own name says that it was approved: a like statement beside it is another.
    let own =
        |approval: &Approval| approval.id == fact.id || fact.renamed_from.contains(&approval.id);
    if let Some(approved) = latest(&|approval| same(approval) && holds(approval)) {
        (Standing::Approved, Some(approved))
    } else if let Some(expired) = latest(&same) {
        (Standing::Expired, Some(expired))
    } else if let Some(changed) = latest(&own) {
        (Standing::Changed, Some(changed))
    } else {
        (Standing::New, None)
    }
}

/// The keyword of the block that a fact stands in: `reporting` of `be/reporting/stage/early-warning`.
pub(super) fn topic(id: &str) -> &str {
    id.split('/').nth(1).unwrap_or_default()
}
