//! The charts of the page as they were drawn last, for whoever saves one.

use crate::charts::theme::Surface;
use crate::ui::chart::canvas::Picture;
use std::cell::RefCell;
use yew::{AttrValue, Callback, NodeRef};

/// A chart that can be kept.
#[derive(Clone)]
pub struct ChartSnapshot {
    /// Its id on the page, and the name of its file.
    pub id: &'static str,
    /// Its name.
    pub title: AttrValue,
    /// The chart.
    pub picture: Picture,
    /// The settings in a line.
    pub caption: Callback<(), String>,
    /// What it is drawn on.
    pub surface: Surface,
    /// Where it stands on the page, which says how wide it is.
    pub place: NodeRef,
}

thread_local! {
    /// The charts as they are now, also those that are gone from the page.
    static KEPT: RefCell<Vec<ChartSnapshot>> = const { RefCell::new(Vec::new()) };
}

/// The chart of that id, as it is now.
pub fn kept(id: &str) -> Option<ChartSnapshot> {
    KEPT.with_borrow(|all| all.iter().find(|kept| kept.id == id).cloned())
}

/// Keeps a chart in place of the former one of its id.
pub fn keep(chart: ChartSnapshot) {
    KEPT.with_borrow_mut(|all| {
        all.retain(|other| other.id != chart.id);
        all.push(chart);
    });
}
