//! The literals of the law as types: a date is a date and money is money, never a string.
//!
//! Each type reads itself from the spelling of the language and prints itself back for people. No
//! floating point anywhere: decimals are integers of ten-thousandths.

mod amount;
mod citation;
mod code;
mod date;
mod decimal;
mod duration;
mod moment;
mod state;

pub use amount::{Amount, CEILING, Money, Quantity};
pub use citation::{Citation, INSERTED_ARTICLES, Provision};
pub use code::{
    Address, Celex, CountryCode, Currency, Id, LanguageTag, MEMBER_STATES, zone_of_capital,
};
pub use date::Date;
pub use decimal::{Decimal, Percent};
pub use duration::{Duration, TimeUnit};
pub use moment::{Moment, Zone};
pub use state::State;
