//! When a CronJob runs.

use super::super::Note;
use crate::Sheet;

/// Every night at two, when a plan says nothing.
const NIGHTLY: &str = "0 2 * * *";

/// The plan's schedule, or one at night.
pub(super) fn schedule<'a>(sheet: &'a Sheet, notes: &mut Vec<Note>) -> &'a str {
    let given = sheet.value("Berth.Schedule");
    let schedule = given.unwrap_or(NIGHTLY);
    notes.push(if given.is_some() {
        Note::new(
            format!("定时表达式 {schedule} 按集群控制面的时区解释；需要其他时区时设置 spec.timeZone。"),
            format!("The schedule {schedule} is read in the time zone of the cluster's control plane; set spec.timeZone for another one."),
        )
    } else {
        Note::new(
            format!("方案未设置 Berth.Schedule，此处采用 {schedule}（每天 2:00，按集群控制面的时区）。应用前改为所需的时间。"),
            format!("The plan has no Berth.Schedule. {schedule} stands here: every day at 2:00, in the time zone of the cluster's control plane. Set the time you want before you apply it."),
        )
    });
    schedule
}
