package malformed

// Tests have wrong spellings on purpose: reported, and not replaced.
var inTest = "cbc.5003" // want `malformed CBC error code "cbc.5003"`
