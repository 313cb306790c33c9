//! The glossary of the lesson.

use crate::i18n::lesson::Entry;
use crate::lab::lesson::Term;

pub(super) fn entry(term: Term) -> &'static Entry {
    match term {
        Term::Gradient => &Entry {
            word: "gradient",
            meaning: "একটি weight সামান্য বদলালে error কতটা বদলায়। Training চলে এর উল্টো দিকে, যেদিকে error কমে।",
        },
        Term::Backpropagation => &Entry {
            word: "backpropagation",
            meaning: "Output থেকে input-এর দিকে ফিরতে ফিরতে chain rule দিয়ে প্রতিটি weight-এর gradient বের করার পদ্ধতি।",
        },
        Term::Layer => &Entry {
            word: "layer",
            meaning: "পাশাপাশি থাকা unit-এর দল; সবাই আগের layer-এর output দেখে। Layer 1 হলো প্রথম hidden layer।",
        },
        Term::Weight => &Entry {
            word: "weight",
            meaning: "যে সংখ্যা দিয়ে একটি input গুণ হয়। Network শেখে মানে weight বদলায়।",
        },
        Term::Loss => &Entry {
            word: "loss", meaning: "Network কতটা ভুল, একটি সংখ্যায়। একে error বা E-ও বলে।"
        },
        Term::Activation => &Entry {
            word: "activation",
            meaning: "যে function φ একটি unit-এর যোগফল z-কে output h বানায়; ওই output-কেও activation বলে।",
        },
        Term::Sigmoid => &Entry {
            word: "sigmoid",
            meaning: "0 থেকে 1 পর্যন্ত S-এর মতো রেখা; এর slope বড়জোর 0.25।",
        },
        Term::Tanh => &Entry {
            word: "tanh", meaning: "−1 থেকে 1 পর্যন্ত ছড়ানো sigmoid; 0-তে slope 1।"
        },
        Term::Relu => &Entry {
            word: "ReLU", meaning: "max(0, x): input ধনাত্মক হলে slope 1, ঋণাত্মক হলে 0।"
        },
        Term::Derivative => &Entry {
            word: "derivative",
            meaning: "Function-এর ঢাল: input বদলালে output কত তাড়াতাড়ি বদলায়।",
        },
        Term::ChainRule => &Entry {
            word: "chain rule",
            meaning: "Function-এর ভেতরে function থাকলে derivative হয় দুই derivative-এর গুণফল।",
        },
        Term::Saturation => &Entry {
            word: "saturation",
            meaning: "Unit এমন জায়গায়, যেখানে activation সমতল: প্রায় কোনো gradient ফেরত যায় না।",
        },
        Term::ZeroCentred => &Entry {
            word: "zero-centered",
            meaning: "যার গড় প্রায় 0। Sigmoid-এর সব output ধনাত্মক, তাই সে zero-centered নয়।",
        },
        Term::Initialisation => &Entry {
            word: "initialization",
            meaning: "শুরুর weight কীভাবে নেওয়া হয়। Xavier আর He input-এর সংখ্যা দেখে তার মাপ ঠিক করে।",
        },
        Term::BatchNorm => &Entry {
            word: "BatchNorm",
            meaning: "Batch জুড়ে প্রতিটি unit-এর গড় 0 আর standard deviation 1 করে দেয়।",
        },
        Term::ResidualConnection => &Entry {
            word: "Residual connection",
            meaning: "Layer-এর input-কে তার output-এর সাথে যোগ করে, ফলে gradient পাশ কাটিয়ে যাওয়ার পথ পায়।",
        },
        Term::LearningRate => &Entry {
            word: "learning rate",
            meaning: "Gradient ধরে একটি weight এক ধাপে কতটা সরে।",
        },
        Term::ErrorSignal => &Entry {
            word: "error signal δ",
            meaning: "একটি unit-এর ∂L/∂z: তার কাছে পৌঁছানো gradient। মূল চিত্রের দণ্ডগুলো এটিই।",
        },
        Term::ExplodingGradient => &Entry {
            word: "exploding gradient",
            meaning: "উল্টো সমস্যা: gradient layer থেকে layer-এ বাড়তে থাকে।",
        },
        Term::Epoch => &Entry {
            word: "epoch", meaning: "সব training নমুনা একবার দেখা; full batch হলে এক ধাপ।"
        },
    }
}
