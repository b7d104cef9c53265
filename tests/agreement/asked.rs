//! What the engine of the compiler answers, as lines for the other engines.

use std::collections::{BTreeMap, BTreeSet};

use acquis::assess::profile_of;
use acquis::data::{self, Options};
use acquis::decide::program::{JsonLogic, Program};
use acquis::decide::{ActivityDecision, Answer, Case, Cone, Context, Decision, Outcome, Reason};
use acquis::decide::{decide, evaluate};
use acquis::model::KnowledgeBase;
use acquis::model::condition::{Condition, Relation, SizeClass};
use acquis::model::inherit::Law;
use serde_json::{Map, Value, json};

/// A law with everything that is asked about it.
pub struct Asked<'a> {
    pub law: &'a Law<'a>,
    pub program: Program,
    pub logic: JsonLogic,
    /// The published rules by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Questions with the answers of the engine.
    pub lines: Vec<Value>,
}

impl<'a> Asked<'a> {
    pub fn of(base: &KnowledgeBase, law: &'a Law<'a>) -> Self {
        let program = Program::of(law);
        Self {
            logic: JsonLogic::of(&program),
            files: data::rules_files(base, law, &Options::default()).expect("rules"),
            program,
            law,
            lines: Vec::new(),
        }
    }

    pub fn code(&self) -> String {
        self.program.law.to_ascii_lowercase()
    }

    /// Asks for everything about a profile.
    pub fn ask(&mut self, profile: Value, presume: bool) -> Decision {
        let fields = profile.as_object().expect("an object");
        let read =
            profile_of(self.law, fields).unwrap_or_else(|error| panic!("{error}: {profile}"));
        let decision = decide(self.law, &read, presume);
        let expected = in_full(&decision);
        self.lines
            .push(json!({ "profile": profile, "presume": presume, "expected": expected }));
        decision
    }

    /// Asks every profile class of a type: the tree of questions that matter, each node in full and
    /// with the rest unknown, and in each cube of classes with one answer the two classes at its
    /// opposite corners, where all is known.
    pub fn ask_classes(&mut self, entity: &str) {
        let cone = Cone::of(self.law, entity);
        let group = self
            .logic
            .groups
            .iter()
            .position(|group| group.types.iter().any(|one| one == entity));
        let open = vec![None; cone.axes.len()];
        self.split(&cone, open, group);
    }

    fn split(&mut self, cone: &Cone, fixed: Vec<Option<usize>>, group: Option<usize>) {
        // With much said, little is left to be presumed.
        if fixed.iter().flatten().count() <= 2 {
            self.ask(profile(self.law, cone, &fixed), true);
        }
        let decision = self.ask(profile(self.law, cone, &fixed), false);
        let next = decision
            .missing
            .iter()
            .filter_map(|input| cone.axis_of(input))
            .filter(|axis| fixed[*axis].is_none())
            .min();
        match next {
            Some(axis) if decision.outcome == Outcome::Undetermined => {
                for value in 0..cone.axes[axis].values.len() {
                    let mut inner = fixed.clone();
                    inner[axis] = Some(value);
                    self.split(cone, inner, group);
                }
            }
            _ => self.corners(cone, &fixed, group, &decision.outcome),
        }
    }

    fn corners(
        &mut self,
        cone: &Cone,
        fixed: &[Option<usize>],
        group: Option<usize>,
        outcome: &Outcome,
    ) {
        let expected = match outcome {
            Outcome::National(class) => format!("national:{class}"),
            other => other.word().to_owned(),
        };
        let corner = |last: bool| -> Vec<Option<usize>> {
            let of = |(axis, value): (&acquis::decide::Axis, &Option<usize>)| {
                value.or(Some(if last { axis.values.len() - 1 } else { 0 }))
            };
            cone.axes.iter().zip(fixed).map(of).collect()
        };
        let corners: BTreeSet<Vec<Option<usize>>> = [corner(false), corner(true)].into();
        for values in corners {
            let mut line = json!({
                "profile": profile(self.law, cone, &values),
                "data": self.data(cone, &values, group),
                "expected": expected,
            });
            if let Some(group) = group {
                line["group"] = json!(group);
            }
            self.lines.push(line);
        }
    }

