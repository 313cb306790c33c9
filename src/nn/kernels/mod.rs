//! The loops over arrays that a step consists of, and the only unsafe code of the crate: loads and stores of lanes,
//! without asking at each whether it is inside. Every loop asks once, before it begins.

#![allow(unsafe_code)]

mod arrays;
mod tiles;

pub use arrays::Doubles;
pub use tiles::{STRIP, Steps, Strip, four, multiply, put_four};

use crate::nn::float::Float;
use crate::nn::scalar::Scalar;
use crate::nn::simd::Lanes;
use arrays::{Arrays, Places};
use std::mem::MaybeUninit;

/// Room for the last numbers of an array, which fill no lanes: no lanes are more.
const MOST: usize = 8;

/// The lanes that begin there.
///
/// # Safety
/// There must be `L::COUNT` numbers.
#[inline(always)]
unsafe fn load<L: Lanes>(from: *const L::Number) -> L {
    const { assert!(size_of::<L>() == L::COUNT * size_of::<L::Number>() && L::COUNT <= MOST) };
    // SAFETY: lanes are that many numbers one after the other; any bits are a number.
    unsafe { from.cast::<L>().read_unaligned() }
}

/// Puts lanes there.
///
/// # Safety
/// There must be room for `L::COUNT` numbers.
#[inline(always)]
unsafe fn store<L: Lanes>(lanes: L, to: *mut L::Number) {
    const { assert!(size_of::<L>() == L::COUNT * size_of::<L::Number>()) };
    // SAFETY: as above.
    unsafe { to.cast::<L>().write_unaligned(lanes) }
}

/// Numbers, no more than there are lanes, and `fill` in the lanes beside them.
#[inline(never)]
pub fn some<L: Lanes>(numbers: &[L::Number], fill: L::Number) -> L {
    let mut lanes = L::splat(fill);
    let to = std::ptr::from_mut(&mut lanes).cast::<L::Number>();
    // SAFETY: there are so many lanes.
    numbers.iter().take(L::COUNT).enumerate().for_each(|(at, number)| unsafe { to.add(at).write(*number) });
    lanes
}

/// The first lanes, as many as there is room for.
#[inline(never)]
fn put_some<L: Lanes>(lanes: &L, to: &mut [L::Number]) {
    let from = std::ptr::from_ref(lanes).cast::<L::Number>();
    // SAFETY: there are so many lanes.
    to.iter_mut().take(L::COUNT).enumerate().for_each(|(at, to)| *to = unsafe { from.add(at).read() });
}

/// What is in the lanes; 0 beyond them.
#[inline(always)]
pub fn numbers<L: Lanes>(lanes: L) -> [L::Number; MOST] {
    let mut room = [L::Number::ZERO; MOST];
    // SAFETY: the room is wide enough.
    unsafe { store(lanes, room.as_mut_ptr()) };
    room
}

/// What is read at a place of such arrays.
type Read<A, L> = <<A as Arrays<L>>::Places as Places<L>>::Read;
/// What is written there.
type Written<A, L> = <<A as Arrays<L>>::Places as Places<L>>::Written;

/// Calls with everything in such arrays, lanes by lanes, and at the end with the last numbers and `fill` beyond them.
#[inline(always)]
fn for_each_vector<L: Lanes, A: Arrays<L>>(
    mut arrays: A,
    fill: L::Number,
    mut visit: impl FnMut(Read<A, L>) -> Written<A, L>,
) {
    let length = arrays.length();
    let whole = length - length % L::COUNT;
    let mut room = MaybeUninit::uninit();
    let (mut places, mut end, mut last) = (arrays.places(), whole, false);
    // One loop, entered once for the whole lanes and once for the last: what it does is compiled once. It asks at its
    // end whether to go on, which the optimiser arranges only where it does not spare bytes.
    loop {
        let mut at = 0;
        if end > 0 {
            loop {
                // SAFETY: up to the end there are whole lanes.
                unsafe { places.write(at, visit(places.read(at))) };
                at += L::COUNT;
                if at >= end {
                    break;
                }
            }
        }
        if last || whole == length {
            break;
        }
        let room = room.write(arrays.bring(whole, fill));
        (places, end, last) = (A::places_of(room), L::COUNT, true);
    }
    if last {
        // SAFETY: it was written before the last round.
        arrays.take(whole, unsafe { room.assume_init_ref() });
    }
}

