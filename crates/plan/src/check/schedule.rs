//! Whether a text is a schedule that a Kubernetes CronJob takes.
//!
//! Source: the Kubernetes documentation, "CronJob", section "Schedule syntax": five fields, each a list of numbers or names,
//! ranges, `*` or `?`, with an optional step. Sunday is 0 and never 7.

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: &[&str] = &["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// Least and greatest number of each field, and the names that stand for its numbers from the least on.
const FIELDS: [(u8, u8, &[&str]); 5] = [(0, 59, &[]), (0, 23, &[]), (1, 31, &[]), (1, 12, MONTHS), (0, 6, DAYS)];

/// Whether the text has five fields and every one can be read.
pub(super) fn is_schedule(text: &str) -> bool {
    let mut fields = text.split_ascii_whitespace();
    let all = FIELDS.iter().all(|(least, most, names)| {
        fields.next().is_some_and(|field| field.split(',').all(|item| is_item(item, *least, *most, names)))
    });
    all && fields.next().is_none()
}

/// A number or a range of them, or all of them, perhaps with a step.
fn is_item(item: &str, least: u8, most: u8, names: &[&str]) -> bool {
    let (range, step) = item.split_once('/').map_or((item, None), |(range, step)| (range, Some(step)));
    if step.is_some_and(|step| number(step).unwrap_or_default() == 0) {
        return false;
    }
    if matches!(range, "*" | "?") {
        return true;
    }
    let value = |text: &str| named(text, least, names).or_else(|| number(text)).filter(|n| (least..=most).contains(n));
    match range.split_once('-') {
        None => value(range).is_some(),
        Some((from, to)) => value(from).zip(value(to)).is_some_and(|(from, to)| from <= to),
    }
}

/// The number of a name, in large or small letters.
fn named(text: &str, least: u8, names: &[&str]) -> Option<u8> {
    let at = names.iter().position(|name| name.eq_ignore_ascii_case(text))?;
    u8::try_from(at).ok().map(|at| at + least)
}

fn number(text: &str) -> Option<u8> {
    (text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::is_schedule;

    #[test]
    fn what_cron_reads_is_a_schedule() {
        for text in [
            "0 2 * * *",
            "*/5 * * * *",
            "0,30 8-18/2 1,15 jan-JUN mon-fri",
            "5/15 0 ? * 6",
            "  59  23  31  12  0 ",
            "00 07 * * SUN",
        ] {
            assert!(is_schedule(text), "{text}");
        }
    }

    #[test]
    fn what_cron_does_not_read_is_none() {
        for text in [
            "",
            "0 2 * *",
            "0 2 * * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 7",
            "*/0 * * * *",
            "5-1 * * * *",
            "1, * * * *",
            "- * * * *",
            "-1 * * * *",
            "* * * mon *",
            "@daily",
            "TZ=UTC 0 2 * * *",
            "０ 2 * * *",
            "1/ * * * *",
            "1/2/3 * * * *",
            "* * * * fr",
        ] {
            assert!(!is_schedule(text), "{text}");
        }
    }
}
