//! The words around the lecture in Bengali, and its glossary.

use super::Block::{Formula as Maths, Text};
use super::{Drawings, Formula, Term, Words};

pub(super) const WORDS: Words = Words {
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
    lines: [
        &[Text(
            "Vanishing gradient: backpropagation-এ gradient ছোট হতে হতে প্রায় 0 হয়ে যায়। Early layer শেখে না, weight update হয় না, training ধীর হয় বা থেমে যায়।",
        )],
        &[Maths(Formula::Sigmoid), Maths(Formula::Range), Maths(Formula::Derivative)],
        &[
            Maths(Formula::LargestSlope),
            Text("Chain rule প্রতি layer-এ একটি slope গুণ করে; পাঁচটি layer হলে:"),
            Maths(Formula::Product),
            Text("Weight-ও গুণ হয়।"),
        ],
        &[Text("Saturation: 0 থেকে দূরে output 0 বা 1-এ আটকে থাকে, slope প্রায় 0, unit আর শেখে না।")],
        &[Text(
            "Deep network → সব জায়গায় sigmoid → slope < 1 → বারবার গুণ → gradient → 0 → প্রথম দিকের layer কিছুই শেখে না।",
        )],
        &[Maths(Formula::Chain), Text("Sigmoid হলে:"), Maths(Formula::Slope)],
        &[Text(
            "Hidden layer-এ sigmoid এড়ানো হয়: zero-centered নয়, vanishing gradient, ধীর convergence, deep হলে ফল খারাপ।",
        )],
        &[Text(
            "সমাধান: ReLU, leaky ReLU; tanh; activation-এর সাথে মানানসই Xavier বা He initialization; BatchNorm; residual connection।",
        )],
    ],
    drawings: Drawings {
        curve: "Sigmoid (টানা) আর তার slope (ভাঙা)। বিন্দুটি টানুন, অথবা slider ব্যবহার করুন।",
        curve_says: "x = {0}: σ(x) = {1}, σ′(x) = {2}",
        curve_share: "সবচেয়ে বড় slope-এর {0}",
        ladder: "শেষ layer থেকে layer 1 পর্যন্ত",
        ladder_columns: ["layer", "শুধু slope", "মাপা"],
        ladder_says: "দুটি কলামই layer {0}-এ 1 থেকে শুরু। সেখান থেকে layer 1 পর্যন্ত gradient পার হয় {1}টি slope; lecture-এর গুণফলে layer {0}-এর নিজের slope-ও ধরা আছে।",
        left_out: "আরও {0}টি layer",
        slopes: "এই network-এর slope",
        slope_columns: ["layer", "গড় slope", "saturated"],
        steps: [
            "Deep network",
            "সব জায়গায় sigmoid",
            "Derivative < 1",
            "বারবার গুণ",
            "Gradient → 0",
            "প্রথম layer কিছুই শেখে না",
        ],
        step_says: [
            "{0}টি hidden layer",
            "প্রতিটি layer-এর activation: {0}",
            "layer 1-এর গড় slope: {0}",
            "সব গড় slope-এর গুণফল: {0}",
            "শেষ layer-এর তুলনায় layer 1-এর gradient: {0}",
            "layer 1 নিজের মাপের তুলনায় {0} সরেছে",
        ],
        not_yet: "এখনো কিছু সরেনি: প্রথম ধাপের পরে দেখা যাবে",
        weight: "একটি weight-এর gradient",
        weight_choice: ["Layer", "Unit", "Input", "নমুনা"],
        factors: ["উপর থেকে: ∂E/∂y", "slope: ∂y/∂z", "input: ∂z/∂w", "মিলিয়ে: ∂E/∂w"],
        reasons: ["Zero-centered নয়", "Vanishing gradient", "ধীর convergence", "Deep হলে ফল খারাপ"],
        compared: ["কারণ", "sigmoid", "এখন"],
        rows: ["hidden layer-এর output-এর গড়", "শেষ layer-এর তুলনায় layer 1-এর gradient", "loss", "accuracy"],
        accuracy_says: "Accuracy অর্ধেকেরও কম কেন? এই network-এর উত্তর এখনো তার শুরুর random weight থেকেই আসছে: কোন নমুনা কোন class পাবে তা নিছক ঘটনাচক্র, আর এখানে বেশির ভাগই উল্টো পড়েছে। শিখছে কি না, তা বলে loss: আন্দাজে loss হয় ln 2 = 0.693।",
        zigzag: "প্রতি ধাপে একটি নমুনা দেখে দুটি weight সেরা জায়গার দিকে চলেছে। টানা: input 0 থেকে 1, যেমন sigmoid দেয়; ভাঙা: একই input, zero-centered করে।",
        remedies: [
            "ReLU + He",
            "leaky ReLU + He",
            "tanh",
            "শুধু Xavier initialization",
            "শুধু He initialization",
            "BatchNorm",
            "Residual connection",
        ],
        let_it_die: "আগে gradient-কে মরতে দিন (300 ধাপ)",
        dead_says: "শুরুতে {0} = {1} · loss {2}",
        remedy_says: "শুরুতে {0} = {1} · loss {2} → {3}",
    },
};

