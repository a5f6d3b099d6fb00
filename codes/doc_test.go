package codes_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/codes"
)

// TestCounts pins the figures that the documentation quotes.
func TestCounts(t *testing.T) {
	counts := countTable()
	for what, want := range map[string]int{
		"retryable": 19, "throttled": 3, "transient": 9, "conflict": 7, "exhausted": 4, "reauth": 1,
		"unknown-outcome": 10, "success": 1, "terminal": 250,
		"5xx": 30, "5xx and terminal": 22, "400 and retryable": 10, "200 and a failure": 40,
	} {
		if counts[what] != want {
			t.Errorf("%s: %d; want %d", what, counts[what], want)
		}
	}
}

// countTable counts the codes of the published table.
func countTable() map[string]int {
	counts := make(map[string]int)
	for _, info := range table() {
		counts["all"]++
		counts[string(info.Retry)]++
		if info.Code.Retryable() {
			counts["retryable"]++
		}
		switch {
		case info.Status >= 500:
			counts["5xx"]++
			if info.Retry == codes.RetryTerminal {
				counts["5xx and terminal"]++
			}
		case info.Status == 400 && info.Code.Retryable():
			counts["400 and retryable"]++
		case info.Status == 200 && info.Code != codes.Success:
			counts["200 and a failure"]++
		}
	}
	return counts
}

// TestQuotedCounts: the figures of the catalog are quoted as they are.
func TestQuotedCounts(t *testing.T) {
	counts := countTable()
	quotes := map[string][]string{
		"../docs/codes.md": {
			fmt.Sprintf("of %d codes ```", len(all())), // what a command prints
		},
		"../docs/catalogs.md": {
			fmt.Sprintf("description of the %d codes of the table", counts["all"]),
			fmt.Sprintf("%d more codes", len(all())-counts["all"]),
			fmt.Sprintf("In the table, %d of the %d codes with a 5xx are terminal, %d with 400 are retryable, and %d failures come with 200",
				counts["5xx and terminal"], counts["5xx"], counts["400 and retryable"], counts["200 and a failure"]),
		},
		"doc.go": {
			fmt.Sprintf("Of the %d codes with a 5xx in the published table, %d are terminal", counts["5xx"], counts["5xx and terminal"]),
			fmt.Sprintf("%d codes with 400 are retryable; %d failures come with 200", counts["400 and retryable"], counts["200 and a failure"]),
		},
	}
	for _, info := range table() {
		quotes["../docs/catalogs.md"] = append(quotes["../docs/catalogs.md"], fmt.Sprintf("| %s | %d |", info.Retry, counts[string(info.Retry)]))
	}
	for name, wants := range quotes {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(strings.ReplaceAll(string(data), "\n//", "\n")), " ")
		slices.Sort(wants)
		for _, want := range slices.Compact(wants) {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
}

// TestDocumentedClasses: the package documentation says what every retry class
// means to a caller.
func TestDocumentedClasses(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range all() {
		if info.Retry == codes.RetrySuccess {
			continue // in a sentence of its own
		}
		if item := fmt.Sprintf("\n//   - %s: ", info.Retry); strings.Count(string(doc), item) != 1 {
			t.Fatalf("doc.go does not say what %s means", info.Retry)
		}
	}
}
