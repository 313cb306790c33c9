//! The first visit, and what the page is to those who do not see it.

use crate::i18n::tour::{FirstStep, Tour};

pub(in crate::i18n) const FIRST: FirstStep = FirstStep {
    says: "প্রতিটি দণ্ড হলো একটি layer-এ পৌঁছানো gradient। শুরু output থেকে, ডান দিকে।",
    next: "পরেরটি",
    skip: "পরিচয় বাদ দিন",
};

pub(in crate::i18n) const WORDS: Tour = Tour {
    title: "ছোট একটি পরিচয়",
    steps: &[
        FIRST.says,
        "“চালান” চাপলে network train হয়। Loss দেখুন: শিখছে কি?",
        "Activation, initialization বা depth বদলান (ফোনে “সেটিংস” খুলুন): দণ্ডগুলো সঙ্গে সঙ্গে সাড়া দেয়।",
        "“পাঠ” খুললে সবকিছু ধাপে ধাপে বোঝানো আছে।",
    ],
    next: FIRST.next,
    skip: FIRST.skip,
    done: "শেষ",
};
