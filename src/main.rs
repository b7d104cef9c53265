//! The command line; everything it does stands in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    acquis::cli::run(std::env::args_os())
}
