//! The arrays that a loop goes over.

use super::{load, put_some, some, store};
use crate::nn::simd::Lanes;

/// Arrays that a loop goes over together: a slice that is read, one that is read and written, or some of them.
///
/// # Safety
/// What a loop touches rests on what they say: from their places on there must be as many numbers as their length, and
/// as many as there are lanes in their room.
pub unsafe trait Arrays<L: Lanes> {
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

// SAFETY: a slice knows its length; its room is lanes.
unsafe impl<L: Lanes> Arrays<L> for &[L::Number] {
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

// SAFETY: as above.
unsafe impl<L: Lanes> Arrays<L> for &mut [L::Number] {
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

/// Numbers of double precision, gone over beside others of any format.
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

// SAFETY: as above.
unsafe impl<L: Lanes> Arrays<L> for Doubles<'_> {
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

        // SAFETY: the shortest of them is that long, and the others are no shorter.
        unsafe impl<L: Lanes, $($array: Arrays<L>),+> Arrays<L> for ($($array,)+) {
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
