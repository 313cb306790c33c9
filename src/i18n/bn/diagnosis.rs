//! What a step shows.

use crate::i18n::diagnosis::Diagnosis;
use crate::lab::diagnosis::{Kind, Measure};

pub(in crate::i18n) const WORDS: Diagnosis = Diagnosis {
    kinds: |kind| match kind {
        Kind::Healthy => "সুস্থ: প্রতিটি layer শেখার মতো gradient পাচ্ছে।",
        Kind::Vanishing => "Vanishing: layer {0}-এ gradient প্রায় পৌঁছাচ্ছেই না।",
        Kind::Exploding => "Exploding: layer {0}-এর gradient তার ভাগের চেয়ে অনেক বড়।",
        Kind::Saturated => "Saturated: layer {0}-এর বেশির ভাগ unit এমন জায়গায়, যেখানে activation সমতল।",
        Kind::Dead => "Dead: layer {0}-এর প্রায় সব unit প্রতিটি নমুনাতেই বন্ধ।",
        Kind::Symmetric => "Symmetric: একটি layer-এর সব unit একই রকম, এবং একই রকম থেকে যায়।",
        Kind::Converged => "Converged: error ছোট, তাই সব gradient-ও ছোট।",
        Kind::Diverged => "Diverged: loss সব সীমা ছাড়িয়ে গেছে।",
    },
    measures: |measure| match measure {
        Measure::LastHidden => "শেষ hidden layer-এর তুলনায় δ",
        Measure::Output => "output-এর error-এর তুলনায় δ",
        Measure::StreamOfLastHidden => "শেষ hidden layer-এর তুলনায় skip-পথের ∂L/∂h",
        Measure::StreamOfOutput => "output-এর error-এর তুলনায় skip-পথের ∂L/∂h",
        Measure::Saturated => "saturated অংশ",
        Measure::Dead => "dead unit-এর অংশ",
        Measure::Units => "এক layer-এ আলাদা unit",
        Measure::Loss => "loss",
    },
    between: "মাঝের layer {0} পায় তার মাত্র {1}।",
    sentence: "{0} ({1} {2}, সীমা {3})",
};
