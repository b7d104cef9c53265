//! Decisions over the model: is an organisation inside, in which class, and why.
//!
//! Everything is three-valued: a fact that is not known makes an answer *undetermined*, and the
//! answer names the facts that would settle it.

mod answers;
mod axes;
pub mod checklist;
mod classes;
mod classify;
mod compiled;
mod decision;
mod departure;
mod difference;
mod duties;
mod engine;
mod evaluate;
mod example;
pub mod follows;
mod frame;
mod group;
pub mod incident;
mod outcome;
mod places;
mod profile;
pub mod program;
mod question;
mod residual;
mod size;
mod supervision;
mod truth;
mod visit;

pub use answers::{AnswerError, EXACT_DIGITS, Written, parse_json, parse_text};
pub use classes::{Axis, Cone, Cube, set as set_answer};
pub use classify::{ActivityDecision, Reason};
pub use compiled::{Axes, Compiled, Tables, Verdict};
pub use decision::{Decision, decide, decide_case};
pub use departure::{Departure, Direction, KnownBy, Matter, departures};
pub use difference::{Idle, Moves, idle_rules};
pub use duties::{
    CHAPTERS, DUTY_KINDS, activity_kinds, chapter, classed, clocks, concerns, displaced, fines,
    frameworks, milestones, obligations, powers, registrations, reporting_for, speaks, stages_for,
};
pub use engine::{ActivityView, Engine, Facts, Lowering, Ruling, View};
pub use evaluate::{Context, evaluate};
pub use example::{ExampleFailure, ExampleReport, run_examples};
pub use frame::{Frame, FrameRow, frame};
pub use group::{Case, FIGURES};
pub use outcome::{Outcome, OutcomeWord};
pub use profile::{
    Activity, Answer, Figures, MainEstablishment, Member, Period, Place, Places, Profile, Tie,
};
pub use question::{BUILT_IN, Question, input_name};
pub use residual::{Residual, residual};
pub use size::has_figures;
pub use supervision::{COMPETENT, Supervisor, addressees, competent, supervisors, supervisors_of};
pub use truth::{Finding, Truth};
pub use visit::{Enterprise, Presence, ProfileVisitor, Three};
