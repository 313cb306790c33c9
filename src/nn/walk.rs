//! The loops over arrays that a step consists of, and the only unsafe code of the crate: loads and stores of lanes,
//! without asking at each whether it is inside. Every loop asks once, before it begins.

#![allow(unsafe_code)]

use super::lanes::Lanes;
use super::scalar::Scalar;
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

/// Arrays that are walked through together: a slice that is read, one that is read and written, or some of them. What
/// a loop may touch rests on what they say, so they are all in this file.
pub trait Arrays<L: Lanes> {
    /// Where they are.
    type Places: Places<L>;
    /// Lanes for the last of their numbers.
    type Room;
    /// The length of the shortest.
    fn length(&self) -> usize;
    /// Where they are.
    fn places(&mut self) -> Self::Places;
    /// A copy of the numbers from there on, fewer than there are lanes, and `fill` beside them.
    fn bring(&self, at: usize, fill: L::Number) -> Self::Room;
    /// Where that copy is.
    fn places_of(room: &mut Self::Room) -> Self::Places;
    /// Copies the numbers from there on back.
    fn take(&mut self, at: usize, room: &Self::Room);
}

/// Addresses of numbers.
pub trait Places<L: Lanes>: Copy {
    /// What is read there.
    type Read;
    /// What is written there.
    type Written;
    /// Reads the lanes that begin so many numbers later.
    ///
    /// # Safety
    /// They must be inside of the arrays.
    unsafe fn read(self, at: usize) -> Self::Read;
    /// Writes there.
    ///
    /// # Safety
    /// They must be inside of the arrays.
    unsafe fn write(self, at: usize, written: Self::Written);
}

impl<L: Lanes> Places<L> for *const L::Number {
    type Read = L;
    type Written = ();
    #[inline(always)]
    unsafe fn read(self, at: usize) -> L {
        // SAFETY: the caller guarantees the place.
        unsafe { load(self.add(at)) }
    }
    #[inline(always)]
    unsafe fn write(self, _: usize, (): ()) {}
}

impl<L: Lanes> Places<L> for *mut L::Number {
    type Read = L;
    type Written = L;
    #[inline(always)]
    unsafe fn read(self, at: usize) -> L {
        // SAFETY: the caller guarantees the place.
        unsafe { load(self.add(at)) }
    }
    #[inline(always)]
    unsafe fn write(self, at: usize, written: L) {
        // SAFETY: the caller guarantees the place.
        unsafe { store(written, self.add(at)) }
    }
}

impl<L: Lanes> Arrays<L> for &[L::Number] {
    type Places = *const L::Number;
    type Room = L;
    #[inline(always)]
    fn length(&self) -> usize {
        self.len()
    }
    #[inline(always)]
    fn places(&mut self) -> Self::Places {
        self.as_ptr()
    }
    #[inline(always)]
    fn bring(&self, at: usize, fill: L::Number) -> L {
        some(self.get(at..).unwrap_or_default(), fill)
    }
    #[inline(always)]
    fn places_of(room: &mut Self::Room) -> Self::Places {
        std::ptr::from_ref(room).cast()
    }
    #[inline(always)]
    fn take(&mut self, _: usize, _: &Self::Room) {}
}

impl<L: Lanes> Arrays<L> for &mut [L::Number] {
    type Places = *mut L::Number;
    type Room = L;
    #[inline(always)]
    fn length(&self) -> usize {
        self.len()
    }
    #[inline(always)]
    fn places(&mut self) -> Self::Places {
        self.as_mut_ptr()
    }
    #[inline(always)]
    fn bring(&self, at: usize, fill: L::Number) -> L {
        some(self.get(at..).unwrap_or_default(), fill)
    }
    #[inline(always)]
    fn places_of(room: &mut Self::Room) -> Self::Places {
        std::ptr::from_mut(room).cast()
    }
    #[inline(always)]
    fn take(&mut self, at: usize, room: &Self::Room) {
        put_some(room, self.get_mut(at..).unwrap_or_default());
    }
}

/// Numbers of double precision, walked through beside others of any format.
pub struct Doubles<'a>(pub &'a mut [f64]);

