package nofix

//line template.tmpl:7
var line = "CBC.0150" // want `codes.OperationInvalid`
