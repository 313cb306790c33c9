//! The saturation microscope.

use crate::i18n::inside::{BinColumns, Inside, LayerColumns};

pub(in crate::i18n) const WORDS: Inside = Inside {
    layer: "Layer {0}, মোট {1}",
    range: "z-এর অক্ষ",
    range_auto: "স্বয়ংক্রিয় (±{0})",
    chart: "Layer {0}: z কোথায় কোথায় পড়ে",
    help: "নীল: এই layer-এর সব z-এর (প্রতিটি unit, batch-এর প্রতিটি নমুনা) কত অংশ 64টি ঘরের কোনটিতে পড়ে। মাপকাঠি বর্গমূলের, সব layer-এ ও সব ধাপে একই। কমলা: φ′(z), ওখানে gradient যা দিয়ে গুণ হয়। ভাঙা রেখা: φ(z)। ধূসর অঞ্চল: φ′ তার সর্বোচ্চ মানের 5.9%-এর কম, অর্থাৎ saturated। তীর: অক্ষের বাইরের z। নিচে: প্রতিটি unit কত অংশ নমুনায় saturated; বিন্দু মানে unit-টি সব নমুনাতেই saturated, অর্থাৎ আটকে আছে।",
    all: "সব hidden layer",
    all_help: "প্রতিটি ছোট ছবি: একটি layer-এর z-এর সেই একই অংশ, একই মাপকাঠিতে, saturated অঞ্চলসহ। ধারের গাঢ় দণ্ড: অক্ষের বাইরের z। ডানে saturated অংশ; বিন্দু মানে আটকে থাকা unit আছে, জায়গা থাকলে পাশে তাদের সংখ্যা। বড় করে দেখতে একটিতে চাপুন।",
    share: "z-এর অংশ",
    saturated: "saturated",
    units: "প্রতিটি unit-এর saturated অংশ, ● আটকে আছে",
    readout: "z: গড় {0}, σ {1} · saturated {2} · আটকে আছে: {4}টির মধ্যে {3}টি unit",
    columns: BinColumns {
        from: "z থেকে", to: "পর্যন্ত", count: "সংখ্যা", share: "অংশ"
    },
    below: "নিচে",
    above: "উপরে",
    unit: "unit {0}, saturated",
    all_columns: LayerColumns {
        layer: "layer",
        mean: "z-এর গড়",
        std: "z-এর σ",
        saturated: "saturated",
        stuck: "আটকে থাকা unit",
    },
    past: "আগের ধাপের ভেতরটা জমা রাখা হয় না। ভেতরে দেখতে সর্বশেষ ধাপে ফিরুন, অথবা ওই ধাপ থেকে চালান।",
};
