//! `berth annotate`: a filter for Kubernetes manifests.

use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use manifest::{InstanceId, Lines, Outcome, Reader, Refusal, Request, diff};
use plan::{Lang, Network, Onto};

use crate::{cli, in_place};

/// Something would change, with `--check`.
const WOULD_CHANGE: u8 = 1;
/// Bad input or bad arguments.
const BAD: u8 = 2;
/// The promise could not be kept.
const BROKEN: u8 = 3;

/// Everything is read and judged before the first byte is written.
pub fn annotate(flags: &cli::Annotate) -> ExitCode {
    let files = match files(flags) {
        Ok(files) => files,
        Err(line) => return complain(BAD, &line),
    };
    let request = match request(flags) {
        Ok(request) => request,
        Err(line) => return complain(BAD, &line),
    };
    let mut done = Vec::new();
    for path in files {
        let text = match text(&path) {
            Ok(text) => text,
            Err(line) => return complain(BAD, &line),
        };
        match manifest::annotate(&text, &request) {
            Ok(outcome) => done.push((path, text, outcome)),
            Err(refusal) => return refuse(&name(&path), &text, &refusal),
        }
    }
    write(flags, &done)
}

/// Writes each result and then says what was done, so that what could not be written is not called written.
fn write(flags: &cli::Annotate, done: &[(PathBuf, String, Outcome)]) -> ExitCode {
    let changed = done.iter().any(|(_, _, outcome)| !outcome.edits.is_empty());
    if flags.check {
        for (path, _, outcome) in done {
            report(&name(path), outcome);
        }
        return if changed { ExitCode::from(WOULD_CHANGE) } else { ExitCode::SUCCESS };
    }
    for (path, text, outcome) in done {
        let written = if flags.in_place {
            if outcome.edits.is_empty() { Ok(()) } else { in_place::replace(path, outcome.text.as_bytes()) }
        } else if flags.diff {
            print(&diff::unified(&name(path), &diff::hunks(text, &outcome.edits)))
        } else {
            print(&outcome.text)
        };
        if let Err(error) = written {
            return complain(BAD, &format!("{} cannot be written: {error}", name(path)));
        }
        report(&name(path), outcome);
    }
    ExitCode::SUCCESS
}

fn files(flags: &cli::Annotate) -> Result<Vec<PathBuf>, String> {
    let files = if flags.files.is_empty() { vec![PathBuf::from("-")] } else { flags.files.clone() };
    if files.len() > 1 && !(flags.in_place || flags.diff || flags.check) {
        return Err("several files need --in-place, --diff or --check".to_owned());
    }
    let streams = files.iter().filter(|path| is_stream(path)).count();
    if streams > 0 && flags.in_place {
        return Err("--in-place needs a file: standard input has none".to_owned());
    }
    if streams > 1 { Err("standard input can be read only once".to_owned()) } else { Ok(files) }
}

fn request(flags: &cli::Annotate) -> Result<Request, String> {
    let mut instances: Vec<InstanceId> = Vec::new();
    for text in &flags.instance_id {
        let id =
            InstanceId::parse(text).map_err(|problem| format!("--instance-id {text}: {}", problem.text(Lang::En)))?;
        let id = id.seen_from(flags.region.as_deref(), flags.instance_region.as_deref());
        if !instances.contains(&id) {
            instances.push(id);
        }
    }
    for (flag, region) in [("--region", &flags.region), ("--instance-region", &flags.instance_region)] {
        if let Some(region) = region
            && !is_word(region)
        {
            return Err(format!("{flag} {region}: not a region ID such as cn-beijing"));
        }
    }
    for (flag, arn) in [("--service-arn", &flags.service_arn), ("--user-arn", &flags.user_arn)] {
        if let Some(arn) = arn {
            judge_arn(flag, arn)?;
        }
    }
    Ok(Request {
        plural: flags.plural || instances.len() > 1,
        instances,
        service_arn: flags.service_arn.clone(),
        user_arn: flags.user_arn.clone(),
        all_kinds: flags.all_kinds,
        network: flags.network.map(|network| match network {
            cli::Road::Vpc => Network::Vpc,
            cli::Road::Public => Network::Public,
        }),
        instance_name: flags.instance_name.clone(),
        instance_region: flags.instance_region.clone(),
        onto: flags.onto.map(|onto| match onto {
            cli::Way::Label => Onto::Label,
            cli::Way::Selector => Onto::Selector,
        }),
        move_misplaced: flags.move_misplaced,
    })
}

