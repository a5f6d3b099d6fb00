package decision

import (
	"go/types"
	"maps"
	"slices"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/fate/codeset"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/analyzer/internal/pattern"
	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// Domain tells the package fate about codes.
type Domain struct {
	*lint.Config
	Source    *source.Package
	Constants *constpkg.Finder

	listed map[string]bool // memo of listedCodes
}

// Codes returns the codes of the catalog, and those that the package lists as retried.
func (k *Domain) Codes() []codeset.Code {
	var all []codeset.Code
	for e := range k.Catalog.All() {
		all = append(all, codeset.Code{Text: string(e.Code), Status: e.Status, Class: e.Retry, Retryable: e.Retry.Retryable() || k.Classes[e.Retry]})
	}
	for _, code := range slices.Sorted(maps.Keys(k.listedCodes())) {
		if _, known := k.Catalog.Lookup(code); !known {
			all = append(all, codeset.Code{Text: code})
		}
	}
	return all
}

// listedCodes returns the codes that the package lists as retried.
func (k *Domain) listedCodes() map[string]bool {
	if k.listed == nil {
		k.listed = make(map[string]bool)
		for _, list := range RetryLists(k.Source) {
			for _, code := range list.Codes {
				k.listed[code] = true
			}
		}
	}
	return k.listed
}

// Declares reports whether an object belongs to a package of constants.
func (k *Domain) Declares(obj types.Object) bool { return k.Packages.Declare(obj) }

// IsPredicate reports whether the settings name a function as a predicate.
func (k *Domain) IsPredicate(fn *types.Func) bool { return k.RetryFuncs[astutil.FullName(fn)] }

// IsCode reports whether a text has the form of a code, or is one that the package lists,
// perhaps of a service that is in no catalog.
func (k *Domain) IsCode(text string) bool {
	return k.Catalog.IsWellFormed(text) || k.listedCodes()[text]
}

// CodesIn returns the codes that a regular expression searches for, if that is plain.
func (k *Domain) CodesIn(expr string) []string {
	var all []string
	for _, text := range pattern.Texts(expr) {
		for m := range k.Catalog.Mentions(text.Text) {
			all = append(all, text.Text[m.Start:m.End])
		}
	}
	return all
}

// CodesOf returns the codes that are in the classes of a predicate, as far as the
// predicate knows them.
func (k *Domain) CodesOf(by codeset.Predicate) map[string]bool {
	found := make(map[string]bool)
	if by.Of == catalog.CodesPath {
		for info := range codes.All() {
			if by.Classes.Has(info.Retry) {
				found[string(info.Code)] = true
			}
		}
		return found
	}
	if by.Of == codeset.SDKPath {
		found = k.CodesOf(codeset.Predicate{Classes: by.Classes, Of: catalog.CodesPath})
	}
	var has map[codes.Code]constpkg.Constant
	if h := k.Constants.Package(by.Of); h != nil {
		has = h.Constants
	}
	for e := range k.Catalog.All() {
		_, known := has[e.Code]
		isOf := e.Package == by.Of || by.Of == codeset.SDKPath && e.Package == catalog.GatewayPath
		if by.Classes.Has(e.Retry) && (known || len(has) == 0 && isOf) {
			found[string(e.Code)] = true
		}
	}
	return found
}
