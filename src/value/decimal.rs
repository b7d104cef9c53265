//! Exact decimals.

use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A decimal with four digits after the point, held as an integer of ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

/// A percentage, such as `1.4 %`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Percent(pub Decimal);

const SCALE: i64 = 10_000;

impl Decimal {
    /// Reads `12_000_000` or `49.9`: at most four digits after the point, none where the value would
    /// not fit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if fraction.len() > 4 {
            return None;
        }
        let digits: String = whole.chars().filter(|c| *c != '_').collect();
        let whole: i64 = digits.parse().ok()?;
        let fraction: i64 = if fraction.is_empty() {
            0
        } else {
            format!("{fraction:0<4}").parse().ok()?
        };
        whole.checked_mul(SCALE)?.checked_add(fraction).map(Decimal)
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: i32) -> Self {
        Self(i64::from(number) * SCALE)
    }

    /// A whole number from outside; none where it would not fit.
    #[must_use]
    pub fn from_whole(number: u64) -> Option<Self> {
        let number = i64::try_from(number).ok()?;
        number.checked_mul(SCALE).map(Self)
    }

    /// The sum; the largest value there is where it would not fit.
    #[must_use]
    pub fn plus(self, other: Decimal) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The value in ten-thousandths.
    #[must_use]
    pub fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// A value given in ten-thousandths.
    #[must_use]
    pub fn from_ten_thousandths(value: i64) -> Self {
        Self(value)
    }

    /// This many percent of it, rounded down to a ten-thousandth; none where it would not fit.
    #[must_use]
    pub fn percent(self, percent: Percent) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(percent.0.0) / i128::from(SCALE * 100);
        i64::try_from(product).ok().map(Decimal)
    }

    /// How many percent of a whole it is, rounded down to a ten-thousandth; none of nothing, and none
    /// where it would not fit.
    #[must_use]
    pub fn share_of(self, whole: Decimal) -> Option<Percent> {
        let hundredfold = i128::from(self.0) * i128::from(SCALE * 100);
        let share = hundredfold.checked_div(i128::from(whole.0))?;
        i64::try_from(share)
            .ok()
            .map(|share| Percent(Decimal(share)))
    }

    /// The number with thin grouping for people: `12,000,000` or `49.9`.
    #[must_use]
    pub fn grouped(self, separator: char) -> String {
        let plain = self.to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        if !fraction.is_empty() {
            grouped.push('.');
            grouped.push_str(fraction);
        }
        grouped
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0 / SCALE, (self.0 % SCALE).abs());
        if fraction == 0 {
            return write!(f, "{whole}");
        }
        let digits = format!("{fraction:04}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^-?[0-9]+(\\.[0-9]{1,4})?$",
            "description": "an exact decimal, written as text so that no reader rounds it"
        })
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_keep_every_digit() {
        let staff = Decimal::parse("49.9");
        assert_eq!(staff.map(|d| d.to_string()), Some("49.9".to_owned()));
        assert_eq!(
            Decimal::parse("12_000_000").map(|d| d.grouped(',')),
            Some("12,000,000".to_owned())
        );
        assert_eq!(
            Decimal::parse("99999999999999999999"),
            None,
            "too large is no value at all"
        );
        assert_eq!(
            Decimal::parse("0.00001"),
            None,
            "a fifth digit would be lost"
        );
    }

    #[test]
    fn a_share_is_exact() {
        let turnover = Decimal::parse("1_000_000_000").unwrap_or_default();
        let percent = Percent(Decimal::parse("1.4").unwrap_or_default());
        assert_eq!(turnover.percent(percent), Decimal::parse("14_000_000"));
    }
}
