module example.com/wrappers

go 1.25.0

require (
	github.com/avast/retry-go/v4 v4.0.0
	github.com/cenkalti/backoff/v5 v5.0.0
	github.com/hashicorp/terraform-plugin-sdk/v2 v2.0.0
	github.com/sethvargo/go-retry v0.0.0
	k8s.io/apimachinery v0.0.0
)

// Stubs with what the fixture calls: the rule knows the functions by their
// paths.
replace (
	github.com/avast/retry-go/v4 => ./stubs/retry-go
	github.com/cenkalti/backoff/v5 => ./stubs/backoff
	github.com/hashicorp/terraform-plugin-sdk/v2 => ./stubs/sdk
	github.com/sethvargo/go-retry => ./stubs/go-retry
	k8s.io/apimachinery => ./stubs/apimachinery
)
