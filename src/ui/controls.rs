//! The controls, in four groups. They see settings only, never frames.

use super::choices::{Chips, Item, List};
use super::data_controls::DataControls;
use super::look::{Look, use_look};
use super::model::Action;
use super::names;
use super::number_slider::NumberSlider;
use crate::browser::conductor::Conductor;
use crate::charts::glyph;
use crate::lab::experiment::{
    BATCH, BIAS, Batch, CLIP, DEPTH, Experiment, GAIN, LEARNING_RATE, LossChoice, Range, Skip, WIDTH,
};
use crate::lab::state::State;
use crate::nn::activation::Activation;
use crate::nn::init::Init;
use crate::nn::norm::Norm;
use crate::nn::optimizer::Optimizer;
use crate::nn::scalar::Dtype;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the controls see.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The present settings.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
    /// For the user's own data.
    pub conductor: Conductor,
}

/// Changes one field of the experiment.
#[derive(Clone)]
pub struct Adjuster {
    state: Rc<State>,
    dispatch: Callback<Action>,
}

impl Adjuster {
    /// For those settings.
    pub fn new(state: &Rc<State>, dispatch: &Callback<Action>) -> Self {
        Self { state: state.clone(), dispatch: dispatch.clone() }
    }

    /// A callback that puts its value into the experiment.
    pub fn set<T: 'static>(
        &self,
        key: &'static str,
        put: impl Fn(&mut Experiment, T) + 'static,
    ) -> Callback<T> {
        let Self { state, dispatch } = self.clone();
        Callback::from(move |value| {
            let mut experiment = state.experiment.clone();
            put(&mut experiment, value);
            dispatch.emit(Action::Adjust(key, Box::new(experiment)));
        })
    }

    /// As [`Adjuster::set`], for a closed choice.
    pub fn choose<T: Copy + 'static>(
        &self,
        key: &'static str,
        from_id: fn(&str) -> Option<T>,
        put: impl Fn(&mut Experiment, T) + 'static,
    ) -> Callback<&'static str> {
        self.set(key, move |experiment, id: &'static str| {
            if let Some(choice) = from_id(id) {
                put(experiment, choice);
            }
        })
    }

    /// A control, unless it is hidden; greyed out if it is locked.
    pub fn control(&self, key: &'static str, inside: Html) -> Html {
        if self.state.hides(key) {
            return Html::default();
        }
        html! {
            <fieldset class="control" data-control={key} id={format!("control-{key}")} disabled={self.state.locks(key)}>
                { inside }
            </fieldset>
        }
    }
}

/// All groups.
#[component]
pub fn Controls(props: &Props) -> Html {
    let Props { state, dispatch, conductor } = props;
    let look = use_look();
    let text = look.text();
    let adjust = Adjuster::new(state, dispatch);
    html! {
        <>
            <section class="group" aria-labelledby="group-network">
                <h2 id="group-network">{ look.say(text.network) }</h2>
                { network(look, &state.experiment, &adjust) }
            </section>
            <section class="group" aria-labelledby="group-start">
                <h2 id="group-start">{ look.say(text.start) }</h2>
                { start(look, &state.experiment, &adjust) }
            </section>
            <section class="group" aria-labelledby="group-data">
                <h2 id="group-data">{ look.say(text.data) }</h2>
                <DataControls state={state.clone()} dispatch={dispatch.clone()} conductor={conductor.clone()} />
            </section>
            <section class="group" aria-labelledby="group-training">
                <h2 id="group-training">{ look.say(text.training) }</h2>
                <p class="hint">{ look.say(text.begins_anew) }</p>
                { training(look, &state.experiment, &adjust) }
            </section>
        </>
    }
}

fn network(look: Look, experiment: &Experiment, adjust: &Adjuster) -> Html {
    let text = look.text();
    let activations: Vec<Item> = Activation::ALL.iter().map(|&activation| drawn(activation)).collect();
    let norms: Vec<Item> =
        Norm::ALL.iter().zip(text.norms).map(|(norm, name)| Item::plain(norm.id(), name)).collect();
    let toggle_skip = adjust.set("skip", |experiment, on: bool| {
        experiment.skip = if on { Skip::On } else { Skip::Off };
    });
    let on_skip = Callback::from(move |event: Event| {
        toggle_skip.emit(event.target_unchecked_into::<HtmlInputElement>().checked());
    });
    html! {
        <>
            { adjust.control("depth", html! {
                <NumberSlider id="depth" label={text.depth} value={f64::from(experiment.depth)} range={DEPTH}
                    on_input={adjust.set("depth", |experiment, depth| experiment.depth = depth as u32)} />
            }) }
            { adjust.control("width", html! {
                <NumberSlider id="width" label={text.width} value={f64::from(experiment.width)} range={WIDTH}
                    on_input={adjust.set("width", |experiment, width| experiment.width = width as u32)} />
            }) }
            { adjust.control("act", html! {
                <>
                    <Chips id="act" label={text.activation} items={activations} value={experiment.activation.id()}
                        on_choose={adjust.choose("act", Activation::from_id, |experiment, choice| experiment.activation = choice)} />
                    <p class="hint">{ look.say(text.activation_key) }</p>
                </>
            }) }
            { adjust.control("norm", html! {
                <Chips id="norm" label={text.norm} items={norms} value={experiment.norm.id()}
                    on_choose={adjust.choose("norm", Norm::from_id, |experiment, choice| experiment.norm = choice)} />
            }) }
            { adjust.control("skip", html! {
                <label class="switch" for="skip">
                    <input id="skip" type="checkbox" checked={experiment.skip == Skip::On} onchange={on_skip} />
                    <span>{ look.say(text.skip) }</span>
                </label>
            }) }
        </>
    }
}

