//! How each number on the page is computed: shown where it is pointed at.

use crate::i18n::explain::{Columns, Explain};

pub(in crate::i18n) const WORDS: Explain = Explain {
    step: "এর আগে weight কতবার update হয়েছে।",
    loss: "এই ধাপের batch-এ গড় loss, update-এর আগে।",
    accuracy: "এই ধাপের batch-এর কত ভাগ ঠিক চেনা গেছে। Network শেখার আগে এটি নিছক ঘটনাচক্র, অর্ধেকের অনেক নিচেও হতে পারে: loss দেখুন।",
    unseen: "যে test নমুনায় কখনো train হয়নি, তার কত ভাগ ঠিক চেনা গেছে; BatchNorm সেখানে running statistics ব্যবহার করে।",
};

pub(in crate::i18n) const COLUMNS: Columns = [
    "Layer 1 হলো প্রথম hidden layer।",
    "δ = ∂L/∂z-এর root mean square, batch আর unit জুড়ে; z হলো activation-এ যা ঢোকে।",
    "|δ|-এর গড়, batch আর unit জুড়ে।",
    "layer-এর weight-এর gradient-এর Frobenius norm।",
    "layer-এর bias-এর gradient-এর norm।",
    "পরের weight update-এর norm, weight-এর norm-এর তুলনায়।",
    "weight শুরু থেকে কতটা সরেছে, শুরুর দৈর্ঘ্যের তুলনায়: ‖W − W₀‖ / ‖W₀‖।",
    "layer-এর output h-এর গড়, batch আর unit জুড়ে।",
    "h-এর standard deviation, batch আর unit জুড়ে।",
    "h-এর root mean square, batch আর unit জুড়ে।",
    "(নমুনা, unit)-এর কত ভাগে |φ′(z)| তার সবচেয়ে বড় মানের (1 − 0.97²)-এর নিচে।",
    "কত ভাগ unit batch-এর প্রতিটি নমুনায় saturated।",
];
