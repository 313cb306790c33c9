//! The words of what is fetched after the first view.

use super::each_text::texts;
use super::{answers, chain, compare, csv, inside, learning, share, time, tour, trials, trust, views};
use crate::lab::view_choices::Column;

texts! {
    /// The texts of what the first view does without: they come with the rest of the page.
    pub struct More {
        /// Remedies and sweeps.
        pub trials: trials::TrialWords,
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
        pub columns: fn(Column) -> &'static str,
    }
}
