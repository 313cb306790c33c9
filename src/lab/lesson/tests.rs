//! Every answer and every number of the lesson, measured anew on the experiments that it shows.

use super::factors::{Choice, Exported};
use super::*;
use crate::charts::number::readable;
use crate::data;
use crate::i18n::lesson::{Answers, Block};
use crate::i18n::{Lang, words};
use crate::lab::experiment::{Experiment, Skip};
use crate::lab::frame::{LayerStats, Record};
use crate::lab::session::Session;
use crate::nn::activation::Activation;
use crate::nn::training::Phase;
use std::collections::BTreeSet;
use std::rc::Rc;

/// First record and that of the step.
pub struct Run {
    first: Record,
    pub now: Record,
    skips: bool,
}

impl Run {
    fn evidence(&self) -> Evidence<'_> {
        Evidence { first: &self.first, now: &self.now, skips: self.skips }
    }

    fn hidden(&self) -> &[LayerStats] {
        &self.now.layers[..self.now.layers.len() - 1]
    }

    /// Layer 1 over the last hidden layer: δ, or the stream with skips.
    pub fn share(&self) -> f64 {
        let gradient = |layer: &LayerStats| if self.skips { layer.stream_rms } else { layer.delta_rms };
        gradient(&self.hidden()[0]) / gradient(&self.hidden()[self.hidden().len() - 1])
    }
}

fn train(experiment: &Experiment, steps: u64) -> Run {
    let Experiment { data, noise, points, seed, skip, .. } = experiment;
    let samples = data::generate(*data, *noise, *points as usize, *seed).expect("generated points");
    let mut session = Session::new(experiment, Rc::new(samples)).expect("a small network");
    let mut first = None;
    loop {
        if session.work() == Phase::Measured {
            let now = session.record();
            let first = first.get_or_insert_with(|| now.clone());
            if now.step == steps {
                return Run { first: first.clone(), now, skips: *skip == Skip::On };
            }
        }
    }
}

fn experiment(section: Section, change: &[(&str, &str)], seed: u32) -> Experiment {
    Experiment { seed, ..section.open(&State::default(), change).experiment }
}

pub fn tried(section: Section, trial: Trial, seed: u32) -> Run {
    train(&experiment(section, trial.change, seed), trial.steps)
}

fn asked_in(question: Question) -> Section {
    let mut sections = Section::ALL.iter().filter(|section| section.questions().contains(&question));
    let section = sections.next().expect("every question is asked");
    assert!(sections.next().is_none(), "{question:?} is asked once");
    *section
}

#[test]
fn every_answer_is_the_same_for_another_seed() {
    let options = [
        (Question::LossOfTen, 1),
        (Question::SteepestPlace, 0),
        (Question::LargerWeights, 2),
        (Question::SaturatedSlope, 2),
        (Question::LinearLayers, 1),
        (Question::WhichFactor, 1),
        (Question::MeanActivation, 1),
        (Question::HeAlone, 1),
    ];
    let numbers = [
        (Question::FiveLayers, 2.7e-3),
        (Question::SlopeAtFour, 0.0177),
        (Question::TwentyLayers, 9e-13),
        (Question::SaturatedShare, 0.9),
        (Question::TanhShare, 0.5),
        (Question::BatchNormBackwards, 700.0),
    ];
    assert_eq!(options.len() + numbers.len(), Question::ALL.len());
    for seed in 1..=2 {
        let truth =
            |question: Question| question.truth(tried(asked_in(question), question.trial(), seed).evidence());
        for (question, option) in options {
            assert!(
                matches!(truth(question), Answer::Option(found, _) if found == option),
                "{question:?} {seed}"
            );
        }
        for (question, number) in numbers {
            let found = truth(question);
            assert_eq!(
                question.verdict(Answer::Number(number), found),
                Verdict::Right,
                "{question:?} {seed}: {found:?}"
            );
            let far =
                Answer::Number(if number > 0.5 && number < 1.0 { 0.3 * number } else { 300.0 * number });
            assert_eq!(
                question.verdict(far, found),
                Verdict::Wrong,
                "{question:?} {seed}: {far:?} {found:?}"
            );
        }
    }
}

#[test]
fn a_guess_that_is_several_times_too_large_is_not_right() {
    let verdict = |guess: f64| Question::SlopeAtFour.verdict(Answer::Number(guess), Answer::Number(0.0177));
    assert_eq!([0.0177, 0.03].map(verdict), [Verdict::Right; 2]);
    assert_eq!([0.0603, 0.006].map(verdict), [Verdict::Close; 2]);
    // Three fifths of the slope at 0, and a tenth of what is left.
    assert_eq!([0.151, 0.00191, 0.0, f64::NAN].map(verdict), [Verdict::Wrong; 4]);
    let share = |guess: f64| Question::SaturatedShare.verdict(Answer::Number(guess), Answer::Number(0.9));
    assert_eq!([0.88, 0.78, 0.5].map(share), [Verdict::Right, Verdict::Close, Verdict::Wrong]);
}

