//! The handwritten digits that come with the page: 1,797 images of 8x8 pixels (E. Alpaydin and C. Kaynak, 1998, UCI
//! Machine Learning Repository, CC BY 4.0; the footer names them, as the licence asks).
//!
//! Unpacking `static/digits.csv.gz` is the caller's work: a browser has `DecompressionStream` for it.

use super::{Dataset, split::split};

/// Pixels along an edge of an image.
pub const SIDE: usize = 8;

/// The brightest pixel of the file; the darkest is 0.
const BRIGHTEST: u32 = 16;

/// The file is not the one that comes with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigitsError {
    /// The first line that cannot be read, from 1.
    pub line: usize,
}

/// Reads lines of 64 pixels 0..=16 (row by row) and the digit. A pixel p becomes the feature p/8 − 1: −1 is paper,
/// +1 is ink, and the mean square over all pixels is 0.7, close to the 1 that initialisations assume. A fixed
/// fifth of the images is the test set.
pub fn read(text: &str) -> Result<Dataset, DigitsError> {
    let (mut features, mut classes) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        let (pixels, digit) = image(line).ok_or(DigitsError { line: index + 1 })?;
        features.extend(pixels);
        classes.push(digit);
    }
    if classes.is_empty() {
        return Err(DigitsError { line: 1 });
    }
    let (train, test) = split(&features, &classes, SIDE * SIDE);
    let class_names = (0..10).map(|digit| digit.to_string()).collect();
    Ok(Dataset { inputs: SIDE * SIDE, classes: 10, train, test, class_names })
}

/// The features and the digit of one line.
fn image(line: &str) -> Option<(Vec<f64>, u16)> {
    let numbers: Vec<u32> = line.split(',').map(|cell| cell.trim().parse().ok()).collect::<Option<_>>()?;
    let (&digit, pixels) = numbers.split_last()?;
    let fits = pixels.len() == SIDE * SIDE && digit < 10 && pixels.iter().all(|&pixel| pixel <= BRIGHTEST);
    fits.then(|| (pixels.iter().map(|&pixel| f64::from(pixel) / 8.0 - 1.0).collect(), digit as u16))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// The text of the file that comes with the page.
    fn shipped() -> String {
        let packed = include_bytes!("../../static/digits.csv.gz");
        let mut text = String::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn all_1797_digits_are_read_and_a_fifth_is_held_out() {
        let data = read(&shipped()).unwrap();
        assert_eq!((data.inputs, data.classes), (64, 10));
        assert_eq!(data.train.len() + data.test.len(), 1797);
        assert_eq!(data.test.len(), 359);
        for class in 0..10 {
            let held_out = data.test.classes.iter().filter(|&&c| c == class).count();
            assert!((34..=38).contains(&held_out), "{class}: {held_out}");
        }
    }

    #[test]
    fn pixels_are_between_minus_one_and_one_with_a_mean_square_of_0_7() {
        let data = read(&shipped()).unwrap();
        assert!(data.train.features.iter().all(|x| (-1.0..=1.0).contains(x)));
        assert!((data.mean_square() - 0.7).abs() < 0.05, "{}", data.mean_square());
    }

    #[test]
    fn the_first_image_is_a_zero() {
        let text = shipped();
        let (pixels, digit) = image(text.lines().next().unwrap()).unwrap();
        assert_eq!(digit, 0);
        assert_eq!(pixels[..5], [-1.0, -1.0, -0.375, 0.625, 0.125]);
    }

    #[test]
    fn a_damaged_file_names_its_line() {
        let text = shipped();
        assert_eq!(read(""), Err(DigitsError { line: 1 }));
        assert_eq!(read(&text.replacen(",0,5,", ",0,17,", 1)), Err(DigitsError { line: 1 }));
        assert_eq!(read(&text[..text.len() - 40]), Err(DigitsError { line: 1797 }));
        assert_eq!(read("<!doctype html>"), Err(DigitsError { line: 1 }));
    }
}