impl<L: Lanes> Places<L> for Doubled {
    type Read = L::Wide;
    type Written = L::Wide;
    #[inline(always)]
    unsafe fn read(self, at: usize) -> L::Wide {
        // SAFETY: the caller guarantees the place.
        unsafe { load(self.0.add(at)) }
    }
    #[inline(always)]
    unsafe fn write(self, at: usize, written: L::Wide) {
        // SAFETY: the caller guarantees the place.
        unsafe { store(written, self.0.add(at)) }
    }
}

/// The address of numbers of double precision.
#[derive(Clone, Copy)]
pub struct Doubled(*mut f64);

impl<L: Lanes> Arrays<L> for Doubles<'_> {
    type Places = Doubled;
    type Room = L::Wide;
    #[inline(always)]
    fn length(&self) -> usize {
        self.0.len()
    }
    #[inline(always)]
    fn places(&mut self) -> Doubled {
        Doubled(self.0.as_mut_ptr())
    }
    #[inline(always)]
    fn bring(&self, at: usize, _: L::Number) -> L::Wide {
        some(self.0.get(at..).unwrap_or_default(), 0.0)
    }
    #[inline(always)]
    fn places_of(room: &mut Self::Room) -> Doubled {
        Doubled(std::ptr::from_mut(room).cast())
    }
    #[inline(always)]
    fn take(&mut self, at: usize, room: &Self::Room) {
        put_some(room, self.0.get_mut(at..).unwrap_or_default());
    }
}

macro_rules! together {
    ($($array:ident $place:tt),+) => {
        impl<L: Lanes, $($array: Places<L>),+> Places<L> for ($($array,)+) {
            type Read = ($($array::Read,)+);
            type Written = ($($array::Written,)+);
            #[inline(always)]
            unsafe fn read(self, at: usize) -> Self::Read {
                // SAFETY: the caller guarantees the place in all of them.
                unsafe { ($(self.$place.read(at),)+) }
            }
            #[inline(always)]
            unsafe fn write(self, at: usize, written: Self::Written) {
                // SAFETY: the caller guarantees the place in all of them.
                unsafe { $(self.$place.write(at, written.$place);)+ }
            }
        }

        impl<L: Lanes, $($array: Arrays<L>),+> Arrays<L> for ($($array,)+) {
            type Places = ($($array::Places,)+);
            type Room = ($($array::Room,)+);
            #[inline(always)]
            fn length(&self) -> usize {
                let mut length = usize::MAX;
                $(length = length.min(self.$place.length());)+
                length
            }
            #[inline(always)]
            fn places(&mut self) -> Self::Places {
                ($(self.$place.places(),)+)
            }
            #[inline(always)]
            fn bring(&self, at: usize, fill: L::Number) -> Self::Room {
                ($(self.$place.bring(at, fill),)+)
            }
            #[inline(always)]
            fn places_of(room: &mut Self::Room) -> Self::Places {
                ($($array::places_of(&mut room.$place),)+)
            }
            #[inline(always)]
            fn take(&mut self, at: usize, room: &Self::Room) {
                $(self.$place.take(at, &room.$place);)+
            }
        }
    };
}

together!(A 0, B 1);
together!(A 0, B 1, C 2);
together!(A 0, B 1, C 2, D 3);
together!(A 0, B 1, C 2, D 3, E 4);
together!(A 0, B 1, C 2, D 3, E 4, F 5);

/// What is read at a place of such arrays.
type Read<A, L> = <<A as Arrays<L>>::Places as Places<L>>::Read;
/// What is written there.
type Written<A, L> = <<A as Arrays<L>>::Places as Places<L>>::Written;

/// Calls with everything in such arrays, lanes by lanes, and at the end with the last numbers and `fill` beyond them.
#[inline(always)]
fn walk<L: Lanes, A: Arrays<L>>(
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
    walk::<S::Lanes, A>(arrays, S::ZERO, function);
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
    walk::<S::Eight, A>(arrays, fill, |read| {
        all = take(all, read);
        Default::default()
    });
    all
}

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
