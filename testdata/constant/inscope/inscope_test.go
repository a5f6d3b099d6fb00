package inscope

const onlyInTests = "CBC.0160"

var _ = onlyInTests
