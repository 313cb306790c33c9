//! Words as nodes: English terms inside Bengali say that they are English, so that a screen reader speaks them rightly.
//! Attributes and the options of a list hold text alone, and cannot say it of a part.

use crate::page::text_runs::runs;
use crate::ui::state::locale::Locale;
use yew::prelude::*;

impl Locale {
    /// A text of the page.
    pub fn label(self, text: &str) -> Html {
        if !self.lang.info().english_terms {
            return html! { { text.to_string() } };
        }
        let marked = |(english, run): (bool, String)| {
            if english {
                html! { <span lang="en">{ run }</span> }
            } else {
                html! { { run } }
            }
        };
        let runs = runs(text);
        if runs.len() < 2 {
            return runs.into_iter().map(marked).collect();
        }
        // One element, so that a label that lays out its children keeps a sentence together.
        html! { <span>{ for runs.into_iter().map(marked) }</span> }
    }
}
