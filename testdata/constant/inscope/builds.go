package inscope

// Its value depends on the build, so it stands for no literal.
const made = "CBC." + suffix

func depends(code string) bool {
	return code == "CBC.5004" // want `use codes.PermissionDeniedOnCustomer5004 instead`
}

// Not replaced, as the sum is another code in another build.
func sums(code string) bool {
	return code == "CBC."+suffix || // want `use codes.PermissionDeniedOnCustomer5004 instead`
		code[1:] == made
}
