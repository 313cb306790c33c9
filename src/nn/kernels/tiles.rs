//! What the matrix product is made of: four rows of sums, a strip of the right matrix, and their product.

use super::{load, some, store};
use crate::nn::scalar::Scalar;
use crate::nn::simd::Lanes;
use std::mem::MaybeUninit;

/// Four rows of lanes, the first of them `at` so many numbers, `step` numbers from each to the next.
///
/// # Panics
/// If there are fewer numbers.
#[inline(always)]
pub fn four<L: Lanes>(from: &[L::Number], at: usize, step: usize) -> [L; 4] {
    assert!(from.len() >= at + 3 * step + L::COUNT, "four rows are there");
    // SAFETY: the last row ends inside.
    unsafe {
        let at = from.as_ptr().add(at);
        [load(at), load(at.add(step)), load(at.add(2 * step)), load(at.add(3 * step))]
    }
}

/// Puts four rows of lanes there, as [`four`] finds them.
///
/// # Panics
/// If there is less room.
#[inline(always)]
pub fn put_four<L: Lanes>([a, b, c, d]: [L; 4], to: &mut [L::Number], at: usize, step: usize) {
    assert!(to.len() >= at + 3 * step + L::COUNT, "there is room for four rows");
    // SAFETY: the last row ends inside.
    unsafe {
        let at = to.as_mut_ptr().add(at);
        store(a, at);
        store(b, at.add(step));
        store(c, at.add(2 * step));
        store(d, at.add(3 * step));
    }
}

/// So many numbers are in a strip: it stays in the nearest cache.
pub const STRIP: usize = 2048;

/// Room for numbers one after the other, that nobody fills before it is used.
pub struct Strip<S>([MaybeUninit<S>; STRIP]);

impl<S: Scalar> Strip<S> {
    /// An empty strip.
    #[inline(always)]
    pub fn new() -> Self {
        Self([const { MaybeUninit::uninit() }; STRIP])
    }

    /// Stacks `depth` lanes, the first of them `at` so many numbers, `step` numbers from each to the next; with 0 in
    /// those that are not among the `wide` first.
    ///
    /// # Panics
    /// If there are fewer numbers, or less room.
    #[inline(always)]
    pub fn stack<L: Lanes<Number = S>>(
        &mut self,
        from: &[S],
        at: usize,
        step: usize,
        depth: usize,
        wide: usize,
    ) -> &[S] {
        assert!(depth * L::COUNT <= STRIP && wide <= L::COUNT, "there is room");
        assert!(depth == 0 || from.len() >= at + (depth - 1) * step + wide, "the rows are there");
        let (mut row, mut to) = (from.as_ptr().wrapping_add(at), self.0.as_mut_ptr().cast::<S>());
        let mut rest = depth;
        while rest > 0 && wide < L::COUNT {
            // SAFETY: the last row ends inside of both.
            unsafe { store::<L>(some(std::slice::from_raw_parts(row, wide), S::ZERO), to) };
            (row, to) = (row.wrapping_add(step), to.wrapping_add(L::COUNT));
            rest -= 1;
        }
        if rest > 0 {
            loop {
                // SAFETY: as above.
                unsafe { store(load::<L>(row), to) };
                (row, to) = (row.wrapping_add(step), to.wrapping_add(L::COUNT));
                rest -= 1;
                if rest == 0 {
                    break;
                }
            }
        }
        // SAFETY: so many were written.
        unsafe { std::slice::from_raw_parts(self.0.as_ptr().cast(), depth * L::COUNT) }
    }

    /// Puts `count` numbers there.
    ///
    /// # Panics
    /// If there is less room.
    pub fn gather(&mut self, count: usize, number: impl Fn(usize) -> S) -> &[S] {
        for (at, room) in self.0[..count].iter_mut().enumerate() {
            room.write(number(at));
        }
        // SAFETY: so many were written.
        unsafe { std::slice::from_raw_parts(self.0.as_ptr().cast(), count) }
    }
}

/// Numbers of a matrix: where the first is, and how far it is from one row to the next, and from one column to the
/// next.
#[derive(Clone, Copy)]
pub struct Steps<'a, S> {
    /// The numbers.
    pub data: &'a [S],
    /// The first.
    pub at: usize,
    /// From row to row.
    pub row: usize,
    /// From column to column.
    pub column: usize,
}

/// Adds to four rows of sums the products of as many numbers of the left with the lanes of a strip, one lanes after
/// the other. The sums stay in registers.
///
/// # Panics
/// If the left has fewer columns than the strip has lanes.
#[inline(always)]
pub fn multiply<L: Lanes>(sums: [L; 4], left: Steps<'_, L::Number>, strip: &[L::Number]) -> [L; 4] {
    let depth = strip.len() / L::COUNT;
    if depth == 0 {
        return sums;
    }
    let Steps { data, at, row, column } = left;
    assert!(data.len() > at + 3 * row + (depth - 1) * column, "the numbers are there");
    let [mut a, mut b, mut c, mut d] = sums;
    let (mut factor, mut lanes) = (data.as_ptr().wrapping_add(at), strip.as_ptr());
    let mut rest = depth;
    loop {
        // SAFETY: the strip has `depth` lanes; the number in the last row and column is inside.
        unsafe {
            let right = load::<L>(lanes);
            a = a + L::splat(*factor) * right;
            b = b + L::splat(*factor.add(row)) * right;
            c = c + L::splat(*factor.add(2 * row)) * right;
            d = d + L::splat(*factor.add(3 * row)) * right;
        }
        factor = factor.wrapping_add(column);
        lanes = lanes.wrapping_add(L::COUNT);
        rest -= 1;
        if rest == 0 {
            break;
        }
    }
    [a, b, c, d]
}
