//! Whether somebody is here for the first time.

use crate::browser::local_storage;

/// Where it is kept that somebody has seen the tour.
pub const TOUR: &str = "tour";

/// Whether somebody is here for the first time, or has not been through the tour.
pub fn is_tour_due() -> bool {
    local_storage::recall(TOUR).is_none().then(|| local_storage::keep(TOUR, "offered"));
    // A tour that could not be kept would come back at every visit.
    local_storage::recall(TOUR).as_deref() == Some("offered")
}
