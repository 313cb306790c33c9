//! Did the early layers learn?

use crate::i18n::learning::Learning;

pub(in crate::i18n) const WORDS: Learning = Learning {
    title: "শুরুর layer-গুলো কি শিখল?",
    chart: "প্রতিটি layer কতটা সরেছে",
    help: "দণ্ড: ‖W − W₀‖ / ‖W₀‖, layer-এর weight শুরুর জায়গা থেকে কতটা সরেছে। হীরক: ‖ΔW‖ / ‖W‖, পরের update কত বড়; training ভালো চললে 10⁻³-এর কাছাকাছি থাকে। একটি layer freeze করে একই weight থেকে আবার train করুন: একই ধাপে loss একই হলে সেই layer কিছুই শিখছিল না।",
    moved: "‖W − W₀‖ / ‖W₀‖",
    update_size: "‖ΔW‖ / ‖W‖",
    usual_update: "10⁻³, সাধারণ update",
    freeze: "Layer freeze করুন",
    freeze_layer: "Layer {0} freeze করুন",
};
