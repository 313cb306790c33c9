//! The page, in Yew. `app` holds the one reducer; everything else shows what it is given.

mod answers_chart;
mod app;
mod background;
mod canvas;
mod caption;
mod chain;
mod choices;
mod code;
mod compare;
mod controls;
mod copy;
mod crash;
mod data_controls;
mod downloads;
mod ear;
mod figure;
mod footer;
mod gradient_chart;
mod header;
mod import;
mod layer_slider;
mod layer_table;
mod learning;
mod lesson;
mod live;
mod look;
mod looks_inside;
mod loss_chart;
mod material;
mod mathml;
mod microscope;
mod model;
mod names;
mod notices;
mod number_slider;
mod own_data;
mod path_choice;
mod phase_walker;
mod phrases;
mod pointing;
mod portions;
mod preferences;
mod quantity_list;
mod remedies;
mod rest;
mod save;
mod scene;
mod share;
mod share_options;
mod sides;
mod sight;
mod slow_motion;
mod stage;
mod status;
mod styles;
mod suggestions;
mod sweeps;
mod time_machine;
mod told;
mod tour;
mod training;
mod transport;
mod trust;
mod views;
mod words;

pub use rest::{Rest, come_by, rest};

/// Mounts the page into `#app`.
pub fn mount() {
    crash::watch();
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
