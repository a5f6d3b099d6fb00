package nofix

// Don't flag a literal in a test: it is there to catch a typo in a constant.
var tested = "CBC.0150"
