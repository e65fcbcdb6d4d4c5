//! `berth import`: what people already have becomes a plan document.

use std::{io::Write, path::Path, process::ExitCode};

use plan::{Draft, Lang, document, import};

use crate::{cli, plan_file};

/// `berth import`: exit 0 clean, 1 findings with the document written all the same, 2 unreadable.
pub fn import(flags: &cli::Import) -> ExitCode {
    let text = match plan_file::text(&flags.file) {
        Ok(text) => text,
        Err(line) => return plan_file::complain(&[line]),
    };
    let imported = match import::import(&text) {
        Ok(imported) => imported,
        Err(unreadable) => {
            let line = |one: &import::Unreadable| format!("{} [{}]", one.text(Lang::En), one.code());
            return plan_file::complain(&unreadable.iter().map(line).collect::<Vec<_>>());
        }
    };
    let mut standard_error = std::io::stderr();
    for note in &imported.notes {
        let _ = writeln!(standard_error, "note: {}", note.text(Lang::En));
    }
    let findings = plan_file::findings(&imported.draft);
    if !flags.json {
        for line in plan_file::lines(&findings) {
            let _ = writeln!(standard_error, "finding: {line}");
        }
    }
    if let Some(path) = &flags.output
        && let Err(error) = std::fs::write(path, written(&imported.draft, flags.yaml || is_yaml(path)))
    {
        return plan_file::complain(&[format!("{} cannot be written: {error}", path.display())]);
    }
    let printed = match (&flags.output, flags.json) {
        (_, true) => plan_file::json(&findings),
        (Some(_), false) => String::new(),
        (None, false) => written(&imported.draft, flags.yaml),
    };
    let code = plan_file::print(&printed);
    if findings.is_empty() || code != ExitCode::SUCCESS { code } else { ExitCode::FAILURE }
}

fn written(draft: &Draft, yaml: bool) -> String {
    if yaml { document::write_yaml(draft) } else { document::write(draft) }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "yaml" || end == "yml")
}
