package decision

import (
	"go/types"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/analyzer/internal/flow"
	"github.com/cbclint/cbclint/analyzer/internal/lint"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// Domain tells the tracking of values about codes.
type Domain struct {
	*lint.Config
	Constants *constpkg.Finder
	told      map[flow.Predicate]flow.Handled // memo of Told
}

// Declares reports whether an object belongs to a package of constants.
func (k *Domain) Declares(obj types.Object) bool { return k.Packages.Declare(obj) }

// IsPredicate reports whether the settings name a function as a predicate.
func (k *Domain) IsPredicate(fn *types.Func) bool { return k.RetryFuncs[astutil.FullName(fn)] }

// IsCode reports whether the catalog has a code.
func (k *Domain) IsCode(text string) bool {
	_, ok := k.Catalog.Lookup(text)
	return ok
}

// AllRetryable returns the classes of codes for which a predicate that the settings name
// counts as true: the retryable ones, and those that the settings want handled.
func (k *Domain) AllRetryable() flow.ClassSet {
	return flow.ClassesOf(func(class codes.Retry) bool { return class.Retryable() || k.Classes[class] })
}

// Told returns what counts as handled after a call of a predicate. The predicate of
// package codes, for example, says that a code of another service is not retryable.
func (k *Domain) Told(by flow.Predicate) flow.Handled {
	if h, ok := k.told[by]; ok {
		return h
	}
	h := flow.Handled{Classes: by.Classes}
	if by.Of != catalog.CodesPath {
		h = flow.Handled{Codes: k.CodesOf(by)}
	}
	if k.told == nil {
		k.told = make(map[flow.Predicate]flow.Handled)
	}
	k.told[by] = h
	return h
}

// CodesOf returns the codes that are in the classes of a predicate, as far as the
// predicate knows them.
func (k *Domain) CodesOf(by flow.Predicate) map[string]bool {
	found := make(map[string]bool)
	if by.Of == catalog.CodesPath {
		for info := range codes.All() {
			if by.Classes.Has(info.Retry) {
				found[string(info.Code)] = true
			}
		}
		return found
	}
	if by.Of == flow.SDKPath {
		found = k.CodesOf(flow.Predicate{Classes: by.Classes, Of: catalog.CodesPath})
	}
	var has map[codes.Code]constpkg.Constant
	if by.Of != flow.EveryCode {
		if h := k.Constants.Package(by.Of); h != nil {
			has = h.Constants
		}
	}
	for e := range k.Catalog.All() {
		_, known := has[e.Code]
		isOf := e.Package == by.Of || by.Of == flow.SDKPath && e.Package == catalog.GatewayPath
		if by.Classes.Has(e.Retry) && (by.Of == flow.EveryCode || known || len(has) == 0 && isOf) {
			found[string(e.Code)] = true
		}
	}
	return found
}
