//! The views below the stage.

/// The views below the stage. (Their order is that of the tabs.)
pub struct Views {
    /// What they are together.
    pub title: &'static str,
    /// Every layer at every step.
    pub time: &'static str,
    /// How far each layer has moved.
    pub learning: &'static str,
    /// Every layer's numbers.
    pub numbers: &'static str,
}

pub(super) const EN: Views =
    Views { title: "More views", time: "Over time", learning: "Did it learn?", numbers: "All numbers" };

pub(super) const BN: Views =
    Views {
        title: "আরও দেখুন", time: "সময়ের সাথে", learning: "শিখল কি?", numbers: "সব সংখ্যা"
    };
