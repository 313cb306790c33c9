//! Serves `dist/` to this machine alone.

use crate::run::{Result, root};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;

/// The first free port from 8080 on.
fn listener() -> Result<TcpListener> {
    (8080..8100)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .ok_or_else(|| "No port from 8080 to 8099 is free.".into())
}

/// Serves until it is interrupted.
pub fn forever() -> Result<()> {
    let listener = listener()?;
    let address = listener.local_addr().map_err(|why| why.to_string())?;
    println!("The lab is at http://{address}/ (Ctrl-C ends it).");
    for stream in listener.incoming().flatten() {
        thread::spawn(move || answer(stream));
    }
    Ok(())
}

fn answer(mut stream: TcpStream) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request = lines.next()?.ok()?;
    // The headers are read to their end, or the connection would be reset.
    while !lines.next()?.ok()?.is_empty() {}
    let target = request.split(' ').nth(1)?.split(['?', '#']).next()?;
    let (status, kind, body) = match file(target).and_then(|path| Some((fs::read(&path).ok()?, path))) {
        Some((body, path)) => ("200 OK", mime(&path), body),
        None => ("404 Not Found", "text/plain", b"There is no such file.".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: no-cache\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).ok()
}

/// The file of a path, never one outside of `dist/`.
fn file(target: &str) -> Option<PathBuf> {
    let relative = Path::new(target.trim_start_matches('/'));
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let path = root().join("dist").join(relative);
    let path = if path.is_dir() { path.join("index.html") } else { path };
    (inside && path.is_file()).then_some(path)
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => "application/json",
        Some("gz") => "application/gzip",
        _ => "application/octet-stream",
    }
}
