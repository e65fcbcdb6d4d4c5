//! Times as people read them: the day and hour in UTC+8, as Alibaba's consoles show them, and how long ago.
//!
//! No clock is read here. A page is a function of its data, so both times of "how long ago" come with the data.

use leptos::prelude::*;
use plan::Lang;

use crate::text::{Fill, Text, text};

/// Alibaba's consoles show every time in UTC+8.
const OFFSET: i64 = 8 * 3600;

/// A time as `2026-11-23 18:31:00`, in UTC+8. `at` is in seconds since 1970 in UTC.
pub fn exact(at: i64) -> String {
    let (day, second) = ((at + OFFSET).div_euclid(86_400), (at + OFFSET).rem_euclid(86_400));
    let (year, month, day) = date(day);
    format!("{year:04}-{month:02}-{day:02} {}", time_of_day(second))
}

/// A time as `2026-11-23T18:31:00+08:00`, for machines.
pub fn machine(at: i64) -> String {
    let mut text = exact(at).replace(' ', "T");
    text.push_str("+08:00");
    text
}

/// Only the time of the day, in UTC+8.
pub fn hour(at: i64) -> String {
    time_of_day((at + OFFSET).rem_euclid(86_400))
}

/// How long before `now` it was: "just now", minutes, hours, days.
pub fn ago(lang: Lang, now: i64, at: i64) -> String {
    let seconds = (now - at).max(0);
    let (wording, number): (Text, i64) = match seconds {
        0..60 => return text("刚刚", "just now").get(lang).to_owned(),
        60..3600 => (text("{} 分钟前", "{} min ago"), seconds / 60),
        3600..86_400 => (text("{} 小时前", "{} h ago"), seconds / 3600),
        _ => (text("{} 天前", "{} d ago"), seconds / 86_400),
    };
    wording.with(lang, &[&number])
}

/// A time as it is shown in running text: how long ago, with the exact time for whoever points at it.
pub fn when(lang: Lang, now: i64, at: i64) -> impl IntoView {
    view! { <time datetime=machine(at) title=format!("{} UTC+8", exact(at))>{ago(lang, now, at)}</time> }
}

/// A time as it is shown in a timeline: the time of the day, with the day for whoever points at it.
pub fn moment(at: i64) -> impl IntoView {
    view! { <time datetime=machine(at) title=format!("{} UTC+8", exact(at))>{hour(at)}</time> }
}

fn time_of_day(second: i64) -> String {
    format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
}

/// Year, month and day of a day counted from 1970-01-01, in the proleptic Gregorian calendar: years are counted from
/// March, so that the leap day comes last, in eras of 400 years.
fn date(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let (era, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_in_utc_8() {
        assert_eq!(exact(0), "1970-01-01 08:00:00");
        assert_eq!(exact(1_795_429_860), "2026-11-23 18:31:00");
        assert_eq!(machine(1_795_429_860), "2026-11-23T18:31:00+08:00");
        assert_eq!(exact(951_782_400), "2000-02-29 08:00:00");
        assert_eq!(exact(-86_400), "1969-12-31 08:00:00");
        assert_eq!(hour(1_795_429_860), "18:31:00");
    }

    #[test]
    fn distances_are_rounded_down_and_never_negative() {
        assert_eq!(ago(Lang::En, 100, 200), "just now");
        assert_eq!(ago(Lang::ZhCn, 179, 0), "2 分钟前");
        assert_eq!(ago(Lang::En, 7200, 0), "2 h ago");
        assert_eq!(ago(Lang::En, 200_000, 0), "2 d ago");
    }
}
