//! What a step shows.

use crate::i18n::diagnosis::Diagnosis;

pub(in crate::i18n) const WORDS: Diagnosis = Diagnosis {
    kinds: [
        "সুস্থ: প্রতিটি layer শেখার মতো gradient পাচ্ছে।",
        "Vanishing: layer {0}-এ gradient প্রায় পৌঁছাচ্ছেই না।",
        "Exploding: layer {0}-এর gradient তার ভাগের চেয়ে অনেক বড়।",
        "Saturated: layer {0}-এর বেশির ভাগ unit এমন জায়গায়, যেখানে activation সমতল।",
        "Dead: layer {0}-এর প্রায় সব unit প্রতিটি নমুনাতেই বন্ধ।",
        "Symmetric: একটি layer-এর সব unit একই রকম, এবং একই রকম থেকে যায়।",
        "Converged: error ছোট, তাই সব gradient-ও ছোট।",
        "Diverged: loss সব সীমা ছাড়িয়ে গেছে।",
    ],
    measures: [
        "শেষ hidden layer-এর তুলনায় δ",
        "output-এর error-এর তুলনায় δ",
        "শেষ hidden layer-এর তুলনায় skip-পথের ∂L/∂h",
        "output-এর error-এর তুলনায় skip-পথের ∂L/∂h",
        "saturated অংশ",
        "dead unit-এর অংশ",
        "এক layer-এ আলাদা unit",
        "loss",
    ],
    between: "মাঝের layer {0} পায় তার মাত্র {1}।",
    sentence: "{0} ({1} {2}, সীমা {3})",
};
