//! The chain rule's ledger, and the walk through one step.

/// The chain rule's ledger, and the walk through one step.
pub struct Chain {
    /// The walk, as a heading.
    pub walk: &'static str,
    /// One phase back.
    pub back: &'static str,
    /// One phase on.
    pub on: &'static str,
    /// The keys of both.
    pub keys: &'static str,
    /// Before a walk: the step.
    pub whole: &'static str,
    /// Where the walk is: phase, its number, how many, step.
    pub place: &'static str,
    /// Names of the phases: forward, loss, backward, update; layer.
    pub phases: [&'static str; 4],
    /// The output layer's: forward, backward.
    pub output_phases: [&'static str; 2],
    /// Means and standard deviations: of z, of h, of the output.
    pub moments: [&'static str; 3],
    /// Mean of φ'(z).
    pub mean_slope: &'static str,
    /// Saturated share.
    pub saturated: &'static str,
    /// Norm of the whole gradient.
    pub gradient: &'static str,
    /// Where the update is largest: its layer.
    pub largest: &'static str,
    /// Samples of the batch.
    pub samples: &'static str,
    /// What is followed back.
    pub follow: &'static str,
    /// Whole layers, the strongest path, the path through one unit of every layer, that through a unit of one layer.
    pub followed: [&'static str; 4],
    /// Which unit.
    pub unit: &'static str,
    /// Unit of a layer: unit, layer.
    pub unit_of: &'static str,
    /// Which sample: its number, how many.
    pub sample: &'static str,
    /// The measured product of a layer: layer, factors, δ of the output, product, δ of the layer.
    pub worked: &'static str,
    /// The measured product of a path: unit, layer, factors, product.
    pub worked_path: &'static str,
    /// The same where a normalisation or a skip lies between layers.
    pub worked_between: &'static str,
    /// The largest product of slopes: factors, value.
    pub lecture: &'static str,
    /// The chart's name.
    pub chart: &'static str,
    /// What its marks measure.
    pub help: &'static str,
    /// How products below 0 are drawn.
    pub negative: &'static str,
    /// Names of the series: measured product, product of slopes.
    pub series: [&'static str; 2],
    /// Columns of whole layers: layer, mean φ', weights, slopes, factor, product, slopes' product.
    pub columns: [&'static str; 7],
    /// Columns of a path: layer, unit, z, w, φ', factor, product, slopes' product.
    pub path_columns: [&'static str; 8],
    /// The table's name.
    pub table: &'static str,
    /// What bounds what: the bound's name.
    pub bound: &'static str,
    /// A past step has no path.
    pub past: &'static str,
    /// Whole layers: a normalisation or skips are in the factor of the weights.
    pub between: &'static str,
    /// A path: they are not in its product.
    pub between_path: &'static str,
}

pub(super) const EN: Chain = Chain {
    walk: "One step, phase by phase",
    back: "Phase back",
    on: "Next phase",
    keys: "Keys: comma for back, full stop for on. Beyond the update the network takes a step, before the first phase it goes back one.",
    whole: "Step {0}, as measured. “Next phase” walks through it.",
    place: "{0} · phase {1} of {2}, step {3}",
    phases: ["Forward, layer {0}", "Loss", "Backward, layer {0}", "Update"],
    output_phases: ["Forward, output layer", "Backward, output layer"],
    moments: ["z: mean, σ", "h: mean, σ", "output o: mean, σ"],
    mean_slope: "mean φ′(z)",
    saturated: "saturated",
    gradient: "‖gradient‖ of all parameters",
    largest: "largest ‖ΔW‖ / ‖W‖: {0}",
    samples: "samples",
    follow: "Follow",
    followed: [
        "whole layers (rms)",
        "the strongest path",
        "one unit in every layer",
        "the strongest path through a unit",
    ],
    unit_of: "{0} of layer {1}",
    unit: "Unit",
    sample: "Sample {0} of {1}",
    worked: "rms δ of layer {0} = rms δ of the output × {1} = {2} × {3} = {4}",
    worked_path: "What this path adds to ∂o/∂z of unit {0} in layer {1}: {2} = {3}",
    worked_between: "The weights and slopes from the output back to unit {0} in layer {1}, multiplied: {2} = {3}",
    lecture: "The most that the slopes alone can be, as in the lecture: {0} = {1}",
    chart: "Running products, from the output back",
    help: "Bars: the measured factors multiplied from the output back to each layer. For whole layers a factor is weights × slopes, rms ∂L/∂h over rms δ of the layer after, times rms δ over rms ∂L/∂h, so that the bar is rms δ of the layer over rms δ of the output, exactly; for a path it is w φ′(z), and a hollow bar is a negative product. Below an arrow stands what lies below the axis. Diamonds: the slopes alone, multiplied. Dotted: the lecture's 0.25 × 0.25 × …, (sup φ′)ᵏ: no diamond lies above it, but a bar may, because weights are not in it.",
    negative: "negative",
    series: ["weights × slopes, measured", "slopes alone, measured"],
    columns: ["layer", "mean φ′(z)", "weights ×", "slopes ×", "factor", "product so far", "slopes alone"],
    path_columns: ["layer", "unit", "z", "w", "φ′(z)", "w φ′(z)", "product so far", "slopes alone"],
    table: "The ledger, from the output back",
    bound: "{0} bounds the product of the slopes alone, not the gradient: the weights between them are not in it, and large ones make up for small slopes.",
    past: "Paths of a past step are not recorded. Return to the newest step, or go on from the past one, to follow one.",
    between: "The factor of the weights holds what lies between two layers: here also a normalisation or a skip.",
    between_path: "A normalisation or a skip passes gradient back beside this path: its product is not all that reaches the unit.",
};

pub(super) const BN: Chain = Chain {
    walk: "একটি ধাপ, পর্ব ধরে ধরে",
    back: "আগের পর্ব",
    on: "পরের পর্ব",
    keys: "Key: comma চাপলে পেছনে, full stop চাপলে সামনে। Update-এর পরে network এক ধাপ এগোয়, প্রথম পর্বের আগে এক ধাপ পেছায়।",
    whole: "ধাপ {0}, যেমন মাপা হয়েছে। “পরের পর্ব” চেপে এর ভেতর দিয়ে হাঁটুন।",
    place: "{0} · পর্ব {1}, মোট {2}, ধাপ {3}",
    phases: ["Forward, layer {0}", "Loss", "Backward, layer {0}", "Update"],
    output_phases: ["Forward, output layer", "Backward, output layer"],
    moments: ["z: গড়, σ", "h: গড়, σ", "output o: গড়, σ"],
    mean_slope: "φ′(z)-এর গড়",
    saturated: "saturated",
    gradient: "সব parameter-এর ‖gradient‖",
    largest: "সবচেয়ে বড় ‖ΔW‖ / ‖W‖: {0}",
    samples: "নমুনা",
    follow: "কী ধরে পেছনে যাব",
    followed: [
        "পুরো layer (rms)",
        "সবচেয়ে শক্তিশালী পথ",
        "প্রতি layer-এ একটি unit",
        "একটি unit হয়ে সবচেয়ে শক্তিশালী পথ",
    ],
    unit_of: "Layer {1}-এর {0}",
    unit: "Unit",
    sample: "নমুনা {0}, মোট {1}",
    worked: "Layer {0}-এর rms δ = output-এর rms δ × {1} = {2} × {3} = {4}",
    worked_path: "Layer {1}-এর unit {0}-এর ∂o/∂z-এ এই পথ যা যোগ করে: {2} = {3}",
    worked_between: "Output থেকে layer {1}-এর unit {0} পর্যন্ত weight আর slope-এর গুণফল: {2} = {3}",
    lecture: "শুধু slope-এর গুণফল বড়জোর যা হতে পারে, lecture-এর মতো: {0} = {1}",
    chart: "Output থেকে পেছনে, গুণফল জমতে জমতে",
    help: "দণ্ড: output থেকে পেছনে প্রতিটি layer পর্যন্ত মাপা গুণকগুলোর গুণফল। পুরো layer-এর গুণক = weight × slope: পরের layer-এর rms δ-এর তুলনায় rms ∂L/∂h, তারপর rms ∂L/∂h-এর তুলনায় rms δ; তাই দণ্ডটি ঠিক ঠিক output-এর rms δ-এর তুলনায় ওই layer-এর rms δ। পথের গুণক w φ′(z), ফাঁপা দণ্ড মানে ঋণাত্মক গুণফল। অক্ষের নিচের মান তীর দিয়ে লেখা। হীরক: শুধু slope-এর গুণফল। বিন্দু-বিন্দু রেখা: lecture-এর 0.25 × 0.25 × …, (sup φ′)ᵏ; কোনো হীরক এর উপরে যায় না, কিন্তু দণ্ড যেতে পারে, কারণ weight এতে নেই।",
    negative: "ঋণাত্মক",
    series: ["weight × slope, মাপা", "শুধু slope, মাপা"],
    columns: ["layer", "φ′(z)-এর গড়", "weight ×", "slope ×", "গুণক", "এ পর্যন্ত গুণফল", "শুধু slope"],
    path_columns: ["layer", "unit", "z", "w", "φ′(z)", "w φ′(z)", "এ পর্যন্ত গুণফল", "শুধু slope"],
    table: "হিসাবের খাতা, output থেকে পেছনে",
    bound: "{0} শুধু slope-গুলোর গুণফলের সীমা, gradient-এর নয়: মাঝের weight এতে নেই, আর বড় weight ছোট slope পুষিয়ে দিতে পারে।",
    past: "আগের ধাপের পথ জমা রাখা হয় না। পথ ধরতে সর্বশেষ ধাপে ফিরুন, অথবা ওই ধাপ থেকে চালান।",
    between: "Weight-এর গুণকে দুই layer-এর মাঝের সবকিছু আছে: এখানে normalization বা skip-ও।",
    between_path: "Normalization বা skip এই পথের পাশ দিয়েও gradient ফেরত পাঠায়: unit-টিতে যা পৌঁছায়, পথের গুণফল তার সবটা নয়।",
};