    /// The variables of the JsonLogic expression: numbers in ten-thousandths, sums added up.
    fn data(&self, cone: &Cone, values: &[Option<usize>], group: Option<usize>) -> Value {
        let mut data = Map::new();
        for (axis, value) in cone.axes.iter().zip(values) {
            let answer = &axis.values[value.expect("a value")];
            data.insert(axis.input.clone(), counted(answer));
        }
        let organisation = cone.profile(self.law, values);
        let case = Case::new(self.law, &organisation, false);
        let context = Context {
            activity: case.profile.activities.first(),
            ..Context::whole(self.law, &case, false)
        };
        let inputs = group.map(|group| &self.logic.groups[group].outcome_inputs);
        for input in inputs.into_iter().flatten() {
            let Some(input) = self.law.inputs.get(input.as_str()) else {
                continue;
            };
            if let Some((of, when)) = &input.sums {
                let counts = evaluate(when, context).is_yes();
                let sum = data.get(of).filter(|_| counts).cloned();
                data.insert(input.id.clone(), sum.unwrap_or(json!(0)));
            }
        }
        if inputs.is_some_and(|inputs| inputs.contains("size")) && !data.contains_key("size") {
            let size = size_of(context).expect("a size");
            data.insert("size".to_owned(), json!(size.word()));
        }
        Value::Object(data)
    }

    /// Asks one activity with figures on and beside the ceilings, all answers in the same few forms,
    /// so that profiles of different classes differ in one answer only.
    pub fn ask_figures(&mut self, entity: &str) {
        for staff in [9, 10, 49, 50, 51, 250] {
            for turnover in [2_000_000, 10_000_000, 10_000_001] {
                for balance in [10_000_000, 43_000_001] {
                    for designated in [None, Some(true), Some(false)] {
                        let mut profile = json!({
                            "entities": [entity], "staff": staff, "turnover_eur": turnover,
                            "balance_sheet_eur": balance,
                        });
                        if let Some(designated) = designated {
                            profile["flags"] = json!({ "designated-essential": designated });
                        }
                        self.ask(profile, true);
                    }
                }
            }
        }
    }

    /// Asks for the size that figures give, around every ceiling.
    pub fn ask_sizes(&mut self) {
        let mut seen: Vec<Value> = Vec::new();
        for at in 0..self.logic.groups.len() {
            let group = &self.logic.groups[at];
            if seen.contains(&group.size) {
                continue;
            }
            seen.push(group.size.clone());
            let entity = group.types[0].clone();
            for staff in ["0", "9.9999", "10", "49.9", "50", "249.9999", "250"] {
                for turnover in [
                    "2000000",
                    "2000000.01",
                    "10000000",
                    "50000000",
                    "50000000.0001",
                ] {
                    for balance in ["2000000", "10000000", "10000000.5", "43000000", "43000001"] {
                        self.ask_size(at, &entity, [staff, turnover, balance]);
                    }
                }
            }
        }
    }

    fn ask_size(&mut self, group: usize, entity: &str, figures: [&str; 3]) {
        let [staff, turnover, balance] = figures;
        let mut profile = json!({
            "entities": [entity], "staff": staff, "turnover_eur": turnover,
            "balance_sheet_eur": balance, "flags": { "autonomous": true, "periods-alike": true },
        });
        let read = profile_of(self.law, profile.as_object().expect("fields")).expect("a profile");
        let mut data: Map<String, Value> = read
            .answers
            .iter()
            .map(|(input, answer)| (input.clone(), counted(answer)))
            .collect();
        // What else the expression asks is answered with no, on both sides.
        for input in &self.logic.groups[group].size_inputs {
            if !data.contains_key(input) {
                data.insert(input.clone(), json!(false));
                profile["flags"][input] = json!(false);
            }
        }
        let read = profile_of(self.law, profile.as_object().expect("fields")).expect("a profile");
        let case = Case::new(self.law, &read, false);
        let context = Context {
            activity: case.profile.activities.first(),
            ..Context::whole(self.law, &case, false)
        };
        let size = size_of(context).expect("a size").word();
        self.lines
            .push(json!({ "size": true, "group": group, "data": data, "expected": size }));
    }
}

fn size_of(context: Context<'_>) -> Option<SizeClass> {
    SizeClass::ALL.into_iter().find(|size| {
        let is = Condition::Size {
            is: Relation::Is,
            sizes: vec![*size],
        };
        evaluate(&is, context).is_yes()
    })
}

