module example.com/wrappers

go 1.25.0

require (
	github.com/cenkalti/backoff/v5 v5.0.0
	github.com/hashicorp/terraform-plugin-sdk/v2 v2.0.0
)

// Stubs with what the fixture calls: the rule knows the functions by their
// paths.
replace (
	github.com/cenkalti/backoff/v5 => ../../misclassified/wrappers/stubs/backoff
	github.com/hashicorp/terraform-plugin-sdk/v2 => ../../misclassified/wrappers/stubs/sdk
)
