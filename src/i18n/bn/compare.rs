//! The duel.

use crate::i18n::compare::Compare;
use crate::lab::experiment::Skip;

pub(in crate::i18n) const WORDS: Compare = Compare {
    intro: "আরেকটি network, B, আপনার network A-র সাথে পায়ে পায়ে train হয়: একই data, আর যে weight দুটিতেই আছে তার একই random মান। একটি setting বদলান, দেখুন শুধু সেটিই কী করে। ভরাট দণ্ড ও রেখা A-র, দাগ কাটা ও ভাঙা রেখা B-র।",
    differs: "কী আলাদা",
    value_of_b: "B-তে সেটি",
    start: "তুলনা শুরু করুন",
    swap: "A ও B অদলবদল",
    end: "তুলনা শেষ",
    same: "A ও B একই network: সব সংখ্যা সমান।",
    fair: "A ও B-র মধ্যে একটি setting আলাদা: যা দেখছেন তা শুধু সেটির জন্যই।",
    several: "A ও B-র মধ্যে কয়েকটি setting আলাদা: যা দেখছেন তা যেকোনোটির জন্য হতে পারে।",
    differences: "A ও B-র মধ্যে কী আলাদা",
    setting: "Setting",
    equal: "B-কে A-র মতো করুন",
    skips: |skip| match skip {
        Skip::Off => "ছাড়া",
        Skip::On => "সহ",
    },
};
