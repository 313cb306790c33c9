//! How each number on the page is computed: shown where it is pointed at.

use crate::i18n::explain::Explain;

pub(in crate::i18n) const WORDS: Explain = Explain {
    step: "How many updates of the weights came before.",
    loss: "The mean loss of the step's batch, before its update.",
    accuracy: "The share of the step's batch that is classified right. Before a network has learned it is chance, and can be far below one half: read the loss.",
    unseen: "The share of the test samples, never trained on, that is classified right; BatchNorm uses its running statistics there.",
};
