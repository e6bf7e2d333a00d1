/** A test says that two samples differ where its p is below this. */
export const SIGNIFICANCE = 0.05;
