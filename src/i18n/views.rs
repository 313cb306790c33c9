//! The views below the stage.

/// The views below the stage. (Their order is that of the tabs.)
pub struct Views {
    /// What they are together.
    pub title: &'static str,
    /// Every layer at every step.
    pub time: &'static str,
    /// What the units of a layer do.
    pub inside: &'static str,
    /// The chain rule's ledger.
    pub chain: &'static str,
    /// Two networks side by side.
    pub compare: &'static str,
    /// The ladder of remedies.
    pub remedies: &'static str,
    /// Sweeps over depth, gain and biases.
    pub sweep: &'static str,
    /// How far each layer has moved.
    pub learning: &'static str,
    /// Gradients beside what the loss itself says.
    pub trust: &'static str,
    /// Every layer's numbers.
    pub numbers: &'static str,
}

pub(super) const EN: Views = Views {
    title: "More views",
    time: "Over time",
    inside: "Inside a layer",
    chain: "Chain rule",
    trust: "Trust",
    compare: "Compare",
    remedies: "Remedies",
    sweep: "Sweep",
    learning: "Did it learn?",
    numbers: "All numbers",
};

pub(super) const BN: Views = Views {
    title: "আরও দেখুন",
    time: "সময়ের সাথে",
    inside: "Layer-এর ভেতরে",
    chain: "Chain rule",
    trust: "বিশ্বাস করব কেন",
    compare: "তুলনা",
    remedies: "সমাধান",
    sweep: "Sweep",
    learning: "শিখল কি?",
    numbers: "সব সংখ্যা",
};
