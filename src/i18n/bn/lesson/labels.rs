//! The words around the lesson.

use crate::i18n::lesson::Block::{Formula as Maths, Text};
use crate::i18n::lesson::{Formula, Labels};
use crate::lab::lesson::Section;

pub(super) const LABELS: Labels = Labels {
    leave: "পাঠ থেকে বেরোন",
    previous: "আগের",
    next: "পরের",
    place: "Section {0}, মোট {1}",
    contents: "সূচি",
    done: "শেষ",
    worked_through: "{1}টির মধ্যে {0}টি section শেষ",
    score: "{1}টির মধ্যে {0}টি অনুমান ঠিক",
    complete: "পাঠ শেষ: 100-তে {0}।",
    unrecorded: "Course এই মুহূর্তে কিছু লিখে রাখছে না: আপনার নম্বর সেখানে জমা হচ্ছে না। পাতাটি আবার খুলুন, অথবা শিক্ষককে জানান।",
    forget: "আমার অগ্রগতি মুছে দিন",
    experiment: "পরীক্ষাটি",
    predict: "আগে অনুমান, তারপর দেখা",
    run: "চালিয়ে মিলিয়ে দেখুন",
    running: "চলছে…",
    right: "ঠিক।",
    close_by: "কাছাকাছি।",
    wrong: "ঠিক তা নয়।",
    compared: "আপনি বলেছেন {0}; network বলছে {1}।",
    guess: "আপনার অনুমান",
    measured: "মাপা",
    exactly: "আরও ঠিক করে বললে",
    show: "দেখান",
    restore: "এই section-এর পরীক্ষা",
    controls: "নিজে করে দেখুন",
    glossary: "শব্দকোষ",
    close: "বন্ধ করুন",
    print: "এই পাতা ছাপুন",
    teacher: "শিক্ষকদের জন্য",
    exam: "পরীক্ষার জন্য এক লাইন",
    exam_line: "Vanishing Gradient Problem occurs when gradients become extremely small during backpropagation, and sigmoid activation aggravates this due to its small derivative and saturation behavior.",
    exam_gloss: Some(
        "অর্থাৎ backpropagation চলাকালীন gradient খুব ছোট হয়ে গেলে তাকে Vanishing Gradient Problem বলে; sigmoid-এর derivative ছোট, আর সে saturate করে, তাই সমস্যাটি আরও বাড়ে।",
    ),
    trick: "মনে রাখার কৌশল",
    trick_line: "Sigmoid + Deep Network = Vanishing Gradient",
    one_page: "এক পাতায় পুরো পাঠ",
    lines: |section| match section {
        Section::Meaning => &[Text(
            "Vanishing gradient: backpropagation-এ gradient ছোট হতে হতে প্রায় 0 হয়ে যায়। Early layer শেখে না, weight update হয় না, training ধীর হয় বা থেমে যায়।",
        )],
        Section::Sigmoid => &[Maths(Formula::Sigmoid), Maths(Formula::Range), Maths(Formula::Derivative)],
        Section::Why => &[
            Maths(Formula::LargestSlope),
            Text("Chain rule প্রতি layer-এ একটি slope গুণ করে; পাঁচটি layer হলে:"),
            Maths(Formula::Product),
            Text("Weight-ও গুণ হয়।"),
        ],
        Section::Saturation => {
            &[Text("Saturation: 0 থেকে দূরে output 0 বা 1-এ আটকে থাকে, slope প্রায় 0, unit আর শেখে না।")]
        }
        Section::Steps => &[Text(
            "Deep network → সব জায়গায় sigmoid → slope < 1 → বারবার গুণ → gradient → 0 → প্রথম দিকের layer কিছুই শেখে না।",
        )],
        Section::Equation => &[Maths(Formula::Chain), Text("Sigmoid হলে:"), Maths(Formula::Slope)],
        Section::Avoided => &[Text(
            "Hidden layer-এ sigmoid এড়ানো হয়: zero-centered নয়, vanishing gradient, ধীর convergence, deep হলে ফল খারাপ।",
        )],
        Section::Remedies => &[Text(
            "সমাধান: ReLU, leaky ReLU; tanh; activation-এর সাথে মানানসই Xavier বা He initialization; BatchNorm; residual connection।",
        )],
        Section::Summary | Section::FreePlay => &[],
    },
};
