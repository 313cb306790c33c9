//! Did the early layers learn?

use crate::i18n::learning::Learning;

pub(in crate::i18n) const WORDS: Learning = Learning {
    title: "Did the early layers learn?",
    chart: "How far each layer has moved",
    help: "Bars: ‖W − W₀‖ / ‖W₀‖, how far a layer's weights are from where they started. Diamonds: ‖ΔW‖ / ‖W‖, how large the next update is; about 10⁻³ is usual where training goes well. Freeze a layer and train again from the same weights: if the loss at a step is the same, that layer was learning nothing.",
    moved: "‖W − W₀‖ / ‖W₀‖",
    update_size: "‖ΔW‖ / ‖W‖",
    usual_update: "10⁻³, a usual update",
    freeze: "Freeze layers",
    freeze_layer: "Freeze layer {0}",
};
