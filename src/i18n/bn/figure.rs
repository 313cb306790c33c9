//! What every chart has: a larger view, a picture to keep, its numbers.

use crate::i18n::figure::Figure;

pub(in crate::i18n) const WORDS: Figure = Figure {
    enlarge: "বড় করুন",
    close: "ছোট করুন",
    save: "সংরক্ষণ:",
    as_table: "সংখ্যাগুলো সারণি আকারে",
    pin: "অক্ষ স্থির",
    pin_help: "Settings বদলালেও এই অক্ষ একই থাকে; না হলে settings থেকে অক্ষ ঠিক হয়।",
    table: "সারণি",
    beside_batchnorm: "BatchNorm থাকলে ভাঙা রেখা খাটে চওড়া layer, বড় batch আর নানা দিকে ছড়ানো নমুনার জন্য; seed-ভেদে কতটা হেরফের হবে তা বলে না, তাই পটি নেই। দুই feature-এর data-য় প্রথম দশটির মতো layer কাছাকাছি বিন্দুকে দূরে ঠেলে দেয়, আর ভাঙা রেখার কয়েক দশ গুণ gradient পেতে পারে।",
    marks: "চিহ্নগুলো কী বোঝায়?",
};
