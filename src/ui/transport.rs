//! Play, pause, step, reset, speed; and where the run is.

use super::look::use_look;
use super::scene::Scene;
use super::training::{Pace, use_part, use_shown};
use crate::browser::conductor::{Conductor, Speed};
use crate::charts::number::{count, percent, readable};
use crate::lab::frame::{Evaluation, Record};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The transport.
#[component]
pub fn Transport(scene: &Scene) -> Html {
    let conductor = &scene.conductor;
    let busy = use_part(&scene.training, Pace::Frames, |live| live.playing || live.travelling);
    let look = use_look();
    let text = look.text();
    let speed = use_state(Speed::default);
    let call = |action: fn(&Conductor)| {
        let conductor = conductor.clone();
        Callback::from(move |_: MouseEvent| action(&conductor))
    };
    let choose_speed = {
        let (conductor, speed) = (conductor.clone(), speed.clone());
        Callback::from(move |event: Event| {
            let chosen = Speed::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
            if let Some(chosen) = chosen {
                conductor.set_speed(chosen);
                speed.set(chosen);
            }
        })
    };
    let play: fn(&Conductor) = if busy { Conductor::stop } else { Conductor::play };
    html! {
        <section class="transport" aria-label={text.transport}>
            <fieldset class="buttons" disabled={scene.state.locks("transport")}>
                <button type="button" id="play" class="primary" onclick={call(play)}>
                    if busy {
                        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3 2h4v12H3zM9 2h4v12H9z" /></svg>
                        { look.say(text.pause) }
                    } else {
                        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3 1.5v13l11-6.5z" /></svg>
                        { look.say(text.play) }
                    }
                </button>
                <button type="button" id="step" onclick={call(|conductor| conductor.advance(1, None))}>{ look.say(text.step) }</button>
                <button type="button" id="reset" title={text.reset_help} onclick={call(Conductor::reset)}>{ look.say(text.reset) }</button>
                <label class="speed" for="speed" title={text.speed_help}><span>{ look.say(text.speed) }</span>
                    <select id="speed" onchange={choose_speed}>
                        { for Speed::ALL.iter().zip(text.speeds).map(|(choice, name)| html! {
                            <option value={choice.id()} selected={*choice == *speed}>{ name }</option>
                        }) }
                    </select>
                </label>
            </fieldset>
            <Readouts ..scene.clone() />
        </section>
    }
}

/// Where the run is.
#[component]
fn Readouts(scene: &Scene) -> Html {
    let look = use_look();
    let text = look.text();
    let live = use_shown(scene, Pace::Reading);
    let record = live.frame.as_ref().map(|frame| frame.latest());
    let rival = live.frame.as_ref().and_then(|frame| frame.rivals_latest());
    let number = |value: Option<String>| value.map_or_else(|| "–".into(), |value| look.digits(&value));
    let readout = |name: &'static str, how: &'static str, id: &'static str, values: [Option<String>; 2]| {
        let [value, rivals] = values;
        html! {
            <div title={how}>
                <dt>{ look.say(name) }</dt>
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
                [live.evaluation.map(unseen), rival.and(live.rivals_evaluation).map(unseen)]) }
        </dl>
    }
}
