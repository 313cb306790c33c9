//! A logarithmic axis: whole decades, chosen before anything is measured, so that it never hides a decay.

/// From 10^`low` to 10^`high`, at least a decade apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogRange {
    low: i32,
    high: i32,
}

/// Where a value stands on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// At that share of the axis, 0 at its low end.
    Inside(f64),
    /// Positive, but below the axis.
    Below,
    /// Finite, but above the axis.
    Above,
    /// Exactly 0.
    Zero,
    /// +∞ or −∞.
    Infinite,
    /// Not a number.
    NotANumber,
}

impl LogRange {
    /// The axis between those powers of ten; whatever they are, its bounds are finite and a decade apart.
    pub fn new(low: i32, high: i32) -> Self {
        let (low, high) = (low.min(high).clamp(-320, 300), high.max(low).clamp(-320, 300));
        Self { low, high: high.max(low + 1) }
    }

    /// The exponents of its ends.
    pub fn exponents(self) -> (i32, i32) {
        (self.low, self.high)
    }

    /// Where a value stands. Magnitudes are shown: the sign does not count.
    pub fn place(self, value: f64) -> Place {
        if value.is_nan() {
            return Place::NotANumber;
        }
        let size = value.abs();
        if size == 0.0 {
            return Place::Zero;
        }
        if size.is_infinite() {
            return Place::Infinite;
        }
        let share = (libm::log10(size) - f64::from(self.low)) / f64::from(self.high - self.low);
        match share {
            share if share < 0.0 => Place::Below,
            share if share > 1.0 => Place::Above,
            share => Place::Inside(share),
        }
    }

    /// Exponents to label, at most about `most` of them.
    pub fn ticks(self, most: usize) -> Vec<i32> {
        let span = self.high - self.low;
        let fits = |step: &i32| (span / step) as usize <= most.max(1);
        let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(fits).unwrap_or(200);
        (self.low..=self.high).filter(|exponent| exponent.rem_euclid(step) == 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_bounds_give_a_usable_axis() {
        for (low, high) in [(0, 0), (5, -5), (i32::MIN, i32::MAX), (i32::MAX, i32::MAX), (300, 300)] {
            let (low, high) = LogRange::new(low, high).exponents();
            assert!(low < high);
            assert!(!LogRange::new(low, high).ticks(8).is_empty());
        }
    }

    #[test]
    fn every_kind_of_number_has_its_place() {
        let range = LogRange::new(-8, 0);
        assert_eq!(range.place(1e-4), Place::Inside(0.5));
        assert_eq!(range.place(-1e-4), Place::Inside(0.5));
        assert_eq!(range.place(0.0), Place::Zero);
        assert_eq!(range.place(1e-60), Place::Below);
        assert_eq!(range.place(5e-324), Place::Below);
        assert_eq!(range.place(10.0), Place::Above);
        assert_eq!(range.place(f64::NEG_INFINITY), Place::Infinite);
        assert_eq!(range.place(f64::NAN), Place::NotANumber);
    }

    #[test]
    fn ticks_are_few_and_include_zero_where_it_is_inside() {
        for low in [-3, -10, -37, -80, -300] {
            let ticks = LogRange::new(low, 2).ticks(8);
            assert!(ticks.len() <= 9 && ticks.contains(&0), "{ticks:?}");
        }
    }
}
