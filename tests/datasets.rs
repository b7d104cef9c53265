//! The datasets: they follow their schemas, stand alone, are the same every time, and keep each fact
//! on a line of its own.

#[path = "datasets/bases.rs"]
mod bases;
#[path = "datasets/facts.rs"]
mod facts;
#[path = "datasets/schemas.rs"]
mod schemas;
#[path = "datasets/tables.rs"]
mod tables;
