//! The sections of the lesson.

use crate::i18n::lesson::Block::{Formula as Maths, List, Text};
use crate::i18n::lesson::{Formula, SectionText};
use crate::lab::lesson::Section;

pub(super) fn section(section: Section) -> &'static SectionText {
    match section {
        Section::Meaning => &SectionText {
            title: "Vanishing Gradient Problem কী?",
            story: &[
                Text("এটি তখন ঘটে, যখন [backpropagation] চলাকালীন **[gradient] খুব ছোট হতে হতে প্রায় 0 হয়ে যায়**।"),
                Text(
                    "চিত্রের প্রতিটি দণ্ড হলো একটি আসল network-এর একটি [layer]-এ পৌঁছানো gradient। Output ডান দিকে; gradient বাঁ দিকে চলে, আর চলতে চলতে মিলিয়ে যায়।",
                ),
                List(&[
                    "Early (input-side) layer-গুলো শেখে না।",
                    "তাদের [weight] update হয় না।",
                    "Training খুব ধীর হয়, বা বন্ধ হয়ে যায়।",
                ]),
            ],
            shows: "দশটি sigmoid layer। “চালান” চেপে [loss]-এর দিকে তাকান।",
            corrections: &[
                "“Weight update হয় না” কথাটি প্রায় সত্যি: 300 ধাপ পরে layer 1-এর weight নিজের মাপের তুলনায় সরেছে দশ লক্ষ ভাগের মাত্র কয়েক ভাগ। Loss দেখে একে শূন্য থেকে আলাদা করা যায় না।",
            ],
        },
        Section::Sigmoid => &SectionText {
            title: "Sigmoid activation function",
            story: &[
                Text("[Sigmoid] যেকোনো সংখ্যাকে 0 আর 1-এর মধ্যে নিয়ে আসে:"),
                Maths(Formula::Sigmoid),
                Text("এর [derivative] মানে এই রেখার ঢাল (slope)। σ জানা থাকলেই সেটি লেখা যায়:"),
                Maths(Formula::Derivative),
                Text("Output-এর range:"),
                Maths(Formula::Range),
            ],
            shows: "দুটি sigmoid layer ভালোই শেখে। Sigmoid নিজে খারাপ function নয়: অনেকগুলো পরপর বসালে তবেই সমস্যা শুরু হয়।",
            corrections: &[],
        },
        Section::Why => &SectionText {
            title: "Sigmoid কেন vanishing gradient সৃষ্টি করে?",
            story: &[
                Text("**(a) Derivative খুব ছোট।** এর সবচেয়ে বড় মান 0.25, x = 0-তে। বাকি সব জায়গায় আরও ছোট:"),
                Maths(Formula::LargestSlope),
                Text(
                    "**(b) [Chain rule]-এ বারবার গুণ হয়।** ফেরার পথে প্রতিটি layer-এ gradient একটি করে slope দিয়ে গুণ হয়। পাঁচটি layer হলে, সবচেয়ে ভালো ক্ষেত্রেও:",
                ),
                Maths(Formula::Product),
                Text("**প্রায় কিছুই রইল না।**"),
            ],
            shows: "পাঁচটি sigmoid layer। দণ্ড: এই network-এ মাপা। বিন্দু-বিন্দু রেখা: শুধু slope, প্রতি layer-এ 0.25।",
            corrections: &[
                "0.25⁵ হলো slope-গুলোর গুণফলের সীমা, gradient নিজে নয়। Weight-ও গুণ হয়: শুরুর weight দশ গুণ বড় করুন (gain 10), তখন layer 1-এর gradient আর vanish করে না।",
            ],
        },
        Section::Saturation => &SectionText {
            title: "Saturation: যে unit থেমে যায়",
            story: &[
                Text("Input খুব বড় বা খুব ছোট হলে sigmoid-এর output 1 বা 0-তে আটকে যায়। একেই বলে [saturation]:"),
                Maths(Formula::Right),
                Maths(Formula::Left),
                Text("সেখানে রেখাটি সমতল, তাই σ′(x) ≈ 0।"),
                List(&["Gradient ≈ 0", "Weight update হয় না", "**Neuron কার্যত “dead”**"]),
            ],
            shows: "সাধারণ weight নিয়ে তিনটি sigmoid layer: প্রায় কোনো unit-ই saturated নয়। এবার weight বড় করে দেখুন।",
            corrections: &[
                "Saturated sigmoid unit চিরকালের জন্য dead নয়: তার slope খুব ছোট, কিন্তু কখনো ঠিক 0 নয়; error বড় হলে সে ধীরে ধীরে সরে। যে [ReLU] unit সব নমুনাতেই বন্ধ, তার slope কিন্তু সত্যিই 0।",
            ],
        },
        Section::Steps => &SectionText {
            title: "ধাপে ধাপে",
            story: &[Text(
                "Deep network থেকে “প্রথম layer কিছুই শেখে না” পর্যন্ত ছয়টি ধাপ। নিচের প্রতিটি ছবি চিত্রের network থেকেই আঁকা: depth বা activation বদলালে ছয়টি ছবিই বদলে যায়।",
            )],
            shows: "দশটি sigmoid layer, এই ধাপে মাপা।",
            corrections: &[
                "শুধু ∂L/∂W নয়, δ দেখুন: মোটামুটি 50 ধাপ পরে ∂L/∂W-এর সব দণ্ড সমান হয়ে যায়, কারণ output layer ততক্ষণে class-গুলোর অনুপাত শিখে ফেলেছে, আর নমুনাগুলোর error কাটাকাটি হয়ে যায়। প্রতিটি নমুনার δ কিন্তু তখনো vanish করে। চালিয়ে দেখুন, তারপর চিত্রের উপরে ∂L/∂W বাছুন।",
            ],
        },
        Section::Equation => &SectionText {
            title: "এক লাইনে গণিত",
            story: &[
                Text("E হলো error, w একটি weight, z হলো [activation]-এর input আর y তার output:"),
                Maths(Formula::Chain),
                Text("Sigmoid হলে মাঝের factor-টি একটি slope:"),
                Maths(Formula::Slope),
                Text(
                    "∂E/∂y নিজেই আসে উপরের layer থেকে, আর উপরের প্রতিটি layer-এর একটি করে slope তার ভেতরে আছে। বারবার গুণ ⇒ gradient → 0।",
                ),
            ],
            shows: "ছোট একটি network, যাতে একটি weight-কে অনুসরণ করা যায়। একটি weight বাছুন: তার তিনটি factor মাপা হবে।",
            corrections: &["Note-এ লেখা আছে “< 0.25”। ঠিক z = 0-তে slope 0.25-এর সমান, তাই ≤ লেখাই ঠিক।"],
        },
        Section::Avoided => &SectionText {
            title: "Hidden layer-এ sigmoid কেন এড়ানো হয়?",
            story: &[
                List(&[
                    "এটি [zero-centered] নয়।",
                    "এতে gradient vanish করে।",
                    "Convergence ধীর।",
                    "Deep network-এ ফল খারাপ।",
                ]),
                Text(
                    "তাই আজকাল hidden layer-এ sigmoid প্রায় ব্যবহারই করা হয় না। সারণিতে পাশাপাশি দেখুন: এই network sigmoid দিয়ে কী মেপেছিল, আর এখন কী মাপছে। Activation বদলে train করুন।",
                ),
            ],
            shows: "দশটি sigmoid layer। একই network-এ tanh বসিয়ে দেখুন।",
            corrections: &[
                "এড়ানো হয় **hidden** layer-এ: output-এ sigmoid আজও সংখ্যাকে probability বানায়, এই lab-এও; আর LSTM-এর gate-ও sigmoid-ই খোলে ও বন্ধ করে।",
            ],
        },
        Section::Remedies => &SectionText {
            title: "সমাধান কী?",
            story: &[
                List(&[
                    "[ReLU], leaky ReLU",
                    "[tanh] (sigmoid-এর চেয়ে ভালো)",
                    "ঠিকঠাক weight [initialization] (Xavier, He)",
                    "[BatchNorm]",
                    "[Residual connection] (ResNet)",
                ]),
                Text(
                    "আগে gradient-কে মরে যেতে দিন: দশটি sigmoid layer train করুন। তারপর সমাধানগুলো একটি একটি করে চালু করুন।",
                ),
            ],
            shows: "দশটি sigmoid layer, আটকে আছে। কোন কোন উপায়ে এরা আবার শেখে?",
            corrections: &[
                "সব normalization কাজে লাগে না: LayerNorm এই দশটি sigmoid layer-কে বাঁচাতে পারে না।",
                "tanh-ও vanish করে, শুধু আরও ধীরে: PyTorch-এর default weight আর 30 layer হলে layer 1-এ কিছুই পৌঁছায় না।",
                "বেশিও কমের মতোই খারাপ: 50টি ReLU layer-এ residual connection দিলে gradient explode করে।",
            ],
        },
        Section::Summary => &SectionText {
            title: "সারাংশ",
            story: &[],
            shows: "প্রথম section-এর network, আরেকবার।",
            corrections: &[],
        },
        Section::FreePlay => &SectionText {
            title: "নিজের মতো পরীক্ষা",
            story: &[
                Text("এখন সব কিছু খোলা। কয়েকটি চ্যালেঞ্জ:"),
                List(&[
                    "Activation না বদলে দশটি sigmoid layer-কে শেখান।",
                    "সবচেয়ে deep কোন sigmoid network 500 ধাপের মধ্যে শিখতে পারে, খুঁজে বের করুন।",
                    "একটি gradient explode করান, তারপর তাকে থামান।",
                    "এমন network খুঁজুন, যার প্রথম layer freeze করা থাকলেও সে শেখে (চিত্রগুলোর নিচে “শিখল কি?” অংশে)।",
                ]),
            ],
            shows: "আপনার নিজের পরীক্ষা।",
            corrections: &[],
        },
    }
}
