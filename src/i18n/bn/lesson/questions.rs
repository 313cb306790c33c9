//! The questions of the lesson.

use crate::i18n::lesson::{Answers, Formula, QuestionText};
use crate::lab::lesson::Question;

const FATES: [&str; 3] = ["কমবে: network শিখবে", "আন্দাজের জায়গাতেই থাকবে, 0.693-এর কাছে", "বাড়বে"];

pub(super) fn question(question: Question) -> &'static QuestionText {
    match question {
        Question::LossOfTen => &QuestionText {
            ask: "এই দশটি sigmoid layer 300 ধাপ train করা হবে। Loss-এর কী হবে?",
            answers: Answers::Pick(FATES),
            why: "Loss এখন {0}। দুটি class-এর মধ্যে চোখ বুজে আন্দাজ করলে loss হয় ln 2 = 0.693। প্রথম দিকের layer শেখেনি, তাই শেষের layer-গুলো অর্থহীন সংখ্যা ছাড়া কিছু দেখে না।",
        },
        Question::FiveLayers => &QuestionText {
            ask: "দশটি layer-এর network-এ layer 1 পায় layer 10-এর gradient-এর প্রায় দশ লক্ষ ভাগের এক ভাগ। **পাঁচটি** layer হলে layer 1 পাবে layer 5-এর কতটা?",
            answers: Answers::Bar("Layer 1-এর gradient / layer 5-এর"),
            why: "পায় {0} গুণ। Layer অর্ধেক হলে ক্ষতি অর্ধেক হয় না: প্রতিটি layer গুণ করে, তাই হিসাবটি ঘাতের (power)।",
        },
        Question::SteepestPlace => &QuestionText {
            ask: "Sigmoid কোথায় সবচেয়ে খাড়া?",
            answers: Answers::Pick(["x = 0-তে", "অনেক ডানে, x = 5-এ", "অনেক বাঁয়ে, x = −5-এ"]),
            why: "x = 0-তে slope {0}, এর চেয়ে বড় slope sigmoid-এর কোথাও নেই।",
        },
        Question::SlopeAtFour => &QuestionText {
            ask: "x = 0-তে slope 0.25। x = 4-এ কত?",
            answers: Answers::Bar("σ′(4)"),
            why: "σ′(4) = {0}। 0 থেকে মাত্র চার ঘর দূরেই slope-এর প্রায় সবটা শেষ।",
        },
        Question::TwentyLayers => &QuestionText {
            ask: "পাঁচটি layer gradient-এর প্রায় 0.002 ভাগ পার হতে দেয়। **কুড়িটি** layer কতটা দেবে?",
            answers: Answers::Bar("Layer 1-এর gradient / layer 20-এর"),
            why: "Layer 20 যতটা পায়, layer 1 পায় তার {0} গুণ। Logarithmic অক্ষে দণ্ডগুলো একটি সরলরেখায় দাঁড়ায়: প্রতিটি layer একই factor দিয়ে গুণ করে।",
        },
        Question::LargerWeights => &QuestionText {
            ask: "Slope তো 0.25-এর বেশি হয় না। এবার শুরুর weight দশ গুণ বড় (gain 10)। শুধু slope-এর গুণফলের (0.25⁴ = 0.0039) তুলনায় পাঁচ layer-এর layer 1-এ কতটা gradient পৌঁছাবে?",
            answers: Answers::Pick(["শুধু slope-এর চেয়ে কম", "প্রায় সমান", "অনেক বেশি"]),
            why: "Layer 5 যতটা পায়, layer 1 পায় তার {0} গুণ। ফেরার পথে slope দিয়ে গুণ হয়, **আর** weight দিয়েও। বড় weight ছোট slope-এর ঘাটতি মেটাতে পারে, যতক্ষণ না unit saturate করে।",
        },
        Question::SaturatedShare => &QuestionText {
            ask: "শুরুর weight N(0, 1), তার দশ গুণ। Layer 2 আর 3-এর কত ভাগ unit saturated হবে?",
            answers: Answers::Bar("Saturated unit"),
            why: "{0}। অনেকগুলো বড় weight-এর যোগফল 0 থেকে বহু দূরে পড়ে, যেখানে রেখাটি সমতল।",
        },
        Question::SaturatedSlope => &QuestionText {
            ask: "আর ওই layer-গুলোর গড় slope-এর কী হবে? সাধারণ weight-এ তা 0.25-এর কাছাকাছি।",
            answers: Answers::Pick(["0.25-এর কাছেই থাকবে", "কমে প্রায় অর্ধেক হবে", "0.1-এর নিচে নামবে"]),
            why: "গড় slope {0}: বেশির ভাগ unit প্রায় কিছুই ফেরত পাঠায় না।",
        },
        Question::LinearLayers => &QuestionText {
            ask: "তৃতীয় ধাপ বলে: derivative < 1। ধরুন প্রতিটি slope ঠিক 1 (linear activation)। দশটি layer পেরিয়ে layer 1-এর gradient কি তবু vanish করবে?",
            answers: Answers::Pick(["হ্যাঁ, depth একাই যথেষ্ট", "না, gradient পৌঁছাবে", "Explode করবে"]),
            why: "Layer 10 যতটা পায়, layer 1 পায় তার {0} গুণ। শুধু depth কোনো সমস্যা নয়; সমস্যা হলো depth **আর ছোট slope একসাথে**।",
        },
        Question::WhichFactor => &QuestionText {
            ask: "Sigmoid layer-এর তিনটি factor-এর কোনটি কখনোই 0.25-এর বেশি হতে পারে না?",
            answers: Answers::Formulas([Formula::FromAbove, Formula::SlopeAlone, Formula::FromBelow]),
            why: "∂y/∂z হলো sigmoid-এর slope, বড়জোর {0}। ∂z/∂w আসে নিচ থেকে: sigmoid layer-এর output 1-এর কম, কিন্তু layer 1 পায় সরাসরি data, আর নিচে [ReLU] layer থাকলে কোনো সীমা নেই। ∂E/∂y-এরও কোনো সীমা নেই।",
        },
        Question::MeanActivation => &QuestionText {
            ask: "Zero-centered হলে output-এর গড় হতো প্রায় 0। এই sigmoid layer-গুলোর output-এর গড় কত?",
            answers: Answers::Pick(["প্রায় 0", "প্রায় 0.5", "প্রায় 1"]),
            why: "গড় {0}। পরের layer-এর সব input ধনাত্মক, তাই একটি নমুনার জন্য একটি unit-এর সব weight একই দিকে সরে। পুরো batch-এ নমুনাগুলো যোগ হয়, কোনো কোনো weight তখন আলাদা দিকেও যেতে পারে; তবু বেশির ভাগ নমুনার টান একই দিকে, আর পথটি আঁকাবাঁকা (zigzag) হয়ে যায়।",
        },
        Question::TanhShare => &QuestionText {
            ask: "tanh zero-centered, আর 0-তে তার slope 1। দশটি tanh layer-এ layer 1 কতটা gradient পাবে?",
            answers: Answers::Bar("Layer 1-এর gradient / layer 10-এর"),
            why: "পায় {0} গুণ: gradient পৌঁছায়।",
        },
        Question::HeAlone => &QuestionText {
            ask: "Sigmoid-ই থাকল, শুধু Xavier initialization-এর জায়গায় He initialization। 500 ধাপে loss-এর কী হবে?",
            answers: Answers::Pick(FATES),
            why: "Loss এখন {0}। He-এর weight 1.4 গুণ বড়, তৈরি হয়েছে ReLU-র জন্য। দশটি sigmoid layer-এ চার ভাগের এক ভাগ slope-এর ঘাটতি তাতে মেটে না।",
        },
        Question::BatchNormBackwards => &QuestionText {
            ask: "BatchNorm-সহ ত্রিশটি ReLU layer। Layer 30-এর তুলনায় layer 1-এর gradient কত বড়?",
            answers: Answers::Bar("Layer 1-এর gradient / layer 30-এর"),
            why: "{0} গুণ। BatchNorm activation ঠিক রাখে, কিন্তু ReLU-র সাথে ফেরার পথে gradient **বাড়তে থাকে**: খুব deep network-এ explode করে।",
        },
    }
}
