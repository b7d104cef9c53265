//! Whom a statement concerns: what is left of its condition once the sector of a page is known.

use crate::decide::{Activity, Case, Context, Profile, Truth, evaluate};
use crate::model::condition::{ActivityKind, Condition};
use crate::model::inherit::Law;

/// What a condition comes to for the entity types of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Residual {
    /// It never holds for them.
    Never,
    /// It holds for all of them.
    Always,
    /// It holds for some, or depends on facts that the page does not know.
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
        Condition::Activity { .. } => {
            let matched: Vec<&str> = types
                .iter()
                .copied()
                .filter(|id| is_kind(law, condition, id))
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
                let condition = Condition::Activity { among };
                let others = types.iter().filter(|id| !is_kind(law, &condition, id));
                let others: Vec<ActivityKind> = others
                    .map(|id| ActivityKind::Type((*id).to_owned()))
                    .collect();
                let Condition::Activity { among } = condition else {
                    return Residual::When(condition);
                };
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

/// Whether a condition on the activity alone holds for a type.
fn is_kind(law: &Law<'_>, condition: &Condition, entity: &str) -> bool {
    let activity = Activity {
        entity: entity.to_owned(),
        ..Activity::default()
    };
    let case = Case::new(law, &Profile::default(), false);
    let context = Context {
        activity: Some(&activity),
        ..Context::whole(law, &case, false)
    };
    evaluate(condition, context).truth == Truth::Yes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::base;

    fn activity(ids: &[&str]) -> Condition {
        Condition::Activity {
            among: ids
                .iter()
                .map(|id| ActivityKind::Type((*id).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn what_the_sector_decides_is_no_longer_asked() {
        let base = base();
        let law = Law::of(&base, None).expect("the directive");
        let dns = activity(&["dns-service-provider"]);
        let flag = Condition::Flag {
            input: "incident-ongoing".to_owned(),
        };
        let both = Condition::All {
            of: vec![dns.clone(), flag.clone()],
        };
        let here = ["dns-service-provider"];
        assert_eq!(residual(&law, Some(&both), &here), Residual::When(flag));
        assert_eq!(
            residual(&law, Some(&both), &["food-business"]),
            Residual::Never
        );
        let not = Condition::Not { of: Box::new(dns) };
        assert_eq!(
            residual(
                &law,
                Some(&not),
                &["dns-service-provider", "tld-name-registry"]
            ),
            Residual::When(activity(&["tld-name-registry"]))
        );
        assert_eq!(residual(&law, None, &here), Residual::Always);
    }
}
