//! Remedies and sweeps, which run in the background.

use crate::i18n::trials::{DepthColumns, LadderColumns, MapWords, TrialWords};
use crate::lab::remedies::Remedy;
use crate::lab::trials::TrialKind;

pub(in crate::i18n) const WORDS: TrialWords = TrialWords {
    starts: |kind| match kind {
        TrialKind::Remedies => "সিঁড়ি চালান",
        TrialKind::Depth => "Sweep চালান",
        TrialKind::Map => "মানচিত্র চালান",
    },
    again: "আবার চালান",
    stop: "থামান",
    progress: "{0} হয়েছে",
    waiting: "অন্যটি শেষ হওয়ার অপেক্ষায়",
    stopped: "{0}-এ থামানো হয়েছে",
    outdated: "অন্য settings-এ মাপা: {0}। এখনকার settings-এ দেখতে আবার চালান।",
    outdated_open: "“খুলুন” চাপলে যে settings-এ মাপা, সেগুলো ফিরে আসে।",
    outdated_item: "{0} {1} (এখন {2})",
    failed: "মাপা গেল না",
    ladder_intro: "Lecture-এর সমাধানগুলো, একটির উপর আরেকটি, আপনার depth, width, data ও seed-এ। প্রতিটি ধাপ একটি আসল network, পেছনে train হয়; আপনার network চলতেই থাকে।",
    most_steps: "সর্বোচ্চ ধাপ",
    target: "লক্ষ্য loss: {0}, আন্দাজে বলার loss-এর পাঁচ ভাগের এক ভাগ",
    ladder: "সমাধানের সিঁড়ি",
    ladder_columns: LadderColumns {
        rung: "সমাধান",
        first_delta: "Layer 1-এর rms δ",
        ratio: "প্রথম / শেষ",
        last_activation: "শেষ layer-এর rms activation",
        steps: "লক্ষ্যে পৌঁছাতে ধাপ",
        deltas: "প্রতি layer-এ rms δ",
    },
    rungs: |remedy| match remedy {
        Remedy::Sigmoid => "sigmoid, PyTorch-এর default weight",
        Remedy::Tanh => "তার বদলে tanh",
        Remedy::Init => "+ Xavier (বা He) weight",
        Remedy::Relu => "তার বদলে ReLU, He সহ",
        Remedy::LeakyRelu => "তার বদলে leaky ReLU",
        Remedy::BatchNorm => "+ BatchNorm",
        Remedy::Skips => "+ skip",
    },
    not_within: "{0} ধাপে হয়নি",
    open: "খুলুন",
    spark_help: "ছোট চিত্রে ধাপ 0-তে প্রতিটি hidden layer-এর rms δ, বাঁয়ে layer 1, সবগুলো একই অক্ষে। নিচের বড় চিত্রগুলোও একই।",
    ladder_chart: "প্রতি layer-এ rms δ, ধাপে ধাপে",
    depth_title: "Depth-এর সাথে প্রথম / শেষ",
    depth_help: "বিন্দু ও রেখা: ধাপ 0-তে layer 1-এর rms δ ভাগ শেষ hidden layer-এর rms δ, সাতটি seed-এর median; weight প্রতিটি activation-এর উপযোগী (Xavier, rectifier হলে He)। পটি: নিচের থেকে উপরের quartile। ভাঙা রেখা: mean-field theory যা বলে।",
    depth_axis: "depth",
    ratio_axis: "rms δ প্রথম / শেষ",
    depth_columns: DepthColumns {
        median: "median",
        lower: "নিচের quartile",
        upper: "উপরের quartile",
        theory: "theory",
    },
    activations: "Activation",
    map_title: "Edge of chaos: gain × bias",
    map_help: "রং: ধাপ 0-তে layer 1-এর rms δ ভাগ শেষ hidden layer-এর rms δ, আপনার network-এ সেই gain ও bias নিয়ে; নীল মানে vanish করেছে, কমলা মানে explode করেছে, রেখা টানা ঘরে 0 বা NaN। মাপকাঠির বাইরের মান প্রান্তের রং পায়। মোটা রেখা: theory-র কিনারা, যেখানে gradient যেমন ছিল তেমনই থাকে (χ = 1)। ভাঙা রেখা: যেখানে আপনার depth হলো depth scale ξ-এর ছয় গুণ, এর বেশি হলে train হয় না।",
    map_words: MapWords {
        gain: "gain",
        bias: "bias-এর σ",
        here: "আপনি এখানে",
        critical: "χ = 1",
        trainable: "depth = 6 ξ",
    },
};
