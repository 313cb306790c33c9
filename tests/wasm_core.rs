//! The core, run as WebAssembly: the vector kernels against the plain loops, and whole steps against the numbers that
//! the native build gives, bit for bit.

#![cfg(target_arch = "wasm32")]

#[path = "shared/digest.rs"]
mod digest;
#[path = "shared/exports.rs"]
mod exports;

use vanishing_gradients::nn::gemm::{Left, Shape, plain, product, product_from};
use vanishing_gradients::nn::scalar::Scalar;
use wasm_bindgen_test::wasm_bindgen_test;

fn assert_products_agree<S: Scalar>() {
    for rows in 1..11 {
        for depth in [1, 2, 5, 16, 256, 300] {
            for columns in 1..27 {
                let shape = Shape { rows, depth, columns };
                let number = |i: usize| S::of(((i * 37 + 11) % 101) as f64 / 7.0 - 6.0);
                let a: Vec<S> = (0..rows * depth).map(number).collect();
                let b: Vec<S> = (0..depth * columns).map(|i| number(i + 5)).collect();
                for left in [Left::rows(&a, depth), Left::transposed(&a, rows)] {
                    let (mut vector, mut scalar) =
                        (vec![S::ONE; rows * columns], vec![S::ONE; rows * columns]);
                    product(shape, left, &b, &mut vector);
                    plain(shape, None, left, &b, &mut scalar);
                    assert_eq!(vector, scalar, "{shape:?}");
                    product_from(shape, &b[..columns], left, &b, &mut vector);
                    plain(shape, Some(&b[..columns]), left, &b, &mut scalar);
                    assert_eq!(vector, scalar, "from a start: {shape:?}");
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn vector_kernels_are_the_plain_loops_bit_for_bit() {
    assert_products_agree::<f32>();
    assert_products_agree::<f64>();
}

#[wasm_bindgen_test]
fn every_number_of_every_reference_export_is_that_of_the_native_build() {
    for recorded in include_str!("shared/digests.txt").lines() {
        let (query, steps) = digest::key(recorded);
        assert_eq!(digest::line(query, steps), recorded);
    }
}
