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
    /// Its columns: layer, weight, its value, analytic, difference, what the difference may be off, relative gap, verdict.
    pub columns: [&'static str; 8],
    /// In the order of `Verdict::ALL`.
    pub verdicts: [&'static str; 3],
    /// Initial weights, as a table: its name.
    pub spreads: &'static str,
    /// Its columns: layer, σ aimed at, σ drawn.
    pub spread_columns: [&'static str; 3],
    /// What they are.
    pub spreads_help: &'static str,
    /// What the verdicts mean: the largest relative gap.
    pub help: &'static str,
    /// The sentences about marks, as a heading.
    pub marks: &'static str,
}

pub(super) const EN: Trust = Trust {
    about: "Is the gradient right? One weight of every layer is moved both ways, by ever smaller h, and the loss itself, in 64-bit arithmetic, says what its slope is.",
    again: "Check other weights",
    progress: "Checked {0} of {1} layers, step {2}",
    table: "Backpropagation beside the loss itself",
    columns: [
        "layer",
        "weight",
        "its value",
        "∂L/∂w by backpropagation",
        "(L(w + h) − L(w − h)) / 2h",
        "±",
        "relative gap",
        "verdict",
    ],
    verdicts: ["agree", "too small to tell", "differ"],
    spreads: "Initial weights",
    spread_columns: ["layer", "σ aimed at", "σ drawn"],
    spreads_help: "The standard deviation that the initialisation aims at, and that of the weights it drew.",
    help: "Each difference is the limit of several, over ever smaller h; ± is what the rounding of the loss to 16 digits and its bends may do to it. The relative gap is |backpropagation − difference| over backpropagation. “Agree”: a gap of at most {0}. “Too small to tell”: the two do not contradict each other, but ± is larger than that, because the gradient has all but vanished, or is lost in the rounding of float32 beside larger ones of its layer.",
    marks: "What every mark measures",
};

pub(super) const BN: Trust = Trust {
    about: "Gradient কি ঠিক? প্রতিটি layer-এর একটি weight দুই দিকে সরানো হয়, h ছোট থেকে আরও ছোট করে, আর loss নিজেই, 64-bit হিসাবে, বলে দেয় তার ঢাল কত।",
    again: "অন্য weight দেখুন",
    progress: "{1}টির মধ্যে {0}টি layer দেখা হয়েছে, ধাপ {2}",
    table: "Backpropagation-এর পাশে loss নিজে",
    columns: [
        "layer",
        "weight",
        "তার মান",
        "backpropagation-এর ∂L/∂w",
        "(L(w + h) − L(w − h)) / 2h",
        "±",
        "আপেক্ষিক ফারাক",
        "রায়",
    ],
    verdicts: ["মিলেছে", "এত ছোট যে বলা যায় না", "মেলেনি"],
    spreads: "শুরুর weight",
    spread_columns: ["layer", "লক্ষ্য σ", "পাওয়া σ"],
    spreads_help: "Initialization যে standard deviation চায়, আর যে weight টানা হয়েছে তাদের standard deviation।",
    help: "প্রতিটি পার্থক্য আরও আরও ছোট h-এর কয়েকটি পার্থক্যের সীমা; loss 16 অঙ্কে গোল করা আর তার বাঁকের জন্য তাতে যতটা ভুল থাকতে পারে, ± ততটা। আপেক্ষিক ফারাক = |backpropagation − পার্থক্য| ভাগ backpropagation। “মিলেছে”: ফারাক বড়জোর {0}। “এত ছোট যে বলা যায় না”: দুটির মধ্যে বিরোধ নেই, কিন্তু ± তার চেয়ে বড়, কারণ gradient প্রায় পুরোটাই vanish করেছে, অথবা float32-এর গোল করায় layer-এর বড় gradient-গুলোর পাশে হারিয়ে গেছে।",
    marks: "কোন চিহ্ন কী মাপে",
};
