// Package imports has the forms that a file's imports have: the fix uses an
// import of package codes under whatever name it has, or adds one.
package imports // a comment on the line of the clause

var none = []string{"CBC.0150", "CBC.0156"} // want `codes.OperationInvalid` `codes.CrossSiteCustomer`
