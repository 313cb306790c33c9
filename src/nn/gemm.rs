//! The matrix product.
//!
//! One kernel serves the three shapes of training: h Wᵀ (with Wᵀ laid out in rows), δ W and δᵀ h. It works in tiles of
//! four rows by two vectors, whose eight sums stay in registers. Every element of the result adds its products in the
//! order of k, with a multiplication and an addition each, so the kernel and plain loops give the same bits.

use super::scalar::Scalar;
use crate::nn::kernels::{self, STRIP, Steps, Strip};
use crate::nn::simd::{Lanes, Pair};

/// The left operand A, `[rows, depth]`, wherever its elements lie: A(i, k) = `data[i * row_step + k * depth_step]`.
#[derive(Clone, Copy)]
pub struct Left<'a, S> {
    /// The elements.
    pub data: &'a [S],
    /// Distance of two rows.
    pub row_step: usize,
    /// Distance of two elements of a row.
    pub depth_step: usize,
}

impl<'a, S> Left<'a, S> {
    /// A matrix stored in rows of `depth`.
    pub fn rows(data: &'a [S], depth: usize) -> Self {
        Self { data, row_step: depth, depth_step: 1 }
    }

    /// The transpose of a matrix stored in rows of `rows`.
    pub fn transposed(data: &'a [S], rows: usize) -> Self {
        Self { data, row_step: 1, depth_step: rows }
    }
}

/// Sizes of a product C = A B: A `[rows, depth]`, B `[depth, columns]`, C `[rows, columns]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Rows of A and C.
    pub rows: usize,
    /// Columns of A, rows of B.
    pub depth: usize,
    /// Columns of B and C.
    pub columns: usize,
}

/// C = A B, C and B in rows one after the other.
///
/// # Panics
/// If a slice is shorter than the shape says.
pub fn product<S: Scalar>(shape: Shape, a: Left<'_, S>, b: &[S], c: &mut [S]) {
    begun(shape, None, a, b, c);
}

/// Every row of C = `start` + that row of A B.
///
/// # Panics
/// If a slice is shorter than the shape says.
pub fn product_from<S: Scalar>(shape: Shape, start: &[S], a: Left<'_, S>, b: &[S], c: &mut [S]) {
    begun(shape, Some(start), a, b, c);
}

/// Plain loops: the reference.
pub fn plain<S: Scalar>(shape: Shape, start: Option<&[S]>, a: Left<'_, S>, b: &[S], c: &mut [S]) {
    let Shape { rows, depth, columns } = shape;
    for (i, row) in c.chunks_exact_mut(columns).take(rows).enumerate() {
        match start {
            Some(start) => row.copy_from_slice(&start[..columns]),
            None => row.fill(S::ZERO),
        }
        for k in 0..depth {
            let factor = a.data[i * a.row_step + k * a.depth_step];
            for (sum, &element) in row.iter_mut().zip(&b[k * columns..(k + 1) * columns]) {
                *sum += factor * element;
            }
        }
    }
}

fn begun<S: Scalar>(shape: Shape, start: Option<&[S]>, a: Left<'_, S>, b: &[S], c: &mut [S]) {
    let Shape { rows, depth, columns } = shape;
    if rows == 0 || columns == 0 {
        return;
    }
    if depth == 0 {
        return plain(shape, start, a, b, c);
    }
    let wide = <Pair<S::Lanes>>::COUNT;
    let narrow = columns % wide;
    let whole = columns - if narrow <= S::Lanes::COUNT { narrow } else { 0 };
    let (mut strip, mut room) = (Strip::new(), Strip::new());
    let mut from = 0;
    // So many rows of B at a time as a strip of them holds.
    while from < depth {
        let deep = (STRIP / wide).min(depth - from);
        // The last rows of A, fewer than four: one column of four numbers after the other.
        let last = rows % 4;
        let panel = room.gather(if last > 0 { 4 * deep } else { 0 }, |at| {
            let (k, r) = (from + at / 4, at % 4);
            let row = rows - last + r;
            if r < last { a.data[row * a.row_step + k * a.depth_step] } else { S::ZERO }
        });
        let block = Block { shape, start, a, b, from, deep, panel };
        let mut j = 0;
        while j < whole {
            block.strip::<Pair<S::Lanes>>(c, j, &mut strip);
            j += wide;
        }
        if whole < columns {
            block.strip::<S::Lanes>(c, whole, &mut strip);
        }
        from += deep;
    }
}

/// Some columns of A, with the rows of B that they are multiplied with.
#[derive(Clone, Copy)]
struct Block<'a, S> {
    shape: Shape,
    start: Option<&'a [S]>,
    a: Left<'a, S>,
    b: &'a [S],
    from: usize,
    deep: usize,
    panel: &'a [S],
}

