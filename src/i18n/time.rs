//! The time machine.

/// The time machine.
pub struct Time {
    /// The time machine, as a heading.
    pub title: &'static str,
    /// Its chart's name.
    pub chart: &'static str,
    /// What its marks measure.
    pub help: &'static str,
    /// There is but one step yet.
    pub not_yet: &'static str,
    /// Where it is: step, newest step.
    pub step_of: &'static str,
    /// Back to the newest step.
    pub to_newest: &'static str,
    /// Trains on from the step that is looked at.
    pub resume: &'static str,
    /// The page shows a past step: step, newest step.
    pub looking_back: &'static str,
}

pub(super) const EN: Time = Time {
    title: "Over time: every layer at every step",
    chart: "Layer × step",
    help: "Colour: the quantity above, of each layer (upwards) at each recorded step (to the right), on the fixed axis of the main chart; dark has vanished. A stroke marks 0 or NaN. Drag, or use the slider, to see a past step in every chart; the picture of the network's answers is not recorded.",
    not_yet: "Only step 0 is there yet: it shows change after the first step.",
    step_of: "Step {0} of {1}",
    to_newest: "Newest step",
    resume: "Go on from here",
    looking_back: "You look back at step {0}; training stands at step {1}.",
};

pub(super) const BN: Time = Time {
    title: "সময়ের সাথে: প্রতিটি ধাপে প্রতিটি layer",
    chart: "Layer × ধাপ",
    help: "রং: উপরের রাশি, প্রতিটি layer-এ (নিচ থেকে উপরে), প্রতিটি ধাপে (বাঁ থেকে ডানে), মূল চিত্রের স্থির অক্ষে; গাঢ় মানে vanish করেছে। রেখা টানা ঘরে 0 বা NaN। টেনে বা slider দিয়ে আগের কোনো ধাপ সব চিত্রে দেখুন; network-এর উত্তরের ছবি জমা রাখা হয় না।",
    not_yet: "এখন শুধু ধাপ 0 আছে: প্রথম ধাপের পরে বদলটা দেখা যাবে।",
    step_of: "ধাপ {0}, মোট {1}",
    to_newest: "সর্বশেষ ধাপ",
    resume: "এখান থেকে চালান",
    looking_back: "আপনি ধাপ {0} দেখছেন; training আছে ধাপ {1}-এ।",
};