/// Writes at every place what `function` makes of what is there. Of arrays of different lengths the ends stay.
#[inline(always)]
pub fn each<S: Scalar, A: Arrays<S::Lanes>>(
    arrays: A,
    function: impl Fn(Read<A, S::Lanes>) -> Written<A, S::Lanes>,
) {
    for_each_vector::<S::Lanes, A>(arrays, S::ZERO, function);
}

/// Adds numbers to as many sums.
pub fn add<S: Scalar>(sums: &mut [S], numbers: &[S]) {
    each::<S, _>((sums, numbers), |(sum, number)| (sum + number, ()));
}

/// Adds rows of numbers, one after the other, to as many sums.
pub fn add_rows<S: Scalar>(sums: &mut [S], rows: &[S]) {
    let units = sums.len();
    // Four at a time, so that the sums are stored a quarter as often.
    let four = rows.chunks_exact(4 * units);
    let rest = four.remainder();
    for rows in four {
        let (first, last) = rows.split_at(2 * units);
        let ((a, b), (c, d)) = (first.split_at(units), last.split_at(units));
        each::<S, _>((&mut *sums, a, b, c, d), |(sum, a, b, c, d)| (sum + a + b + c + d, (), (), (), ()));
    }
    for row in rest.chunks_exact(units) {
        add(sums, row);
    }
}

/// Collects what is at every place, eight places at a time, and `fill` beyond the last.
#[inline(always)]
pub fn collect<S: Scalar, A, T: Copy>(
    arrays: A,
    fill: S,
    start: T,
    take: impl Fn(T, Read<A, S::Eight>) -> T,
) -> T
where
    A: Arrays<S::Eight>,
    A::Places: Places<S::Eight, Written: Default>,
{
    let mut all = start;
    for_each_vector::<S::Eight, A>(arrays, fill, |read| {
        all = take(all, read);
        Default::default()
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some_numbers<S: Scalar>(count: usize, from: usize) -> Vec<S> {
        (0..count).map(|i| S::of(((i * 37 + from) % 101) as f64 / 7.0 - 6.0)).collect()
    }

    fn walks_of_every_length_reach_every_number_and_no_other<S: Scalar>() {
        for length in 0..40 {
            let (before, factors) = (some_numbers::<S>(40, 3), some_numbers::<S>(length, 11));
            let (mut changed, mut doubles) = (before.clone(), vec![0.5; length]);
            let arrays = (&mut changed[..length], &factors[..], Doubles(&mut doubles));
            each::<S, _>(arrays, |(x, factor, double)| (x * factor, (), double + factor.widened()));
            for i in 0..length {
                assert_eq!(changed[i], before[i] * factors[i]);
                assert_eq!(doubles[i], 0.5 + factors[i].f64());
            }
            assert_eq!(changed[length..], before[length..]);
        }
    }

    #[test]
    fn walks_reach_every_number_and_no_other() {
        walks_of_every_length_reach_every_number_and_no_other::<f32>();
        walks_of_every_length_reach_every_number_and_no_other::<f64>();
    }

    #[test]
    fn beyond_the_last_number_is_what_was_asked_for() {
        for length in 0..40 {
            let ones = vec![1.0f32; length];
            let sum = collect::<f32, _, _>(&ones[..], -1.0, <f32 as Scalar>::Eight::zero(), |sum, x| sum + x);
            let beyond = length.next_multiple_of(8) - length;
            assert_eq!(numbers(sum).iter().sum::<f32>(), length as f32 - beyond as f32);
        }
    }

    #[test]
    fn rows_are_added_in_their_order() {
        for rows in 0..10 {
            let numbers = some_numbers::<f32>(rows * 7, 5);
            let mut sums = [0.0; 7];
            add_rows(&mut sums, &numbers);
            for (unit, sum) in sums.iter().enumerate() {
                assert_eq!(*sum, numbers.iter().skip(unit).step_by(7).fold(0.0, |sum, x| sum + x));
            }
        }
    }
}
