//! What several subjects share.

#[cfg(feature = "gui")]
pub(crate) mod pictures;
#[cfg(feature = "gui")]
pub(crate) mod raster;
