//! What the network comes to: loss, accuracy and answers.

/// The charts of loss, accuracy and answers.
pub struct Answers {
    /// The loss chart's name.
    pub loss_chart: &'static str,
    /// What its marks measure.
    pub loss_help: &'static str,
    /// The boundary's name.
    pub boundary_chart: &'static str,
    /// The grid of samples' name.
    pub samples_chart: &'static str,
    /// What the marks of a decision boundary measure.
    pub boundary_help: &'static str,
    /// What the marks of a grid of samples measure.
    pub samples_help: &'static str,
    /// A past step has no picture.
    pub past: &'static str,
    /// Columns of the samples' table: number, class, said, how sure.
    pub columns: [&'static str; 4],
}

pub(super) const EN: Answers = Answers {
    loss_chart: "Loss and accuracy",
    loss_help: "Thick: the loss on the step's batch, before its update. Thin: the share of that batch that is classified right, on an axis of its own from 0 to 100%. Dashed: the loss of a network that knows nothing.",
    boundary_chart: "What the network says",
    samples_chart: "What the network takes them for",
    boundary_help: "Background: the class that the network chooses at each point, stronger where it is surer. Dots: the training samples, coloured by their class. The table gives the probability of class 1 (or the class) on a coarse grid.",
    samples_help: "Samples the network never trained on; under each the digit it takes it for, and a mark where that is wrong.",
    past: "What the network said at a past step is not recorded. Resume from that step to see it.",
    columns: ["sample", "class", "network says", "how sure"],
};

pub(super) const BN: Answers = Answers {
    loss_chart: "Loss ও accuracy",
    loss_help: "মোটা রেখা: ধাপের batch-এ loss, update-এর আগে। সরু রেখা: সেই batch-এর কত ভাগ ঠিক চেনা গেল, নিজের অক্ষে 0 থেকে 100%। ভাঙা রেখা: যে network কিছুই জানে না, তার loss।",
    boundary_chart: "Network কী বলছে",
    samples_chart: "Network কোনটিকে কী ভাবছে",
    boundary_help: "পটভূমি: প্রতিটি বিন্দুতে network যে class বেছে নেয়, রং যত গাঢ় তত নিশ্চিত। বিন্দু: training-এর নমুনা, রং তার class। সারণিতে মোটা একটি grid-এ class 1-এর probability (অথবা class)।",
    samples_help: "যে নমুনায় network কখনো train হয়নি; প্রতিটির নিচে network যে digit ভাবছে, আর ভুল হলে একটি চিহ্ন।",
    past: "আগের ধাপে network কী বলেছিল তা জমা রাখা হয় না। দেখতে চাইলে সেই ধাপ থেকে আবার চালান।",
    columns: ["নমুনা", "class", "network বলছে", "কতটা নিশ্চিত"],
};
