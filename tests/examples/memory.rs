//! Serves one file's bytes from memory with the stack that Berth stands on (axum, hyper, tokio): what a rendered page
//! is measured against.       usage: memory FILE      Prints `listening on http://ADDRESS`.

#![allow(clippy::print_stdout, reason = "its first line says where it listens")]

use std::{error::Error, io::Write};

use axum::{Router, body::Bytes, http::header, routing::get, serve::ListenerExt};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: memory FILE")?;
    let page = Bytes::from(std::fs::read(path)?);
    let answer = move || std::future::ready(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.clone()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let listener = listener.tap_io(|stream| {
        // Small answers must not wait for the last one's acknowledgement; where that cannot be had, they are slow.
        let _slow = stream.set_nodelay(true);
    });
    axum::serve(listener, Router::new().route("/", get(answer))).await?;
    Ok(())
}
