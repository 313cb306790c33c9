//! The first visit, and what the page is to those who do not see it.

/// The first visit, and what the page is to those who do not see it.
pub struct Tour {
    /// The tour as a region.
    pub title: &'static str,
    /// What the tour says, one thing at a time.
    pub steps: [&'static str; 4],
    /// To the next of them.
    pub next: &'static str,
    /// No more of it.
    pub skip: &'static str,
    /// It is over.
    pub done: &'static str,
}

pub(super) const FIRST_EN: [&str; 3] = [
    "Each bar is the gradient that reaches one layer. It starts at the output, on the right.",
    "Next",
    "Skip the tour",
];

pub(super) const EN: Tour = Tour {
    title: "A short tour",
    steps: [
        FIRST_EN[0],
        "Play trains the network. Watch the loss: does it learn?",
        "Change the activation, the initialisation, the depth (on a phone they are behind “Settings”): the bars answer at once.",
        "The lesson leads through all of it, step by step.",
    ],
    next: FIRST_EN[1],
    skip: FIRST_EN[2],
    done: "Done",
};

pub(super) const FIRST_BN: [&str; 3] =
    ["প্রতিটি দণ্ড হলো একটি layer-এ পৌঁছানো gradient। শুরু output থেকে, ডান দিকে।", "পরেরটি", "পরিচয় বাদ দিন"];

pub(super) const BN: Tour = Tour {
    title: "ছোট একটি পরিচয়",
    steps: [
        FIRST_BN[0],
        "“চালান” চাপলে network train হয়। Loss দেখুন: শিখছে কি?",
        "Activation, initialization বা depth বদলান (ফোনে “সেটিংস” খুলুন): দণ্ডগুলো সঙ্গে সঙ্গে সাড়া দেয়।",
        "“পাঠ” খুললে সবকিছু ধাপে ধাপে বোঝানো আছে।",
    ],
    next: FIRST_BN[1],
    skip: FIRST_BN[2],
    done: "শেষ",
};
