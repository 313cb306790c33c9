//! What is followed back through the network: whole layers, or one path of single units for one sample.

use crate::i18n::fill;
use crate::lab::protocol::PathQuery;
use crate::lab::view_choices::Along;
use crate::nn::inspect::PathChoice;
use crate::ui::state::locale::use_locale;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    along: Along,
    unit: u32,
    sample: u32,
}

impl Followed {
    /// The path that the trainer is asked for, where that layer (from 0) is the chosen one.
    pub fn query(self, layer: usize) -> Option<PathQuery> {
        let choice = match self.along {
            Along::Layers => return None,
            Along::Strongest => PathChoice::Strongest,
            Along::Unit => PathChoice::Unit(self.unit),
            Along::Through => PathChoice::Through { layer: layer as u8, unit: self.unit },
        };
        Some(PathQuery { sample: self.sample, choice })
    }
}

/// What the choice needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is followed now.
    pub followed: Followed,
    /// Samples of a step.
    pub samples: usize,
    /// The chosen layer, from 0.
    pub layer: usize,
    /// Units of a layer.
    pub width: usize,
    /// Takes another.
    pub on_choose: Callback<Followed>,
}

/// The choice.
#[component]
pub fn PathChooser(props: &Props) -> Html {
    let locale = use_locale();
    let words = &locale.more().chain;
    let Props { followed, samples, layer, width, on_choose } = props;
    let followed = *followed;
    let choose = {
        let on_choose = on_choose.clone();
        Callback::from(move |event: Event| {
            let along = Along::from_id(&event.target_unchecked_into::<HtmlSelectElement>().value());
            on_choose.emit(Followed { along: along.unwrap_or_default(), ..followed });
        })
    };
    let number = |put: fn(Followed, u32) -> Followed| {
        let on_choose = on_choose.clone();
        Callback::from(move |event: InputEvent| {
            let place = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            on_choose.emit(put(followed, place.max(1.0) as u32 - 1));
        })
    };
    let option = |along: &Along| {
        let name = (words.followed)(*along);
        html! { <option value={along.id()} selected={*along == followed.along}>{ name.to_string() }</option> }
    };
    let sample =
        fill(words.sample, &[&locale.count(u64::from(followed.sample) + 1), &locale.count(*samples as u64)]);
    let unit =
        format!("{} {}", words.unit, locale.count(u64::from(followed.unit.min(*width as u32 - 1)) + 1));
    let unit = match followed.along {
        Along::Through => fill(words.unit_of, &[&unit, &locale.count(*layer as u64 + 1)]),
        Along::Layers | Along::Strongest | Along::Unit => unit,
    };
    html! {
        <>
            <span class="pair">
                <label for="chain-follow">{ locale.label(words.follow) }</label>
                <select id="chain-follow" onchange={choose}>{ for Along::ALL.iter().map(option) }</select>
            </span>
            if followed.along != Along::Layers {
                <span class="pair">
                <label for="chain-sample">{ &sample }</label>
                <input id="chain-sample" type="range" min="1" max={samples.to_string()} step="1" value={(followed.sample + 1).to_string()}
                    aria-valuetext={sample.clone()} oninput={number(|followed, sample| Followed { sample, ..followed })} />
                </span>
            }
            if followed.along == Along::Unit || followed.along == Along::Through {
                <span class="pair">
                <label for="chain-unit">{ &unit }</label>
                <input id="chain-unit" type="range" min="1" max={width.to_string()} step="1" value={(followed.unit + 1).to_string()}
                    aria-valuetext={unit.clone()} oninput={number(|followed, unit| Followed { unit, ..followed })} />
                </span>
            }
        </>
    }
}