#[test]
fn a_network_that_guesses_gives_all_samples_almost_the_same_answer_and_any_accuracy() {
    let dead = tried(Section::Meaning, Question::LossOfTen.trial(), 1).now;
    let output = dead.layers.last().expect("an output layer");
    // The logits differ by less than a thousandth around 0: what side of it they fall on makes the accuracy.
    assert!(output.act_mean.abs() < 1e-3 && output.act_std < 1e-3, "{} {}", output.act_mean, output.act_std);
    assert!((dead.loss - std::f64::consts::LN_2).abs() < 1e-5);
    let accuracies: Vec<f64> =
        (1..=6).map(|seed| tried(Section::Meaning, Question::LossOfTen.trial(), seed).now.accuracy).collect();
    assert!(
        accuracies.iter().any(|one| *one < 0.4) && accuracies.iter().any(|one| *one > 0.6),
        "{accuracies:?}"
    );
}

#[test]
fn the_table_of_the_five_layers_ends_where_the_headline_and_the_question_do() {
    let five = tried(Section::Why, Trial { change: &[], steps: 0 }, 1);
    let steps = five.hidden().len() as i32 - 1;
    assert_eq!(format!("{:.4}", Activation::Sigmoid.sup_act_grad().powi(steps)), "0.0039");
    assert_eq!(format!("{:.3}", five.share()), "0.002");
}

#[test]
fn the_inputs_of_layer_1_and_of_a_relu_layer_have_no_bound_of_1() {
    let experiment = experiment(Section::Equation, &[("act", "relu")], 1);
    let samples = data::generate(experiment.data, experiment.noise, experiment.points as usize, 1);
    let mut session = Session::new(&experiment, Rc::new(samples.expect("points"))).expect("a small network");
    while session.work() != Phase::Measured {}
    let exported = Exported::read(&crate::lab::export::export_session(&session, &State::default()));
    let exported = exported.expect("a plain network");
    let largest = |layer: usize| {
        let [_, _, inputs, samples] = exported.limits(layer);
        let of = |(input, sample)| exported.factors(Choice { layer, unit: 0, input, sample });
        let all = (0..inputs).flat_map(|input| (0..samples).map(move |sample| (input, sample)));
        all.filter_map(of).map(|factors| factors.input.abs()).fold(0.0, f64::max)
    };
    assert!(largest(0) > 1.0 && largest(1) > 1.0);
}

#[test]
fn the_remedies_bring_the_network_back_to_life_except_initialisation_alone() {
    let dead = tried(Section::Remedies, Trial { change: &[], steps: 300 }, 1);
    assert!((dead.now.loss - std::f64::consts::LN_2).abs() < 1e-3 && dead.share() < 1e-5);
    for remedy in LessonRemedy::ALL {
        let run = tried(Section::Remedies, remedy.trial(), 1);
        let initialisation_alone = matches!(remedy, LessonRemedy::Xavier | LessonRemedy::He);
        let (alive, expected) = (run.now.loss < 0.4, !initialisation_alone);
        assert_eq!(alive, expected, "{remedy:?}: {}", run.now.loss);
    }
}

#[test]
fn the_corrections_are_what_their_experiments_show() {
    let shown = |section: Section, index: usize| tried(section, section.corrections()[index], 1);
    let still = shown(Section::Meaning, 0);
    assert!((1e-6..9e-6).contains(&still.hidden()[0].distance), "a few millionths");
    let large = shown(Section::Why, 0);
    assert!(large.share() > 0.25 && large.now.loss < 0.1);
    let saturated = shown(Section::Saturation, 0);
    assert!(saturated.now.loss < 0.5 * saturated.first.loss && saturated.hidden()[1].distance > 0.0);
    let flat = shown(Section::Steps, 0).now;
    let weights = flat.layers[1].grad_w_norm / flat.layers[9].grad_w_norm;
    assert!((0.3..3.0).contains(&weights) && flat.layers[0].delta_rms / flat.layers[9].delta_rms < 1e-5);
    let layer_norm = shown(Section::Remedies, 0);
    assert!((layer_norm.now.loss - std::f64::consts::LN_2).abs() < 1e-2);
    assert!(shown(Section::Remedies, 1).share() < 1e-5);
    assert!(shown(Section::Remedies, 2).share() > 1e5);
    let two = tried(Section::Sigmoid, Trial { change: &[], steps: 300 }, 1);
    assert!(two.now.loss < 0.3, "two layers learn well");
    let three = tried(Section::Saturation, Trial { change: &[], steps: 0 }, 1);
    assert!(three.hidden().iter().all(|layer| layer.saturated < 0.05));
    assert!(three.hidden().iter().all(|layer| (0.2..0.25).contains(&layer.slope_mean)));
    let deep = tried(Section::Meaning, Trial { change: &[], steps: 0 }, 1).share();
    assert!((0.5e-6..2e-6).contains(&deep), "about a millionth: {deep}");
    let five = tried(Section::Why, Trial { change: &[], steps: 0 }, 1).share();
    assert_eq!(format!("{five:.3}"), "0.002");
}

