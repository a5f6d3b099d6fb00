package astutil

import "go/token"

// A Span is a range of source text.
type Span struct{ From, To token.Pos }

// Pos returns the start of the span.
func (s Span) Pos() token.Pos { return s.From }

// End returns the end of the span.
func (s Span) End() token.Pos { return s.To }
