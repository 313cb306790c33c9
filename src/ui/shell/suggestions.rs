//! Three ways out of a vanished gradient, and the way back.

use crate::lab::experiment::{Experiment, Skip};
use crate::nn::activation::Activation;
use crate::nn::init::Init;
use crate::nn::norm::Norm;
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::Action;
use crate::ui::state::view_context::ViewContext;
use yew::prelude::*;

/// What to try next.
#[component]
pub fn Suggestions(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let ViewContext { state, dispatch, .. } = context;
    let adjust = |id: &'static str, name: &'static str, put: fn(&mut Experiment)| {
        let mut experiment = state.experiment.clone();
        put(&mut experiment);
        let done = experiment == state.experiment;
        let dispatch = dispatch.clone();
        let choose = Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Adjust(id, Box::new(experiment.clone())));
        });
        html! { <button type="button" class="suggestion" {id} onclick={choose} disabled={done}>{ locale.label(name) }</button> }
    };
    if ["act", "init", "norm", "skip"].iter().any(|key| state.locks(key) || state.hides(key)) {
        return Html::default();
    }
    html! {
        <div class="suggestions">
            { adjust("try-relu", text.try_relu, |experiment| {
                experiment.activation = Activation::Relu;
                experiment.init = Init::HeNormal;
            }) }
            { adjust("try-batchnorm", text.try_batchnorm, |experiment| experiment.norm = Norm::Batch) }
            { adjust("try-skips", text.try_skips, |experiment| experiment.skip = Skip::On) }
            { adjust("back", text.back_to_sigmoid, |experiment| {
                let start = Experiment::default();
                experiment.activation = start.activation;
                experiment.init = start.init;
                experiment.norm = start.norm;
                experiment.skip = start.skip;
            }) }
        </div>
    }
}
