//! Three-valued logic that remembers what an answer rests on.

use std::collections::BTreeSet;

/// Yes, no, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It is not known.
    Unknown,
}

impl Truth {
    /// The word of the contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "undetermined",
        }
    }
}

impl Truth {
    /// The opposite; what is not known stays unknown.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

/// A truth, with the presumptions it rests on and the facts that would settle it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The truth.
    pub truth: Truth,
    /// Inputs that were presumed and mattered.
    pub assumed: BTreeSet<String>,
    /// Inputs that are not known and matter.
    pub missing: BTreeSet<String>,
}

impl Finding {
    /// A finding that rests on nothing presumed.
    #[must_use]
    pub fn known(truth: bool) -> Self {
        Self {
            truth: if truth { Truth::Yes } else { Truth::No },
            assumed: BTreeSet::new(),
            missing: BTreeSet::new(),
        }
    }

    /// A finding that rests on a presumption.
    #[must_use]
    pub fn presumed(truth: bool, input: &str) -> Self {
        let mut finding = Self::known(truth);
        finding.assumed.insert(input.to_owned());
        finding
    }

    /// Not known for want of an input.
    #[must_use]
    pub fn missing(input: &str) -> Self {
        Self {
            truth: Truth::Unknown,
            assumed: BTreeSet::new(),
            missing: BTreeSet::from([input.to_owned()]),
        }
    }

    /// Whether it holds.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        self.truth == Truth::Yes
    }

    /// Whether it does not hold.
    #[must_use]
    pub fn is_no(&self) -> bool {
        self.truth == Truth::No
    }

    /// The opposite, resting on the same.
    #[must_use]
    pub fn negated(mut self) -> Self {
        self.truth = self.truth.negated();
        self
    }

    /// All hold. One that does not hold decides, whatever the others are.
    pub fn all(findings: impl IntoIterator<Item = Finding>) -> Self {
        Self::join(findings, Truth::No)
    }

    /// One holds. One that holds decides, whatever the others are.
    pub fn any(findings: impl IntoIterator<Item = Finding>) -> Self {
        Self::join(findings, Truth::Yes)
    }

    /// Joins with a truth that decides alone. The answer then rests on that member only; of several,
    /// on the one with the fewest presumptions.
    fn join(findings: impl IntoIterator<Item = Finding>, deciding: Truth) -> Self {
        let mut decided: Option<Finding> = None;
        let mut unknown = BTreeSet::new();
        let mut open = false;
        let mut assumed = BTreeSet::new();
        for finding in findings {
            if finding.truth == deciding {
                let fewer = decided
                    .as_ref()
                    .is_none_or(|other| finding.assumed.len() < other.assumed.len());
                if fewer {
                    decided = Some(finding);
                }
                continue;
            }
            open |= finding.truth == Truth::Unknown;
            unknown.extend(finding.missing);
            assumed.extend(finding.assumed);
        }
        decided.unwrap_or(Finding {
            truth: match (open, deciding) {
                (true, _) => Truth::Unknown,
                (false, Truth::No) => Truth::Yes,
                (false, _) => Truth::No,
            },
            assumed,
            missing: unknown,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_needs_no_further_facts() {
        let decided = Finding::all([Finding::missing("turnover"), Finding::known(false)]);
        assert_eq!(
            decided,
            Finding::known(false),
            "one `no` settles `all`, so nothing is missing"
        );
        let decided = Finding::any([Finding::missing("turnover"), Finding::known(true)]);
        assert_eq!(
            decided,
            Finding::known(true),
            "one `yes` settles `any`, so nothing is missing"
        );
    }

    #[test]
    fn the_truth_table_is_kleenes() {
        let values = [
            Finding::known(true),
            Finding::known(false),
            Finding::missing("x"),
        ];
        for a in &values {
            for b in &values {
                let all = Finding::all([a.clone(), b.clone()]).truth;
                let any = Finding::any([a.clone(), b.clone()]).truth;
                let dual = Finding::any([a.clone().negated(), b.clone().negated()])
                    .negated()
                    .truth;
                assert_eq!(all, dual, "De Morgan");
                if a.truth == Truth::Unknown && b.truth == Truth::Unknown {
                    assert_eq!((all, any), (Truth::Unknown, Truth::Unknown));
                }
            }
        }
    }
}
