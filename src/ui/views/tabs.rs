//! The views below the stage, one at a time: what nobody sees is neither computed nor drawn.

use crate::lab::state::{Chart, State};
use crate::ui::chart::loss_chart::LossChart;
use crate::ui::chart::prediction_chart::AnswersChart;
use crate::ui::state::after_paint::use_after_paint;
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::Action;
use crate::ui::state::preferences;
use crate::ui::state::training_store::UpdateRate;
use crate::ui::state::view_context::ViewContext;
use crate::ui::state::visibility::use_visible;
use crate::ui::views::chain::Chain;
use crate::ui::views::compare::Compare;
use crate::ui::views::layer_table::LayerTable;
use crate::ui::views::learning::Learning;
use crate::ui::views::microscope::Microscope;
use crate::ui::views::remedies::Remedies;
use crate::ui::views::sweeps::Sweeps;
use crate::ui::views::time::TimeMachine;
use crate::ui::views::trust::Trust;
use yew::prelude::*;

/// The tabs, in their order.
pub const TABS: &[Chart] = &[
    Chart::Time,
    Chart::Inside,
    Chart::Chain,
    Chart::Learning,
    Chart::Compare,
    Chart::Remedies,
    Chart::Sweep,
    Chart::Trust,
    Chart::Numbers,
];

/// A tab list and the chosen view.
#[component]
pub fn Views(context: &ViewContext) -> Html {
    let locale = use_locale();
    let words = &locale.more().views;
    let chosen = if TABS.contains(&context.state.view) { context.state.view } else { TABS[0] };
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
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let at = TABS.iter().position(|tab| *tab == chosen).unwrap_or_default();
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % TABS.len(),
                "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
                "Home" => 0,
                "End" => TABS.len() - 1,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            choose.emit(TABS[next]);
            preferences::focus(&tab_id(TABS[next]));
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
            <div class="tabs" role="tablist" aria-label={words.title} onkeydown={keyed}>{ for TABS.iter().map(tab) }</div>
            <div class="view" id="view" role="tabpanel" aria-labelledby={tab_id(open)} key={open.id()}>
                <ContextProvider<UpdateRate> context={update_rate}>{ view(open, context) }</ContextProvider<UpdateRate>>
            </div>
        </section>
    }
}

/// One view by itself.
pub fn view(chart: Chart, context: &ViewContext) -> Html {
    match chart {
        Chart::Time => html! { <TimeMachine ..context.clone() /> },
        Chart::Inside => html! { <Microscope ..context.clone() /> },
        Chart::Chain => html! { <Chain ..context.clone() /> },
        Chart::Trust => html! { <Trust ..context.clone() /> },
        Chart::Learning => html! { <Learning ..context.clone() /> },
        Chart::Compare => html! { <Compare ..context.clone() /> },
        Chart::Remedies => html! { <Remedies ..context.clone() /> },
        Chart::Sweep => html! { <Sweeps ..context.clone() /> },
        Chart::Numbers => html! { <LayerTable ..context.clone() /> },
        Chart::Loss => html! { <LossChart ..context.clone() /> },
        Chart::Boundary => html! { <AnswersChart ..context.clone() /> },
        // It is on the stage already.
        Chart::Gradients => Html::default(),
    }
}

/// What the network comes to, beside the stage.
pub fn side(context: &ViewContext) -> Html {
    html! {
        <section class="side">
            <LossChart ..context.clone() />
            <AnswersChart ..context.clone() />
        </section>
    }
}

fn tab_id(tab: Chart) -> String {
    format!("tab-{}", tab.id())
}
