//! Mean-field predictions. Knows no browser.
