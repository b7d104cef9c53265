//! `acquis touch`.

use super::Status;
use super::world::{World, answer, open};
use crate::diagnostic::closest;
use crate::host;
use crate::model::Source;
use crate::record::Record;
use crate::source::Span;
use crate::value::Date;

pub(super) fn run(name: &str, checked: &str) -> Result<Status, String> {
    let world = open(&[], None)?;
    let day = Date::parse(checked).ok_or_else(|| {
        format!("`{checked}` is not a day: write it year-month-day, such as 2026-11-22")
    })?;
    if day > world.settings.fresh_at {
        return Err(format!(
            "{day} has not come yet: `fresh-at` in acquis.toml says that today is {}",
            world.settings.fresh_at
        ));
    }
    let source = find(&world, name)?;
    let span = day_of(&world, source)?;
    let file = world
        .sources
        .get(span.file)
        .ok_or("the file of the source is gone")?;
    let before = file.slice(span);
    if before == day.to_string() {
        answer(&format!("`{}` was read on {day} already\n", source.id))?;
        return Ok(Status::Clean);
    }
    let mut text = file.text.to_string();
    text.replace_range(span.start as usize..span.end as usize, &day.to_string());
    let path = world.project.root.join(file.path.as_ref());
    host::file::replace(&path, text.as_bytes()).map_err(|error| error.to_string())?;
    answer(&format!(
        "{}:{}: `{}` was read on {day}, before that on {before}\n",
        file.path,
        file.position(span.start).line,
        source.id
    ))?;
    Ok(Status::Clean)
}

/// The source of that id, or of that name if only one state or directive has one.
fn find<'a>(world: &'a World, name: &str) -> Result<&'a Source, String> {
    let sources = &world.compilation.base.sources;
    if let Some(source) = sources.get(name) {
        return Ok(source);
    }
    let short = |id: &'a str| id.split_once('/').map_or(id, |(_, short)| short);
    let found: Vec<&Source> = sources
        .values()
        .filter(|source| short(&source.id) == name)
        .collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let names = sources.keys().flat_map(|id| [id.as_str(), short(id)]);
            Err(match closest(name, names) {
                Some(hint) => format!("there is no source `{name}`; did you mean `{hint}`?"),
                None => format!("there is no source `{name}`; `acquis sources` lists them"),
            })
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|source| source.id.as_str()).collect();
            Err(format!(
                "several sources are called `{name}`: write {}",
                ids.join(" or ")
            ))
        }
    }
}

/// Where the day of the last check stands.
fn day_of(world: &World, source: &Source) -> Result<Span, String> {
    let declared = world
        .compilation
        .units
        .iter()
        .flat_map(|unit| &unit.items)
        .find(|item| item.word.name == "source" && item.span == source.span)
        .ok_or_else(|| {
            format!(
                "`{}` is named in place by its address; write the day behind `checked` where it is named",
                source.id
            )
        })?;
    let checked = declared
        .one("checked")
        .filter(|checked| checked.date().is_some());
    checked
        .and_then(|checked: &Record| checked.values.first())
        .map(|value| value.span)
        .ok_or_else(|| {
            format!(
                "`{}` has no `checked` in its block; write one there",
                source.id
            )
        })
}
