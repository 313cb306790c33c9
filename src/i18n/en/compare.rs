//! The duel.

use crate::i18n::compare::Compare;
use crate::lab::experiment::Skip;

pub(in crate::i18n) const WORDS: Compare = Compare {
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
    skips: |skip| match skip {
        Skip::Off => "without",
        Skip::On => "with",
    },
};
