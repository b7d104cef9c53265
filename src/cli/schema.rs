//! `acquis schema`.

use super::Status;
use super::world::answer;
use crate::data;
use crate::diagnostic::closest;

pub(super) fn run(name: Option<&str>) -> Result<Status, String> {
    let names = data::schema_names();
    let Some(name) = name else {
        answer(&format!("{}\n", names.join("\n")))?;
        return Ok(Status::Clean);
    };
    match data::schema(name) {
        Some(schema) => {
            answer(&schema)?;
            Ok(Status::Clean)
        }
        None => Err(match closest(name, names.iter().copied()) {
            Some(hint) => format!("there is no schema `{name}`; did you mean `{hint}`?"),
            None => format!(
                "there is no schema `{name}`; there are {}",
                names.join(", ")
            ),
        }),
    }
}
