//! What a container would do: whether its program ends, after how long, and with which code.
//!
//! Nothing is executed. A command is read the way a person would read it, and what nobody can tell counts as a server that stays.

use super::ContainerSpec;

/// A program that ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Ending {
    /// Milliseconds after it began, at the natural pace.
    pub(crate) after: u32,
    pub(crate) code: i32,
}

/// Images whose own program ends at once when nobody types into it.
const ONE_SHOT: [&str; 8] = ["hello-world", "hello", "busybox", "alpine", "ubuntu", "debian", "python", "node"];
/// Words that begin a command which does its work and is done.
const QUICK: [&str; 22] = [
    "echo", "printf", "ls", "cat", "true", "date", "env", "printenv", "pwd", "uname", "id", "hostname", "whoami",
    "sleep", "exit", "false", "cp", "mkdir", "touch", "nslookup", "wget", "curl",
];

/// How the program ends, if it does. Init containers are taken to end even where nobody can tell.
pub(crate) fn ending(spec: &ContainerSpec) -> Option<Ending> {
    const WORK: u32 = 1500;
    if spec.command.is_empty() {
        let name = image_name(&spec.image);
        return (spec.is_init || ONE_SHOT.contains(&name)).then_some(Ending { after: WORK, code: 0 });
    }
    let script = spec.command.join(" ");
    let steps: Vec<&str> = script
        .split([';', '&', '|', '\n'])
        .map(|step| step.trim().trim_start_matches("sh -c").trim_start_matches("bash -c"))
        .map(|step| strip_shell(step).trim_matches(['"', '\'', ' ']))
        .filter(|step| !step.is_empty())
        .collect();
    if ["while true", "while :", "sleep infinity", "tail -f"].iter().any(|forever| script.contains(forever)) {
        return None;
    }
    let mut after = WORK;
    for step in &steps {
        let mut words = step.split_whitespace();
        let first = words.next().unwrap_or_default();
        let program = first.rsplit('/').next().unwrap_or(first);
        let argument = words.next();
        match program {
            "exit" => {
                let code = argument.and_then(|code| code.parse().ok()).unwrap_or(0);
                return Some(Ending { after, code });
            }
            "false" => return Some(Ending { after, code: 1 }),
            "sleep" => after = after.saturating_add(milliseconds(argument)),
            program if QUICK.contains(&program) => {}
            _ if spec.is_init => {}
            _ => return None,
        }
    }
    Some(Ending { after, code: 0 })
}

/// What `echo` and its like write, line by line.
pub(crate) fn printed(spec: &ContainerSpec) -> Vec<String> {
    spec.command
        .join(" ")
        .split([';', '&', '|', '\n'])
        .filter_map(|step| {
            let step = strip_shell(step.trim());
            let step = step.trim_matches(['"', '\'', ' ']);
            step.strip_prefix("echo ").or_else(|| step.strip_prefix("/bin/echo "))
        })
        .map(|text| text.trim_matches(['"', '\'']).to_owned())
        .collect()
}

/// The last part of an image's path.
pub(crate) fn image_name(image: &str) -> &str {
    let name = image.split('@').next().unwrap_or(image);
    let name = name.rsplit('/').next().unwrap_or(name);
    name.split(':').next().unwrap_or(name)
}

fn strip_shell(step: &str) -> &str {
    ["/bin/sh -c", "/bin/bash -c", "sh -c", "bash -c"]
        .iter()
        .find_map(|shell| step.strip_prefix(shell))
        .unwrap_or(step)
        .trim()
}

fn milliseconds(argument: Option<&str>) -> u32 {
    let text = argument.unwrap_or("1");
    let (digits, unit) = match text.strip_suffix('m') {
        Some(digits) => (digits, 60_000),
        None => (text.trim_end_matches('s'), 1000),
    };
    digits.parse::<u32>().unwrap_or(1).saturating_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::super::{ContainerSpec, PullPolicy};
    use super::{Ending, ending, printed};

    fn spec(image: &str, command: &[&str]) -> ContainerSpec {
        ContainerSpec {
            path: "Container.1".to_owned(),
            is_init: false,
            name: "c".to_owned(),
            image: image.to_owned(),
            policy: PullPolicy::Always,
            command: command.iter().map(|part| (*part).to_owned()).collect(),
            cpu: 0.0,
            memory: 0.0,
        }
    }

    #[test]
    fn servers_stay_and_small_programs_end() {
        assert_eq!(ending(&spec("h/ns/nginx:1.0", &[])), None);
        assert_eq!(ending(&spec("busybox", &[])).map(|e| e.code), Some(0));
        assert_eq!(ending(&spec("busybox", &["sh", "-c", "while true; do date; sleep 1; done"])), None);
        assert_eq!(ending(&spec("busybox", &["sleep", "infinity"])), None);
        assert_eq!(ending(&spec("app", &["/app/server", "--port", "80"])), None);
    }

    #[test]
    fn codes_and_sleeps_are_read_from_the_command() {
        let command = ["sh", "-c", "echo hello; sleep 2 && exit 3"];
        assert_eq!(ending(&spec("busybox", &command)), Some(Ending { after: 3500, code: 3 }));
        assert_eq!(ending(&spec("x", &["/bin/false"])).map(|e| e.code), Some(1));
        assert_eq!(printed(&spec("busybox", &command)), ["hello"]);
    }
}
