//! Conditions to tests. What is known of an entity type settles many of them before anybody is asked.

use super::Engine;
use super::test::{KEPT, Test, TestId, Tests};
use super::value::Limit;
use crate::decide::evaluate::{matches_kind, parts};
use crate::decide::group::FIGURES;
use crate::decide::size::is_one;
use crate::model::condition::{Bound, Condition, Relation, SizeClass};
use crate::model::inherit::SizeBlock;

/// Of whom conditions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// An activity of this entity type; of none that the law has.
    Type(Option<usize>),
    /// The organisation, or whichever activity is looked at.
    Anybody,
}

/// Lowers conditions. What several of them ask is one test.
pub(super) struct Builder<'e> {
    engine: &'e Engine<'e>,
    of: Of,
    tests: Tests,
    /// Comparisons of the size that are lowered already, for the one of whom they are asked.
    sizes: Vec<(Of, Relation, Vec<SizeClass>, TestId)>,
}

impl<'e> Builder<'e> {
    pub(super) fn new(engine: &'e Engine<'_>, of: Of) -> Self {
        Self {
            engine,
            of,
            tests: Tests::default(),
            sizes: Vec::new(),
        }
    }

    /// The tests, with a place to keep what is asked more than once.
    pub(super) fn end(mut self, roots: impl Iterator<Item = TestId>) -> Tests {
        let mut uses = vec![0_u32; self.tests.tests.len()];
        let inner = self.tests.tests.iter().flat_map(Test::members);
        for of in inner.copied().chain(roots) {
            uses[of] += 1;
        }
        // From the outermost: what is kept there spares all within.
        let mut places = 0..KEPT;
        let mut kept = vec![None; self.tests.tests.len()];
        for (at, test) in self.tests.tests.iter().enumerate().rev() {
            let asks_more = !test.members().is_empty() && !matches!(test, Test::Not(_));
            if asks_more && uses[at] > 1 && !self.asks_class(at) {
                kept[at] = places.next().and_then(|place| u8::try_from(place).ok());
            }
        }
        self.tests.kept = kept;
        self.tests
    }

    /// Whether the truth of a test depends on the class that was decided.
    fn asks_class(&self, test: TestId) -> bool {
        let test = &self.tests.tests[test];
        matches!(test, Test::Class(_)) || test.members().iter().any(|of| self.asks_class(*of))
    }

    fn add(&mut self, test: Test) -> TestId {
        if let Some(known) = self.tests.tests.iter().position(|other| *other == test) {
            return known;
        }
        self.tests.tests.push(test);
        self.tests.tests.len() - 1
    }

    /// Whether a test never holds.
    pub(super) fn is_never(&self, test: TestId) -> bool {
        self.tests.tests[test] == Test::Known(false)
    }

    pub(super) fn lower(&mut self, condition: &Condition) -> TestId {
        match condition {
            Condition::Always => self.add(Test::Known(true)),
            Condition::All { of } => {
                let of = of.iter().map(|member| self.lower(member)).collect();
                self.all(of)
            }
            Condition::Any { of } => {
                let of = of.iter().map(|member| self.lower(member)).collect();
                self.any(of)
            }
            Condition::Not { of } => {
                let of = self.lower(of);
                self.not(of)
            }
            Condition::Activity { among } => {
                let law = &self.engine.law;
                let is_one = |entity: &&str| matches_kind(among, entity, law);
                match self.of {
                    Of::Type(entity) => {
                        let id = entity.and_then(|entity| law.types.keys().nth(entity));
                        self.add(Test::Known(id.is_some_and(is_one)))
                    }
                    Of::Anybody => {
                        let types = law.types.keys().map(is_one).collect();
                        self.add(Test::Activity(types))
                    }
                }
            }
            Condition::Size { is, sizes } => self.size(*is, sizes),
            Condition::Class { among } => {
                let law = &self.engine.law;
                let outcomes = self.engine.outcomes.iter().map(|(outcome, _)| {
                    let class = outcome.class();
                    let also = law.class_of(class);
                    among
                        .iter()
                        .any(|other| other == class || also == Some(other))
                });
                let outcomes = outcomes.collect();
                self.add(Test::Class(outcomes))
            }
            Condition::Flag { input } => {
                let input = self.engine.words.name(input);
                self.add(Test::Flag(input))
            }
            Condition::Choice { input, among } => {
                let words = &self.engine.words;
                let test = Test::Choice {
                    input: words.name(input),
                    among: among.iter().map(|word| words.of_rules(word)).collect(),
                };
                self.add(test)
            }
            Condition::Compare { input, is, bound } => self.compare(input, *is, bound),
        }
    }

    /// All hold. What is settled without anybody's being asked is left out.
    pub(super) fn all(&mut self, mut of: Vec<TestId>) -> TestId {
        if of.iter().any(|test| self.is_never(*test)) {
            return self.add(Test::Known(false));
        }
        of.retain(|test| self.tests.tests[*test] != Test::Known(true));
        match of[..] {
            [] => self.add(Test::Known(true)),
            [one] => one,
            _ => self.add(Test::All(of.into())),
        }
    }

    /// One holds.
    pub(super) fn any(&mut self, mut of: Vec<TestId>) -> TestId {
        if of
            .iter()
            .any(|test| self.tests.tests[*test] == Test::Known(true))
        {
            return self.add(Test::Known(true));
        }
        of.retain(|test| self.tests.tests[*test] != Test::Known(false));
        match of[..] {
            [] => self.add(Test::Known(false)),
            [one] => one,
            _ => self.add(Test::Any(of.into())),
        }
    }