impl<S: Scalar> Block<'_, S> {
    /// Adds to as many columns of C as there are lanes, or to the last of them.
    #[inline(always)]
    fn strip<L: Lanes<Number = S>>(self, c: &mut [S], j: usize, strip: &mut Strip<S>) {
        let Self { shape: Shape { rows, columns, .. }, a, from, deep, .. } = self;
        let wide = L::COUNT.min(columns - j);
        // In place, the rows of a strip of B may all fall on the same few lines of the cache.
        let strip = strip.stack::<L>(self.b, from * columns + j, columns, deep, wide);
        let begin = match self.start {
            Some(start) => kernels::some(&start[j..j + wide], S::ZERO),
            None => L::zero(),
        };
        let mut edge = [S::ZERO; 4 * 8];
        let mut i = 0;
        while i < rows {
            let tall = 4.min(rows - i);
            let left = if tall == 4 {
                let at = i * a.row_step + from * a.depth_step;
                Steps { data: a.data, at, row: a.row_step, column: a.depth_step }
            } else {
                Steps { data: self.panel, at: 0, row: 1, column: 4 }
            };
            let place = i * columns + j;
            let inside = tall == 4 && wide == L::COUNT;
            if !inside {
                copy(&c[place..], columns, &mut edge, L::COUNT, tall, wide);
            }
            // What is beyond the last row and column is computed beside C, and forgotten.
            let (to, at, step) =
                if inside { (&mut *c, place, columns) } else { (&mut edge[..], 0, L::COUNT) };
            // Sums of later rows of B go on where those of the rows before ended.
            let sums = if from > 0 { kernels::four(to, at, step) } else { [begin, begin, begin, begin] };
            kernels::put_four(kernels::multiply(sums, left, strip), to, at, step);
            if !inside {
                copy(&edge, L::COUNT, &mut c[place..], columns, tall, wide);
            }
            i += tall;
        }
    }
}

/// Copies the first numbers of some rows.
#[inline(never)]
fn copy<S: Scalar>(from: &[S], step: usize, to: &mut [S], to_step: usize, rows: usize, columns: usize) {
    for (to, from) in to.chunks_mut(to_step).zip(from.chunks(step)).take(rows) {
        to[..columns].copy_from_slice(&from[..columns]);
    }
}

/// B = Aᵀ for A `[rows, columns]` stored in rows.
pub fn transpose<S: Scalar>(a: &[S], rows: usize, columns: usize, b: &mut [S]) {
    // Some rows at a time: a whole column may fall on the same few lines of the cache.
    for from in (0..rows).step_by(16) {
        let to = rows.min(from + 16);
        for (j, column) in b.chunks_exact_mut(rows).take(columns).enumerate() {
            for (element, row) in column[from..to].iter_mut().zip(a[from * columns..].chunks_exact(columns)) {
                *element = row[j];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, an element at a time.
    fn definition(shape: Shape, start: Option<&[f64]>, a: Left<'_, f64>, b: &[f64]) -> Vec<f64> {
        let Shape { rows, depth, columns } = shape;
        let element = |i: usize, j: usize| {
            let term = |k: usize| a.data[i * a.row_step + k * a.depth_step] * b[k * columns + j];
            (0..depth).fold(start.map_or(0.0, |start| start[j]), |sum, k| sum + term(k))
        };
        (0..rows * columns).map(|at| element(at / columns, at % columns)).collect()
    }

    #[test]
    fn products_of_every_remainder_are_the_definition_bit_for_bit() {
        for rows in 1..10 {
            for depth in 1..7 {
                for columns in 1..18 {
                    let shape = Shape { rows, depth, columns };
                    let number = |i: usize| ((i * 37 + 11) % 101) as f64 / 7.0 - 6.0;
                    let a: Vec<f64> = (0..rows * depth).map(number).collect();
                    let b: Vec<f64> = (0..depth * columns).map(|i| number(i + 5)).collect();
                    let start: Vec<f64> = (0..columns).map(|i| number(i + 9)).collect();
                    for left in [Left::rows(&a, depth), Left::transposed(&a, rows)] {
                        let mut c = vec![f64::NAN; rows * columns];
                        product(shape, left, &b, &mut c);
                        assert_eq!(c, definition(shape, None, left, &b), "{shape:?}");
                        product_from(shape, &start, left, &b, &mut c);
                        assert_eq!(c, definition(shape, Some(&start), left, &b), "{shape:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn empty_products_are_zero() {
        let mut c = [1.0; 4];
        product(Shape { rows: 2, depth: 0, columns: 2 }, Left::rows(&[], 0), &[], &mut c);
        assert_eq!(c, [0.0; 4]);
    }
}
