//! How each number on the page is computed: shown where it is pointed at.

use crate::i18n::explain::Explain;

pub(in crate::i18n) const WORDS: Explain = Explain {
    step: "এর আগে weight কতবার update হয়েছে।",
    loss: "এই ধাপের batch-এ গড় loss, update-এর আগে।",
    accuracy: "এই ধাপের batch-এর কত ভাগ ঠিক চেনা গেছে। Network শেখার আগে এটি নিছক ঘটনাচক্র, অর্ধেকের অনেক নিচেও হতে পারে: loss দেখুন।",
    unseen: "যে test নমুনায় কখনো train হয়নি, তার কত ভাগ ঠিক চেনা গেছে; BatchNorm সেখানে running statistics ব্যবহার করে।",
};
