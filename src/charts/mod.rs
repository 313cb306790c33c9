//! Pictures of frames, generic over a plotters `DrawingBackend`. Knows no browser.
