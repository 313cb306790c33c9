//! Why a file of the user's own was refused.

use crate::data::ReasonKind;
use crate::i18n::csv::Csv;

pub(in crate::i18n) const WORDS: Csv = Csv {
    cell: "সারি {0}, কলাম {1}: ",
    row: "সারি {0}: ",
    kept: "আগের data-ই রইল।",
    reasons: |reason| match reason {
        ReasonKind::TooLarge => "ফাইলে {0} byte আছে; বিশ লক্ষের বেশি নেওয়া যায় না।",
        ReasonKind::NoRows => "ফাইলে কোনো data নেই।",
        ReasonKind::TooFewRows => "মাত্র {0} সারি data আছে; অন্তত দশটি দরকার।",
        ReasonKind::TooManyRows => "Lab {0} সারি data নেয়, এখানে তার বেশি আছে।",
        ReasonKind::OneColumn => "কলাম মাত্র একটি; কলামগুলো comma, semicolon বা tab দিয়ে আলাদা করুন।",
        ReasonKind::TooManyFeatures => "{0}টি feature আছে, lab {1}টির বেশি নেয় না।",
        ReasonKind::Ragged => "{0}টি ঘর থাকার কথা, আছে {1}টি।",
        ReasonKind::Empty => "ঘরটি ফাঁকা।",
        ReasonKind::NotANumber => "“{0}” কোনো সংখ্যা নয়।",
        ReasonKind::NotFinite => "“{0}” সসীম সংখ্যা নয়।",
        ReasonKind::OpenQuote => "একটি উদ্ধৃতিচিহ্ন বন্ধ হয়নি।",
        ReasonKind::AfterQuote => "বন্ধ উদ্ধৃতিচিহ্নের পরে “{0}” আছে।",
        ReasonKind::NotText => "ফাইলটি UTF-8 লেখা নয়।",
        ReasonKind::TooManyClasses => "Class {0}টির বেশি; class থাকবে শেষ কলামে।",
        ReasonKind::OneClass | ReasonKind::LoneClass => {
            "“{0}” class শেখা যাবে না: অন্তত দুটি class চাই, প্রতিটির অন্তত দুটি সারি।"
        }
        ReasonKind::LongLabel => "Class-এর নামে {0} অক্ষরের বেশি আছে; class থাকবে শেষ কলামে।",
    },
};
