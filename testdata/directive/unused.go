package directive

// An ignore that suppresses nothing is reported if asked for.
//
//cbclint:ignore constant -- // want `^//cbclint:ignore suppresses nothing here$`
func unused(code string) bool {
	return code == "CBC.5030" || //cbclint:ignore unknown -- used
		code == "DMS.5030" //cbclint:ignore -- // want `suppresses nothing`
}
