//! The trust panel.

/// The trust panel.
pub struct Trust {
    /// What is done here.
    pub about: &'static str,
    /// Takes other weights.
    pub again: &'static str,
    /// How far a check is: layers checked, layers, step.
    pub progress: &'static str,
    /// The table's name.
    pub table: &'static str,
    /// Its columns: layer, weight, its value, analytic, difference, relative gap, verdict, target σ, measured σ.
    pub columns: [&'static str; 9],
    /// In the order of `Verdict::ALL`.
    pub verdicts: [&'static str; 3],
    /// What the verdicts mean.
    pub help: &'static str,
    /// The sentences about marks, as a heading.
    pub marks: &'static str,
}

pub(super) const EN: Trust = Trust {
    about: "Is the gradient right? One weight of every layer is moved a little both ways, and the loss itself, in 64-bit arithmetic, says what its slope is.",
    again: "Check other weights",
    progress: "Checked {0} of {1} layers, step {2}",
    table: "Backpropagation beside the loss itself",
    columns: [
        "layer",
        "weight",
        "its value",
        "∂L/∂w by backpropagation",
        "(L(w + h) − L(w − h)) / 2h",
        "relative gap",
        "verdict",
        "σ aimed at",
        "σ drawn",
    ],
    verdicts: ["agree", "too small for a difference to see", "differ"],
    help: "A relative gap is |analytic − difference| over the analytic value. Where a gradient has vanished, the loss does not change in any of its digits: a difference cannot see it, and the table says so. The last columns are the standard deviation that the initialisation aims at, and that of the weights it drew.",
    marks: "What every mark measures",
};

pub(super) const BN: Trust = Trust {
    about: "Gradient কি ঠিক? প্রতিটি layer-এর একটি weight দুই দিকে একটু করে সরানো হয়, আর loss নিজেই, 64-bit হিসাবে, বলে দেয় তার ঢাল কত।",
    again: "অন্য weight দেখুন",
    progress: "{1}টির মধ্যে {0}টি layer দেখা হয়েছে, ধাপ {2}",
    table: "Backpropagation-এর পাশে loss নিজে",
    columns: [
        "layer",
        "weight",
        "তার মান",
        "backpropagation-এর ∂L/∂w",
        "(L(w + h) − L(w − h)) / 2h",
        "আপেক্ষিক ফারাক",
        "রায়",
        "লক্ষ্য σ",
        "পাওয়া σ",
    ],
    verdicts: ["মিলেছে", "এত ছোট যে পার্থক্যে ধরা পড়ে না", "মেলেনি"],
    help: "আপেক্ষিক ফারাক = |analytic − difference| ভাগ analytic মান। যেখানে gradient vanish করেছে, সেখানে loss-এর কোনো অঙ্কই বদলায় না: পার্থক্য দিয়ে তা দেখা যায় না, সারণিতেও তা-ই লেখা থাকে। শেষ দুটি কলামে initialization যে standard deviation চায়, আর যে weight টানা হয়েছে তাদের standard deviation।",
    marks: "কোন চিহ্ন কী মাপে",
};
