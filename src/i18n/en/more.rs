//! The words of what is fetched after the first view.

use crate::i18n::more::More;
use crate::lab::view_choices::Column;

pub(in crate::i18n) static MORE: More = More {
    trials: super::trials::WORDS,
    time: super::time::WORDS,
    learning: super::learning::WORDS,
    inside: super::inside::WORDS,
    chain: super::chain::WORDS,
    trust: super::trust::WORDS,
    csv: super::csv::WORDS,
    sharing: super::share::WORDS,
    tour: super::tour::WORDS,
    views: super::views::WORDS,
    compare: super::compare::WORDS,
    keys: "Space plays and pauses, → does one step, Ctrl+Z takes a setting back.",
    credit: "Digits: Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, 1998, UCI (CC BY 4.0).",
    about: "Every number on this page is computed from the network that you see. MIT or Apache-2.0.",
    answers: super::answers::WORDS,
    columns: |column| match column {
        Column::Layer => "Layer 1 is the first hidden layer.",
        Column::DeltaRms => {
            "Root mean square of δ = ∂L/∂z over batch and units; z is what goes into the activation."
        }
        Column::DeltaMeanAbs => "Mean of |δ| over batch and units.",
        Column::GradW => "Frobenius norm of the gradient of the layer's weights.",
        Column::GradB => "Euclidean norm of the gradient of the layer's biases.",
        Column::Update => "Norm of the next update of the weights over the norm of the weights.",
        Column::Moved => {
            "How far the weights are from where they started, over how long they were: ‖W − W₀‖ / ‖W₀‖."
        }
        Column::ActMean => "Mean of the layer's output h over batch and units.",
        Column::ActStd => "Standard deviation of h over batch and units.",
        Column::ActRms => "Root mean square of h over batch and units.",
        Column::Saturated => {
            "Share of (sample, unit) where |φ′(z)| is below (1 − 0.97²) of its largest value."
        }
        Column::Dead => "Share of units that are saturated on every sample of the batch.",
    },
};
