//! The words of the drawings of the lesson.

use crate::i18n::lesson::{
    ComparedColumns, Drawings, FactorNames, LadderColumns, SlopeColumns, WeightChoice,
};
use crate::lab::lesson::{Drawback, LessonRemedy, StoryStep};

pub(super) const DRAWINGS: Drawings = Drawings {
    curve: "Sigmoid (টানা) আর তার slope (ভাঙা)। বিন্দুটি টানুন, অথবা slider ব্যবহার করুন।",
    curve_says: "x = {0}: σ(x) = {1}, σ′(x) = {2}",
    curve_share: "সবচেয়ে বড় slope-এর {0}",
    ladder: "শেষ layer থেকে layer 1 পর্যন্ত",
    ladder_columns: LadderColumns { layer: "layer", slopes: "শুধু slope", measured: "মাপা" },
    ladder_says: "দুটি কলামই layer {0}-এ 1 থেকে শুরু। সেখান থেকে layer 1 পর্যন্ত gradient পার হয় {1}টি slope; lecture-এর গুণফলে layer {0}-এর নিজের slope-ও ধরা আছে।",
    left_out: "আরও {0}টি layer",
    slopes: "এই network-এর slope",
    slope_columns: SlopeColumns { layer: "layer", mean_slope: "গড় slope", saturated: "saturated" },
    steps: |step| match step {
        StoryStep::Depth => "Deep network",
        StoryStep::Sigmoid => "সব জায়গায় sigmoid",
        StoryStep::Slope => "Derivative < 1",
        StoryStep::Product => "বারবার গুণ",
        StoryStep::Gradient => "Gradient → 0",
        StoryStep::Learning => "প্রথম layer কিছুই শেখে না",
    },
    step_says: |step| match step {
        StoryStep::Depth => "{0}টি hidden layer",
        StoryStep::Sigmoid => "প্রতিটি layer-এর activation: {0}",
        StoryStep::Slope => "layer 1-এর গড় slope: {0}",
        StoryStep::Product => "সব গড় slope-এর গুণফল: {0}",
        StoryStep::Gradient => "শেষ layer-এর তুলনায় layer 1-এর gradient: {0}",
        StoryStep::Learning => "layer 1 নিজের মাপের তুলনায় {0} সরেছে",
    },
    not_yet: "এখনো কিছু সরেনি: প্রথম ধাপের পরে দেখা যাবে",
    weight: "একটি weight-এর gradient",
    weight_choice: WeightChoice { layer: "Layer", unit: "Unit", input: "Input", sample: "নমুনা" },
    factors: FactorNames {
        above: "উপর থেকে: ∂E/∂y",
        slope: "slope: ∂y/∂z",
        input: "input: ∂z/∂w",
        gradient: "মিলিয়ে: ∂E/∂w",
    },
    reasons: |drawback| match drawback {
        Drawback::NotZeroCentred => "Zero-centered নয়",
        Drawback::Vanishing => "Vanishing gradient",
        Drawback::Slow => "ধীর convergence",
        Drawback::Deep => "Deep হলে ফল খারাপ",
    },
    compared: ComparedColumns { reason: "কারণ", sigmoid: "sigmoid", now: "এখন" },
    rows: |drawback| match drawback {
        Drawback::NotZeroCentred => "hidden layer-এর output-এর গড়",
        Drawback::Vanishing => "শেষ layer-এর তুলনায় layer 1-এর gradient",
        Drawback::Slow => "loss",
        Drawback::Deep => "accuracy",
    },
    accuracy_says: "Accuracy অর্ধেকেরও কম কেন? এই network-এর উত্তর এখনো তার শুরুর random weight থেকেই আসছে: কোন নমুনা কোন class পাবে তা নিছক ঘটনাচক্র, আর এখানে বেশির ভাগই উল্টো পড়েছে। শিখছে কি না, তা বলে loss: আন্দাজে loss হয় ln 2 = 0.693।",
    zigzag: "প্রতি ধাপে একটি নমুনা দেখে দুটি weight সেরা জায়গার দিকে চলেছে। টানা: input 0 থেকে 1, যেমন sigmoid দেয়; ভাঙা: একই input, zero-centered করে।",
    remedies: |remedy| match remedy {
        LessonRemedy::Relu => "ReLU + He",
        LessonRemedy::LeakyRelu => "leaky ReLU + He",
        LessonRemedy::Tanh => "tanh",
        LessonRemedy::Xavier => "শুধু Xavier initialization",
        LessonRemedy::He => "শুধু He initialization",
        LessonRemedy::BatchNorm => "BatchNorm",
        LessonRemedy::Skips => "Residual connection",
    },
    let_it_die: "আগে gradient-কে মরতে দিন (300 ধাপ)",
    dead_says: "শুরুতে {0} = {1} · loss {2}",
    remedy_says: "শুরুতে {0} = {1} · loss {2} → {3}",
};
