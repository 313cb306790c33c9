//! The settings in a line, for the captions of saved pictures: all that it takes to make the picture again, in the words
//! of a link; and in a sentence, for those who do not see the page.

use crate::i18n::fill;
use crate::i18n::text::Text;
use crate::lab::experiment::Experiment;
use crate::lab::state::{State, differences, value_of};
use crate::page::locale::Locale;

/// The settings that differ from the defaults, after those that every picture names; without those that the picture
/// itself goes through. `step` is the step that it shows, if it shows one.
pub fn caption(experiment: &Experiment, without: &[&str], step: Option<u64>) -> String {
    let said = |key: &str| !without.contains(&key);
    let Experiment { depth, width, activation, init, seed, .. } = experiment;
    let named = [
        ("depth", format!("depth {depth}")),
        ("width", format!("width {width}")),
        ("act", activation.id().into()),
        ("init", init.id().into()),
        ("seed", format!("seed {seed}")),
    ];
    let changed = differences(&Experiment::default(), experiment).into_iter();
    let changed = changed.filter(|found| named.iter().all(|(key, _)| *key != found.key));
    let changed: Vec<_> = changed
        .filter(|found| said(found.key))
        .map(|found| format!("{} {}", found.key, found.second))
        .collect();
    let always = named.iter().filter(|(key, _)| said(key)).map(|(_, words)| words.clone());
    always.chain(changed).chain(step.map(|step| format!("step {step}"))).collect::<Vec<_>>().join(", ")
}

/// What the page is, for those who do not see it; all settings too, since a control that is hidden hides no value.
pub fn summary(text: &Text, state: &State, locale: Locale) -> String {
    let depth = locale.digits(&state.experiment.depth.to_string());
    let sentence = fill(text.introduction, &[&depth, state.experiment.activation.facts().name]);
    let settings: Vec<_> = state.networks().map(|network| caption(network, &[], None)).collect();
    let settings = settings.join(" · ");
    let hidden =
        state.hide.iter().filter_map(|key| value_of(state, key).map(|value| format!("{key} {value}")));
    let hidden: Vec<_> = hidden.filter(|said| !settings.contains(said.as_str())).collect();
    format!(
        "{sentence} {}",
        locale.digits(&std::iter::once(settings).chain(hidden).collect::<Vec<_>>().join(", "))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::experiment::Skip;
    use crate::nn::norm::Norm;

    #[test]
    fn a_caption_names_what_it_takes_to_make_the_picture_again() {
        let usual = Experiment::default();
        assert_eq!(
            caption(&usual, &[], Some(7)),
            "depth 10, width 32, sigmoid, xavier-uniform, seed 1, step 7"
        );
        let other = Experiment {
            norm: Norm::Batch,
            skip: Skip::On,
            learning_rate: 0.5,
            frozen: vec![1, 3],
            ..usual.clone()
        };
        let words = caption(&other, &["act", "lr"], None);
        assert_eq!(words, "depth 10, width 32, xavier-uniform, seed 1, norm batch, skip 1, freeze 1,3");
    }
}
