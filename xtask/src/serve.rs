//! Serves `dist/` to this machine alone.

use crate::package::dist;
use crate::run::Result;
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Request, Response, Server};

/// Serves until it is interrupted, at the first free port from 8080 on.
pub fn forever() -> Result<()> {
    let server = (8080..8100)
        .find_map(|port| Server::http(("127.0.0.1", port)).ok())
        .ok_or("No port from 8080 to 8099 is free.")?;
    println!("The lab is at http://{}/ (Ctrl-C ends it).", server.server_addr());
    for request in server.incoming_requests() {
        // An error here means that the browser has closed the connection.
        let _ = answer(request);
    }
    Ok(())
}

fn answer(request: Request) -> std::io::Result<()> {
    let found = file(request.url()).and_then(|path| Some((File::open(&path).ok()?, content_type(&path))));
    let Some((file, content_type)) = found else {
        return request.respond(Response::from_string("There is no such file.").with_status_code(404));
    };
    let headers = [("content-type", content_type.as_str()), ("cache-control", "no-cache")];
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    request.respond(headers.fold(Response::from_file(file), Response::with_header))
}

/// The file of an address, never one outside of `dist/`.
fn file(address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let relative = Path::new(path.trim_start_matches('/'));
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let path = dist().join(relative);
    let path = if path.is_dir() { path.join("index.html") } else { path };
    (inside && path.is_file()).then_some(path)
}

fn content_type(path: &Path) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let charset = if kind.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
    format!("{kind}{charset}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_file_goes_by_its_own_type() {
        let types = ["a.html", "b.js", "d.wasm", "e.webmanifest", "f.gz", "g.unknown"];
        assert_eq!(
            types.map(|name| content_type(Path::new(name))),
            [
                "text/html; charset=utf-8",
                "text/javascript; charset=utf-8",
                "application/wasm",
                "application/manifest+json",
                "application/gzip",
                "application/octet-stream"
            ]
        );
    }

    #[test]
    fn nothing_outside_of_dist_is_served() {
        for address in ["/../Cargo.toml", "/a/../../Cargo.toml", "//../Cargo.toml"] {
            assert_eq!(file(address), None, "{address}");
        }
    }
}
