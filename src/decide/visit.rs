//! What is said of an organisation, one thing after the other, for whoever keeps it in a form of its
//! own: a [`Profile`], or the facts of an [`Engine`](super::Engine).

use std::collections::BTreeSet;

use super::group::FIGURES;
use super::profile::{Activity, Answer, Figures, MainEstablishment, Member, Period, Profile, Tie};
use crate::model::condition::SizeClass;

/// Staff, turnover and balance sheet of one enterprise in one period.
pub type Three = [Option<Answer>; FIGURES.len()];

/// Another enterprise of the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprise {
    /// How it is tied to the organisation.
    pub tie: Tie,
    /// Its figures.
    pub figures: Three,
}

/// Lists of countries that an organisation tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Where it is established.
    EstablishedIn,
    /// Where it provides its services.
    ProvidesIn,
}

/// Takes down what is said of an organisation. What is not said is not known.
pub trait ProfileVisitor {
    /// One more activity, by its entity type; whether that is known to be one of the law.
    fn activity(&mut self, entity: &str) -> bool;
    /// An answer about the activity that was named last.
    fn of_activity(&mut self, input: &str, answer: Answer);
    /// An answer about the whole. Of several to one question, the last counts.
    fn answer(&mut self, input: &str, answer: Answer);
    /// Its own figures in the latest period, told like answers to the questions of [`FIGURES`].
    fn figures(&mut self, figures: Three);
    /// Its size, said outright.
    fn size(&mut self, size: SizeClass);
    /// The enterprises it is tied to.
    fn group(&mut self, members: Vec<Enterprise>);
    /// One more earlier period, with its group where that is named.
    fn period(&mut self, figures: Three, group: Option<Vec<Enterprise>>);
    /// The list of countries is complete, even if nothing stands in it.
    fn is_told(&mut self, presence: Presence);
    /// One country of a list, by its code.
    fn present_in(&mut self, presence: Presence, code: &str);
    /// Its main establishment.
    fn main_establishment(&mut self, main: MainEstablishment);
}

impl Profile {
    /// Says everything that is known of the organisation.
    pub fn visit(&self, visitor: &mut impl ProfileVisitor) {
        for activity in &self.activities {
            visitor.activity(&activity.entity);
            for (input, answer) in &activity.answers {
                visitor.of_activity(input, answer.clone());
            }
        }
        for (input, answer) in &self.answers {
            visitor.answer(input, answer.clone());
        }
        if let Some(size) = self.size {
            visitor.size(size);
        }
        if let Some(group) = &self.group {
            visitor.group(enterprises(group));
        }
        for period in &self.periods {
            let group = period.group.as_deref().map(enterprises);
            visitor.period(three(&period.figures), group);
        }
        for (presence, codes) in [
            (Presence::EstablishedIn, &self.places.established_in),
            (Presence::ProvidesIn, &self.places.provides_in),
        ] {
            if let Some(codes) = codes {
                visitor.is_told(presence);
                codes
                    .iter()
                    .for_each(|code| visitor.present_in(presence, code));
            }
        }
        if let Some(main) = &self.places.main_establishment {
            visitor.main_establishment(main.clone());
        }
    }

    fn list(&mut self, presence: Presence) -> &mut BTreeSet<String> {
        let list = match presence {
            Presence::EstablishedIn => &mut self.places.established_in,
            Presence::ProvidesIn => &mut self.places.provides_in,
        };
        list.get_or_insert_default()
    }
}

impl ProfileVisitor for Profile {
    fn activity(&mut self, entity: &str) -> bool {
        self.activities.push(Activity {
            entity: entity.to_owned(),
            ..Activity::default()
        });
        false
    }

    fn of_activity(&mut self, input: &str, answer: Answer) {
        if let Some(activity) = self.activities.last_mut() {
            activity.answers.insert(input.to_owned(), answer);
        }
    }

    fn answer(&mut self, input: &str, answer: Answer) {
        self.answers.insert(input.to_owned(), answer);
    }

    fn figures(&mut self, figures: Three) {
        self.answers.extend(named(figures));
    }

    fn size(&mut self, size: SizeClass) {
        self.size = Some(size);
    }

    fn group(&mut self, of: Vec<Enterprise>) {
        self.group = Some(members(of));
    }

    fn period(&mut self, figures: Three, group: Option<Vec<Enterprise>>) {
        self.periods.push(Period {
            figures: named(figures),
            group: group.map(members),
        });
    }

    fn is_told(&mut self, presence: Presence) {
        self.list(presence);
    }

    fn present_in(&mut self, presence: Presence, code: &str) {
        self.list(presence).insert(code.to_owned());
    }

    fn main_establishment(&mut self, main: MainEstablishment) {
        self.places.main_establishment = Some(main);
    }
}

fn three(figures: &Figures) -> Three {
    FIGURES.map(|name| figures.get(name).cloned())
}

fn named(figures: Three) -> Figures {
    let named = FIGURES.into_iter().zip(figures);
    named
        .filter_map(|(name, answer)| Some((name.to_owned(), answer?)))
        .collect()
}

fn enterprises(group: &[Member]) -> Vec<Enterprise> {
    let one = |member: &Member| Enterprise {
        tie: member.tie,
        figures: three(&member.figures),
    };
    group.iter().map(one).collect()
}

fn members(of: Vec<Enterprise>) -> Vec<Member> {
    let one = |enterprise: Enterprise| Member {
        tie: enterprise.tie,
        figures: named(enterprise.figures),
    };
    of.into_iter().map(one).collect()
}
