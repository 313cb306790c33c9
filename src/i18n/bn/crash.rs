//! The page that is left when the lab breaks.

use crate::i18n::crash::Crash;

pub(in crate::i18n) const WORDS: Crash = Crash {
    title: "একটি ত্রুটির কারণে lab থেমে গেছে",
    help: "আপনার setting-গুলো এই পাতার ঠিকানায় আছে: আবার চালু করলে সেগুলো ফিরে আসবে, আর একই seed একই সংখ্যা দেবে। কী হয়েছে তা নিচের report-এ আছে; যিনি lab-টির দেখাশোনা করেন, তাঁর কাজে লাগবে।",
    recover: "আবার চালু করুন",
    copy: "Report copy করুন",
};
