//! Random numbers that are functions of where they are used: seed, stream, layer, row, column. A wider or a
//! deeper network, or another initialisation, keeps the draws that it shares with the old one.
//!
//! Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").

/// What the numbers are for; no two uses share a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Initial weights.
    Weights = 1,
    /// Initial biases.
    Biases = 2,
    /// The order of the samples in an epoch.
    Batches = 3,
    /// Training samples.
    Train = 4,
    /// Test samples.
    Test = 5,
    /// Which samples of a fixed set are held out.
    Split = 6,
    /// Which weights a gradient check looks at.
    Check = 7,
}

/// Two independent uniform draws in (0, 1), a function of the key and the counter alone.
pub fn uniform_pair(seed: u32, stream: Stream, counter: [u32; 3]) -> [f64; 2] {
    let [a, b, c, d] = philox([counter[0], counter[1], counter[2], 0], [seed, stream as u32]);
    [unit(a, b), unit(c, d)]
}

/// A stream of draws.
#[derive(Clone, Debug)]
pub struct Rng {
    seed: u32,
    stream: Stream,
    part: u32,
    drawn: u64,
    spare: Option<f64>,
}

impl Rng {
    /// The stream of that seed and use.
    pub fn new(seed: u32, stream: Stream) -> Self {
        Self::part(seed, stream, 0)
    }

    /// A part of a stream, such as one epoch or one sample.
    pub fn part(seed: u32, stream: Stream, part: u32) -> Self {
        Self { seed, stream, part, drawn: 0, spare: None }
    }

    /// Uniform in (0, 1), 52 bits.
    pub fn uniform(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let counter = [self.drawn as u32, (self.drawn >> 32) as u32, self.part];
        self.drawn += 1;
        let [first, second] = uniform_pair(self.seed, self.stream, counter);
        self.spare = Some(second);
        first
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }

    /// Uniform among 0..bound; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((self.uniform() * bound as f64) as usize).min(bound.saturating_sub(1))
    }

    /// A random order, by Fisher and Yates.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

fn unit(high: u32, low: u32) -> f64 {
    let bits = (u64::from(high) << 20) ^ u64::from(low >> 12);
    (bits as f64 + 0.5) / 4_503_599_627_370_496.0
}

fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    const MULTIPLIERS: [u64; 2] = [0xD251_1F53, 0xCD9E_8D57];
    const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
    for _ in 0..10 {
        let first = MULTIPLIERS[0] * u64::from(counter[0]);
        let second = MULTIPLIERS[1] * u64::from(counter[2]);
        counter = [
            (second >> 32) as u32 ^ counter[1] ^ key[0],
            second as u32,
            (first >> 32) as u32 ^ counter[3] ^ key[1],
            first as u32,
        ];
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    counter
}

/// Φ⁻¹(u): the standard normal number that a uniform draw stands for (Wichura 1988, AS 241, PPND16).
pub fn normal_quantile(u: f64) -> f64 {
    let q = u - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * horner(&CENTRE.0, r) / horner(&CENTRE.1, r);
    }
    let tail = if q < 0.0 { u } else { 1.0 - u };
    let r = libm::sqrt(-libm::log(tail));
    let size = if r <= 5.0 {
        horner(&MIDDLE.0, r - 1.6) / horner(&MIDDLE.1, r - 1.6)
    } else {
        horner(&FAR.0, r - 5.0) / horner(&FAR.1, r - 5.0)
    };
    if q < 0.0 { -size } else { size }
}

fn horner(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

type Rational = ([f64; 8], [f64; 8]);

const CENTRE: Rational = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_545,
    ],
);
const MIDDLE: Rational = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);
const FAR: Rational = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_gives_the_published_test_vector() {
        let found = philox([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]);
        assert_eq!(found, [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
    }

    #[test]
    fn normal_quantile_inverts_the_distribution_function() {
        for u in (1..1000).map(|i| f64::from(i) / 1000.0).chain([1e-10, 1e-15, 1e-16 + 1e-17]) {
            let back = 0.5 * libm::erfc(-normal_quantile(u) * std::f64::consts::FRAC_1_SQRT_2);
            assert!((back / u - 1.0).abs() < 1e-13, "Φ(Φ⁻¹({u})) = {back}");
        }
    }

    #[test]
    fn draws_lie_strictly_between_zero_and_one() {
        assert!(unit(0, 0) > 0.0);
        assert!(unit(u32::MAX, u32::MAX) < 1.0);
    }

    #[test]
    fn draws_have_the_moments_of_their_distribution() {
        let mut rng = Rng::new(7, Stream::Train);
        let draws: Vec<f64> = (0..100_000).map(|_| rng.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 1e5;
        let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 1e5;
        assert!(mean.abs() < 0.015 && (variance - 1.0).abs() < 0.02, "{mean} {variance}");
    }

    #[test]
    fn parts_and_streams_and_seeds_differ() {
        let first = |seed, stream, part| Rng::part(seed, stream, part).uniform();
        let base = first(1, Stream::Train, 0);
        assert!(
            [first(2, Stream::Train, 0), first(1, Stream::Test, 0), first(1, Stream::Train, 1)]
                .iter()
                .all(|other| *other != base)
        );
    }
}