/// A profile as programs write it, from the values of the axes.
pub fn profile(law: &Law<'_>, cone: &Cone, values: &[Option<usize>]) -> Value {
    let mut activity = json!({ "entity": cone.entity });
    let mut profile = json!({});
    let mut inputs = json!({ "autonomous": true, "periods-alike": true });
    for (axis, value) in cone.axes.iter().zip(values) {
        let Some(value) = value else { continue };
        let answer = written(&axis.values[*value]);
        let input = axis.input.as_str();
        let of_activity = matches!(input, "activity-weight" | "revenue-share")
            || law.inputs.get(input).is_some_and(|input| input.of_activity);
        match input {
            "size" => profile["size"] = answer,
            "staff" => profile["staff"] = answer,
            "turnover" => profile["turnover_eur"] = answer,
            "balance-sheet" => profile["balance_sheet_eur"] = answer,
            _ if of_activity => activity[input] = answer,
            _ => inputs[input] = answer,
        }
    }
    if activity.as_object().expect("fields").len() == 1 {
        profile["entities"] = json!([cone.entity]);
    } else {
        profile["activities"] = json!([activity]);
    }
    profile["inputs"] = inputs;
    profile
}

/// An answer in JSON. Numbers that are whole stand as numbers, all others as text, so that both ways
/// to write them are read.
fn written(answer: &Answer) -> Value {
    let number = |text: String| text.parse::<i64>().map_or(json!(text), Value::from);
    match answer {
        Answer::YesNo(yes) => json!(yes),
        Answer::Choice(word) => json!(word),
        Answer::Number(value) => number(value.to_string()),
        Answer::Percent(value) => number(value.0.to_string()),
        Answer::Money(money) if money.currency.as_str() == "EUR" => {
            number(money.amount.to_string())
        }
        Answer::Money(money) => json!(format!("{} {}", money.amount, money.currency)),
        Answer::Quantity(quantity) => json!(format!("{} {}", quantity.amount, quantity.unit)),
        Answer::Seconds(seconds) => json!(format!("{seconds} seconds")),
        Answer::Date(date) => json!(date.to_string()),
    }
}

/// An answer as JsonLogic counts.
fn counted(answer: &Answer) -> Value {
    match answer {
        Answer::YesNo(yes) => json!(yes),
        Answer::Choice(word) => json!(word),
        Answer::Number(value) => json!(value.ten_thousandths()),
        Answer::Percent(value) => json!(value.0.ten_thousandths()),
        Answer::Money(money) => json!(money.amount.ten_thousandths()),
        Answer::Quantity(quantity) => json!(quantity.amount.ten_thousandths()),
        Answer::Seconds(seconds) => json!(seconds),
        Answer::Date(date) => json!(date.to_string()),
    }
}

fn in_full(decision: &Decision) -> Value {
    let mut told = told(
        &decision.outcome,
        &decision.reasons,
        decision.regime.as_ref(),
        [
            &decision.assumed,
            &decision.missing,
            &decision.elsewhere,
            &decision.exempt,
        ],
    );
    let activities = decision.activities.iter().map(|one: &ActivityDecision| {
        let mut line = vec![json!(one.entity)];
        let sets = [&one.assumed, &one.missing, &one.elsewhere, &one.exempt];
        line.extend(self::told(
            &one.outcome,
            &one.reasons,
            one.regime.as_ref(),
            sets,
        ));
        Value::Array(line)
    });
    told.extend([
        json!(decision.basis),
        json!(decision.binding),
        json!(decision.duties_from),
        json!(decision.fines_from),
        activities.collect(),
    ]);
    Value::Array(told)
}

fn told(
    outcome: &Outcome,
    reasons: &[Reason],
    regime: Option<&String>,
    sets: [&BTreeSet<String>; 4],
) -> Vec<Value> {
    let class = match outcome {
        Outcome::National(class) => Some(class),
        _ => None,
    };
    let rules: Vec<&str> = reasons.iter().map(|reason| reason.rule.as_str()).collect();
    let mut told = vec![
        json!(outcome.word()),
        json!(class),
        json!(rules),
        json!(regime),
    ];
    told.extend(sets.map(|set| json!(set)));
    told
}
