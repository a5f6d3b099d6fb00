package decision

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/cbclint/cbclint/analyzer/internal/astutil"
	"github.com/cbclint/cbclint/analyzer/internal/fate/idiom"
	"github.com/cbclint/cbclint/analyzer/internal/source"
	"github.com/cbclint/cbclint/internal/catalog"
)

// A RetryList is a variable of a package that lists the codes that are retried, as its name
// says.
type RetryList struct {
	Name  string
	Codes []string
}

// RetryLists returns the lists of codes that a package retries, in the order of the source.
// Those in tests do not count.
func RetryLists(src *source.Package) []RetryList {
	var lists []RetryList
	for _, file := range src.Files {
		if src.IsTestFile(file.FileStart) {
			continue
		}
		for _, decl := range file.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range gen.Specs {
				vars, ok := spec.(*ast.ValueSpec)
				if !ok || len(vars.Names) != 1 || len(vars.Values) != 1 || !idiom.IsRetryName(vars.Names[0].Name) {
					continue
				}
				lit, ok := ast.Unparen(vars.Values[0]).(*ast.CompositeLit)
				if !ok || !astutil.IsSetType(src.TypesInfo, lit) {
					continue
				}
				if codes := codesIn(src.TypesInfo, lit); len(codes) > 1 {
					lists = append(lists, RetryList{vars.Names[0].Name, codes})
				}
			}
		}
	}
	return lists
}

// codesIn returns the codes in a set, or nil if it also has something else.
func codesIn(info *types.Info, lit *ast.CompositeLit) []string {
	var all []string
	for _, member := range astutil.Members(info, lit) {
		v := info.Types[member].Value
		if v == nil || v.Kind() != constant.String || !catalog.HasForm(constant.StringVal(v)) {
			return nil
		}
		all = append(all, constant.StringVal(v))
	}
	return all
}
