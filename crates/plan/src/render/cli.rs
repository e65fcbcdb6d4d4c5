//! The `aliyun` command line that creates the group.

use super::code::{secrets, variable};
use super::openapi::ACTION;
use super::{CannotExpress, Rendered};
use crate::Sheet;

/// On one line.
///
/// # Errors
/// As [`folded`].
pub(super) fn line(sheet: &Sheet) -> Result<Rendered, CannotExpress> {
    command(sheet, " ")
}

/// On a line for each parameter, continued with backslashes.
///
/// # Errors
/// If a value holds a NUL, which no program can be given as an argument.
pub(super) fn folded(sheet: &Sheet) -> Result<Rendered, CannotExpress> {
    command(sheet, " \\\n  ")
}

fn command(sheet: &Sheet, between: &str) -> Result<Rendered, CannotExpress> {
    let mut text = String::from("aliyun eci ");
    text.push_str(ACTION);
    for parameter in sheet.parameters() {
        let (name, value) = (&parameter.name, &parameter.value);
        text.push_str(between);
        text.push_str("--");
        text.push_str(name);
        if sheet.secrets().contains(name) {
            // A missing variable stops the shell instead of sending an empty password.
            text.push_str("=\"${");
            text.push_str(&variable(name));
            text.push_str(":?}\"");
        } else if value.contains('\0') {
            return Err(refusal(name));
        } else {
            // The tool's own parser takes a word with a leading hyphen for a flag, unless it hangs on one.
            text.push(if value.starts_with('-') { '=' } else { ' ' });
            push_word(&mut text, value);
        }
    }
    text.push('\n');
    Ok(Rendered { text, notes: secrets(sheet) })
}

/// One word of a POSIX shell. Quoted wherever a shell, zsh included, could see more in it than letters.
fn push_word(out: &mut String, text: &str) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_./:,@%+-".contains(&byte);
    if !text.is_empty() && text.bytes().all(plain) {
        out.push_str(text);
    } else {
        out.push('\'');
        out.push_str(&text.replace('\'', "'\\''"));
        out.push('\'');
    }
}

fn refusal(name: &str) -> CannotExpress {
    CannotExpress::new(
        format!("{name} 中有空字符（NUL），命令行参数无法传递它，该值会被截断。请删除空字符，或改用 openapi-json。"),
        format!(
            "{name} has a NUL in it, which no command line can hand over: the value would be cut short. Remove it, or use openapi-json."
        ),
    )
}
