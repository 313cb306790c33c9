//! The equation of one weight, with its live numbers.

use super::prose::plain;
use crate::i18n::lesson::FactorNames;
use crate::lab::export::format::ExportFormat;
use crate::lab::lesson::factors::{Choice, Exported};
use crate::ui::state::locale::use_locale;
use crate::ui::state::training_store::{UpdateRate, use_part};
use crate::ui::state::view_context::ViewContext;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A number of the choice.
type Part = fn(&mut Choice) -> &mut usize;

/// Three factors and their product, at the step that is shown, while the run rests.
#[component]
pub fn OneWeight(context: &ViewContext) -> Html {
    let locale = use_locale();
    let drawings = &locale.lesson().drawings;
    let choice = use_state(Choice::default);
    let exported = use_state(|| None::<Rc<Exported>>);
    let resting = use_part(&context.training, UpdateRate::Frames, |snapshot| {
        let frame = snapshot.frame.as_ref().filter(|_| !snapshot.playing);
        frame.map(|frame| (frame.run, frame.latest().step))
    });
    {
        let (client, state, exported) = (context.client.clone(), context.state.clone(), exported.setter());
        use_effect_with(resting, move |resting| {
            if resting.is_some() {
                client.export(ExportFormat::Json, &state, move |text| {
                    exported.set(text.ok().and_then(|text| Exported::read(&text)).map(Rc::new));
                });
            }
        });
    }
    let Some(exported) = (*exported).clone() else {
        return html! { <p class="hint">{ locale.text().computing }</p> };
    };
    let limits = exported.limits(choice.layer);
    let within = |value: usize, limit: usize| value.min(limit.saturating_sub(1));
    let chosen = Choice {
        layer: within(choice.layer, limits[0]),
        unit: within(choice.unit, limits[1]),
        input: within(choice.input, limits[2]),
        sample: within(choice.sample, limits[3]),
    };
    let Some(factors) = exported.factors(chosen) else { return Html::default() };
    let names = &drawings.weight_choice;
    let boxes: [(&str, Part); 4] = [
        (names.layer, |choice| &mut choice.layer),
        (names.unit, |choice| &mut choice.unit),
        (names.input, |choice| &mut choice.input),
        (names.sample, |choice| &mut choice.sample),
    ];
    let box_of = |(index, (name, part)): (usize, (&str, Part))| {
        let present = *part(&mut chosen.clone());
        let id = format!("weight-{index}");
        let choice = choice.clone();
        let choose = Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            let value = if typed.is_finite() { typed.max(1.0) as usize - 1 } else { 0 };
            let mut chosen = chosen;
            *part(&mut chosen) = value;
            choice.set(chosen);
        });
        html! {
            <label for={id.clone()}>{ plain(name, locale) }
                <input class="box" type="number" {id} min="1" max={limits[index].to_string()} value={(present + 1).to_string()} onchange={choose} /></label>
        }
    };
    let FactorNames { above, slope, input, gradient } = drawings.factors;
    let line = |name: &str, value: f64, sign: &'static str| {
        html! { <tr><th scope="row">{ plain(name, locale) }</th><td>{ sign }{ locale.number(value) }</td></tr> }
    };
    html! {
        <div class="drawing weight">
            <div class="weight-choice" role="group" aria-label={drawings.weight}>{ for boxes.into_iter().enumerate().map(box_of) }</div>
            <table class="lesson-table" id="factors">
                <caption>{ plain(drawings.weight, locale) }{ format!(": w = {}", locale.number(factors.weight)) }</caption>
                <tbody>
                    { line(above, factors.above, "") }
                    { line(slope, factors.slope, "· ") }
                    { line(input, factors.input, "· ") }
                    { line(gradient, factors.gradient(), "= ") }
                </tbody>
            </table>
        </div>
    }
}
