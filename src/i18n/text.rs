//! The words of the first view.

use super::each_text::texts;
use super::{crash, diagnosis, explain, figure, tour};
use crate::lab::experiment::LossChoice;
use crate::lab::quantity::Quantity;
use crate::lab::state::Speed;
use crate::lab::state::Theme;
use crate::lab::view_choices::{Column, Side};
use crate::nn::init::Init;
use crate::nn::norm::Norm;

texts! {
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
        /// Its choices.
        pub themes: fn(Theme) -> &'static str,
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
        /// Its choices.
        pub norms: fn(Norm) -> &'static str,
        /// Identity skips.
        pub skip: &'static str,
        /// Initialisation.
        pub init: &'static str,
        /// Names of the initialisations.
        pub inits: fn(Init) -> &'static str,
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
        /// Names of the losses.
        pub losses: fn(LossChoice) -> &'static str,
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
        /// Names of the speeds.
        pub speeds: fn(Speed) -> &'static str,
        /// The main chart's name.
        pub gradient_chart: &'static str,
        /// What its bars mean.
        pub quantities: fn(Quantity) -> &'static str,
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
        pub columns: fn(Column) -> &'static str,
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
        /// The first step of the tour.
        pub first_of_tour: tour::FirstStep,
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
        /// Both, or one.
        pub sides: fn(Side) -> &'static str,
        /// The page that is left when the lab breaks.
        pub crash: crash::Crash,
        /// What a step shows.
        pub diagnosis: diagnosis::Diagnosis,
    }
}
