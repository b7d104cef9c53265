//! The figures by which size is told, period by period, with the group added as the law says.

use std::collections::{BTreeMap, BTreeSet};

use super::evaluate::{Context, evaluate};
use super::profile::{Answer, Figures, Member, Profile, Tie};
use super::truth::{Finding, Truth};
use crate::model::inherit::Law;
use crate::value::{Decimal, Percent};

/// The inputs by which size is told.
pub const FIGURES: [&str; 3] = ["staff", "turnover", "balance-sheet"];

/// The input that says whether an enterprise stands alone.
pub(super) const AUTONOMOUS: &str = "autonomous";

/// A holding below this many percent makes no partner (Recommendation 2003/361/EC, annex, Art. 3(2)).
pub(super) const PARTNER_FROM: i32 = 25;

/// One figure of one period, with the group added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its value, or the least that it can be.
    pub(super) value: Answer,
    /// What keeps it from being exact; empty where it is. Enterprises only ever add to a figure.
    pub(super) at_least_for_want_of: BTreeSet<String>,
    /// What is presumed where it is taken to be exact.
    pub(super) assumed: BTreeSet<String>,
}

/// An organisation made ready for one law: its figures with those of the group.
#[derive(Debug, Clone)]
pub struct Case {
    /// The organisation as it was told.
    pub profile: Profile,
    /// The state whose competence is asked; nothing for the directive alone.
    pub asked: Option<String>,
    /// Figures by period, the latest first.
    pub(super) periods: Vec<BTreeMap<String, Figure>>,
}

impl Case {
    /// Adds up the group under a law.
    #[must_use]
    pub fn new(law: &Law<'_>, profile: &Profile, presume: bool) -> Self {
        let mut case = Self {
            profile: profile.clone(),
            asked: law.country.map(|country| country.code.to_string()),
            periods: Vec::new(),
        };
        let alone = own_figures(law, &case, presume);
        let ties = Ties::of(law, profile, presume, alone);
        case.periods
            .push(ties.added(&profile.answers, profile.group.as_deref().unwrap_or(&[])));
        for period in &profile.periods {
            // Figures of an earlier period speak of the whole group unless its members are named.
            case.periods
                .push(ties.added(&period.figures, period.group.as_deref().unwrap_or(&[])));
        }
        case
    }
}

/// What counts of the group.
struct Ties {
    linked: bool,
    partners: bool,
    /// What is not known about the group as such.
    missing: BTreeSet<String>,
    assumed: BTreeSet<String>,
}

impl Ties {
    fn of(law: &Law<'_>, profile: &Profile, presume: bool, alone: Finding) -> Self {
        let declared = law.inputs.get(AUTONOMOUS);
        let said = match profile.answers.get(AUTONOMOUS) {
            Some(Answer::YesNo(yes)) => Some(*yes),
            _ => None,
        };
        let mut ties = Self {
            linked: law.counts_ties("linked"),
            partners: law.counts_ties("partner"),
            missing: BTreeSet::new(),
            assumed: BTreeSet::new(),
        };
        match (&profile.group, said, declared) {
            (Some(_), _, _) => match alone.truth {
                Truth::Yes => {
                    (ties.linked, ties.partners) = (false, false);
                    ties.assumed = alone.assumed;
                }
                // The group may or may not count, so the own figures are the least there can be.
                Truth::Unknown => {
                    (ties.linked, ties.partners) = (false, false);
                    ties.missing = alone.missing;
                }
                Truth::No => ties.assumed = alone.assumed,
            },
            _ if alone.truth == Truth::Yes => ties.assumed = alone.assumed,
            (None, Some(true), _) | (None, None, None) => {}
            (None, Some(false), _) => {
                ties.missing.insert("group".to_owned());
            }
            (None, None, Some(input)) if presume && input.presume.as_deref() == Some("yes") => {
                ties.assumed.insert(AUTONOMOUS.to_owned());
            }
            (None, None, Some(_)) => {
                ties.missing.insert(AUTONOMOUS.to_owned());
            }
        }
        ties
    }

    /// The figures of one period, those of the members added (annex, Art. 6).
    fn added(&self, own: &Figures, members: &[Member]) -> BTreeMap<String, Figure> {
        let mut figures = BTreeMap::new();
        for name in FIGURES {
            let mut sum = own.get(name).cloned();
            let mut open = self.missing.clone();
            if sum.is_none() {
                open.insert(name.to_owned());
            }
            for member in members {
                match Share::of(member.tie, self.linked, self.partners) {
                    Share::Nothing => {}
                    Share::Unknown => {
                        open.insert("group".to_owned());
                    }
                    Share::Of(percent) => {
                        match member
                            .figures
                            .get(name)
                            .and_then(|whole| part(whole, percent))
                        {
                            Some(part) => sum = Some(plus(sum, part, &mut open)),
                            None => {
                                open.insert("group".to_owned());
                            }
                        }
                    }
                }
            }
            if let Some(value) = sum {
                figures.insert(
                    name.to_owned(),
                    Figure {
                        value,
                        at_least_for_want_of: open,
                        assumed: self.assumed.clone(),
                    },
                );
            }
        }
        figures
    }
}

/// How much of a member's figures counts.
pub(super) enum Share {
    Nothing,
    Unknown,
    Of(Percent),
}

impl Share {
    /// By the tie, where linked enterprises count and where partners do.
    pub(super) fn of(tie: Tie, linked: bool, partners: bool) -> Self {
        match tie {
            Tie::Linked if linked => Self::Of(Percent(Decimal::whole(100))),
            Tie::Partner(None) if partners => Self::Unknown,
            Tie::Partner(Some(share)) if partners && share.0 >= Decimal::whole(PARTNER_FROM) => {
                Self::Of(share)
            }
            _ => Self::Nothing,
        }
    }
}

fn part(whole: &Answer, percent: Percent) -> Option<Answer> {
    Some(match whole {
        Answer::Number(number) => Answer::Number(number.percent(percent)?),
        Answer::Money(money) => {
            let mut part = money.clone();
            part.amount = money.amount.percent(percent)?;
            Answer::Money(part)
        }
        _ => return None,
    })
}

/// The sum, or what was there, with the group missing, where two currencies cannot be added.
fn plus(sum: Option<Answer>, part: Answer, open: &mut BTreeSet<String>) -> Answer {
    match (sum, part) {
        (None, part) => part,
        (Some(Answer::Number(a)), Answer::Number(b)) => Answer::Number(a.plus(b)),
        (Some(Answer::Money(mut a)), Answer::Money(b)) if a.currency == b.currency => {
            a.amount = a.amount.plus(b.amount);
            Answer::Money(a)
        }
        (Some(sum), _) => {
            open.insert("group".to_owned());
            sum
        }
    }
}

/// Whether the state looks at the organisation without its group.
fn own_figures(law: &Law<'_>, case: &Case, presume: bool) -> Finding {
    let context = Context::whole(law, case, presume);
    let stated = law.own_figures_rules().map(|(applies, when)| {
        let conditions = [applies, when].into_iter().flatten();
        Finding::all(conditions.map(|condition| evaluate(condition, context)))
    });
    Finding::any(stated)
}
