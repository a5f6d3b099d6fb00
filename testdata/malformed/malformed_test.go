package malformed

// Tests are no different.
var inTest = "cbc.5003" // want `malformed CBC error code "cbc.5003"`
