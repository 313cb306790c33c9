//! The one place that names the deferred parts of the page: what only this leads to is in the second part of the
//! WebAssembly (`tests/arrows.rs` holds that nothing else names it).

use super::chart::save;
use super::controls::own_data;
use super::deferred::parts::DeferredModule;
use super::deferred::styles;
use super::lesson::Lesson;
use super::share::dialog::Share;
use super::share::import::{self, ImportNotice};
use super::shell::footer::Footer;
use super::shell::host;
use super::shell::tour::Tour;
use super::views;
use super::views::tabs::Views;
use crate::page::csv_error_text;
use yew::prelude::*;

/// All deferred parts.
pub fn deferred_module() -> DeferredModule {
    DeferredModule {
        adopt_styles: styles::adopt,
        view: views::view,
        side: views::side,
        views: |context| html! { <Views ..context.clone() /> },
        lesson: |props| html! { <Lesson ..props.clone() /> },
        share: |props| html! { <Share ..props.clone() /> },
        tour: || html! { <Tour /> },
        footer: || html! { <Footer /> },
        opened: |props| html! { <ImportNotice ..props.clone() /> },
        open_file: |file, client, dispatch, outcome| Box::pin(import::open(file, client, dispatch, outcome)),
        read_data: |file| Box::pin(async move { own_data::read(&file).await }),
        csv_error: csv_error_text::refused,
        listen: host::listen,
        save: save::save,
    }
}
