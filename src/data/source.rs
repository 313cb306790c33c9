//! The data sets: which there are, and everything that is particular to one of them. A generated set is added here,
//! and nowhere else in `src`: a variant of [`Source`], an arm of [`Source::origin`] and a [`PointSet`].

use crate::choice;
use std::f64::consts::{PI, SQRT_2};

choice! {
    /// Where the samples come from.
    pub enum Source (default Moons) {
        /// Two interleaved half circles.
        Moons = "moons",
        /// A circle inside a circle.
        Circles = "circles",
        /// Two spirals.
        Spirals = "spirals",
        /// Four quadrants, opposite ones alike.
        Xor = "xor",
        /// Two Gaussian clouds.
        Blobs = "blobs",
        /// The 8x8 handwritten digits (Alpaydin & Kaynak 1998).
        Digits = "digits",
        /// The user's own file.
        Csv = "csv",
    }
}

/// How the samples of a source are obtained.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// They are drawn from a seed.
    Generated(&'static PointSet),
    /// They are in the file of digits that comes with the page.
    Digits,
    /// They are in a file that the user chooses.
    OwnFile,
}

impl Source {
    /// How the samples are obtained.
    pub const fn origin(self) -> Origin {
        match self {
            Self::Moons => Origin::Generated(&MOONS),
            Self::Circles => Origin::Generated(&CIRCLES),
            Self::Spirals => Origin::Generated(&SPIRALS),
            Self::Xor => Origin::Generated(&XOR),
            Self::Blobs => Origin::Generated(&BLOBS),
            Self::Digits => Origin::Digits,
            Self::Csv => Origin::OwnFile,
        }
    }

    /// What the samples are drawn from; `None` if they are read from a file.
    pub const fn point_set(self) -> Option<&'static PointSet> {
        match self.origin() {
            Origin::Generated(set) => Some(set),
            Origin::Digits | Origin::OwnFile => None,
        }
    }
}

/// A set of points of the plane, centred on the origin, in units of its own. A sample is
/// `scale · (place + (spread + noise) · g)` with g ~ N(0, I).
#[derive(Debug)]
pub struct PointSet {
    /// What it is called, in every language.
    pub name: &'static str,
    /// The names of the classes, at least two.
    pub class_names: &'static [&'static str],
    /// Feature units a unit of the set: brings the features to a range of about ±2 and a mean square of about 1.
    pub scale: f64,
    /// Standard deviation that a sample has even without noise.
    pub spread: f64,
    /// The class of every part; the samples go to the parts in turn.
    pub parts: &'static [u16],
    /// The point of that part at (u, v) in the unit square.
    pub place: fn(usize, [f64; 2]) -> [f64; 2],
}

/// The names of two classes that have none.
const TWO_CLASSES: &[&str] = &["0", "1"];

/// Two half circles of radius 1, as scikit-learn's `make_moons` places them, about their centre.
const MOONS: PointSet = PointSet {
    name: "moons",
    class_names: TWO_CLASSES,
    scale: SQRT_2,
    spread: 0.0,
    parts: &[0, 1],
    place: moons,
};

fn moons(part: usize, [u, _]: [f64; 2]) -> [f64; 2] {
    let (x, y) = (libm::cos(PI * u), libm::sin(PI * u));
    if part == 0 { [x - 0.5, y - 0.25] } else { [0.5 - x, 0.25 - y] }
}

/// A circle of radius 1 around one of radius ½.
const CIRCLES: PointSet = PointSet {
    name: "circles",
    class_names: TWO_CLASSES,
    scale: 2.0,
    spread: 0.0,
    parts: &[0, 1],
    place: circles,
};

fn circles(part: usize, [u, _]: [f64; 2]) -> [f64; 2] {
    polar(if part == 0 { 1.0 } else { 0.5 }, 2.0 * PI * u)
}

/// Two Archimedean spirals of 1¼ turns, half a turn apart.
const SPIRALS: PointSet = PointSet {
    name: "spirals",
    class_names: TWO_CLASSES,
    scale: 1.0,
    spread: 0.0,
    parts: &[0, 1],
    place: spirals,
};

/// The root spaces the samples evenly along the arms.
fn spirals(part: usize, [u, _]: [f64; 2]) -> [f64; 2] {
    let t = libm::sqrt(0.01 + 0.99 * u);
    polar(2.0 * t, PI * (2.5 * t + part as f64))
}

/// Four squares, one a quadrant, with a gap along the axes; opposite quadrants have the same class.
const XOR: PointSet = PointSet {
    name: "XOR",
    class_names: TWO_CLASSES,
    scale: 1.8,
    spread: 0.0,
    parts: &[0, 1, 0, 1],
    place: xor,
};

fn xor(part: usize, [u, v]: [f64; 2]) -> [f64; 2] {
    let (x, y) = (0.1 + 0.9 * u, 0.1 + 0.9 * v);
    [[x, y], [-x, y], [-x, -y], [x, -y]][part]
}

/// Two centres with clouds around them.
const BLOBS: PointSet = PointSet {
    name: "blobs",
    class_names: TWO_CLASSES,
    scale: 1.0,
    spread: 0.3,
    parts: &[0, 1],
    place: blobs,
};

fn blobs(part: usize, _: [f64; 2]) -> [f64; 2] {
    if part == 0 { [-1.0, -1.0] } else { [1.0, 1.0] }
}

fn polar(radius: f64, angle: f64) -> [f64; 2] {
    [radius * libm::cos(angle), radius * libm::sin(angle)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_a_point_set_has_a_part() {
        for source in Source::ALL {
            let Some(set) = source.point_set() else { continue };
            assert!(set.class_names.len() >= 2, "{source:?}");
            for class in 0..set.class_names.len() {
                assert!(set.parts.iter().any(|of_part| usize::from(*of_part) == class), "{source:?} {class}");
            }
            assert!(
                set.parts.iter().all(|of_part| usize::from(*of_part) < set.class_names.len()),
                "{source:?}"
            );
        }
    }

    #[test]
    fn only_the_digits_and_the_users_own_data_are_read_from_files() {
        let read: Vec<_> = Source::ALL.iter().filter(|source| source.point_set().is_none()).collect();
        assert_eq!(read, [&Source::Digits, &Source::Csv]);
    }
}
