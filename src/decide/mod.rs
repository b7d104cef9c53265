//! Decisions over the model: is an organisation inside, in which class, and why.
//!
//! Everything is three-valued: a fact that is not known makes an answer *undetermined*, and the
//! answer names the facts that would settle it.

mod activity;
mod answers;
mod departure;
mod duties;
mod evaluate;
mod example;
mod frame;
pub mod incident;
mod line;
mod profile;
mod size;
mod truth;

pub use activity::{Decision, Outcome, Reason, decide};
pub use answers::{AnswerError, BUILT_IN, input_name, parse_json, parse_text};
pub use departure::{Departure, Direction, Matter, departures};
pub use duties::{milestones, powers, reporting_for, stages_for, supervisors};
pub use evaluate::{Context, evaluate};
pub use example::{ExampleFailure, ExampleReport, run_examples};
pub use frame::{Frame, FrameRow, frame};
pub use line::parse_line;
pub use profile::{Activity, Answer, Profile};
pub use truth::{Finding, Truth};
