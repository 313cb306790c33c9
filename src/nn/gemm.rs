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

    /// So many rows of B are multiplied at a time; a strip of them fills a quarter of the nearest cache.
    const BLOCK: usize = 256;

    /// Where a tile's sums begin, and where they go; rows lie so far apart.
    #[derive(Clone, Copy)]
    struct Rows<S> {
        first: *const S,
        first_step: usize,
        sums: *mut S,
        step: usize,
    }

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
                    let Shape { rows, depth, columns } = shape;
                    // A strip of B, its rows one after the other: in place they may all fall on the same few lines
                    // of the cache.
                    let mut strip = [[0.0; WIDE]; BLOCK];
                    let mut edge = [0.0; 4 * WIDE];
                    let mut begin = [0.0; WIDE];
                    let vectors = if columns % WIDE < $lanes { columns - columns % WIDE } else { columns };
                    for from in (0..depth).step_by(BLOCK) {
                        let deep = BLOCK.min(depth - from);
                        for j in (0..vectors).step_by(WIDE) {
                            let wide = WIDE.min(columns - j);
                            if let Some(start) = start {
                                begin[..wide].copy_from_slice(&start[j..j + wide]);
                            }
                            for (k, row) in strip[..deep].iter_mut().enumerate() {
                                let at = (from + k) * columns + j;
                                match b[at..at + wide].first_chunk() {
                                    Some(whole) => *row = *whole,
                                    None => row[..wide].copy_from_slice(&b[at..at + wide]),
                                }
                            }
                            for i in (0..rows).step_by(4) {
                                let tall = 4.min(rows - i);
                                let at = a.data[i * a.row_step + from * a.depth_step..].as_ptr();
                                let tile = &mut c[i * columns + j..];
                                // Sums of later rows of B go on where those of the rows before ended.
                                let go_on = from > 0;
                                if wide == WIDE {
                                    let first = if go_on { tile.as_ptr() } else { begin.as_ptr() };
                                    let to = Rows {
                                        first,
                                        first_step: if go_on { columns } else { 0 },
                                        sums: tile.as_mut_ptr(),
                                        step: columns,
                                    };
                                    // SAFETY: `checked` made sure that A and C hold `tall` rows from there, A with
                                    // `deep` and C with WIDE columns; `begin` holds WIDE.
                                    unsafe { $tile(tall, &strip[..deep], &a, at, to) };
                                    continue;
                                }
                                // Columns beyond the last are computed beside C, and forgotten.
                                for r in 0..tall {
                                    let from =
                                        if go_on { &tile[r * columns..][..wide] } else { &begin[..wide] };
                                    edge[r * WIDE..][..wide].copy_from_slice(from);
                                }
                                let sums = edge.as_mut_ptr();
                                // SAFETY: as above; the edge holds four rows of WIDE.
                                unsafe {
                                    $tile(
                                        tall,
                                        &strip[..deep],
                                        &a,
                                        at,
                                        Rows { first: sums, first_step: WIDE, sums, step: WIDE },
                                    )
                                };
                                for r in 0..tall {
                                    tile[r * columns..][..wide].copy_from_slice(&edge[r * WIDE..][..wide]);
                                }
                            }
                        }
                    }
                    super::last_columns(shape, start, &a, b, c, vectors);
                }
            }

            /// Adds the products of up to four rows of A with a strip of B.
            ///
            /// # Safety
            /// From `at`, A must hold `tall` rows with a column for each row of the strip; `to` must hold `tall` rows of
            /// two vectors.
            unsafe fn $tile(
                tall: usize,
                strip: &[[$scalar; 2 * $lanes]],
                a: &Left<'_, $scalar>,
                at: *const $scalar,
                to: Rows<$scalar>,
            ) {
                /// As above, with the number of rows known.
                #[inline(always)]
                unsafe fn rows<const R: usize>(
                    strip: &[[$scalar; 2 * $lanes]],
                    a: &Left<'_, $scalar>,
                    mut at: *const $scalar,
                    to: Rows<$scalar>,
                ) {
                    // SAFETY: the caller guarantees every address; rows of the strip are two vectors wide.
                    unsafe {
                        let load = |at: *const $scalar| {
                            [v128_load(at as *const v128), v128_load(at.add($lanes) as *const v128)]
                        };
                        let mut sums = [[$splat(0.0); 2]; R];
                        for (r, sum) in sums.iter_mut().enumerate() {
                            *sum = load(to.first.add(r * to.first_step));
                        }
                        for row in strip {
                            let [left, right] = load(row.as_ptr());
                            for (r, sum) in sums.iter_mut().enumerate() {
                                let factor = $splat(*at.add(r * a.row_step));
                                sum[0] = $add(sum[0], $mul(factor, left));
                                sum[1] = $add(sum[1], $mul(factor, right));
                            }
                            at = at.wrapping_add(a.depth_step);
                        }
                        for (r, sum) in sums.iter().enumerate() {
                            let row = to.sums.add(r * to.step);
                            v128_store(row as *mut v128, sum[0]);
                            v128_store(row.add($lanes) as *mut v128, sum[1]);
                        }
                    }
                }
                // SAFETY: the caller guarantees that many rows.
                unsafe {
                    match tall {
                        4 => rows::<4>(strip, a, at, to),
                        3 => rows::<3>(strip, a, at, to),
                        2 => rows::<2>(strip, a, at, to),
                        _ => rows::<1>(strip, a, at, to),
                    }
                }
            }
        };
    }

    kernel!(f32, tile_f32, 4, f32x4_splat, f32x4_add, f32x4_mul);
    kernel!(f64, tile_f64, 2, f64x2_splat, f64x2_add, f64x2_mul);
}

/// Too few columns to fill a vector, four rows at a time.
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
