package flow

import (
	"fmt"
	"iter"

	"github.com/cbclint/cbclint/codes"
)

// A guard must leave on every way, whatever the statements are.
func stays[T ~string](code T, ready chan int, list iter.Seq[codes.Code]) {
	select {
	case <-ready:
		if codes.Code(code).Retryable() {
			return
		}
	default:
	}
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	for code := range list {
		for range 3 {
			if code.Retryable() {
				break
			}
		}
		switch code { // want `unhandled: "CBC.0250"`
		case "CBC.0151":
		}
	}
	defer func() {
		if codes.Code(code).Retryable() {
			return
		}
	}()
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0151":
	}
	switch code { // want `unhandled: "CBC.0250"`
	case "CBC.0155":
		fallthrough
	case "CBC.0151":
		fmt.Println(code)
	}
}

// Don't flag a switch to which no way leads from a guard that leaves: by goto,
// by a label, in a generic function, in a select, in a loop over a function.
func leaves[T ~string](code T, ready chan int, list iter.Seq[codes.Code]) {
	if codes.Code(code).Retryable() {
		goto end
	}
	switch code {
	case "CBC.0151":
	}
outer:
	for code := range list {
		for range 3 {
			if code.Retryable() {
				continue outer
			}
		}
		select {
		case <-ready:
		default:
			if code.Retryable() {
				break outer
			}
			switch code {
			case "CBC.0151":
			}
		}
	}
end:
	fmt.Println(code)
}

// Don't flag what a type switch, a defer or another goroutine does after it.
func later(code any) {
	switch code := code.(type) {
	case codes.Code:
		if code.Retryable() {
			return
		}
		defer func() {
			switch code {
			case "CBC.0151":
			}
		}()
		go func() {
			switch code {
			case "CBC.0151":
			}
		}()
	}
}