/// Every text of a language, with what it belongs to.
fn texts(lang: Lang) -> Vec<&'static str> {
    let text = words(lang).lesson();
    let mut all = Vec::new();
    for section in Section::ALL.iter().map(|section| (text.sections)(*section)) {
        all.extend([section.title, section.shows]);
        all.extend(section.corrections);
        for block in section.story {
            match block {
                Block::Text(text) => all.push(text),
                Block::List(items) => all.extend(*items),
                Block::Formula(_) => {}
            }
        }
    }
    for question in Question::ALL.iter().map(|question| (text.questions)(*question)) {
        all.extend([question.ask, question.why]);
        match &question.answers {
            Answers::Pick(options) => all.extend(options),
            Answers::Formulas(_) => {}
            Answers::Bar(name) => all.push(name),
        }
    }
    for section in Section::ALL {
        all.extend((text.labels.lines)(*section).iter().filter_map(|block| match block {
            Block::Text(text) => Some(*text),
            _ => None,
        }));
    }
    all.extend(text.labels.exam_gloss);
    let drawings = &text.drawings;
    all.extend([text.labels.exam_line, text.labels.trick_line, drawings.ladder, drawings.ladder_says]);
    all.push(drawings.accuracy_says);
    all.extend(
        Term::ALL.iter().map(|term| (text.glossary)(*term)).flat_map(|entry| [entry.word, entry.meaning]),
    );
    all
}

/// The numbers in a text; {0} is no number.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut number = String::new();
    let mut before = ' ';
    for c in text.chars().chain([' ']) {
        let inside = c.is_ascii_digit()
            || (c == '.' && !number.is_empty())
            || ('⁰'..='⁹').contains(&c)
            || c == '²'
            || c == '³';
        if inside {
            number.push(c);
        } else {
            let whole = number.trim_end_matches('.').to_string();
            if !whole.is_empty() && before != '{' {
                found.insert(whole);
            }
            number.clear();
            before = c;
        }
    }
    found
}

#[test]
fn every_number_that_the_lecture_quotes_is_recomputed() {
    let slope = |x: f64| Activation::Sigmoid.derivative(x);
    let value = |x: f64| Activation::Sigmoid.apply(x);
    let quarter = slope(0.0);
    let he_over_xavier = 2f64.sqrt();
    let steps = [
        Question::LossOfTen.trial().steps,
        Question::HeAlone.trial().steps,
        Section::Steps.corrections()[0].steps - 10,
    ];
    let five = experiment(Section::Why, &[], 1).depth;
    let computed = [
        format!("{quarter}"),
        format!("{quarter}⁵"),
        format!("{quarter}⁴"),
        format!("{:.5}", quarter.powi(five as i32)),
        format!("{:.4}", quarter.powi(five as i32 - 1)),
        format!("{:.3}", std::f64::consts::LN_2),
        format!("{he_over_xavier:.1}"),
        format!("{}", value(0.0)),
        format!("{}", value(40.0)),
        format!("{}", value(-800.0)),
        format!("{:.3}", tried(Section::Why, Trial { change: &[], steps: 0 }, 1).share()),
        format!("{}", experiment(Section::Meaning, &[], 1).depth),
        format!("{five}"),
        format!("{}", experiment(Section::Why, Question::TwentyLayers.trial().change, 1).depth),
        format!("{}", experiment(Section::Remedies, Question::BatchNormBackwards.trial().change, 1).depth),
        format!("{}", experiment(Section::Remedies, Section::Remedies.corrections()[2].change, 1).depth),
        format!("{}", experiment(Section::Why, Question::LargerWeights.trial().change, 1).gain),
    ];
    // Bounds between the answers of two questions: `truth` decides by them.
    let bounds = ["0.1"];
    // Names: layers 2 and 3, the place x = 4, ln 2, step 3.
    let names = ["2", "3", "4"];
    let known: BTreeSet<String> = computed
        .into_iter()
        .chain(steps.map(|steps| steps.to_string()))
        .chain(bounds.iter().chain(&names).map(|name| name.to_string()))
        .collect();
    for lang in Lang::ALL {
        for text in texts(*lang) {
            let unknown: Vec<_> =
                numbers(text).into_iter().filter(|number| !known.contains(number)).collect();
            assert!(unknown.is_empty(), "{unknown:?} in {text}");
        }
    }
    assert_eq!(readable(slope(4.0)), "0.0177");
}