    fn not(&mut self, of: TestId) -> TestId {
        match self.tests.tests[of] {
            Test::Known(yes) => self.add(Test::Known(!yes)),
            _ => self.add(Test::Not(of)),
        }
    }

    fn compare(&mut self, input: &str, is: Relation, bound: &Bound) -> TestId {
        let words = &self.engine.words;
        let declared = self.engine.law.inputs.get(input).copied();
        if let Some((of, when)) = declared.and_then(|input| input.sums.as_ref()) {
            let (input, of) = (words.name(input), words.name(of));
            // Every activity is asked, whichever is looked at.
            let looked_at = std::mem::replace(&mut self.of, Of::Anybody);
            let when = self.lower(when);
            self.of = looked_at;
            let limit = match bound {
                Bound::Percent(limit) => Some(limit.0),
                _ => None,
            };
            return self.add(Test::Sum {
                input,
                of,
                when,
                is,
                limit,
            });
        }
        if let Some((each, one_is_enough)) = parts(is, bound) {
            let each = each
                .iter()
                .map(|part| self.compare(input, is, part))
                .collect();
            return if one_is_enough {
                self.any(each)
            } else {
                self.all(each)
            };
        }
        let limit = Limit::of(bound, words);
        let test = match FIGURES.iter().position(|figure| *figure == input) {
            Some(figure) => Test::Figure { figure, is, limit },
            None => Test::Compare {
                input: words.name(input),
                is,
                limit,
            },
        };
        self.add(test)
    }

    fn size(&mut self, is: Relation, sizes: &[SizeClass]) -> TestId {
        let known = self.sizes.iter().find(|(of, relation, among, _)| {
            (*of, *relation, among.as_slice()) == (self.of, is, sizes)
        });
        if let Some((_, _, _, test)) = known {
            return *test;
        }
        let test = self.new_size(is, sizes);
        self.sizes.push((self.of, is, sizes.to_vec(), test));
        test
    }

    fn new_size(&mut self, is: Relation, sizes: &[SizeClass]) -> TestId {
        let by_figures = self.in_blocks(is, sizes);
        let [micro, small, medium, large] =
            SizeClass::ALL.map(|size| self.in_blocks(Relation::Is, &[size]));
        self.add(Test::Size {
            stated: SizeClass::ALL.map(|size| is_one(is, size, sizes)),
            figures: [by_figures, micro, small, medium, large],
        })
    }

    /// The block of sizes that speaks for an organisation decides. Blocks for some entities come
    /// before the one for everybody.
    fn in_blocks(&mut self, is: Relation, sizes: &[SizeClass]) -> TestId {
        let law = &self.engine.law;
        let mut found = Vec::new();
        let mut earlier: Vec<TestId> = Vec::new();
        for block in &law.sizes {
            let compared = self.in_block(block, is, sizes);
            let Some(applies) = block.applies else {
                earlier.push(compared);
                found.push(self.all(earlier));
                break;
            };
            let applies = self.lower(applies);
            let here = earlier.iter().copied().chain([applies, compared]).collect();
            found.push(self.all(here));
            earlier.push(self.not(applies));
        }
        self.any(found)
    }

    fn in_block(&mut self, block: &SizeBlock<'_>, is: Relation, sizes: &[SizeClass]) -> TestId {
        match is {
            Relation::Is | Relation::IsNot => {
                let each = sizes
                    .iter()
                    .map(|size| self.exactly(block, *size))
                    .collect();
                let one = self.any(each);
                if is == Relation::Is {
                    one
                } else {
                    self.not(one)
                }
            }
            Relation::AtLeast | Relation::LessThan | Relation::MoreThan | Relation::AtMost => {
                let Some(size) = sizes.first().copied() else {
                    return self.add(Test::Known(false));
                };
                let next = SizeClass::ALL.into_iter().find(|other| *other > size);
                match (is, next) {
                    (Relation::AtLeast, _) => self.reaches(block, size, true),
                    (Relation::LessThan, _) => self.reaches(block, size, false),
                    (Relation::MoreThan, Some(next)) => self.reaches(block, next, true),
                    (Relation::AtMost, Some(next)) => self.reaches(block, next, false),
                    (Relation::MoreThan, None) => self.add(Test::Known(false)),
                    _ => self.add(Test::Known(true)),
                }
            }
        }
    }

    /// Whether a size is reached, or not: at least medium is neither micro nor small.
    fn reaches(&mut self, block: &SizeBlock<'_>, size: SizeClass, yes: bool) -> TestId {
        let smaller = SizeClass::ALL.into_iter().filter(|other| *other < size);
        let smaller = smaller.map(|other| self.met(block, other)).collect();
        let smaller = self.any(smaller);
        if yes { self.not(smaller) } else { smaller }
    }

    fn exactly(&mut self, block: &SizeBlock<'_>, size: SizeClass) -> TestId {
        let mut all = Vec::new();
        for rule in block
            .classes
            .iter()
            .take_while(|rule| rule.fact.size != size)
        {
            let met = self.met(block, rule.fact.size);
            all.push(self.not(met));
        }
        all.push(self.met(block, size));
        self.all(all)
    }

    /// Whether the ceilings of a size are kept, whatever smaller sizes say.
    fn met(&mut self, block: &SizeBlock<'_>, size: SizeClass) -> TestId {
        let Some(rule) = block.classes.iter().find(|rule| rule.fact.size == size) else {
            let size = self.engine.known.size;
            return self.add(Test::Missing(size));
        };
        let when = self.lower(&rule.fact.when);
        if block.two_periods && rule.fact.when != Condition::Always {
            self.add(Test::Periods(when))
        } else {
            when
        }
    }
}
