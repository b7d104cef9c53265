//! Days, periods, sums and numbers in words.

use super::{Words, lower_first};
use crate::value::{Amount, Date, Decimal, Duration, Money, TimeUnit};

impl Words {
    /// `10 July 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let month = self.get(&format!("month-{month}"));
        self.with(
            "date",
            &[
                ("day", &day.to_string()),
                ("month", month),
                ("year", &year.to_string()),
            ],
        )
    }

    /// `72 hours`.
    #[must_use]
    pub fn duration(&self, duration: Duration) -> String {
        self.count(
            &format!("duration-{}", unit(duration.unit)),
            duration.count as usize,
            &[],
        )
    }

    /// What follows "every": `year`, `15 days`.
    #[must_use]
    pub fn each(&self, duration: Duration) -> String {
        if duration.count == 1
            && let Some(word) = self.find(&format!("each-{}", unit(duration.unit)))
        {
            return word.to_owned();
        }
        self.duration(duration)
    }

    /// `72 h`, where there is little room.
    #[must_use]
    pub fn short_duration(&self, duration: Duration) -> String {
        match duration.unit {
            TimeUnit::Hours | TimeUnit::Minutes => self.count(
                &format!("duration-{}-short", unit(duration.unit)),
                duration.count as usize,
                &[],
            ),
            _ => self.duration(duration),
        }
    }

    /// `EUR 10 million`.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        let value = money.amount.ten_thousandths();
        let million = 1_000_000 * 10_000;
        if value >= million && value % (million / 10) == 0 {
            let millions = Decimal::from_ten_thousandths(value / 1_000_000);
            return self.with(
                "money-million",
                &[
                    ("currency", money.currency.as_str()),
                    ("amount", &self.number(millions)),
                ],
            );
        }
        self.with(
            "money",
            &[
                ("currency", money.currency.as_str()),
                ("amount", &self.number(money.amount)),
            ],
        )
    }

    /// `12,000`.
    #[must_use]
    pub fn number(&self, number: Decimal) -> String {
        number.grouped(self.get("number-separator").chars().next().unwrap_or(' '))
    }

    /// An amount; `input` gives the name of an input that a share is taken of.
    #[must_use]
    pub fn amount(&self, amount: &Amount, input: &dyn Fn(&str) -> String) -> String {
        match amount {
            Amount::Money(money) => self.money(money),
            Amount::Number(number) => self.number(*number),
            Amount::Quantity(quantity) => self.with(
                "quantity",
                &[
                    ("amount", &self.number(quantity.amount)),
                    ("unit", &quantity.unit),
                ],
            ),
            Amount::Share { percent, of } => self.with(
                "share",
                &[
                    ("percent", &percent.0.to_string()),
                    ("of", &lower_first(&input(of))),
                ],
            ),
            Amount::HigherOf(a, b) => self.with(
                "amount-higher",
                &[("a", &self.amount(a, input)), ("b", &self.amount(b, input))],
            ),
            Amount::LowerOf(a, b) => self.with(
                "amount-lower",
                &[("a", &self.amount(a, input)), ("b", &self.amount(b, input))],
            ),
            Amount::NotInLaw => self.get("amount-not-in-law").to_owned(),
        }
    }
}

fn unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Seconds => "seconds",
        TimeUnit::Minutes => "minutes",
        TimeUnit::Hours => "hours",
        TimeUnit::Days => "days",
        TimeUnit::WorkingDays => "working-days",
        TimeUnit::Weeks => "weeks",
        TimeUnit::Months => "months",
        TimeUnit::Years => "years",
    }
}
