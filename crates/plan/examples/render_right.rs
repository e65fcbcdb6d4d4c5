//! Renders many plans in one process, for tests that judge what comes out with other programs.
//!
//! Standard input: one JSON object a line, `{"format": "…", "document": {…}}`. Standard output: one JSON object for each,
//! `{"text": "…", "notes": ["…"]}`, or `{"cannot": "…"}` with exit code 3's reason, or `{"problems": [["path", "code"], …]}`.

use std::io::{self, BufRead, Write};

use plan::render::{Format, render};
use plan::{Lang, Problem, check, document};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&serde_json::from_str(&line?)?))?;
    }
    out.flush()
}

fn answer(asked: &Value) -> Value {
    let Some(format) = asked["format"].as_str().and_then(Format::parse) else {
        return json!({"problems": [["format", "unknown"]]});
    };
    let plan = match document::read(&asked["document"].to_string()).and_then(|draft| check(&draft)) {
        Ok(plan) => plan,
        Err(problems) => return json!({"problems": problems.iter().map(name).collect::<Vec<_>>()}),
    };
    match render(format, &plan) {
        Ok(rendered) => {
            let notes: Vec<&str> = rendered.notes.iter().map(|note| note.text(Lang::En)).collect();
            json!({"text": rendered.text, "notes": notes})
        }
        Err(cannot) => json!({"cannot": cannot.reason(Lang::En)}),
    }
}

fn name(problem: &Problem) -> [&str; 2] {
    [&problem.path, problem.code()]
}
