//! What the members of a cube owe of one duty under either law.

use super::Pair;
use super::duty::{Duty, Joined, Share};
use super::group::{Key, is_of_class};
use super::left::{Conditions, DutyLeft};
use crate::decide::{Axes, Case, Cone, Context, Outcome, Truth, evaluate};
use crate::model::inherit::Law;

/// One duty as it concerns one entity type.
pub(super) struct Shares<'s, 'a> {
    pub(super) duty: &'s Duty<'a>,
    pub(super) cone: &'s Cone,
    pub(super) left: &'s [DutyLeft<'s>; 2],
    pub(super) pair: &'s Pair<'a>,
}

impl Shares<'_, '_> {
    /// How the duty moves for these classes, or the questions that are still open.
    pub(super) fn moves(
        &self,
        fixed: &[Option<usize>],
        outcome: &Outcome,
    ) -> Result<Option<Key>, Axes> {
        let [old, new] = self.left;
        let (was, is) = (
            self.side(self.pair.old, old, fixed, outcome),
            self.side(self.pair.new, new, fixed, outcome),
        );
        let (old, new) = match (was, is) {
            // Whoever is freed from its topic is told of that, where it moves.
            (Ok(None), _) | (_, Ok(None)) => return Ok(None),
            (Ok(Some(old)), Ok(Some(new))) => (old, new),
            (was, is) => return Err(was.err().unwrap_or_default() | is.err().unwrap_or_default()),
        };
        let value = |share: &Option<Share<'_>>| share.as_ref().map(|share| share.value.clone());
        let named = &self.duty.named;
        Ok((value(&old) != value(&new)).then(|| Key::Duty {
            moves: named.moves,
            name: named.name.clone(),
            order: self.duty.order(old.as_ref(), new.as_ref()),
            old: value(&old),
            new: value(&new),
        }))
    }

    /// What is owed on one side; nothing at all where the law frees from its topic.
    fn side<'l>(
        &self,
        law: &Law<'_>,
        left: &'l DutyLeft<'_>,
        fixed: &[Option<usize>],
        outcome: &Outcome,
    ) -> Result<Option<Option<Share<'l>>>, Axes> {
        let profile = self.cone.profile(law, fixed);
        let case = Case::new(law, &profile, false);
        let context = Context {
            activity: case.profile.activities.first(),
            class: Some(outcome.class()),
            ..Context::whole(law, &case, false)
        };
        let holds = |when: &Conditions| self.holds(when, fixed, context);
        let mut open = 0;
        for when in &left.freed {
            match holds(when) {
                (Truth::Yes, _) => return Ok(None),
                (Truth::No, _) => {}
                (Truth::Unknown, missing) => open |= missing,
            }
        }
        let mut found = Vec::new();
        for one in &left.owed {
            let classes = &one.owed.classes;
            let of_class = |class: &String| is_of_class(law, outcome, class);
            if !classes.is_empty() && !classes.iter().any(of_class) {
                continue;
            }
            match holds(&one.when) {
                (Truth::Yes, _) => found.push(one.owed),
                (Truth::No, _) => continue,
                (Truth::Unknown, missing) => open |= missing,
            }
            if self.duty.named.joined == Joined::First {
                break;
            }
        }
        if open == 0 {
            Ok(Some(Share::of(&found)))
        } else {
            Err(open)
        }
    }

    fn holds(
        &self,
        when: &Conditions,
        fixed: &[Option<usize>],
        context: Context<'_>,
    ) -> (Truth, Axes) {
        let mut unknown = 0;
        for (condition, wanted) in when {
            let Some(condition) = condition.condition() else {
                continue;
            };
            let finding = evaluate(condition, context);
            match (finding.truth, wanted) {
                (Truth::Yes, true) | (Truth::No, false) => {}
                (Truth::Yes, false) | (Truth::No, true) => return (Truth::No, 0),
                (Truth::Unknown, wanted) => {
                    let inputs = finding.missing.iter();
                    let axes = inputs.filter_map(|input| self.cone.axis_of(input));
                    let waits =
                        axes.filter(|axis| fixed[*axis].is_none())
                            .fold(0, |open: Axes, axis| {
                                let bit = Axes::from(1_u8).checked_shl(axis as u32);
                                open | bit.unwrap_or_default()
                            });
                    if waits == 0 && *wanted {
                        // Nothing that could be asked settles it: it does not hold as far as is
                        // known.
                        return (Truth::No, 0);
                    }
                    unknown |= waits;
                }
            }
        }
        if unknown == 0 {
            (Truth::Yes, 0)
        } else {
            (Truth::Unknown, unknown)
        }
    }
}
