//! The words of what is fetched after the first view.

use crate::i18n::more::More;
use crate::lab::view_choices::Column;

pub(in crate::i18n) static MORE: More = More {
    trials: super::trials::WORDS,
    time: super::time::WORDS,
    learning: super::learning::WORDS,
    inside: super::inside::WORDS,
    chain: super::chain::WORDS,
    trust: super::trust::WORDS,
    csv: super::csv::WORDS,
    sharing: super::share::WORDS,
    tour: super::tour::WORDS,
    views: super::views::WORDS,
    compare: super::compare::WORDS,
    keys: "Space চাপলে চলে বা থামে, → চাপলে এক ধাপ এগোয়, Ctrl+Z-এ আগের setting ফেরে।",
    credit: "Digits: Optical Recognition of Handwritten Digits, E. Alpaydin ও C. Kaynak, 1998, UCI (CC BY 4.0)।",
    about: "এই পাতার প্রতিটি সংখ্যা আপনার সামনের network থেকেই গণনা করা। MIT অথবা Apache-2.0।",
    answers: super::answers::WORDS,
    columns: |column| match column {
        Column::Layer => "Layer 1 হলো প্রথম hidden layer।",
        Column::DeltaRms => "δ = ∂L/∂z-এর root mean square, batch আর unit জুড়ে; z হলো activation-এ যা ঢোকে।",
        Column::DeltaMeanAbs => "|δ|-এর গড়, batch আর unit জুড়ে।",
        Column::GradW => "layer-এর weight-এর gradient-এর Frobenius norm।",
        Column::GradB => "layer-এর bias-এর gradient-এর norm।",
        Column::Update => "পরের weight update-এর norm, weight-এর norm-এর তুলনায়।",
        Column::Moved => "weight শুরু থেকে কতটা সরেছে, শুরুর দৈর্ঘ্যের তুলনায়: ‖W − W₀‖ / ‖W₀‖।",
        Column::ActMean => "layer-এর output h-এর গড়, batch আর unit জুড়ে।",
        Column::ActStd => "h-এর standard deviation, batch আর unit জুড়ে।",
        Column::ActRms => "h-এর root mean square, batch আর unit জুড়ে।",
        Column::Saturated => "(নমুনা, unit)-এর কত ভাগে |φ′(z)| তার সবচেয়ে বড় মানের (1 − 0.97²)-এর নিচে।",
        Column::Dead => "কত ভাগ unit batch-এর প্রতিটি নমুনায় saturated।",
    },
};
