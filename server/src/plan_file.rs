//! `berth render` and `berth check-plan`: a plan document from a file, without a server.

use std::{
    io::{Read, Write},
    path::Path,
    process::ExitCode,
};

use plan::{
    Draft, Lang, Problem, ProblemKind, document,
    render::{self, Format},
};
use serde_json::json;

use crate::cli;

/// Unreadable input or bad arguments.
pub const UNREADABLE: u8 = 2;
/// The format cannot express the plan.
const CANNOT: u8 = 3;

/// `berth render`: exit 2 for a plan with problems, 3 where the format cannot express it.
pub fn render(flags: &cli::Render) -> ExitCode {
    if flags.list_formats {
        let names: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
        return print(&(names.join("\n") + "\n"));
    }
    let Some(format) = Format::parse(&flags.format) else {
        return complain(&[format!("there is no format {}: see  berth render --list-formats", flags.format)]);
    };
    let Some(path) = &flags.plan else { return complain(&["no plan was named".to_owned()]) };
    let plan = match read(path).and_then(|draft| plan::check(&draft).map_err(|problems| lines(&problems))) {
        Ok(plan) => plan,
        Err(lines) => return complain(&lines),
    };
    // Room for the launch's own tags is the launch's concern: no format holds them.
    let of_the_launch =
        |kind: &ProblemKind| matches!(kind, ProblemKind::NoRoomForTags { .. } | ProblemKind::TagOfTheLaunch);
    let mut problems = plan.launchable().err().unwrap_or_default();
    problems.retain(|problem| format.is_request() && !of_the_launch(&problem.kind));
    if !problems.is_empty() {
        return complain(&lines(&problems));
    }
    match render::render(format, &plan) {
        Ok(rendered) => {
            let mut standard_error = std::io::stderr();
            for note in &rendered.notes {
                let _ = writeln!(standard_error, "note: {}", note.text(Lang::En));
            }
            print(&rendered.text)
        }
        Err(cannot) => {
            complain(&[cannot.reason(Lang::En).to_owned()]);
            ExitCode::from(CANNOT)
        }
    }
}

/// `berth check-plan`: exit 0 clean, 1 findings, 2 unreadable.
pub fn check(flags: &cli::CheckPlan) -> ExitCode {
    let problems = match text(&flags.plan).map(|text| document::read(&text)) {
        Err(line) => return complain(&[line]),
        Ok(Err(problems)) if problems.iter().all(|problem| problem.path.is_empty()) => {
            return complain(&lines(&problems));
        }
        Ok(Err(problems)) => problems,
        Ok(Ok(draft)) => findings(&draft),
    };
    let printed =
        if flags.json { json(&problems) } else { lines(&problems).into_iter().map(|line| line + "\n").collect() };
    let code = print(&printed);
    if problems.is_empty() { code } else { ExitCode::FAILURE }
}

/// What keeps a draft from being launched.
pub fn findings(draft: &Draft) -> Vec<Problem> {
    plan::check_for_launch(draft).err().unwrap_or_default()
}

/// Problems as one line of JSON.
pub fn json(problems: &[Problem]) -> String {
    let one =
        |p: &Problem| json!({"path": p.path, "code": p.code(), "zh-CN": p.text(Lang::ZhCn), "en": p.text(Lang::En)});
    format!("{}\n", serde_json::Value::from(problems.iter().map(one).collect::<Vec<_>>()))
}

fn read(path: &Path) -> Result<Draft, Vec<String>> {
    let text = text(path).map_err(|line| vec![line])?;
    document::read(&text).map_err(|problems| lines(&problems))
}

/// A document's text; `-` is standard input.
pub fn text(path: &Path) -> Result<String, String> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8 text", path.display()))
}

/// Problems, one a line.
pub fn lines(problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| {
            let place = if problem.path.is_empty() { String::new() } else { format!("{}: ", problem.path) };
            format!("{place}{} [{}]", problem.text(Lang::En), problem.code())
        })
        .collect()
}

/// Writes a result to standard output.
pub fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&[format!("standard output cannot be written: {error}")]),
    }
}

/// Writes what is wrong to standard error; the exit code of what cannot be read.
pub fn complain(lines: &[String]) -> ExitCode {
    let mut standard_error = std::io::stderr();
    for line in lines {
        let _ = writeln!(standard_error, "berth: {line}");
    }
    ExitCode::from(UNREADABLE)
}