/// An activation with its curves.
fn drawn(activation: Activation) -> Item {
    let (value, slope) = glyph::activation_paths(activation, 40.0, 26.0);
    let drawing = html! {
        <svg class="curves" viewBox="0 0 40 26" width="40" height="26" aria-hidden="true">
            <path class="axis" d="M0 17.2H40M20 0V26" />
            <path class="slope" d={slope} />
            <path class="value" d={value} />
        </svg>
    };
    Item { id: activation.id(), name: names::activation(activation).into(), drawing: Some(drawing) }
}

fn start(look: Look, experiment: &Experiment, adjust: &Adjuster) -> Html {
    let text = look.text();
    let inits: Vec<Item> =
        Init::ALL.iter().zip(text.inits).map(|(init, name)| Item::plain(init.id(), name)).collect();
    let set_seed = adjust.set("seed", |experiment, seed: u32| experiment.seed = seed);
    let typed_seed = {
        let (set_seed, seed) = (set_seed.clone(), experiment.seed);
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let typed = input.value_as_number();
            let kept =
                if typed.is_finite() { typed.round().clamp(0.0, f64::from(u32::MAX)) as u32 } else { seed };
            input.set_value(&kept.to_string());
            set_seed.emit(kept);
        })
    };
    // The one place where chance comes from outside.
    let draw = Callback::from(move |_: MouseEvent| {
        let mut bytes = [0; 4];
        if getrandom::fill(&mut bytes).is_ok() {
            set_seed.emit(u32::from_le_bytes(bytes));
        }
    });
    html! {
        <>
            { adjust.control("init", html! {
                <List id="init" label={text.init} items={inits} value={experiment.init.id()}
                    on_choose={adjust.choose("init", Init::from_id, |experiment, choice| experiment.init = choice)} />
            }) }
            { adjust.control("gain", html! {
                <NumberSlider id="gain" label={text.gain} value={experiment.gain} range={GAIN}
                    on_input={adjust.set("gain", |experiment, gain| experiment.gain = gain)} />
            }) }
            { adjust.control("bias", html! {
                <NumberSlider id="bias" label={text.bias} value={experiment.bias.unwrap_or(0.0)} range={BIAS}
                    on_input={adjust.set("bias", |experiment, bias: f64| experiment.bias = (bias > 0.0).then_some(bias))} />
            }) }
            { adjust.control("seed", html! {
                <div class="seed">
                    <label for="seed">{ look.say(text.seed) }</label>
                    <input id="seed" class="box" type="number" min="0" max="4294967295" step="1"
                        value={experiment.seed.to_string()} onchange={typed_seed} />
                    <button type="button" id="new-seed" onclick={draw}>{ look.say(text.new_seed) }</button>
                </div>
            }) }
        </>
    }
}

fn training(look: Look, experiment: &Experiment, adjust: &Adjuster) -> Html {
    let text = look.text();
    let optimizers: Vec<Item> =
        Optimizer::ALL.iter().zip(text.optimizers).map(|(rule, name)| Item::plain(rule.id(), name)).collect();
    let losses: Vec<Item> =
        LossChoice::ALL.iter().zip(text.losses).map(|(loss, name)| Item::plain(loss.id(), name)).collect();
    let dtypes: Vec<Item> = Dtype::ALL.iter().map(|dtype| Item::plain(dtype.id(), dtype.id())).collect();
    let batches = vec![Item::plain("full", text.full_batch), Item::plain("mini", text.mini_batch)];
    let (kind, samples) = match experiment.batch {
        Batch::Full => ("full", None),
        Batch::Mini(samples) => ("mini", Some(samples)),
    };
    let choose_batch = adjust.set("batch", |experiment, kind: &'static str| {
        let mini = Batch::Mini(BATCH.default as u32);
        experiment.batch = if kind == "full" { Batch::Full } else { mini };
    });
    let clip = experiment.clip;
    let clip_range = Range { max: 10.0, ..CLIP };
    html! {
        <>
            { adjust.control("opt", html! {
                <Chips id="opt" label={text.optimizer} items={optimizers} value={experiment.optimizer.id()}
                    on_choose={adjust.choose("opt", Optimizer::from_id, |experiment, choice| experiment.optimizer = choice)} />
            }) }
            { adjust.control("lr", html! {
                <NumberSlider id="lr" label={text.learning_rate} value={experiment.learning_rate} range={LEARNING_RATE}
                    on_input={adjust.set("lr", |experiment, rate| experiment.learning_rate = rate)} />
            }) }
            { adjust.control("batch", html! {
                <>
                    <Chips id="batch" label={text.batch} items={batches} value={kind} on_choose={choose_batch} />
                    if let Some(samples) = samples {
                        <NumberSlider id="batch-size" label={text.mini_batch} value={f64::from(samples)} range={BATCH}
                            on_input={adjust.set("batch", |experiment, samples| experiment.batch = Batch::Mini(samples as u32))} />
                    }
                </>
            }) }
            { adjust.control("loss", html! {
                <Chips id="loss" label={text.loss} items={losses} value={experiment.loss.id()}
                    on_choose={adjust.choose("loss", LossChoice::from_id, |experiment, choice| experiment.loss = choice)} />
            }) }
            { adjust.control("clip", html! {
                <NumberSlider id="clip" label={text.clip} value={clip} range={clip_range}
                    spoken={(clip == 0.0).then_some(AttrValue::Static(text.off))}
                    on_input={adjust.set("clip", |experiment, clip| experiment.clip = clip)} />
            }) }
            { adjust.control("dtype", html! {
                <Chips id="dtype" label={text.dtype} items={dtypes} value={experiment.dtype.id()}
                    on_choose={adjust.choose("dtype", Dtype::from_id, |experiment, choice| experiment.dtype = choice)} />
            }) }
        </>
    }
}
