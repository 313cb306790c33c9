//! Play, pause, step, reset, speed; and where the run is.

use crate::browser::training_client::TrainingClient;
use crate::charts::number::{count, percent, readable};
use crate::lab::frame::{Evaluation, Record};
use crate::lab::state::{Speed, State};
use crate::ui::state::locale::use_locale;
use crate::ui::state::model::Action;
use crate::ui::state::training_store::{UpdateRate, use_part};
use crate::ui::state::view_context::{ViewContext, use_shown};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The transport.
#[component]
pub fn Transport(context: &ViewContext) -> Html {
    let client = &context.client;
    let busy =
        use_part(&context.training, UpdateRate::Frames, |snapshot| snapshot.playing || snapshot.advancing);
    let locale = use_locale();
    let text = locale.text();
    let call = |action: fn(&TrainingClient)| {
        let client = client.clone();
        Callback::from(move |_: MouseEvent| action(&client))
    };
    let choose_speed = {
        let (state, dispatch) = (context.state.clone(), context.dispatch.clone());
        Callback::from(move |event: Event| {
            let chosen = Speed::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
            if let Some(speed) = chosen {
                dispatch.emit(Action::View(Box::new(State { speed, ..(*state).clone() })));
            }
        })
    };
    let play: fn(&TrainingClient) = if busy { TrainingClient::stop } else { TrainingClient::play };
    html! {
        <section class="transport" aria-label={text.transport}>
            <fieldset class="buttons" disabled={context.state.locks("transport")}>
                <button type="button" id="play" class="primary" onclick={call(play)}>
                    if busy {
                        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3 2h4v12H3zM9 2h4v12H9z" /></svg>
                        { locale.label(text.pause) }
                    } else {
                        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3 1.5v13l11-6.5z" /></svg>
                        { locale.label(text.play) }
                    }
                </button>
                <button type="button" id="step" onclick={call(|client| client.advance(1, None))}>{ locale.label(text.step) }</button>
                <button type="button" id="reset" title={text.reset_help} onclick={call(TrainingClient::reset)}>{ locale.label(text.reset) }</button>
                if !context.state.hides("speed") {
                    <label class="speed" for="speed" title={text.speed_help}><span>{ locale.label(text.speed) }</span>
                        <select id="speed" onchange={choose_speed} disabled={context.state.locks("speed")}>
                            { for Speed::ALL.iter().map(|choice| html! {
                                <option value={choice.id()} selected={*choice == context.state.speed}>{ (text.speeds)(*choice) }</option>
                            }) }
                        </select>
                    </label>
                }
            </fieldset>
            <Readouts ..context.clone() />
        </section>
    }
}

/// Where the run is.
#[component]
fn Readouts(context: &ViewContext) -> Html {
    let locale = use_locale();
    let text = locale.text();
    let snapshot = use_shown(context, UpdateRate::Reading);
    let record = snapshot.frame.as_ref().map(|frame| frame.latest());
    let rival = snapshot.frame.as_ref().and_then(|frame| frame.rivals_latest());
    let number = |value: Option<String>| value.map_or_else(|| "–".into(), |value| locale.digits(&value));
    let readout = |name: &'static str, how: &'static str, id: &'static str, values: [Option<String>; 2]| {
        let [value, rivals] = values;
        html! {
            <div title={how}>
                <dt>{ locale.label(name) }</dt>
                <dd {id} data-side={rivals.is_some().then_some("A")}>{ number(value) }</dd>
                if rivals.is_some() { <dd id={format!("{id}-b")} data-side="B">{ number(rivals) }</dd> }
            </div>
        }
    };
    let loss = |record: &Record| readable(record.loss);
    // The answers of a network that has diverged are none.
    let accuracy = |record: &Record| if record.diverged() { "–".into() } else { percent(record.accuracy) };
    let unseen = |seen: Evaluation| percent(seen.accuracy);
    html! {
        <dl class="readouts">
            { readout(text.steps, text.explain.step, "readout-step", [record.map(|record| count(record.step)), None]) }
            { readout(text.loss, text.explain.loss, "readout-loss", [record.map(loss), rival.map(loss)]) }
            { readout(text.accuracy, text.explain.accuracy, "readout-accuracy", [record.map(accuracy), rival.map(accuracy)]) }
            { readout(text.unseen, text.explain.unseen, "readout-unseen",
                [snapshot.evaluation.map(unseen), rival.and(snapshot.rivals_evaluation).map(unseen)]) }
        </dl>
    }
}
