//! The first visit, and what the page is to those who do not see it.

/// The first visit, and what the page is to those who do not see it.
pub struct Tour {
    /// The page in some sentences: depth, activation.
    pub summary: &'static str,
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

pub(super) const EN: Tour = Tour {
    summary: "A real neural network of {0} hidden layers with the activation {1} trains in this page. The main chart has one bar for each layer: the gradient that reaches it, from input to output. Beside it are the loss and what the network answers. The controls change the network; Space plays and pauses, the right arrow key does one step. A status line tells step and loss every few seconds, and every chart can be read as a table. The lesson explains all of it in ten sections.",
    title: "A short tour",
    steps: [
        "Each bar is the gradient that reaches one layer. It starts at the output, on the right.",
        "Play trains the network. Watch the loss: does it learn?",
        "Change the activation, the initialisation, the depth (on a phone they are behind “Settings”): the bars answer at once.",
        "The lesson leads through all of it, step by step.",
    ],
    next: "Next",
    skip: "Skip the tour",
    done: "Done",
};

pub(super) const BN: Tour = Tour {
    summary: "এই পাতায় {0}টি hidden layer-এর একটি আসল neural network train হয়, activation {1}। মূল চিত্রে প্রতিটি layer-এর জন্য একটি দণ্ড: তার কাছে পৌঁছানো gradient, input থেকে output পর্যন্ত। পাশে আছে loss আর network-এর উত্তর। Control দিয়ে network বদলানো যায়; Space চাপলে চলে বা থামে, ডান arrow চাপলে এক ধাপ এগোয়। কয়েক সেকেন্ড পরপর একটি status line ধাপ আর loss জানায়, আর প্রতিটি চিত্র সারণি আকারে পড়া যায়। পাঠে সবকিছু দশটি section-এ বোঝানো আছে।",
    title: "ছোট একটি পরিচয়",
    steps: [
        "প্রতিটি দণ্ড হলো একটি layer-এ পৌঁছানো gradient। শুরু output থেকে, ডান দিকে।",
        "“চালান” চাপলে network train হয়। Loss দেখুন: শিখছে কি?",
        "Activation, initialization বা depth বদলান (ফোনে “সেটিংস” খুলুন): দণ্ডগুলো সঙ্গে সঙ্গে সাড়া দেয়।",
        "“পাঠ” খুললে সবকিছু ধাপে ধাপে বোঝানো আছে।",
    ],
    next: "পরেরটি",
    skip: "পরিচয় বাদ দিন",
    done: "শেষ",
};
