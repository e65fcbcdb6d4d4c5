//! The binary `berth`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::main()
}
