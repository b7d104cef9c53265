//! Profile classes: the cubes that the engine splits them into, reconciled with brute force.

mod support;

use acquis::decide::{Cone, Outcome};
use acquis::model::inherit::Law;

/// The laws that the cubes are reconciled for: the directive alone, and states with rules of their
/// own.
const LAWS: [Option<&str>; 2] = [None, Some("BE")];

#[test]
fn cubes_hold_every_class_once() {
    let (_, compilation) = support::real();
    for state in LAWS {
        let law = Law::of(&compilation.base, state).expect("a law");
        let (mut types, mut classes, mut cubes_found) = (0, 0, 0);
        for entity in law.types.keys() {
            let cone = Cone::of(&law, entity);
            let cubes = cone.cubes(&law);
            types += 1;
            classes += cone.classes();
            cubes_found += cubes.len();
            assert_eq!(
                cubes.iter().map(|cube| cube.classes).sum::<u64>(),
                cone.classes(),
                "{state:?} {entity}: the cubes are a partition of all classes"
            );
        }
        println!("{state:?}: {types} types, {classes} classes, {cubes_found} cubes");
    }
}

#[test]
fn every_class_has_the_answer_of_its_cube() {
    let (_, compilation) = support::real();
    let law = Law::of(&compilation.base, Some("BE")).expect("Belgium");
    for entity in ["food-business"] {
        let cone = Cone::of(&law, entity);
        let cubes = cone.cubes(&law);
        let sizes: Vec<usize> = cone.axes.iter().map(|axis| axis.values.len()).collect();
        let mut values = vec![0; sizes.len()];
        let mut tried = 0_u64;
        loop {
            let all: Vec<Option<usize>> = values.iter().copied().map(Some).collect();
            let alone = cone.decide(&law, &all);
            let mut holding = cubes.iter().filter(|cube| {
                cube.fixed
                    .iter()
                    .zip(&all)
                    .all(|(fixed, value)| fixed.is_none() || fixed == value)
            });
            let cube = holding.next().expect("a cube for every class");
            assert!(
                holding.next().is_none(),
                "{entity}: no class is in two cubes"
            );
            assert_eq!(
                alone.outcome, cube.outcome,
                "{entity} {all:?}: what holds for a cube holds for each class in it"
            );
            assert_ne!(
                alone.outcome,
                Outcome::Undetermined,
                "{entity} {all:?}: with every question answered nothing stays open"
            );
            tried += 1;
            if !step(&mut values, &sizes) {
                break;
            }
        }
        assert_eq!(
            tried,
            cone.classes(),
            "{entity}: brute force visits every class"
        );
    }
}

/// The next combination of values, like the digits of a counter.
fn step(values: &mut [usize], sizes: &[usize]) -> bool {
    for (value, size) in values.iter_mut().zip(sizes) {
        *value += 1;
        if *value < *size {
            return true;
        }
        *value = 0;
    }
    false
}
