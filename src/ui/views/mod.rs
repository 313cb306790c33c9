//! The views. A view is a file here, a line in [`renderer`], a variant of [`Chart`] and its name in each language.

pub mod chain;
pub mod compare;
pub mod inspection;
pub mod layer_table;
pub mod learning;
pub mod microscope;
pub mod path_choice;
pub mod phase_walker;
pub mod remedies;
pub mod sweeps;
pub mod tabs;
pub mod time;
pub mod trials;
pub mod trust;

use crate::lab::state::Chart;
use crate::ui::chart::loss_chart::LossChart;
use crate::ui::chart::prediction_chart::PredictionChart;
use crate::ui::state::view_context::ViewContext;
use yew::prelude::*;

/// Where a chart is on the whole page, and what renders it.
enum Renderer {
    /// In the first view, which renders it itself.
    FirstView,
    /// Beside the main chart.
    Side(fn(&ViewContext) -> Html),
    /// In a tab; the tabs are in the order of [`Chart::ALL`].
    Tab(fn(&ViewContext) -> Html),
}

const fn renderer(chart: Chart) -> Renderer {
    use Renderer::{FirstView, Side, Tab};
    match chart {
        Chart::Gradients => FirstView,
        Chart::Loss => Side(|context| html! { <LossChart ..context.clone() /> }),
        Chart::Boundary => Side(|context| html! { <PredictionChart ..context.clone() /> }),
        Chart::Time => Tab(|context| html! { <time::TimeMachine ..context.clone() /> }),
        Chart::Inside => Tab(|context| html! { <microscope::Microscope ..context.clone() /> }),
        Chart::Chain => Tab(|context| html! { <chain::Chain ..context.clone() /> }),
        Chart::Learning => Tab(|context| html! { <learning::Learning ..context.clone() /> }),
        Chart::Compare => Tab(|context| html! { <compare::Compare ..context.clone() /> }),
        Chart::Remedies => Tab(|context| html! { <remedies::Remedies ..context.clone() /> }),
        Chart::Sweep => Tab(|context| html! { <sweeps::Sweeps ..context.clone() /> }),
        Chart::Trust => Tab(|context| html! { <trust::Trust ..context.clone() /> }),
        Chart::Numbers => Tab(|context| html! { <layer_table::LayerTable ..context.clone() /> }),
    }
}

/// The charts that have a tab, in the order of the tabs.
fn tabs() -> Vec<Chart> {
    let is_tab = |chart: &Chart| match renderer(*chart) {
        Renderer::Tab(_) => true,
        Renderer::FirstView | Renderer::Side(_) => false,
    };
    Chart::ALL.iter().copied().filter(is_tab).collect()
}

/// One view by itself; nothing for the main chart, which the first view has already.
pub fn view(chart: Chart, context: &ViewContext) -> Html {
    match renderer(chart) {
        Renderer::FirstView => Html::default(),
        Renderer::Side(render) | Renderer::Tab(render) => render(context),
    }
}

/// The charts beside the main chart.
pub fn side(context: &ViewContext) -> Html {
    let charts = Chart::ALL.iter().filter_map(|chart| match renderer(*chart) {
        Renderer::Side(render) => Some(render(context)),
        Renderer::FirstView | Renderer::Tab(_) => None,
    });
    html! { <section class="side">{ for charts }</section> }
}
