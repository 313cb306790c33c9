//! The controls, in four groups. They see settings only, never frames.

use crate::browser::training_client::TrainingClient;
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
use crate::ui::controls::choices::{Choice, Item, chips, list};
use crate::ui::controls::data_controls::DataControls;
use crate::ui::controls::number_slider::{Number, number_slider};
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::model::Action;
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
    pub client: TrainingClient,
}

/// Changes one field of the experiment.
#[derive(Clone)]
pub struct Adjuster {
    locale: Locale,
    state: Rc<State>,
    dispatch: Callback<Action>,
}

impl Adjuster {
    /// For those settings.
    pub fn new(locale: Locale, state: &Rc<State>, dispatch: &Callback<Action>) -> Self {
        Self { locale, state: state.clone(), dispatch: dispatch.clone() }
    }

    /// A callback that puts its value into the experiment.
    pub fn set<T: 'static>(&self, key: &'static str, put: fn(&mut Experiment, T)) -> Callback<T> {
        let Self { state, dispatch, .. } = self.clone();
        Callback::from(move |value| {
            let mut experiment = state.experiment.clone();
            put(&mut experiment, value);
            dispatch.emit(Action::Adjust(key, Box::new(experiment)));
        })
    }

    /// A callback that puts the choice of that id into the experiment.
    pub fn choose(
        &self,
        key: &'static str,
        put: fn(&mut Experiment, &'static str) -> Option<()>,
    ) -> Callback<&'static str> {
        let Self { state, dispatch, .. } = self.clone();
        Callback::from(move |id| {
            let mut experiment = state.experiment.clone();
            if put(&mut experiment, id).is_some() {
                dispatch.emit(Action::Adjust(key, Box::new(experiment)));
            }
        })
    }

    /// The slider of a number, unless it is hidden.
    pub fn number(&self, number: Number) -> Html {
        self.control(number.id, number_slider(self.locale, number))
    }

    /// The chips of a closed choice, unless it is hidden.
    pub fn chips(&self, choice: &Choice) -> Html {
        self.control(choice.id, chips(self.locale, choice))
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
    let Props { state, dispatch, client } = props;
    let locale = use_locale();
    let text = locale.text();
    let adjust = Adjuster::new(locale, state, dispatch);
    html! {
        <>
            <section class="group" aria-labelledby="group-network">
                <h2 id="group-network">{ locale.label(text.network) }</h2>
                { network(locale, &state.experiment, &adjust) }
            </section>
            <section class="group" aria-labelledby="group-start">
                <h2 id="group-start">{ locale.label(text.start) }</h2>
                { start(locale, &state.experiment, &adjust) }
            </section>
            <section class="group" aria-labelledby="group-data">
                <h2 id="group-data">{ locale.label(text.data) }</h2>
                <DataControls state={state.clone()} dispatch={dispatch.clone()} client={client.clone()} />
            </section>
            <section class="group" aria-labelledby="group-training">
                <h2 id="group-training">{ locale.label(text.training) }</h2>
                <p class="hint">{ locale.label(text.begins_anew) }</p>
                { training(locale, &state.experiment, &adjust) }
            </section>
        </>
    }
}

fn network(locale: Locale, experiment: &Experiment, adjust: &Adjuster) -> Html {
    let text = locale.text();
    let depth = Number {
        id: "depth",
        label: text.depth,
        value: f64::from(experiment.depth),
        range: DEPTH,
        spoken: None,
        on_input: adjust.set("depth", |experiment, depth| experiment.depth = depth as u32),
    };
    let width = Number {
        id: "width",
        label: text.width,
        value: f64::from(experiment.width),
        range: WIDTH,
        spoken: None,
        on_input: adjust.set("width", |experiment, width| experiment.width = width as u32),
    };
    let activation = Choice {
        id: "act",
        label: text.activation,
        items: Activation::ALL.iter().map(|&activation| drawn(activation)).collect(),
        value: experiment.activation.id(),
        on_choose: adjust.choose("act", |experiment, id| {
            Activation::from_id(id).map(|choice| experiment.activation = choice)
        }),
    };
    let norm = Choice {
        id: "norm",
        label: text.norm,
        items: Norm::ALL.iter().map(|norm| Item::plain(norm.id(), (text.norms)(*norm))).collect(),
        value: experiment.norm.id(),
        on_choose: adjust
            .choose("norm", |experiment, id| Norm::from_id(id).map(|choice| experiment.norm = choice)),
    };
    let on_skip = adjust
        .set("skip", |experiment, on| experiment.skip = if on { Skip::On } else { Skip::Off })
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    let activation_with_key = html! {
        <>
            { chips(locale, &activation) }
            <p class="hint">{ locale.label(text.activation_key) }</p>
        </>
    };
    let skip = html! {
        <label class="switch" for="skip">
            <input id="skip" type="checkbox" checked={experiment.skip == Skip::On} onchange={on_skip} />
            <span>{ locale.label(text.skip) }</span>
        </label>
    };
    html! {
        <>
            { adjust.number(depth) }
            { adjust.number(width) }
            { adjust.control("act", activation_with_key) }
            { adjust.chips(&norm) }
            { adjust.control("skip", skip) }
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
    Item { id: activation.id(), name: activation.facts().name.into(), drawing: Some(drawing) }
}

fn start(locale: Locale, experiment: &Experiment, adjust: &Adjuster) -> Html {
    let text = locale.text();
    let init = Choice {
        id: "init",
        label: text.init,
        items: Init::ALL.iter().map(|init| Item::plain(init.id(), (text.inits)(*init))).collect(),
        value: experiment.init.id(),
        on_choose: adjust
            .choose("init", |experiment, id| Init::from_id(id).map(|choice| experiment.init = choice)),
    };
    let gain = Number {
        id: "gain",
        label: text.gain,
        value: experiment.gain,
        range: GAIN,
        spoken: None,
        on_input: adjust.set("gain", |experiment, gain| experiment.gain = gain),
    };
    let bias = Number {
        id: "bias",
        label: text.bias,
        value: experiment.bias.unwrap_or(0.0),
        range: BIAS,
        spoken: None,
        on_input: adjust
            .set("bias", |experiment, bias| experiment.bias = Some(bias).filter(|bias| *bias > 0.0)),
    };
    html! {
        <>
            { adjust.control("init", list(locale, &init)) }
            { adjust.number(gain) }
            { adjust.number(bias) }
            { adjust.control("seed", seed(locale, experiment.seed, &adjust.set("seed", |experiment, seed| experiment.seed = seed))) }
        </>
    }
}

fn seed(locale: Locale, seed: u32, set: &Callback<u32>) -> Html {
    let text = locale.text();
    let typed = set.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let typed = input.value_as_number();
        let kept =
            if typed.is_finite() { typed.round().clamp(0.0, f64::from(u32::MAX)) as u32 } else { seed };
        input.set_value(&kept.to_string());
        kept
    });
    // The one place where chance comes from outside.
    let draw = {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| {
            let mut bytes = [0; 4];
            if getrandom::fill(&mut bytes).is_ok() {
                set.emit(u32::from_le_bytes(bytes));
            }
        })
    };
    html! {
        <div class="seed">
            <label for="seed">{ locale.label(text.seed) }</label>
            <input id="seed" class="box" type="number" min="0" max="4294967295" step="1"
                value={seed.to_string()} onchange={typed} />
            <button type="button" id="new-seed" onclick={draw}>{ locale.label(text.new_seed) }</button>
        </div>
    }
}

