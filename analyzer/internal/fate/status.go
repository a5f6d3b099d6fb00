package fate

import (
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// narrow rules codes out by the HTTP status: where a condition fixes it, codes that are
// published with another one are not expected; where a status has been dealt with, those
// with that status are not.
func (r *run) narrow(cond ssa.Value, yes, no *state) {
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond, yes, no = not.X, no, yes
	}
	status, negated := statusIn(cond)
	if status == 0 {
		return
	}
	if negated {
		yes, no = no, yes
	}
	is := r.u.of(func(c Code) bool { return c.Status == status })
	isNot := r.u.of(func(c Code) bool { return c.Status != status && c.Status != 0 })
	yes.off = yes.off.or(isNot)
	no.off = no.off.or(is)
}

// statusIn returns the HTTP status that a condition asks for, or 0. It reports true if the
// condition asks whether it is another one.
func statusIn(cond ssa.Value) (status int, negated bool) {
	switch c := cond.(type) {
	case *ssa.Extract:
		if assert, ok := c.Tuple.(*ssa.TypeAssert); ok && c.Index == 1 {
			return statusOfType(assert.AssertedType), false
		}
	case *ssa.Call:
		if fn := calledFunc(c.Common()); fn != nil && fullName(fn) == "errors.As" {
			if target, ok := c.Call.Args[1].(*ssa.MakeInterface); ok {
				if p, ok := target.X.Type().Underlying().(*types.Pointer); ok {
					return statusOfType(p.Elem()), false
				}
			}
		}
	case *ssa.BinOp:
		if c.Op != token.EQL && c.Op != token.NEQ {
			break
		}
		for _, pair := range [...][2]ssa.Value{{c.X, c.Y}, {c.Y, c.X}} {
			k, ok := pair[1].(*ssa.Const)
			if !ok || k.Value == nil || k.Value.Kind() != constant.Int || !statusName.MatchString(nameOf(pair[0])) {
				continue
			}
			if n, ok := constant.Int64Val(k.Value); ok && n >= 100 && n < 600 {
				return int(n), c.Op == token.NEQ
			}
		}
	}
	return 0, false
}

var (
	statusName = regexp.MustCompile(`(?i)status`)
	statusType = regexp.MustCompile(`^Err(?:Default|Unexpected)?(4[0-9]{2}|5[0-9]{2})$`)
)

// statusOfType returns the status that the name of an error's type says, or 0:
// golangsdk.ErrDefault400.
func statusOfType(t types.Type) int {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return 0
	}
	m := statusType.FindStringSubmatch(named.Obj().Name())
	if m == nil {
		return 0
	}
	status, _ := strconv.Atoi(m[1])
	return status
}

// nameOf returns the name of the variable, the field or the method that a value comes from.
func nameOf(v ssa.Value) string {
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
		return nameOf(v.X)
	case *ssa.FieldAddr:
		return structOf(v.X.Type()).Field(v.Field).Name()
	case *ssa.Field:
		return structOf(v.X.Type()).Field(v.Field).Name()
	case *ssa.Convert:
		return nameOf(v.X)
	case *ssa.ChangeType:
		return nameOf(v.X)
	case *ssa.Call:
		if fn := calledFunc(v.Common()); fn != nil {
			return fn.Name()
		}
	}
	return ""
}
