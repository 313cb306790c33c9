//! Sentences around numbers: the headline, notices, problems.

use crate::charts::number::{Digits, in_digits, readable, written_out};
use crate::data::Origin;
use crate::i18n::fill;
use crate::i18n::text::Text;
use crate::lab::diagnosis::Diagnosis;
use crate::lab::frame::Record;
use crate::lab::protocol::Problem;
use crate::lab::state::Notice;

/// A layer between the first and the last is worth a word if it gets less than this of what both get.
const FAR_LESS: f64 = 0.1;

/// How much of the last hidden layer's gradient layer 1 gets, as a sentence; and where a layer between the two gets far
/// less, another.
pub fn headline(text: &Text, record: &Record, digits: Digits) -> String {
    if record.diverged() {
        return text.diverged.into();
    }
    let hidden = record.layers.len().saturating_sub(1);
    let delta = |layer: usize| record.layers.get(layer).map_or(f64::NAN, |layer| layer.delta_rms);
    let number = |value: String| in_digits(&value, digits);
    if hidden < 2 {
        return fill(text.headline_single, &[&number(readable(delta(0)))]);
    }
    let (first, last) = (delta(0), delta(hidden - 1));
    if first == 0.0 {
        return fill(text.headline_zero, &[&number("1".into())]);
    }
    let ratio = first / last;
    let sentence = if ratio > 1.0 { text.headline_more } else { text.headline_less };
    let all =
        fill(sentence, &[&number(written_out(ratio)), &number(hidden.to_string()), &number("1".into())]);
    let between = (1..hidden - 1).map(|index| (index, delta(index))).min_by(|a, b| a.1.total_cmp(&b.1));
    match between.filter(|(_, least)| *least < FAR_LESS * first.min(last)) {
        Some((index, least)) => {
            let numbers = [number((index + 1).to_string()), number(written_out(least / last))];
            format!("{all} {}", fill(text.diagnosis.between, &[&numbers[0], &numbers[1]]))
        }
        None => all,
    }
}

/// What a step shows, with the number that it rests on.
pub fn diagnosis(text: &Text, found: &Diagnosis, digits: Digits) -> String {
    let number = |value: f64| in_digits(&readable(value), digits);
    let layer = in_digits(&found.layer.unwrap_or(1).to_string(), digits);
    let sentence = fill((text.diagnosis.kinds)(found.kind), &[&layer]);
    let value = number(found.value);
    fill(
        text.diagnosis.sentence,
        &[&sentence, (text.diagnosis.measures)(found.measure), &value, &number(found.threshold)],
    )
}

/// Step and loss, as a sentence.
pub fn summary(text: &Text, record: &Record, digits: Digits) -> String {
    let number = |value: String| in_digits(&value, digits);
    fill(text.summary, &[&number(record.step.to_string()), &number(readable(record.loss))])
}

/// What a problem means for the person.
pub fn problem(text: &Text, problem: &Problem) -> String {
    match problem {
        Problem::Memory(bytes) => fill(text.memory, &[&(bytes / 1_000_000).to_string()]),
        Problem::NoData(source) => match source.origin() {
            Origin::Digits => text.digits_missing.into(),
            Origin::OwnFile | Origin::Generated(_) => text.csv_missing.into(),
        },
        Problem::Defect(report) => format!("{} ({report})", text.defect),
    }
}

/// What had to be changed in a state.
pub fn notice(text: &Text, notice: &Notice) -> String {
    match notice {
        // A range of one number is no range.
        Notice::Clamped { key, value, min, max, taken } if min == max => {
            fill(text.unreadable, &[key, value, taken])
        }
        Notice::Clamped { key, value, min, max, taken } => {
            fill(text.clamped, &[key, value, taken, &min.to_string(), &max.to_string()])
        }
        Notice::Rounded { key, value, taken } => fill(text.rounded, &[key, value, taken]),
        Notice::Unreadable { key, value, taken } => {
            fill(if taken.is_empty() { text.left_out } else { text.unreadable }, &[key, value, taken])
        }
        Notice::Duplicate { key } => fill(text.duplicate, &[key]),
        Notice::UnknownPreset { value } => fill(text.unknown_preset, &[value]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, words};
    use crate::lab::frame::LayerStats;

    fn record(deltas: &[f64]) -> Record {
        let layer = |delta: &f64| LayerStats { delta_rms: *delta, ..LayerStats::default() };
        Record { layers: deltas.iter().map(layer).collect(), ..Record::default() }
    }

    #[test]
    fn the_headline_says_what_the_layers_say() {
        let english = |deltas: &[f64]| headline(words(Lang::En).text(), &record(deltas), Digits::Latin);
        assert_eq!(english(&[2e-9, 1e-3, 1.0]), "Layer 1 gets 0.000002 of the gradient that layer 2 gets.");
        assert_eq!(english(&[4.0, 2.0, 1.0]), "Layer 1 gets 2.00 times the gradient that layer 2 gets.");
        let deep = "Layer 1 gets 4.00 times the gradient that layer 3 gets. Layer 2, between them, gets only 0.00500 of it.";
        assert_eq!(english(&[4.0, 0.005, 1.0, 1.0]), deep);
        let lost = Record { loss: f64::NAN, ..record(&[f64::NAN, 2.0, 1.0]) };
        let lost = headline(words(Lang::En).text(), &lost, Digits::Latin);
        assert!(lost.contains("diverged") && !lost.contains("NaN"), "{lost}");
        assert_eq!(english(&[0.0, 2.0, 1.0]), "No gradient at all reaches layer 1.");
        let bengali = headline(words(Lang::Bn).text(), &record(&[4.0, 2.0, 1.0]), Digits::Bengali);
        assert!(!bengali.chars().any(|c| c.is_ascii_digit()), "{bengali}");
        assert!(english(&[f64::NAN, 2.0, 1.0]).contains("diverged"));
        assert!(english(&[0.5, 1.0]).contains("0.500"));
    }
}
