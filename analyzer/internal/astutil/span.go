package astutil

import "go/token"

// A Span is a range of source text.
type Span struct{ From, To token.Pos }

// Pos returns where it begins.
func (s Span) Pos() token.Pos { return s.From }

// End returns where it ends.
func (s Span) End() token.Pos { return s.To }
