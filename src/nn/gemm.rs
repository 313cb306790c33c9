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
    let Shape { rows, depth, columns } = shape;
    assert!(b.len() >= depth * columns && c.len() >= rows * columns, "the slices hold the matrices");
    if rows == 0 || columns == 0 {
        return;
    }
    if depth == 0 {
        c[..rows * columns].fill(S::ZERO);
        return;
    }
    let last = (rows - 1) * a.row_step + (depth - 1) * a.depth_step;
    assert!(a.data.len() > last, "the slice holds the matrix");
    S::kernel(shape, a, b, c);
}

/// How a number format multiplies matrices. The slices were checked by [`product`].
pub trait Kernel: Sized {
    /// C = A B.
    fn kernel(shape: Shape, a: Left<'_, Self>, b: &[Self], c: &mut [Self]);
}

/// Plain loops: the reference, and natively the product itself, because the compiler vectorises them well.
pub fn plain<S: Scalar>(shape: Shape, a: Left<'_, S>, b: &[S], c: &mut [S]) {
    let Shape { rows, depth, columns } = shape;
    for (i, row) in c.chunks_exact_mut(columns).take(rows).enumerate() {
        row.fill(S::ZERO);
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
    fn kernel(shape: Shape, a: Left<'_, f32>, b: &[f32], c: &mut [f32]) {
        plain(shape, a, b, c);
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
impl Kernel for f64 {
    fn kernel(shape: Shape, a: Left<'_, f64>, b: &[f64], c: &mut [f64]) {
        plain(shape, a, b, c);
    }
}

/// The vector kernels: tiles of four rows by two vectors, whose eight sums stay in registers.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use super::{Kernel, Left, Shape};
    use core::arch::wasm32::*;

    macro_rules! kernel {
        ($scalar:ty, $lanes:literal, $splat:ident, $add:ident, $mul:ident) => {
            impl Kernel for $scalar {
                fn kernel(shape: Shape, a: Left<'_, $scalar>, b: &[$scalar], c: &mut [$scalar]) {
                    const WIDE: usize = 2 * $lanes;
                    let Shape { rows, depth, columns } = shape;
                    let (a_start, b_start, c_start) = (a.data.as_ptr(), b.as_ptr(), c.as_mut_ptr());
                    // Two columns of vectors of B at a time: they stay in the nearest cache for all rows.
                    let mut j = 0;
                    while j + WIDE <= columns {
                        let mut i = 0;
                        while i + 4 <= rows {
                            // SAFETY: `product` checked that A, B and C hold their shapes; i + 4 ≤ rows and
                            // j + WIDE ≤ columns keep every address inside.
                            unsafe {
                                tile::<4>(
                                    shape,
                                    &a,
                                    a_start.add(i * a.row_step),
                                    b_start.add(j),
                                    c_start.add(i * columns + j),
                                );
                            }
                            i += 4;
                        }
                        while i < rows {
                            // SAFETY: as above, with i < rows.
                            unsafe {
                                tile::<1>(
                                    shape,
                                    &a,
                                    a_start.add(i * a.row_step),
                                    b_start.add(j),
                                    c_start.add(i * columns + j),
                                );
                            }
                            i += 1;
                        }
                        j += WIDE;
                    }
                    if j < columns {
                        rest(shape, &a, b, c, j);
                    }

                    /// R rows by two vectors of C.
                    #[inline(always)]
                    unsafe fn tile<const R: usize>(
                        shape: Shape,
                        a: &Left<'_, $scalar>,
                        a_row: *const $scalar,
                        b_column: *const $scalar,
                        c_tile: *mut $scalar,
                    ) {
                        let zero = $splat(0.0);
                        let mut sums = [[zero; 2]; R];
                        let (mut a_at, mut b_at) = (a_row, b_column);
                        for _ in 0..shape.depth {
                            // SAFETY: the caller guarantees R rows of A, two vectors in each row of B.
                            unsafe {
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
                        }
                        for (r, sum) in sums.iter().enumerate() {
                            // SAFETY: the caller guarantees R rows of two vectors in C.
                            unsafe {
                                let row = c_tile.add(r * shape.columns);
                                v128_store(row as *mut v128, sum[0]);
                                v128_store(row.add($lanes) as *mut v128, sum[1]);
                            }
                        }
                    }

                    /// The last columns, fewer than two vectors, four rows at a time.
                    fn rest(
                        shape: Shape,
                        a: &Left<'_, $scalar>,
                        b: &[$scalar],
                        c: &mut [$scalar],
                        from: usize,
                    ) {
                        let Shape { rows, depth, columns } = shape;
                        for j in from..columns {
                            let mut i = 0;
                            while i < rows {
                                let count = (rows - i).min(4);
                                let mut sums = [0.0; 4];
                                for k in 0..depth {
                                    let element = b[k * columns + j];
                                    for (r, sum) in sums.iter_mut().enumerate().take(count) {
                                        *sum += a.data[(i + r) * a.row_step + k * a.depth_step] * element;
                                    }
                                }
                                for (r, sum) in sums.iter().enumerate().take(count) {
                                    c[(i + r) * columns + j] = *sum;
                                }
                                i += 4;
                            }
                        }
                    }
                    let _ = depth;
                }
            }
        };
    }

    kernel!(f32, 4, f32x4_splat, f32x4_add, f32x4_mul);
    kernel!(f64, 2, f64x2_splat, f64x2_add, f64x2_mul);
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
    fn definition(shape: Shape, a: Left<'_, f64>, b: &[f64]) -> Vec<f64> {
        let Shape { rows, depth, columns } = shape;
        let element = |i: usize, j: usize| {
            let term = |k: usize| a.data[i * a.row_step + k * a.depth_step] * b[k * columns + j];
            (0..depth).fold(0.0, |sum, k| sum + term(k))
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
                    for left in [Left::rows(&a, depth), Left::transposed(&a, rows)] {
                        let mut c = vec![f64::NAN; rows * columns];
                        product(shape, left, &b, &mut c);
                        assert_eq!(c, definition(shape, left, &b), "{shape:?}");
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
