//! Predict, then see: an answer is given, the experiment runs, and the two are compared.

use super::prose::{Sentence, plain};
use super::trial::try_out;
use crate::i18n::fill;
use crate::i18n::lesson::{Answers, Formula};
use crate::lab::lesson::{Answer, Question, QuestionKind, Section, Unit, Verdict};
use crate::ui::lesson::mathml;
use crate::ui::state::locale::{Locale, use_locale};
use crate::ui::state::preferences;
use crate::ui::state::view_context::ViewContext;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// A question of a section.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The run.
    pub context: ViewContext,
    /// Where it is asked.
    pub section: Section,
    /// What is asked.
    pub question: Question,
    /// Told whether the guess was right, once it is known.
    pub on_answer: Callback<(Question, bool)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Asked,
    Running,
    /// What was guessed, and what the run said.
    Seen(Answer, Answer),
}

/// The question.
#[component]
pub fn Ask(props: &Props) -> Html {
    let Props { context, section, question, on_answer } = props;
    let (section, question) = (*section, *question);
    let locale = use_locale();
    let text = locale.lesson();
    let words = &text.labels;
    let said = (text.questions)(question);
    let guess = use_state(|| None::<Answer>);
    let stage = use_state(|| Stage::Asked);
    let run = {
        let (context, guess, stage, on_answer) = (context.clone(), *guess, stage.clone(), on_answer.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(guess) = guess.filter(|_| *stage != Stage::Running) else { return };
            let (stage, on_answer) = (stage.setter(), on_answer.clone());
            stage.set(Stage::Running);
            try_out(&context, section, question.trial(), move |shown| match shown {
                Some(shown) => {
                    let truth = question.truth(shown.evidence());
                    stage.set(Stage::Seen(guess, truth));
                    on_answer.emit((question, question.verdict(guess, truth) == Verdict::Right));
                }
                None => stage.set(Stage::Asked),
            });
        })
    };
    let choose = {
        let (guess, stage) = (guess.setter(), stage.clone());
        Callback::from(move |answer: Answer| {
            guess.set(Some(answer));
            if matches!(*stage, Stage::Seen(..)) {
                stage.set(Stage::Asked);
            }
        })
    };
    let found = use_node_ref();
    {
        // On a phone the verdict would open below the window.
        let found = found.clone();
        use_effect_with(*stage, move |stage| {
            let seen = found.cast::<Element>().filter(|_| matches!(stage, Stage::Seen(..)));
            seen.as_ref().inspect(|found| preferences::bring_into_view(found));
        });
    }
    let option = |index: usize, option: Html, label: Option<&'static str>| {
        let id = format!("{}-{index}", question.id());
        let chosen = matches!(*guess, Some(Answer::Option(at, _)) if at == index);
        let choose = choose.reform(move |_: Event| Answer::Option(index, 0.0));
        html! {
            <label class="option" for={id.clone()}>
                <input type="radio" {id} name={question.id()} aria-label={label} checked={chosen} onchange={choose} />
                <span>{ option }</span>
            </label>
        }
    };
    let answers = match &said.answers {
        Answers::Pick(options) => {
            options.iter().enumerate().map(|(index, text)| option(index, plain(text, locale), None)).collect()
        }
        Answers::Formulas(options) => {
            let formula =
                |(index, one): (usize, &Formula)| option(index, mathml::inline(*one), Some(one.label()));
            options.iter().enumerate().map(formula).collect()
        }
        Answers::Bar(name) => bar(question, name, *guess, *stage, locale, &choose),
    };
    html! {
        <fieldset class="question" id={format!("question-{}", question.id())}>
            <legend><Sentence text={said.ask} /></legend>
            { answers }
            <button type="button" class="run" onclick={run} disabled={guess.is_none()}>
                { if *stage == Stage::Running { locale.label(words.running) } else { locale.label(words.run) } }
            </button>
            <div class="verdict" role="status" ref={found}>
                if let Stage::Seen(guess, truth) = *stage { { verdict(question, guess, truth, said.why, locale) } }
            </div>
        </fieldset>
    }
}

fn verdict(question: Question, guess: Answer, truth: Answer, why: &str, locale: Locale) -> Html {
    let words = &locale.lesson().labels;
    let (class, mark, name) = match question.verdict(guess, truth) {
        Verdict::Right => ("right", "✓ ", words.right),
        Verdict::Close => ("close", "≈ ", words.close_by),
        Verdict::Wrong => ("wrong", "✗ ", words.wrong),
    };
    let (compared, measured) = match (guess, truth) {
        (Answer::Number(guess), Answer::Number(truth)) => {
            let [guess, truth] = [guess, truth].map(|value| shown(question, value, locale));
            (Some(fill(words.compared, &[&guess, &truth])), truth)
        }
        (_, Answer::Number(value) | Answer::Option(_, value)) => (None, shown(question, value, locale)),
    };
    html! {
        <div {class}>
            <p><span aria-hidden="true">{ mark }</span><strong>{ name }</strong>
                { " " }{ compared.map(|compared| plain(&compared, locale)) }</p>
            <p><Sentence text={fill(why, &[&measured])} /></p>
        </div>
    }
}

/// A number as the question measures it.
fn shown(question: Question, value: f64, locale: Locale) -> String {
    match question.kind() {
        QuestionKind::Bar(Unit::Percent) => locale.percent(value),
        _ => locale.number(value),
    }
}

/// The bar that is dragged, and after the run the measured one below it.
fn bar(
    question: Question,
    name: &'static str,
    guess: Option<Answer>,
    stage: Stage,
    locale: Locale,
    choose: &Callback<Answer>,
) -> Html {
    let QuestionKind::Bar(unit) = question.kind() else { return Html::default() };
    let words = &locale.lesson().labels;
    let value = match guess {
        Some(Answer::Number(value)) => value,
        _ => middle(unit),
    };
    let id = format!("guess-{}", question.id());
    let moved = choose.reform(move |event: InputEvent| {
        Answer::Number(at(unit, event.target_unchecked_into::<HtmlInputElement>().value_as_number() / 200.0))
    });
    let line = |class: &'static str, value: f64| {
        html! {
            <svg class="guess-bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class={class} width={format!("{:.1}", 200.0 * share(unit, value))} height="10" />
            </svg>
        }
    };
    let text = shown(question, value, locale);
    html! {
        <div class="guess">
            <label for={id.clone()}>{ plain(name, locale) }</label>
            <p class="guess-row"><span>{ locale.label(words.guess) }</span><output for={id.clone()}>{ if guess.is_some() { text.clone() } else { "?".into() } }</output></p>
            { line("guessed", value) }
            <input type="range" {id} min="0" max="200" step="1" value={format!("{:.0}", 200.0 * share(unit, value))} aria-valuetext={text} oninput={moved} />
            if let Stage::Seen(_, Answer::Number(truth)) = stage {
                <p class="guess-row"><span>{ locale.label(words.measured) }</span><span>{ shown(question, truth, locale) }</span></p>
                { line("measured", truth) }
            }
        </div>
    }
}

fn middle(unit: Unit) -> f64 {
    at(unit, 0.5)
}

/// The number at that share of the bar.
fn at(unit: Unit, share: f64) -> f64 {
    match unit {
        Unit::Percent => share,
        Unit::Decades(low, high) => 10f64.powf(f64::from(low) + share * f64::from(high - low)),
    }
}

/// Where on the bar a number is.
fn share(unit: Unit, value: f64) -> f64 {
    let share = match unit {
        Unit::Percent => value,
        Unit::Decades(low, high) => (value.log10() - f64::from(low)) / f64::from(high - low),
    };
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
}
