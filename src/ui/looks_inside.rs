//! Looks inside the network are taken only while somebody looks.

use crate::browser::conductor::Conductor;
use crate::lab::protocol::{PathQuery, Views};
use yew::prelude::*;

/// While the component is on the page, frames tell what the units of every layer do, z over ±`range`.
#[hook]
pub fn use_units(conductor: &Conductor, range: u16) {
    use_effect_with((conductor.clone(), range), |(conductor, range)| {
        conductor.set_views(Views { units: Some(*range), ..conductor.views() });
        let conductor = conductor.clone();
        move || conductor.set_views(Views { units: None, ..conductor.views() })
    });
}

/// While the component is on the page and asks for a path, frames tell what that path passes back.
#[hook]
pub fn use_path(conductor: &Conductor, path: Option<PathQuery>) {
    use_effect_with((conductor.clone(), path), |(conductor, path)| {
        conductor.set_views(Views { path: *path, ..conductor.views() });
        let conductor = conductor.clone();
        move || conductor.set_views(Views { path: None, ..conductor.views() })
    });
}
