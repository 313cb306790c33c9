//! The trust panel.

use crate::i18n::trust::{CheckColumns, SpreadColumns, Trust};
use crate::nn::check::Agreement;

pub(in crate::i18n) const WORDS: Trust = Trust {
    about: "Gradient কি ঠিক? প্রতিটি layer-এর একটি weight দুই দিকে সরানো হয়, h ছোট থেকে আরও ছোট করে, আর loss নিজেই, 64-bit হিসাবে, বলে দেয় তার ঢাল কত।",
    again: "অন্য weight দেখুন",
    progress: "{1}টির মধ্যে {0}টি layer দেখা হয়েছে, ধাপ {2}",
    table: "Backpropagation-এর পাশে loss নিজে",
    columns: CheckColumns {
        layer: "layer",
        weight: "weight",
        value: "তার মান",
        analytic: "backpropagation-এর ∂L/∂w",
        difference: "(L(w + h) − L(w − h)) / 2h",
        resolution: "±",
        gap: "আপেক্ষিক ফারাক",
        verdict: "রায়",
    },
    verdicts: |verdict| match verdict {
        Agreement::Agrees => "মিলেছে",
        Agreement::Unseen => "এত ছোট যে বলা যায় না",
        Agreement::Differs => "মেলেনি",
    },
    spreads: "শুরুর weight",
    spread_columns: SpreadColumns {
        layer: "layer", target: "লক্ষ্য σ", drawn: "পাওয়া σ"
    },
    spreads_help: "Initialization যে standard deviation চায়, আর যে weight টানা হয়েছে তাদের standard deviation।",
    help: "প্রতিটি পার্থক্য আরও আরও ছোট h-এর কয়েকটি পার্থক্যের সীমা; loss 16 অঙ্কে গোল করা আর তার বাঁকের জন্য তাতে যতটা ভুল থাকতে পারে, ± ততটা। আপেক্ষিক ফারাক = |backpropagation − পার্থক্য| ভাগ backpropagation। “মিলেছে”: ফারাক বড়জোর {0}। “এত ছোট যে বলা যায় না”: দুটির মধ্যে বিরোধ নেই, কিন্তু ± তার চেয়ে বড়, কারণ gradient প্রায় পুরোটাই vanish করেছে, অথবা float32-এর গোল করায় layer-এর বড় gradient-গুলোর পাশে হারিয়ে গেছে।",
    marks: "কোন চিহ্ন কী মাপে",
};
