package inscope

const onlyInTests = "CBC.0160"

// A second constant for a code, which only the tests see.
const otherInTests = "CBC.0999"

var _ = onlyInTests + otherInTests
