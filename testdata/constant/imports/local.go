package imports

func local(codes []string, cbccodes int) bool {
	return codes[cbccodes] == "CBC.0150" // want `use codes.OperationInvalid instead`
}
