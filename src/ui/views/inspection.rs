//! Looks inside the network are taken only while somebody looks.

use crate::browser::training_client::TrainingClient;
use crate::lab::protocol::{PathQuery, Views};
use yew::prelude::*;

/// While the component is on the page, frames tell what the units of every layer do, z over ±`range`.
#[hook]
pub fn use_units(client: &TrainingClient, range: u16) {
    use_effect_with((client.clone(), range), |(client, range)| {
        client.set_views(Views { units: Some(*range), ..client.views() });
        let client = client.clone();
        move || client.set_views(Views { units: None, ..client.views() })
    });
}

/// While the component is on the page and asks for a path, frames tell what that path passes back.
#[hook]
pub fn use_path(client: &TrainingClient, path: Option<PathQuery>) {
    use_effect_with((client.clone(), path), |(client, path)| {
        client.set_views(Views { path: *path, ..client.views() });
        let client = client.clone();
        move || client.set_views(Views { path: None, ..client.views() })
    });
}
