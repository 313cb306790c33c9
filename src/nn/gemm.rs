//! The matrix product, and the only unsafe code of the crate.
//!
//! One kernel serves the three shapes of training: h Wᵀ (with Wᵀ laid out in rows), δ W and δᵀ h. Every element
//! of the result adds its products in the order of k, with a multiplication and an addition each, so the vector
//! kernel and the plain loops give the same bits.

#![allow(unsafe_code)]

use super::scalar::Scalar;

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
pub fn product<S: Scalar + Kernel>(shape: Shape, a: Left<'_, S>, b: &[S], c: &mut [S]) {
    checked(shape, None, a, b, c);
}

/// Every row of C = `start` + that row of A B.
///
/// # Panics
/// If a slice is shorter than the shape says.
pub fn product_from<S: Scalar + Kernel>(shape: Shape, start: &[S], a: Left<'_, S>, b: &[S], c: &mut [S]) {
    assert!(start.len() >= shape.columns, "the slice holds a row");
    checked(shape, Some(start), a, b, c);
}

fn checked<S: Scalar + Kernel>(shape: Shape, start: Option<&[S]>, a: Left<'_, S>, b: &[S], c: &mut [S]) {
    let Shape { rows, depth, columns } = shape;
    assert!(b.len() >= depth * columns && c.len() >= rows * columns, "the slices hold the matrices");
    if rows == 0 || columns == 0 {
        return;
    }
    if depth == 0 {
        return plain(shape, start, a, b, c);
    }
    let last = (rows - 1) * a.row_step + (depth - 1) * a.depth_step;
    assert!(a.data.len() > last, "the slice holds the matrix");
    S::kernel(shape, start, a, b, c);
}

/// How a number format multiplies matrices. The slices were checked by [`product`].
pub trait Kernel: Sized {
    /// C = A B, every row begun with `start`.
    fn kernel(shape: Shape, start: Option<&[Self]>, a: Left<'_, Self>, b: &[Self], c: &mut [Self]);
}

/// Plain loops: the reference, and natively the product itself, because the compiler vectorises them well.
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

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
impl Kernel for f32 {
    fn kernel(shape: Shape, start: Option<&[f32]>, a: Left<'_, f32>, b: &[f32], c: &mut [f32]) {
        plain(shape, start, a, b, c);
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
impl Kernel for f64 {
    fn kernel(shape: Shape, start: Option<&[f64]>, a: Left<'_, f64>, b: &[f64], c: &mut [f64]) {
        plain(shape, start, a, b, c);
    }
}

/// The vector kernels: tiles of four rows by two vectors, whose eight sums stay in registers.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use super::{Kernel, Left, Shape};
    use core::arch::wasm32::*;

    macro_rules! kernel {
        ($scalar:ty, $tile:ident, $lanes:literal, $splat:ident, $add:ident, $mul:ident) => {
            impl Kernel for $scalar {
                fn kernel(
                    shape: Shape,
                    start: Option<&[Self]>,
                    a: Left<'_, Self>,
                    b: &[Self],
                    c: &mut [Self],
                ) {
                    const WIDE: usize = 2 * $lanes;
                    let Shape { rows, columns, .. } = shape;
                    let tiled = columns - columns % WIDE;
                    // Two vectors of columns of B at a time: they stay in the nearest cache for all rows.
                    for j in (0..tiled).step_by(WIDE) {
                        let fours = rows - rows % 4;
                        for i in (0..fours).step_by(4) {
                            // SAFETY: `checked` made sure that A, B, C and `start` hold their shapes; i + 4 ≤ rows and
                            // j + WIDE ≤ columns keep every address inside.
                            unsafe { $tile::<4>(shape, start, &a, b, c, (i, j)) };
                        }
                        for i in fours..rows {
                            // SAFETY: as above, with i < rows.
                            unsafe { $tile::<1>(shape, start, &a, b, c, (i, j)) };
                        }
                    }
                    super::last_columns(shape, start, &a, b, c, tiled);
                }
            }

            /// R rows by two vectors of C, from row i and column j.
            ///
            /// # Safety
            /// A, B, C and `start` must hold their shapes, with i + R rows and j + 2 vectors of columns.
            #[inline(always)]
            unsafe fn $tile<const R: usize>(
                shape: Shape,
                start: Option<&[$scalar]>,
                a: &Left<'_, $scalar>,
                b: &[$scalar],
                c: &mut [$scalar],
                (i, j): (usize, usize),
            ) {
                // SAFETY: the caller guarantees every address: rows i..i + R of A and C, columns j.. of B, C and `start`.
                unsafe {
                    let begin = start.map_or([$splat(0.0); 2], |start| {
                        let from = start.as_ptr().add(j);
                        [v128_load(from as *const v128), v128_load(from.add($lanes) as *const v128)]
                    });
                    let mut sums = [begin; R];
                    let mut a_at = a.data.as_ptr().add(i * a.row_step);
                    let mut b_at = b.as_ptr().add(j);
                    for _ in 0..shape.depth {
                        let left = v128_load(b_at as *const v128);
                        let right = v128_load(b_at.add($lanes) as *const v128);
                        for (r, sum) in sums.iter_mut().enumerate() {
                            let factor = $splat(*a_at.add(r * a.row_step));
                            sum[0] = $add(sum[0], $mul(factor, left));
                            sum[1] = $add(sum[1], $mul(factor, right));
                        }
                        a_at = a_at.wrapping_add(a.depth_step);
                        b_at = b_at.wrapping_add(shape.columns);
                    }
                    for (r, sum) in sums.iter().enumerate() {
                        let row = c.as_mut_ptr().add((i + r) * shape.columns + j);
                        v128_store(row as *mut v128, sum[0]);
                        v128_store(row.add($lanes) as *mut v128, sum[1]);
                    }
                }
            }
        };
    }

    kernel!(f32, tile_f32, 4, f32x4_splat, f32x4_add, f32x4_mul);
    kernel!(f64, tile_f64, 2, f64x2_splat, f64x2_add, f64x2_mul);
}

/// The columns that no vector covers, four rows at a time.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn last_columns<S: Scalar>(
    shape: Shape,
    start: Option<&[S]>,
    a: &Left<'_, S>,
    b: &[S],
    c: &mut [S],
    from: usize,
) {
    let Shape { rows, depth, columns } = shape;
    for j in from..columns {
        let begin = start.map_or(S::ZERO, |start| start[j]);
        for i in (0..rows).step_by(4) {
            let count = (rows - i).min(4);
            let mut sums = [begin; 4];
            for k in 0..depth {
                let element = b[k * columns + j];
                for (r, sum) in sums.iter_mut().enumerate().take(count) {
                    *sum += a.data[(i + r) * a.row_step + k * a.depth_step] * element;
                }
            }
            for (r, sum) in sums.iter().enumerate().take(count) {
                c[(i + r) * columns + j] = *sum;
            }
        }
    }
}

/// B = Aᵀ for A `[rows, columns]` stored in rows.
pub fn transpose<S: Scalar>(a: &[S], rows: usize, columns: usize, b: &mut [S]) {
    for i in 0..rows {
        for (j, &element) in a[i * columns..(i + 1) * columns].iter().enumerate() {
            b[j * rows + i] = element;
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
