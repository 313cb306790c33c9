//! English and Bengali. Every text on the page is a field of [`Text`], so a missing string does not compile.
//! A leaf: only `charts` and `ui` use it.

mod bn;
mod en;

pub mod answers;
pub mod chain;
pub mod compare;
pub mod crash;
pub mod csv;
pub mod diagnosis;
pub mod explain;
pub mod figure;
pub mod inside;
pub mod learning;
pub mod lesson;
pub mod share;
pub mod survey;
pub mod time;
pub mod tour;
pub mod trust;
pub mod views;

use crate::choice;

choice! {
    /// A language of the page.
    pub enum Lang (default En) {
        /// English.
        En = "en",
        /// Bengali, as a classroom speaks it: technical terms stay English.
        Bn = "bn",
    }
}

/// Every text of the page in one language. Fields that are functions phrase sentences around numbers, which come
/// in as text.
pub struct Text {
    /// The page's title.
    pub title: &'static str,
    /// One sentence under the title.
    pub tagline: &'static str,
    /// Name of the language switch.
    pub language: &'static str,
    /// Name of the theme switch.
    pub theme: &'static str,
    /// Follow the system.
    pub theme_auto: &'static str,
    /// Light.
    pub theme_light: &'static str,
    /// Dark.
    pub theme_dark: &'static str,
    /// Undo the last change of a setting.
    pub undo: &'static str,
    /// Redo it.
    pub redo: &'static str,
    /// Opens the lecture; its name.
    pub lesson: &'static str,
    /// Opens the share dialog.
    pub share: &'static str,
    /// Open the full page from an embedded one.
    pub full_page: &'static str,
    /// The controls, as a region.
    pub controls: &'static str,
    /// Shows the controls on a phone.
    pub open_controls: &'static str,
    /// Hides them.
    pub close_controls: &'static str,
    /// Groups of controls.
    pub network: &'static str,
    /// How the weights start.
    pub start: &'static str,
    /// The samples.
    pub data: &'static str,
    /// How it trains.
    pub training: &'static str,
    /// Names of the controls.
    pub depth: &'static str,
    /// Units per layer.
    pub width: &'static str,
    /// φ.
    pub activation: &'static str,
    /// The small drawing of an activation.
    pub activation_key: &'static str,
    /// Normalisation.
    pub norm: &'static str,
    /// Its choices: none, batch, layer.
    pub norms: [&'static str; 3],
    /// Identity skips.
    pub skip: &'static str,
    /// Initialisation.
    pub init: &'static str,
    /// Names of the initialisations, in the order of `Init::ALL`.
    pub inits: [&'static str; 12],
    /// Gain.
    pub gain: &'static str,
    /// Standard deviation of the initial biases.
    pub bias: &'static str,
    /// Seed.
    pub seed: &'static str,
    /// Draws another.
    pub new_seed: &'static str,
    /// Data set.
    pub source: &'static str,
    /// The data set of handwritten digits.
    pub digits: &'static str,
    /// The data set in a file of the user's own.
    pub own_csv: &'static str,
    /// Noise.
    pub noise: &'static str,
    /// Number of points.
    pub points: &'static str,
    /// Chooses a CSV file.
    pub choose_file: &'static str,
    /// What such a file must look like.
    pub file_help: &'static str,
    /// Optimiser.
    pub optimizer: &'static str,
    /// Learning rate.
    pub learning_rate: &'static str,
    /// Batch.
    pub batch: &'static str,
    /// All samples.
    pub full_batch: &'static str,
    /// Some of them.
    pub mini_batch: &'static str,
    /// Loss.
    pub loss: &'static str,
    /// Names of the losses: cross-entropy, mean squared error.
    pub losses: [&'static str; 2],
    /// Clipping.
    pub clip: &'static str,
    /// Off.
    pub off: &'static str,
    /// Number format.
    pub dtype: &'static str,
    /// Transport, as a region.
    pub transport: &'static str,
    /// Play.
    pub play: &'static str,
    /// Pause.
    pub pause: &'static str,
    /// One step.
    pub step: &'static str,
    /// Back to step 0.
    pub reset: &'static str,
    /// Back to step 0 with the same weights.
    pub reset_help: &'static str,
    /// Speed.
    pub speed: &'static str,
    /// What the speeds are.
    pub speed_help: &'static str,
    /// Names of the speeds, in the order of `Speed::ALL`.
    pub speeds: [&'static str; 4],
    /// The main chart's name.
    pub gradient_chart: &'static str,
    /// What its bars mean, by `Quantity::ALL`.
    pub quantities: [&'static str; 5],
    /// Name of the quantity switch.
    pub quantity: &'static str,
    /// On the chart.
    pub backward_pass: &'static str,
    /// Input side.
    pub input: &'static str,
    /// Output side.
    pub output: &'static str,
    /// What the mean-field theory predicts.
    pub theory: &'static str,
    /// The largest product of slopes: a bound on one factor of the gradient.
    pub bound: &'static str,
    /// Where a number format ends: its name.
    pub floor: &'static str,
    /// What the main chart's marks measure.
    pub gradient_help: &'static str,
    /// How to look at a layer.
    pub chart_help: &'static str,
    /// Accuracy.
    pub accuracy: &'static str,
    /// Steps, on the axis.
    pub steps: &'static str,
    /// A network that knows nothing.
    pub chance: &'static str,
    /// On samples never trained on.
    pub unseen: &'static str,
    /// The table of all layers' numbers.
    pub table: &'static str,
    /// Its columns.
    pub columns: [&'static str; 12],
    /// The last row.
    pub output_layer: &'static str,
    /// Suggestions.
    pub try_relu: &'static str,
    /// BatchNorm.
    pub try_batchnorm: &'static str,
    /// Skips.
    pub try_skips: &'static str,
    /// Back to where it began.
    pub back_to_sigmoid: &'static str,
    /// The first frame is not there yet.
    pub computing: &'static str,
    /// A part of the page is not there yet.
    pub rest_coming: &'static str,
    /// It could not be fetched.
    pub rest_missing: &'static str,
    /// Fetches it again.
    pub try_again: &'static str,
    /// The browser gives no canvas.
    pub no_canvas: &'static str,
    /// The run has diverged.
    pub diverged: &'static str,
    /// The run was past all bounds before its first step.
    pub diverged_at_start: &'static str,
    /// What a change of settings does to the run.
    pub begins_anew: &'static str,
    /// Leads past the controls.
    pub skip_link: &'static str,
    /// Dismisses a notice.
    pub dismiss: &'static str,
    /// Dismisses all notices.
    pub dismiss_all: &'static str,
    /// The digits could not be fetched.
    pub digits_missing: &'static str,
    /// Own data was asked for.
    pub csv_missing: &'static str,
    /// Another trainer has taken over.
    pub rescued: &'static str,
    /// A defect.
    pub defect: &'static str,
    /// Less reaches layer 1: ratio, last layer, first layer.
    pub headline_less: &'static str,
    /// More reaches layer 1: ratio, last layer, first layer.
    pub headline_more: &'static str,
    /// Nothing at all reaches layer 1: first layer.
    pub headline_zero: &'static str,
    /// A single hidden layer: its δ.
    pub headline_single: &'static str,
    /// One layer: its number.
    pub layer: &'static str,
    /// Too little memory: megabytes asked for.
    pub memory: &'static str,
    /// A notice: key, given, taken, smallest, largest.
    pub clamped: &'static str,
    /// A notice: key, given, taken.
    pub rounded: &'static str,
    /// A notice: key, given, taken.
    pub unreadable: &'static str,
    /// A notice about what takes no value then: key, given.
    pub left_out: &'static str,
    /// A notice: key.
    pub duplicate: &'static str,
    /// A notice: name.
    pub unknown_preset: &'static str,
    /// Ends a sentence.
    pub full_stop: &'static str,
    /// The first step of the tour, and its buttons: on, and no more of it.
    pub first_of_tour: [&'static str; 3],
    /// The page in some sentences: depth, activation.
    pub introduction: &'static str,
    /// Spoken and written summary: step, loss.
    pub summary: &'static str,
    /// What every chart has: a larger view, a picture to keep, its numbers.
    pub figure: figure::Figure,
    /// How each number is computed.
    pub explain: explain::Explain,
    /// Whose settings the controls of a duel show.
    pub side: &'static str,
    /// Both, the first's, the second's.
    pub sides: [&'static str; 3],
    /// The page that is left when the lab breaks.
    pub crash: crash::Crash,
    /// What a step shows.
    pub diagnosis: diagnosis::Diagnosis,
}

impl Text {
    /// The texts of that language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::TEXT,
            Lang::Bn => &bn::TEXT,
        }
    }
}

/// The texts of what the first view does without: they come with the rest of the page.
pub struct More {
    /// Remedies and sweeps.
    pub survey: survey::Survey,
    /// The time machine.
    pub time: time::Time,
    /// Did the early layers learn?
    pub learning: learning::Learning,
    /// The saturation microscope.
    pub inside: inside::Inside,
    /// The chain rule's ledger.
    pub chain: chain::Chain,
    /// The trust panel.
    pub trust: trust::Trust,
    /// Why a file of the user's own was refused.
    pub csv: csv::Csv,
    /// The share dialog.
    pub sharing: share::Share,
    /// The first visit.
    pub tour: tour::Tour,
    /// The views below the stage.
    pub views: views::Views,
    /// The duel.
    pub compare: compare::Compare,
    /// What the network comes to.
    pub answers: answers::Answers,
    /// Keys.
    pub keys: &'static str,
    /// Data credit.
    pub credit: &'static str,
    /// Licence and source.
    pub about: &'static str,
    /// How the columns of the table of all layers are computed.
    pub columns: explain::Columns,
}

impl More {
    /// The texts of that language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::MORE,
            Lang::Bn => &bn::MORE,
        }
    }
}

/// Puts the arguments into a text's `{0}`, `{1}`, ….
pub fn fill(text: &str, arguments: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        let end = inside.find('}').unwrap_or(inside.len());
        let argument = inside[..end].parse::<usize>().ok().and_then(|index| arguments.get(index));
        filled.push_str(argument.copied().unwrap_or_default());
        rest = inside.get(end + 1..).unwrap_or_default();
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_put_where_they_belong_and_never_read_as_places() {
        assert_eq!(fill("{1} of {0}, {0}", &["a", "{1}"]), "{1} of a, a");
        assert_eq!(fill("nothing", &[]), "nothing");
        assert_eq!(fill("lost {7} {", &["a"]), "lost  ");
    }

    #[test]
    fn both_languages_speak_of_the_same_things() {
        let [en, bn] = [Text::of(Lang::En), Text::of(Lang::Bn)];
        let pairs = [
            (en.headline_less, bn.headline_less),
            (en.headline_more, bn.headline_more),
            (en.clamped, bn.clamped),
            (en.unreadable, bn.unreadable),
            (en.summary, bn.summary),
        ];
        let places = |text: &str| {
            let mut places: Vec<char> = text
                .char_indices()
                .filter(|(at, c)| *c == '{' && *at + 1 < text.len())
                .filter_map(|(at, _)| text[at + 1..].chars().next())
                .collect();
            places.sort_unstable();
            places
        };
        let [en, bn] = [More::of(Lang::En), More::of(Lang::Bn)].map(|more| &more.csv);
        let refused = [(en.cell, bn.cell)].into_iter().chain(en.reasons.into_iter().zip(bn.reasons));
        for (a, b) in pairs.into_iter().chain(refused) {
            assert_eq!(places(a), places(b), "{a} / {b}");
        }
    }
}