/// Says what is wrong with a RAM role, the flag first.
pub fn judge_arn(flag: &str, arn: &str) -> Result<(), String> {
    if arn.contains('*') {
        return Err(format!("{flag} {arn}: still masked with ****, give the whole ARN"));
    }
    let right =
        arn.strip_prefix("acs:ram::").and_then(|rest| rest.split_once(":role/")).is_some_and(|(account, role)| {
            let digits = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
            digits
                && !role.is_empty()
                && !role.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"' || c == ',')
        });
    if right { Ok(()) } else { Err(format!("{flag} {arn}: a role is acs:ram::ACCOUNT-UID:role/NAME")) }
}

/// Whether a text can be a region ID.
pub fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn refuse(name: &str, text: &str, refusal: &Refusal) -> ExitCode {
    let lines = Lines::new(text);
    match refusal {
        Refusal::Unreadable(fault) => {
            let at = format!("{name}:{}:{}", lines.line(fault.at), lines.column(fault.at));
            complain(BAD, &format!("{at}: {}", fault.kind.text(Lang::En)))
        }
        Refusal::SecondReader(line, words) => {
            complain(BAD, &format!("{name}: the document at line {line} is not YAML: {words}"))
        }
        Refusal::WhichInstance(hosts) => {
            let hosts = hosts.join(", ");
            complain(BAD, &format!("{name}: --network needs --instance-name, there are images of {hosts}"))
        }
        Refusal::Broken { line, snippet } => complain(
            BROKEN,
            &format!(
                "{name}:{line}: this cannot be written without changing something else; nothing was written. \
                 Put this into the pod template by hand:\n\n{snippet}"
            ),
        ),
    }
}

fn report(name: &str, outcome: &Outcome) {
    let mut standard_error = std::io::stderr();
    for note in &outcome.notes {
        let _ = writeln!(standard_error, "{name}:{}: {}", note.line, note.text(Lang::En, Reader::Command));
    }
    if outcome.notes.is_empty() {
        let _ = writeln!(standard_error, "{name}: no pod template found; unchanged");
    }
    if outcome.notes.iter().any(|note| note.kind.is_change()) {
        let _ = writeln!(
            standard_error,
            "{name}: pods that exist keep what they have; recreate them (kubectl rollout restart …)"
        );
    }
}

fn is_stream(path: &Path) -> bool {
    path == Path::new("-")
}

/// What a file is called in messages.
pub fn name(path: &Path) -> String {
    if is_stream(path) { "stdin".to_owned() } else { path.display().to_string() }
}

/// The text of a file or of standard input; no more of it is read than can be taken.
pub fn text(path: &Path) -> Result<String, String> {
    let most = manifest::guard::MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = if is_stream(path) {
        std::io::stdin().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("{} cannot be read: {error}", name(path)))?;
    if bytes.len() > manifest::guard::MAX_BYTES {
        return Err(format!("{}: {}", name(path), manifest::yaml::FaultKind::TooLarge.text(Lang::En)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{} is not UTF-8 text (byte {at})", name(path))
    })
}

fn print(text: &str) -> std::io::Result<()> {
    let mut standard_output = std::io::stdout();
    standard_output.write_all(text.as_bytes())?;
    standard_output.flush()
}

fn complain(code: u8, line: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "berth: {line}");
    ExitCode::from(code)
}
