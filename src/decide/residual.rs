//! Whom a statement concerns: what is left of its condition once the entity types are known.

use super::evaluate::matches_kind;
use crate::model::condition::{ActivityKind, Condition};
use crate::model::inherit::Law;

/// What a condition comes to for some entity types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Residual {
    /// It never holds for them.
    Never,
    /// It holds for all of them.
    Always,
    /// It holds for some, or depends on facts about the organisation.
    When(Condition),
}

impl Residual {
    /// Whether the statement is of no interest to these types.
    #[must_use]
    pub fn is_never(&self) -> bool {
        *self == Residual::Never
    }

    /// What remains to be said.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            Residual::When(condition) => Some(condition),
            _ => None,
        }
    }
}

/// Simplifies a condition for some entity types. A condition that is not there always holds.
#[must_use]
pub fn residual(law: &Law<'_>, condition: Option<&Condition>, types: &[&str]) -> Residual {
    condition.map_or(Residual::Always, |condition| {
        simplify(law, condition, types)
    })
}

fn simplify(law: &Law<'_>, condition: &Condition, types: &[&str]) -> Residual {
    match condition {
        Condition::Always => Residual::Always,
        Condition::Activity { among } => {
            let matched: Vec<&str> = types
                .iter()
                .copied()
                .filter(|id| matches_kind(among, id, law))
                .collect();
            if matched.is_empty() {
                Residual::Never
            } else if matched.len() == types.len() {
                Residual::Always
            } else {
                let among = matched
                    .into_iter()
                    .map(|id| ActivityKind::Type(id.to_owned()))
                    .collect();
                Residual::When(Condition::Activity { among })
            }
        }
        Condition::All { of } => {
            let mut rest = Vec::new();
            for member in of {
                match simplify(law, member, types) {
                    Residual::Never => return Residual::Never,
                    Residual::Always => {}
                    Residual::When(member) => rest.push(member),
                }
            }
            joined(rest, Residual::Always, |of| Condition::All { of })
        }
        Condition::Any { of } => {
            let mut rest = Vec::new();
            for member in of {
                match simplify(law, member, types) {
                    Residual::Always => return Residual::Always,
                    Residual::Never => {}
                    Residual::When(member) => rest.push(member),
                }
            }
            joined(rest, Residual::Never, |of| Condition::Any { of })
        }
        Condition::Not { of } => match simplify(law, of, types) {
            Residual::Never => Residual::Always,
            Residual::Always => Residual::Never,
            Residual::When(Condition::Activity { among }) => {
                // "not these" is said better as "the others", which are fewer than the whole law.
                let others = types.iter().filter(|id| !matches_kind(&among, id, law));
                let others: Vec<ActivityKind> = others
                    .map(|id| ActivityKind::Type((*id).to_owned()))
                    .collect();
                // ... unless the others are more.
                if others.len() > among.len() {
                    return Residual::When(Condition::Not {
                        of: Box::new(Condition::Activity { among }),
                    });
                }
                Residual::When(Condition::Activity { among: others })
            }
            Residual::When(member) => Residual::When(Condition::Not {
                of: Box::new(member),
            }),
        },
        other => Residual::When(other.clone()),
    }
}

fn joined(
    mut rest: Vec<Condition>,
    empty: Residual,
    join: impl FnOnce(Vec<Condition>) -> Condition,
) -> Residual {
    match rest.len() {
        0 => empty,
        1 => rest.pop().map_or(empty, Residual::When),
        _ => Residual::When(join(rest)),
    }
}
