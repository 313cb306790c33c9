//! The views in tabs, one at a time: what nobody sees is neither computed nor drawn.

use crate::lab::state::{Chart, State};
use crate::ui::state::after_paint::use_after_paint;
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::Action;
use crate::ui::state::preferences;
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::ViewContext;
use crate::ui::state::visibility::use_visible;
use crate::ui::views::{tabs, view};
use yew::prelude::*;

/// A tab list and the chosen view.
#[component]
pub fn Views(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().views;
    let tabs = tabs();
    let chosen = Some(context.state.view).filter(|view| tabs.contains(view)).unwrap_or_default();
    let section = use_node_ref();
    let update_rate = if use_visible(&section) { UpdateRate::Reading } else { UpdateRate::Resting };
    // The tab first, then its view: making one takes longer than a press may.
    let open = use_after_paint(chosen);
    let choose = {
        let (state, dispatch) = (context.state.clone(), context.dispatch.clone());
        Callback::from(move |view: Chart| {
            dispatch.emit(Action::View(Box::new(State { view, ..(*state).clone() })));
        })
    };
    let keyed = {
        let (choose, tabs) = (choose.clone(), tabs.clone());
        Callback::from(move |event: KeyboardEvent| {
            let at = tabs.iter().position(|tab| *tab == chosen).unwrap_or_default();
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % tabs.len(),
                "ArrowLeft" => (at + tabs.len() - 1) % tabs.len(),
                "Home" => 0,
                "End" => tabs.len() - 1,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            choose.emit(tabs[next]);
            preferences::focus(&tab_id(tabs[next]));
        })
    };
    let tab = |tab: &Chart| {
        let (id, tab, choose) = (tab_id(*tab), *tab, choose.clone());
        let selected = tab == chosen;
        html! {
            <button type="button" role="tab" {id} key={tab.id()} aria-selected={selected.to_string()} aria-controls="view"
                tabindex={if selected { "0" } else { "-1" }} onclick={move |_| choose.emit(tab)}>{ locale.label((locale.more().views.charts)(tab)) }</button>
        }
    };
    html! {
        <section ref={section} class="views" aria-label={words.title}>
            <div class="tabs" role="tablist" aria-label={words.title} onkeydown={keyed}>{ for tabs.iter().map(tab) }</div>
            <div class="view" id="view" role="tabpanel" aria-labelledby={tab_id(open)} key={open.id()}>
                <ContextProvider<UpdateRate> context={update_rate}>{ view(open, context) }</ContextProvider<UpdateRate>>
            </div>
        </section>
    }
}

fn tab_id(tab: Chart) -> String {
    format!("tab-{}", tab.id())
}