fn training(locale: Locale, experiment: &Experiment, adjust: &Adjuster) -> Html {
    let text = locale.text();
    let optimizer = Choice {
        id: "opt",
        label: text.optimizer,
        items: Optimizer::ALL.iter().map(|rule| Item::plain(rule.id(), rule.facts().name)).collect(),
        value: experiment.optimizer.id(),
        on_choose: adjust
            .choose("opt", |experiment, id| Optimizer::from_id(id).map(|rule| experiment.optimizer = rule)),
    };
    let rate = Number {
        id: "lr",
        label: text.learning_rate,
        value: experiment.learning_rate,
        range: LEARNING_RATE,
        spoken: None,
        on_input: adjust.set("lr", |experiment, rate| experiment.learning_rate = rate),
    };
    let loss = Choice {
        id: "loss",
        label: text.loss,
        items: LossChoice::ALL.iter().map(|loss| Item::plain(loss.id(), (text.losses)(*loss))).collect(),
        value: experiment.loss.id(),
        on_choose: adjust
            .choose("loss", |experiment, id| LossChoice::from_id(id).map(|loss| experiment.loss = loss)),
    };
    let clip = Number {
        id: "clip",
        label: text.clip,
        value: experiment.clip,
        range: Range { max: 10.0, ..CLIP },
        spoken: (experiment.clip == 0.0).then_some(text.off),
        on_input: adjust.set("clip", |experiment, clip| experiment.clip = clip),
    };
    let dtype = Choice {
        id: "dtype",
        label: text.dtype,
        items: Dtype::ALL.iter().map(|dtype| Item::plain(dtype.id(), dtype.id())).collect(),
        value: experiment.dtype.id(),
        on_choose: adjust
            .choose("dtype", |experiment, id| Dtype::from_id(id).map(|dtype| experiment.dtype = dtype)),
    };
    html! {
        <>
            { adjust.chips(&optimizer) }
            { adjust.number(rate) }
            { adjust.control("batch", batch(locale, experiment.batch, adjust)) }
            { adjust.chips(&loss) }
            { adjust.number(clip) }
            { adjust.chips(&dtype) }
        </>
    }
}

/// All samples, or so many of them.
fn batch(locale: Locale, batch: Batch, adjust: &Adjuster) -> Html {
    let text = locale.text();
    let (value, samples) = match batch {
        Batch::Full => ("full", None),
        Batch::Mini(samples) => ("mini", Some(samples)),
    };
    let kind = Choice {
        id: "batch",
        label: text.batch,
        items: vec![Item::plain("full", text.full_batch), Item::plain("mini", text.mini_batch)],
        value,
        on_choose: adjust.set("batch", |experiment, kind: &'static str| {
            let mini = Batch::Mini(BATCH.default as u32);
            experiment.batch = if kind == "full" { Batch::Full } else { mini };
        }),
    };
    let size = |samples: u32| Number {
        id: "batch-size",
        label: text.mini_batch,
        value: f64::from(samples),
        range: BATCH,
        spoken: None,
        on_input: adjust.set("batch", |experiment, samples| experiment.batch = Batch::Mini(samples as u32)),
    };
    html! {
        <>
            { chips(locale, &kind) }
            { for samples.map(|samples| number_slider(locale, size(samples))) }
        </>
    }
}
