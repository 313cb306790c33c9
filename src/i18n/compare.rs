//! The duel.

/// The duel.
pub struct Compare {
    /// What a duel is.
    pub intro: &'static str,
    /// The setting that differs.
    pub differs: &'static str,
    /// What the second network has.
    pub value_of_b: &'static str,
    /// Starts a duel.
    pub start: &'static str,
    /// Swaps the networks.
    pub swap: &'static str,
    /// Ends the duel.
    pub end: &'static str,
    /// They differ in nothing.
    pub same: &'static str,
    /// They differ in one setting.
    pub fair: &'static str,
    /// They differ in several settings.
    pub several: &'static str,
    /// The table of differences.
    pub differences: &'static str,
    /// A setting.
    pub setting: &'static str,
    /// Gives the second network what the first one has.
    pub equal: &'static str,
    /// Without and with.
    pub off_on: [&'static str; 2],
}

pub(super) const EN: Compare = Compare {
    intro: "A second network, B, trains in lock-step with yours, A: the same data, and the same random draws wherever the two have a weight in common. Change one setting and you see what it alone does. Solid bars and lines are A, hatched and dashed ones B.",
    differs: "What differs",
    value_of_b: "In B it is",
    start: "Start the duel",
    swap: "Swap A and B",
    end: "End the duel",
    same: "A and B are the same network: all their numbers are equal.",
    fair: "A and B differ in one setting: what you see comes from it alone.",
    several: "A and B differ in several settings: what you see may come from any of them.",
    differences: "What differs between A and B",
    setting: "Setting",
    equal: "Make B like A",
    off_on: ["without", "with"],
};

pub(super) const BN: Compare = Compare {
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
    off_on: ["ছাড়া", "সহ"],
};
