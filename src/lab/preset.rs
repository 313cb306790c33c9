//! Presets: the moments that a learner should meet (`docs/contract/THEORY.md`), each a few keys away from the defaults.

use crate::choice;

choice! {
    /// A preset.
    pub enum Preset (default Sigmoid10) {
        /// Ten sigmoid layers: layer 1 gets two millionths of the gradient of layer 10 (Hochreiter 1991).
        Sigmoid10 = "sigmoid-10",
        /// Fifty sigmoid layers: a straight line on a log axis, down to 1e-31.
        Sigmoid50 = "sigmoid-50",
        /// The same ten layers with ReLU and He's initialisation learn (He et al. 2015).
        ReluHe = "relu-he",
        /// Sigmoid with BatchNorm learns (Ioffe & Szegedy 2015).
        BatchNorm = "batchnorm",
        /// Sigmoid with LayerNorm does not: normalising each sample does not help.
        LayerNormFails = "layernorm-fails",
        /// Sigmoid with identity skips: the stream's gradient stays near 1.
        Skips = "skips",
        /// Fifty ReLU layers with He's initialisation and skips explode.
        SkipsExplode = "skips-explode",
        /// tanh with weights of N(0, 1) explodes and saturates.
        ExplodingTanh = "exploding-tanh",
        /// ReLU with the initialisation that PyTorch's nn.Linear has by default is stuck.
        TorchDefault = "torch-default",
        /// Thirty ReLU layers stall with Xavier and learn with He (He et al. 2015): a duel.
        XavierStalls = "xavier-stalls",
        /// Adam hides vanishing gradients at ten layers.
        AdamHidesIt = "adam-hides-it",
        /// Adam fails at twenty, where gradients are far below its ε.
        AdamFails = "adam-fails",
        /// All weights 0: every unit of a layer is the same, nothing but the output bias moves.
        Zeros = "zeros",
        /// Thirty ReLU layers of eight units: how much of the gradient arrives is luck (Hanin & Nica 2018).
        WidthIsLuck = "width-is-luck",
        /// A hundred sigmoid layers in float32: the gradient falls below the smallest number there is.
        Float32Floor = "float32-floor",
        /// Sigmoid + Xavier against ReLU + He, on the same axis.
        SigmoidAgainstRelu = "sigmoid-against-relu",
    }
}

impl Preset {
    /// The keys in which it differs from the defaults.
    pub const fn settings(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Sigmoid10 => &[],
            Self::Sigmoid50 => &[("depth", "50")],
            Self::ReluHe => &[("act", "relu"), ("init", "he-normal")],
            Self::BatchNorm => &[("norm", "batch")],
            Self::LayerNormFails => &[("norm", "layer")],
            Self::Skips => &[("skip", "1")],
            Self::SkipsExplode => &[("depth", "50"), ("act", "relu"), ("init", "he-normal"), ("skip", "1")],
            Self::ExplodingTanh => &[("act", "tanh"), ("init", "normal-unit")],
            Self::TorchDefault => &[("act", "relu"), ("init", "torch-default")],
            Self::XavierStalls => &[
                ("depth", "30"),
                ("width", "64"),
                ("act", "relu"),
                ("init", "xavier-normal"),
                ("lr", "0.02"),
                ("b.init", "he-normal"),
            ],
            Self::AdamHidesIt => &[("opt", "adam"), ("lr", "0.01")],
            Self::AdamFails => &[("depth", "20"), ("opt", "adam"), ("lr", "0.01")],
            Self::Zeros => &[("init", "zeros")],
            Self::WidthIsLuck => &[("depth", "30"), ("width", "8"), ("act", "relu"), ("init", "he-normal")],
            Self::Float32Floor => &[("depth", "100"), ("dtype", "float32")],
            Self::SigmoidAgainstRelu => &[("b.act", "relu"), ("b.init", "he-normal")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::state::{State, read};

    #[test]
    fn every_preset_can_be_read_without_a_notice_and_differs_from_the_others() {
        let mut seen: Vec<State> = Vec::new();
        for preset in Preset::ALL {
            let (state, notices) = read(&format!("preset={}", preset.id()), "");
            assert_eq!(notices, [], "{preset:?}");
            assert_eq!(state.preset, Some(*preset));
            let state = State { preset: None, ..state };
            assert!(!seen.contains(&state), "{preset:?}");
            seen.push(state);
        }
    }

    #[test]
    fn a_preset_says_nothing_about_the_page() {
        for preset in Preset::ALL {
            let state = State::of(Some(*preset));
            let page = State { experiment: Default::default(), duel: None, preset: None, ..state };
            assert_eq!(page, State::default());
        }
    }

    #[test]
    fn every_setting_of_a_preset_takes_effect() {
        for preset in Preset::ALL {
            let all: Vec<_> = preset.settings().iter().map(|(key, text)| format!("{key}={text}")).collect();
            for left_out in 0..all.len() {
                let mut fewer = all.clone();
                fewer.remove(left_out);
                assert_ne!(read(&fewer.join("&"), "").0, read(&all.join("&"), "").0, "{preset:?}");
            }
        }
    }
}
