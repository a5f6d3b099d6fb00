package inscope

const onlyOnLinux = "CBC.0101"

var _ = onlyOnLinux