#[test]
fn both_languages_tell_the_same_lecture() {
    let [en, bn] = [Lang::En, Lang::Bn].map(|lang| words(lang).lesson());
    for section in Section::ALL {
        let [en, bn] = [(en.sections)(*section), (bn.sections)(*section)];
        let shape = |blocks: &[Block]| -> Vec<String> {
            blocks
                .iter()
                .map(|block| match block {
                    Block::Text(_) => "text".into(),
                    Block::Formula(formula) => format!("{formula:?}"),
                    Block::List(items) => format!("list of {}", items.len()),
                })
                .collect()
        };
        assert_eq!(shape(en.story), shape(bn.story), "{section:?}");
        for text in [en, bn] {
            assert_eq!(text.corrections.len(), section.corrections().len(), "{section:?}");
        }
    }
    for question in Question::ALL {
        for text in [(en.questions)(*question), (bn.questions)(*question)] {
            let is_pick = matches!(text.answers, Answers::Pick(_) | Answers::Formulas(_));
            assert_eq!(is_pick, question.kind() == QuestionKind::Pick, "{question:?}");
            assert_eq!(text.why.matches("{0}").count(), 1, "{question:?}");
        }
    }
}

#[test]
fn every_word_that_is_marked_is_in_the_glossary_of_its_language() {
    for lang in Lang::ALL {
        let glossary = words(*lang).lesson().glossary;
        for text in texts(*lang) {
            for marked in text.split('[').skip(1).filter_map(|part| part.split_once(']')) {
                let known = Term::ALL.iter().any(|term| glossary(*term).word.eq_ignore_ascii_case(marked.0));
                assert!(known, "{lang:?}: {}", marked.0);
            }
        }
    }
}

#[test]
fn every_section_opens_by_its_link_and_is_written_back() {
    for section in Section::ALL {
        let (state, notices) = super::super::state::read(&format!("lesson={}", section.id()), "");
        assert_eq!(notices, []);
        assert_eq!(state, section.open(&State::default(), &[]), "{section:?}");
        assert_eq!(super::super::state::write(&state), format!("v=1&lesson={}", section.id()));
        let trials =
            section.corrections().iter().copied().chain(section.questions().iter().map(|q| q.trial()));
        for trial in trials {
            let changed = section.open(&state, trial.change);
            let (again, notices) = super::super::state::read(&super::super::state::write(&changed), "");
            assert_eq!((again, notices), (changed, vec![]), "{section:?}");
        }
    }
}

#[test]
fn the_three_factors_of_a_weight_add_up_to_its_gradient_over_the_batch() {
    let experiment = experiment(Section::Equation, &[], 1);
    let samples = data::generate(experiment.data, experiment.noise, experiment.points as usize, 1);
    let mut session = Session::new(&experiment, Rc::new(samples.expect("points"))).expect("a small network");
    while session.work() != Phase::Measured {}
    let json = crate::lab::export::export_session(&session, &State::default());
    let file: serde_json::Value = serde_json::from_str(&json).expect("an export");
    let exported = Exported::read(&json).expect("a plain network");
    let [hidden, units, _, samples] = exported.limits(1);
    assert_eq!((hidden, units, samples), (3, 6, 256));
    for layer in 0..hidden {
        let [_, units, inputs, _] = exported.limits(layer);
        for (unit, input) in (0..units).flat_map(|unit| (0..inputs).map(move |input| (unit, input))) {
            let of = |sample| {
                exported.factors(Choice { layer, unit, input, sample }).expect("a weight").gradient()
            };
            let mean = (0..samples).map(of).sum::<f64>() / samples as f64;
            let reported = &file["reported"]["layers"][layer]["grad_W"]["data"][unit * inputs + input];
            let reported = reported.as_f64().expect("a number");
            assert!((mean - reported).abs() < 1e-12, "{layer} {unit} {input}: {mean} {reported}");
        }
    }
    assert_eq!(exported.factors(Choice { layer: 3, ..Choice::default() }), None);
}

#[test]
fn the_eight_sections_of_the_note_are_what_is_graded() {
    let graded: Vec<_> = Section::ALL.iter().filter(|section| !section.questions().is_empty()).collect();
    assert_eq!(graded.iter().map(|section| section.id()).collect::<Vec<_>>(), OUTLINE.sections);
    assert_eq!(graded.len(), 8);
}
