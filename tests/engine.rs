//! The engine that decides by bits against the evaluator that says what rules mean: the same outcome,
//! reasons in order, presumptions, missing facts, states, exemptions, regime and days, in full.

#[allow(dead_code, reason = "each test uses its own part")]
#[path = "agreement/generated.rs"]
mod generated;
mod support;

use acquis::assess::{Assessor, Fields, profile_of};
use acquis::decide::program::Program;
use acquis::decide::{Cone, Engine, Profile, decide};
use acquis::model::KnowledgeBase;
use acquis::model::condition::SizeClass;
use acquis::model::inherit::Law;
use rayon::prelude::*;

/// The directive alone and every state.
fn laws(base: &KnowledgeBase) -> Vec<Law<'_>> {
    let states = base.countries.keys().map(|code| Some(code.as_str()));
    let all = [None].into_iter().chain(states);
    all.filter_map(|code| Law::of(base, code)).collect()
}

fn same(engine: &Engine<'_>, profile: &Profile, presume: bool) {
    let law = engine.law();
    let meant = decide(law, profile, presume);
    let found = engine.decide_in_full(profile, presume);
    assert_eq!(
        found,
        meant,
        "under {:?}, presuming {presume}: {profile:#?}",
        law.country.map(|country| &country.code)
    );
}

/// Groups, periods, places, several activities, wrong currencies and partial answers.
#[test]
fn generated_organisations_are_decided_alike() {
    let (_, compilation) = support::real();
    laws(&compilation.base).into_par_iter().for_each(|law| {
        let engine = Engine::of(&law).expect("room for all words");
        let assessor = Assessor::of(&law).expect("room for all words");
        for (fields, presume) in generated::profiles(&Program::of(&law), 400) {
            let fields = fields.as_object().expect("an object");
            let profile = profile_of(&law, fields).expect("a profile");
            same(&engine, &profile, presume);
            // What is lowered as it is read is what is lowered from a profile.
            let at_once = assessor.read(&Fields::from(fields), presume);
            let at_once = at_once.expect("an organisation");
            let profiled = assessor.facts(&profile, presume);
            assert_eq!(at_once, profiled, "{fields:?}");
        }
    });
}

/// Every question answered alone in every way, for every entity type, beside every size.
#[test]
fn each_answer_alone_is_decided_alike() {
    let (_, compilation) = support::real();
    laws(&compilation.base).into_par_iter().for_each(|law| {
        let engine = Engine::of(&law).expect("room for all words");
        for entity in law.types.keys() {
            for (at, size) in SizeClass::ALL.into_iter().enumerate() {
                let plain = Profile::of(entity, size);
                same(&engine, &plain, at % 2 == 0);
            }
            let cone = Cone::of(&law, entity);
            let mut values = vec![None; cone.axes.len()];
            for (axis, asked) in cone.axes.iter().enumerate() {
                for value in 0..asked.values.len() {
                    values[axis] = Some(value);
                    let profile = cone.profile(&law, &values);
                    same(&engine, &profile, value % 2 == 0);
                }
                // Every third answer stays, so that later questions are met with more known.
                if axis % 3 != 0 {
                    values[axis] = None;
                }
            }
        }
    });
}
