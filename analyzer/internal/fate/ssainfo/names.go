// Package ssainfo answers questions about SSA functions, values and types: which function a
// call names, what a value is called, which loops a function has.
package ssainfo

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// IsNoReturn reports whether a function does not return.
func IsNoReturn(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	switch fn.Name() {
	case "Exit":
		return fn.Pkg().Path() == "os" || fn.Pkg().Path() == "syscall"
	case "Goexit":
		return fn.Pkg().Path() == "runtime"
	case "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln":
		return fn.Pkg().Path() == "log" || fn.Signature().Recv() != nil
	case "FailNow", "SkipNow":
		return fn.Pkg().Path() == "testing"
	}
	return false
}

// CalledFunc returns the function or method that a call names, or nil.
func CalledFunc(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	fn := c.StaticCallee()
	if fn == nil {
		return nil
	}
	if fn.Origin() != nil {
		fn = fn.Origin()
	}
	obj, _ := fn.Object().(*types.Func)
	return obj
}

// NameOf returns the name of the variable, the field or the method that a value comes from.
func NameOf(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Parameter:
		return v.Name()
	case *ssa.FreeVar:
		return v.Name()
	case *ssa.Global:
		return v.Name()
	case *ssa.Alloc:
		return v.Comment
	case *ssa.UnOp:
		return NameOf(v.X)
	case *ssa.FieldAddr:
		return StructOf(v.X.Type()).Field(v.Field).Name()
	case *ssa.Field:
		return StructOf(v.X.Type()).Field(v.Field).Name()
	case *ssa.Convert:
		return NameOf(v.X)
	case *ssa.ChangeType:
		return NameOf(v.X)
	case *ssa.Call:
		if fn := CalledFunc(v.Common()); fn != nil {
			return fn.Name()
		}
	}
	return ""
}

// OperandOf returns what an interface is made of.
func OperandOf(v ssa.Value) ssa.Value {
	if made, ok := v.(*ssa.MakeInterface); ok {
		return made.X
	}
	return v
}