pub(super) const GLOSSARY: [Term; 20] = [
    Term {
        word: "gradient",
        meaning: "একটি weight সামান্য বদলালে error কতটা বদলায়। Training চলে এর উল্টো দিকে, যেদিকে error কমে।",
    },
    Term {
        word: "backpropagation",
        meaning: "Output থেকে input-এর দিকে ফিরতে ফিরতে chain rule দিয়ে প্রতিটি weight-এর gradient বের করার পদ্ধতি।",
    },
    Term {
        word: "layer",
        meaning: "পাশাপাশি থাকা unit-এর দল; সবাই আগের layer-এর output দেখে। Layer 1 হলো প্রথম hidden layer।",
    },
    Term {
        word: "weight", meaning: "যে সংখ্যা দিয়ে একটি input গুণ হয়। Network শেখে মানে weight বদলায়।"
    },
    Term {
        word: "loss", meaning: "Network কতটা ভুল, একটি সংখ্যায়। একে error বা E-ও বলে।"
    },
    Term {
        word: "activation",
        meaning: "যে function φ একটি unit-এর যোগফল z-কে output h বানায়; ওই output-কেও activation বলে।",
    },
    Term {
        word: "sigmoid", meaning: "0 থেকে 1 পর্যন্ত S-এর মতো রেখা; এর slope বড়জোর 0.25।"
    },
    Term {
        word: "tanh", meaning: "−1 থেকে 1 পর্যন্ত ছড়ানো sigmoid; 0-তে slope 1।"
    },
    Term {
        word: "ReLU", meaning: "max(0, x): input ধনাত্মক হলে slope 1, ঋণাত্মক হলে 0।"
    },
    Term {
        word: "derivative", meaning: "Function-এর ঢাল: input বদলালে output কত তাড়াতাড়ি বদলায়।"
    },
    Term {
        word: "chain rule",
        meaning: "Function-এর ভেতরে function থাকলে derivative হয় দুই derivative-এর গুণফল।",
    },
    Term {
        word: "saturation",
        meaning: "Unit এমন জায়গায়, যেখানে activation সমতল: প্রায় কোনো gradient ফেরত যায় না।",
    },
    Term {
        word: "zero-centered",
        meaning: "যার গড় প্রায় 0। Sigmoid-এর সব output ধনাত্মক, তাই সে zero-centered নয়।",
    },
    Term {
        word: "initialization",
        meaning: "শুরুর weight কীভাবে নেওয়া হয়। Xavier আর He input-এর সংখ্যা দেখে তার মাপ ঠিক করে।",
    },
    Term {
        word: "BatchNorm", meaning: "Batch জুড়ে প্রতিটি unit-এর গড় 0 আর standard deviation 1 করে দেয়।"
    },
    Term {
        word: "Residual connection",
        meaning: "Layer-এর input-কে তার output-এর সাথে যোগ করে, ফলে gradient পাশ কাটিয়ে যাওয়ার পথ পায়।",
    },
    Term {
        word: "learning rate", meaning: "Gradient ধরে একটি weight এক ধাপে কতটা সরে।"
    },
    Term {
        word: "error signal δ",
        meaning: "একটি unit-এর ∂L/∂z: তার কাছে পৌঁছানো gradient। মূল চিত্রের দণ্ডগুলো এটিই।",
    },
    Term {
        word: "exploding gradient", meaning: "উল্টো সমস্যা: gradient layer থেকে layer-এ বাড়তে থাকে।"
    },
    Term {
        word: "epoch", meaning: "সব training নমুনা একবার দেখা; full batch হলে এক ধাপ।"
    },
];
