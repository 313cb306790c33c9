//! What the network comes to: loss, accuracy and answers.

use crate::i18n::answers::{Answers, SampleColumns};

pub(in crate::i18n) const WORDS: Answers = Answers {
    loss_chart: "Loss ও accuracy",
    loss_help: "মোটা রেখা: ধাপের batch-এ loss, update-এর আগে। সরু রেখা: সেই batch-এর কত ভাগ ঠিক চেনা গেল, নিজের অক্ষে 0 থেকে 100%। ভাঙা রেখা: যে network কিছুই জানে না, তার loss।",
    boundary_chart: "Network কী বলছে",
    samples_chart: "Network কোনটিকে কী ভাবছে",
    boundary_help: "পটভূমি: প্রতিটি বিন্দুতে network যে class বেছে নেয়, রং যত গাঢ় তত নিশ্চিত। বিন্দু: training-এর নমুনা, রং তার class। সারণিতে মোটা একটি grid-এ class 1-এর probability (অথবা class)।",
    samples_help: "যে নমুনায় network কখনো train হয়নি; প্রতিটির নিচে network যে digit ভাবছে, আর ভুল হলে একটি চিহ্ন।",
    past: "আগের ধাপে network কী বলেছিল তা জমা রাখা হয় না। দেখতে চাইলে সেই ধাপ থেকে আবার চালান।",
    columns: SampleColumns {
        sample: "নমুনা", class: "class", said: "network বলছে", certainty: "কতটা নিশ্চিত"
    },
};
