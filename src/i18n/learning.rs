//! Did the early layers learn?

/// Did the early layers learn?
pub struct Learning {
    /// Did the early layers learn? As a heading.
    pub title: &'static str,
    /// Its chart's name.
    pub chart: &'static str,
    /// What its marks measure.
    pub help: &'static str,
    /// How far the weights have moved.
    pub moved: &'static str,
    /// How large the next update is.
    pub update_size: &'static str,
    /// A usual size of updates.
    pub usual_update: &'static str,
    /// Layers that are not to change.
    pub freeze: &'static str,
    /// One of them: its number.
    pub freeze_layer: &'static str,
}

pub(super) const EN: Learning = Learning {
    title: "Did the early layers learn?",
    chart: "How far each layer has moved",
    help: "Bars: ‖W − W₀‖ / ‖W₀‖, how far a layer's weights are from where they started. Diamonds: ‖ΔW‖ / ‖W‖, how large the next update is; about 10⁻³ is usual where training goes well. Freeze a layer and train again from the same weights: if the loss at a step is the same, that layer was learning nothing.",
    moved: "‖W − W₀‖ / ‖W₀‖",
    update_size: "‖ΔW‖ / ‖W‖",
    usual_update: "10⁻³, a usual update",
    freeze: "Freeze layers",
    freeze_layer: "Freeze layer {0}",
};

pub(super) const BN: Learning = Learning {
    title: "শুরুর layer-গুলো কি শিখল?",
    chart: "প্রতিটি layer কতটা সরেছে",
    help: "দণ্ড: ‖W − W₀‖ / ‖W₀‖, layer-এর weight শুরুর জায়গা থেকে কতটা সরেছে। হীরক: ‖ΔW‖ / ‖W‖, পরের update কত বড়; training ভালো চললে 10⁻³-এর কাছাকাছি থাকে। একটি layer freeze করে একই weight থেকে আবার train করুন: একই ধাপে loss একই হলে সেই layer কিছুই শিখছিল না।",
    moved: "‖W − W₀‖ / ‖W₀‖",
    update_size: "‖ΔW‖ / ‖W‖",
    usual_update: "10⁻³, সাধারণ update",
    freeze: "Layer freeze করুন",
    freeze_layer: "Layer {0} freeze করুন",
};
