//! What the network comes to: loss, accuracy and answers.

use crate::i18n::answers::{Answers, SampleColumns};

pub(in crate::i18n) const WORDS: Answers = Answers {
    loss_chart: "Loss and accuracy",
    loss_help: "Thick: the loss on the step's batch, before its update. Thin: the share of that batch that is classified right, on an axis of its own from 0 to 100%. Dashed: the loss of a network that knows nothing.",
    boundary_chart: "What the network says",
    samples_chart: "What the network takes them for",
    boundary_help: "Background: the class that the network chooses at each point, stronger where it is surer. Dots: the training samples, coloured by their class. The table gives the probability of class 1 (or the class) on a coarse grid.",
    samples_help: "Samples the network never trained on; under each the digit it takes it for, and a mark where that is wrong.",
    past: "What the network said at a past step is not recorded. Resume from that step to see it.",
    columns: SampleColumns { sample: "sample", class: "class", said: "network says", certainty: "how sure" },
};
