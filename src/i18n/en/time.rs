//! The time machine.

use crate::i18n::time::Time;

pub(in crate::i18n) const WORDS: Time = Time {
    title: "Over time: every layer at every step",
    chart: "Layer × step",
    help: "Colour: the quantity above, of each layer (upwards) at each recorded step (to the right), on the fixed axis of the main chart; dark has vanished. A stroke marks 0 or NaN. Drag, or use the slider, to see a past step in every chart; the picture of the network's answers is not recorded.",
    not_yet: "Only step 0 is there yet: it shows change after the first step.",
    step_of: "Step {0} of {1}",
    to_newest: "Newest step",
    resume: "Go on from here",
    looking_back: "You look back at step {0}; training stands at step {1}.",
};
