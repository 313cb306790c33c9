//! The views below the stage, one at a time: what nobody sees is neither computed nor drawn.

use super::answers_chart::AnswersChart;
use super::chain::Chain;
use super::compare::Compare;
use super::layer_table::LayerTable;
use super::learning::Learning;
use super::look::{Look, use_look};
use super::loss_chart::LossChart;
use super::microscope::Microscope;
use super::model::Action;
use super::portions::use_after_paint;
use super::preferences;
use super::remedies::Remedies;
use super::scene::Scene;
use super::sight::use_visible;
use super::sweeps::Sweeps;
use super::time_machine::TimeMachine;
use super::training::Pace;
use super::trust::Trust;
use crate::lab::state::{Chart, State};
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
pub fn Views(scene: &Scene) -> Html {
    let look = use_look();
    let words = &look.more().views;
    let chosen = if TABS.contains(&scene.state.view) { scene.state.view } else { TABS[0] };
    let section = use_node_ref();
    let pace = if use_visible(&section) { Pace::Reading } else { Pace::Resting };
    // The tab first, then its view: making one takes longer than a press may.
    let open = use_after_paint(chosen);
    let choose = {
        let (state, dispatch) = (scene.state.clone(), scene.dispatch.clone());
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
                tabindex={if selected { "0" } else { "-1" }} onclick={move |_| choose.emit(tab)}>{ look.say(name(look, tab)) }</button>
        }
    };
    html! {
        <section ref={section} class="views" aria-label={words.title}>
            <div class="tabs" role="tablist" aria-label={words.title} onkeydown={keyed}>{ for TABS.iter().map(tab) }</div>
            <div class="view" id="view" role="tabpanel" aria-labelledby={tab_id(open)} key={open.id()}>
                <ContextProvider<Pace> context={pace}>{ view(open, scene) }</ContextProvider<Pace>>
            </div>
        </section>
    }
}

/// One view by itself.
pub fn view(chart: Chart, scene: &Scene) -> Html {
    match chart {
        Chart::Time => html! { <TimeMachine ..scene.clone() /> },
        Chart::Inside => html! { <Microscope ..scene.clone() /> },
        Chart::Chain => html! { <Chain ..scene.clone() /> },
        Chart::Trust => html! { <Trust ..scene.clone() /> },
        Chart::Learning => html! { <Learning ..scene.clone() /> },
        Chart::Compare => html! { <Compare ..scene.clone() /> },
        Chart::Remedies => html! { <Remedies ..scene.clone() /> },
        Chart::Sweep => html! { <Sweeps ..scene.clone() /> },
        Chart::Numbers => html! { <LayerTable ..scene.clone() /> },
        Chart::Loss => html! { <LossChart ..scene.clone() /> },
        Chart::Boundary => html! { <AnswersChart ..scene.clone() /> },
        // It is on the stage already.
        Chart::Gradients => Html::default(),
    }
}

/// What the network comes to, beside the stage.
pub fn side(scene: &Scene) -> Html {
    html! {
        <section class="side">
            <LossChart ..scene.clone() />
            <AnswersChart ..scene.clone() />
        </section>
    }
}

fn name(look: Look, tab: Chart) -> &'static str {
    let (views, answers) = (&look.more().views, &look.more().answers);
    match tab {
        Chart::Gradients => look.text().gradient_chart,
        Chart::Loss => answers.loss_chart,
        Chart::Boundary => answers.boundary_chart,
        Chart::Time => views.time,
        Chart::Inside => views.inside,
        Chart::Chain => views.chain,
        Chart::Trust => views.trust,
        Chart::Learning => views.learning,
        Chart::Compare => views.compare,
        Chart::Remedies => views.remedies,
        Chart::Sweep => views.sweep,
        Chart::Numbers => views.numbers,
    }
}

fn tab_id(tab: Chart) -> String {
    format!("tab-{}", tab.id())
}
