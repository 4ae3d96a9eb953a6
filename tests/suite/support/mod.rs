//! What several subjects share.

#[cfg(feature = "gui")]
pub(crate) mod pictures;
pub(crate) mod random;
#[cfg(feature = "gui")]
pub(crate) mod raster;
pub(crate) mod sources;
