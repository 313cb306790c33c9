//! The settings in a line, for the captions of saved pictures: all that it takes to make the picture again, in the words
//! of a link.

use crate::lab::experiment::Experiment;
use crate::lab::state::differences;

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
