//! What every view of a run sees: the settings, where training is heard of, and whom to tell. No frame changes it: views
//! listen to those themselves.

use crate::browser::training_client::TrainingClient;
use crate::browser::trial_runner::TrialRunner;
use crate::charts::log_range::LogRange;
use crate::data::Dataset;
use crate::lab::experiment::{Batch, Experiment};
use crate::lab::init_prediction::InitPrediction;
use crate::lab::quantity::{Quantity, share_decades};
use crate::lab::session::network_config;
use crate::lab::state::{Chart, State};
use crate::nn::training::NetworkConfig;
use crate::page::caption::caption;
use crate::ui::state::model::Action;
use crate::ui::state::past_step::looking_back;
use crate::ui::state::training_snapshot::TrainingSnapshot;
use crate::ui::state::training_store::{TrainingStore, UpdateRate, use_part};
use std::rc::Rc;
use yew::prelude::*;

/// The second network of a duel, before anything is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Opponent {
    /// Its settings.
    pub experiment: Experiment,
    /// The configuration of the network.
    pub config: NetworkConfig,
    /// What its settings let one expect.
    pub init_prediction: InitPrediction,
}

impl Opponent {
    /// That network on those samples.
    pub fn new(experiment: Experiment, dataset: &Dataset) -> Self {
        let (config, init_prediction) =
            (network_config(&experiment, dataset), InitPrediction::new(&experiment, dataset));
        Self { experiment, config, init_prediction }
    }
}

/// What a view is given. Cheap to clone.
#[derive(Clone, Properties, PartialEq)]
pub struct ViewContext {
    /// The present settings.
    pub state: Rc<State>,
    /// What training shows.
    pub training: TrainingStore,
    /// The samples of the present data set.
    pub dataset: Option<Rc<Dataset>>,
    /// What the settings let one expect.
    pub init_prediction: Rc<InitPrediction>,
    /// The second network of a duel.
    pub rival: Option<Rc<Opponent>>,
    /// Works through series in the background.
    pub trial_runner: TrialRunner,
    /// Runs the training, and keeps the history.
    pub client: TrainingClient,
    /// Where changes of settings go.
    pub dispatch: Callback<Action>,
    /// Index of the layer that is looked at, everywhere at once.
    pub highlight: Option<usize>,
    /// Looks at another layer.
    pub on_highlight: Callback<Option<usize>>,
    /// The past step that the page shows.
    pub past: Option<u64>,
    /// Shows a past step, or the newest again.
    pub on_past: Callback<Option<u64>>,
    /// Index of the phase at which a walk through the step is.
    pub cursor: Option<usize>,
    /// Walks to another phase, or shows the whole step again.
    pub on_cursor: Callback<Option<usize>>,
}

impl ViewContext {
    /// The axis of a quantity: what the settings say of δ, shifted to where the quantity lives; that of a share follows
    /// from the depth alone. It never follows the data, and so never hides a decay.
    pub fn range(&self, quantity: Quantity) -> LogRange {
        let pinned = self.state.axis.map(|axis| (axis.low, axis.high));
        let (low, high) = match (pinned, &self.rival) {
            (Some(pinned), _) => pinned,
            (None, None) => self.init_prediction.decades,
            (None, Some(rival)) => {
                let ((a, b), (c, d)) = (self.init_prediction.decades, rival.init_prediction.decades);
                (a.min(c), b.max(d))
            }
        };
        let (low, high) = match quantity {
            Quantity::Share => {
                let depths = self.state.networks().map(|network| network.depth);
                pinned.unwrap_or_else(|| share_decades(depths.max().unwrap_or_default()))
            }
            Quantity::Delta => (low, high),
            // Norms over the whole batch and all weights are larger than the rms of their terms.
            Quantity::GradW | Quantity::GradB => (low + 2, high + 3),
            Quantity::Update => {
                let rate = libm::log10(self.state.experiment.learning_rate).floor() as i32;
                (low + 2 + rate, (high + 2 + rate).max(-1))
            }
        };
        LogRange::new(low, high)
    }

    /// Whether a chart is on the page: charts that were asked for leave out all others.
    pub fn shows(&self, chart: Chart) -> bool {
        self.state.charts.is_empty() || self.state.charts.contains(&chart)
    }

    /// Samples of a step.
    pub fn samples(&self) -> usize {
        let all = self.dataset.as_ref().map_or(1, |dataset| dataset.train.len());
        match self.state.experiment.batch {
            Batch::Full => all,
            Batch::Mini(samples) => all.min(samples as usize),
        }
    }

    /// What the page shows at this moment.
    pub fn shown(&self) -> TrainingSnapshot {
        self.look_back(self.training.snapshot())
    }

    /// What the page shows while training shows that: the same, or what it showed at a past step.
    pub fn look_back(&self, snapshot: TrainingSnapshot) -> TrainingSnapshot {
        let past = self.past.zip(self.dataset.as_ref()).and_then(|(step, dataset)| {
            let config = network_config(&self.state.experiment, dataset);
            let rivals = self.rival.as_ref().map(|rival| &rival.config);
            looking_back(&snapshot, &self.client.history().borrow(), &config, rivals, step)
        });
        past.unwrap_or(snapshot)
    }

    /// The settings in a line, for the captions of saved pictures.
    pub fn caption(&self) -> String {
        let step = self.shown().frame.as_ref().map(|frame| frame.latest().step);
        match &self.state.duel {
            None => caption(&self.state.experiment, &[], step),
            Some(second) => {
                let first = caption(&self.state.experiment, &[], None);
                format!("A: {first} · B: {}", caption(second, &[], step))
            }
        }
    }
}

/// Makes the settings in a line when a picture is saved.
#[hook]
pub fn use_caption(context: &ViewContext) -> Callback<(), String> {
    use_callback(context.clone(), |(), context| context.caption())
}

/// What the page shows: what training shows now, or what it showed at a past step.
#[hook]
pub fn use_shown(context: &ViewContext, update_rate: UpdateRate) -> TrainingSnapshot {
    let snapshot = use_part(&context.training, update_rate, TrainingSnapshot::clone);
    let context = context.clone();
    (*use_memo((context.past, snapshot), move |(_, snapshot)| context.look_back(snapshot.clone()))).clone()
}
