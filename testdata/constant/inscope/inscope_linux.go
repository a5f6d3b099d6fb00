package inscope

const onlyOnLinux = "CBC.0101"

var _ = onlyOnLinux

// Another build has another value.
const suffix = "5004"
