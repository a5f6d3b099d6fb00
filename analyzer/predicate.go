package analyzer

import (
	"github.com/cbclint/cbclint/analyzer/internal/constpkg"
	"github.com/cbclint/cbclint/codes"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A predicate is a question for the retry class of a code.
type predicate struct {
	classes classSet // those that it tells from the others
	of      string   // whose codes it knows: the path of a package of constants, or everyCode
}

// everyCode is what a predicate of the user's knows.
const everyCode = "*"

// allRetryable returns the classes that a predicate of the user's tells from
// the others: those that are to be handled.
func (c *config) allRetryable() classSet {
	return classesOf(func(class codes.Retry) bool { return class.Retryable() || c.classes[class] })
}

// told returns what counts as handled when a predicate has been asked: package
// codes, for one, says of a code of another service that it is not retryable.
func (p *pkg) told(by predicate) handled {
	if h, ok := p.toldBy[by]; ok {
		return h
	}
	h := handled{classes: by.classes}
	if by.of != catalog.CodesPath {
		h = handled{codes: p.codesOf(by)}
	}
	if p.toldBy == nil {
		p.toldBy = make(map[predicate]handled)
	}
	p.toldBy[by] = h
	return h
}

// codesOf returns the codes that are in the classes of a predicate to it.
func (p *pkg) codesOf(by predicate) map[string]bool {
	found := make(map[string]bool)
	if by.of == catalog.CodesPath {
		for info := range codes.All() {
			if by.classes.has(info.Retry) {
				found[string(info.Code)] = true
			}
		}
		return found
	}
	var has map[codes.Code]constpkg.Constant
	if by.of != everyCode {
		if h := p.constants.Package(by.of); h != nil {
			has = h.Constants
		}
	}
	for e := range p.catalog.All() {
		_, known := has[e.Code]
		if by.classes.has(e.Retry) && (by.of == everyCode || known || has == nil && e.Package == by.of) {
			found[string(e.Code)] = true
		}
	}
	return found
}
