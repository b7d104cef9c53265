//! The question of an organisation, answered: requests from outside, the decision with its reasons,
//! why not something else, what would change it, and what follows.
//!
//! Everything here is computed from the rules by `decide`; nothing about a state is written in Rust.

mod answer;
mod explain;
mod follow;
mod incident;
mod line;
mod reader;
mod report;
mod request;
mod tell;
mod vocabulary;

pub(crate) use answer::cited;
pub use answer::{ActivityAnswer, Answer, Assessor, Because};
pub use explain::{Change, Explanation, Flip, Lack, Question, WhyNot, explain};
pub use follow::{Duty, Fine, Follow, Recipient, Registration, StageOwed, follow};
pub use incident::{IncidentRefused, IncidentRequest};
pub use line::{Fields, Json, parse_line};
pub use report::{Assessed, BatchLine, BatchResult, Report};
pub use request::{RequestError, profile_of, request_fields};
pub use tell::tell;
pub use vocabulary::Vocabulary;
