//! Renders many plans in one process, for tests that compare what is rendered with what other programs make of it.
//!
//! Reads one plan document (JSON) on each line of standard input, and writes one JSON object on each line of standard output:
//! format → `{"text": …, "notes": […]}`, or `{"refused": …}`. With `--bench` it renders the plans over and over instead and
//! prints the median time for all formats, in microseconds.

#![allow(clippy::print_stdout, reason = "a program whose result is what it prints")]

use std::error::Error;
use std::hint::black_box;
use std::io::{self, BufRead as _, Write as _};
use std::time::Instant;

use plan::render::{Format, render};
use plan::{Lang, Sheet, document, normalise};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut sheets = Vec::new();
    for line in io::stdin().lock().lines() {
        let draft = document::read(&line?).map_err(|problems| format!("{problems:?}"))?;
        sheets.push(normalise(&draft).0);
    }
    if std::env::args().any(|argument| argument == "--bench") {
        println!("{}", bench(&sheets));
        return Ok(());
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    for sheet in &sheets {
        writeln!(out, "{}", Value::from(all(sheet)))?;
    }
    Ok(())
}

fn all(sheet: &Sheet) -> Map<String, Value> {
    let one = |format: &Format| match render(*format, sheet) {
        Ok(rendered) => {
            let notes: Vec<&str> = rendered.notes.iter().map(|note| note.text(Lang::En)).collect();
            json!({"text": rendered.text, "notes": notes})
        }
        Err(cannot) => json!({"refused": cannot.reason(Lang::En)}),
    };
    Format::ALL.iter().map(|format| (format.name().to_owned(), one(format))).collect()
}

/// Microseconds to render every format of every plan once; the median of many rounds.
fn bench(sheets: &[Sheet]) -> f64 {
    let mut rounds = [(); 201].map(|()| {
        let from = Instant::now();
        for sheet in sheets {
            for format in Format::ALL {
                let _ = black_box(render(*format, black_box(sheet)));
            }
        }
        from.elapsed().as_secs_f64() * 1e6
    });
    rounds.sort_unstable_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}
