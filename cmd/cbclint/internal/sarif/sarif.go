// Package sarif has the part of a SARIF 2.1.0 log that cbclint writes. The standard is at
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
package sarif

import (
	"encoding/json"
	"io"
)

// Schema is the address of the JSON schema of a log.
const Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// A Log has the findings of runs of a tool.
type Log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []Run  `json:"runs"`
}

// A Run is one run of one tool.
type Run struct {
	Tool       Tool     `json:"tool"`
	ColumnKind string   `json:"columnKind"` // the unit of columns
	Results    []Result `json:"results"`    // never nil: null means that the run failed
}

// A Tool is the program.
type Tool struct {
	Driver Driver `json:"driver"`
}

// A Driver describes the program and its rules.
type Driver struct {
	Name           string `json:"name"`
	Version        string `json:"version,omitempty"`
	InformationURI string `json:"informationUri"`
	Rules          []Rule `json:"rules"`
}

// A Rule describes a rule.
type Rule struct {
	ID               string  `json:"id"`
	Name             string  `json:"name"`
	ShortDescription Message `json:"shortDescription"`
	HelpURI          string  `json:"helpUri"`
	Help             Message `json:"help"`

	DefaultConfiguration Configuration `json:"defaultConfiguration"`
}

// A Configuration says how heavy the findings of a rule are.
type Configuration struct {
	Level string `json:"level"` // as in a result
}

// A Message is a text, which may also be there in Markdown.
type Message struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

// A Result is one finding.
type Result struct {
	RuleID    string     `json:"ruleId"`
	Level     string     `json:"level"` // error, warning or note
	Message   Message    `json:"message"`
	Locations []Location `json:"locations"`
	Fixes     []Fix      `json:"fixes,omitempty"`

	PartialFingerprints map[string]string `json:"partialFingerprints"` // by who makes them
}

// A Location is the place of a finding.
type Location struct {
	PhysicalLocation PhysicalLocation `json:"physicalLocation"`
}

// A PhysicalLocation is a region of a file.
type PhysicalLocation struct {
	ArtifactLocation ArtifactLocation `json:"artifactLocation"`
	Region           Region           `json:"region"`
}

// An ArtifactLocation is a file, as a relative or absolute URI.
type ArtifactLocation struct {
	URI string `json:"uri"`
}

// A Region is a part of a file. Lines and columns begin at 1; 0 means unknown.
type Region struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn,omitempty"`
}

// A Fix is a set of changes that resolves a finding.
type Fix struct {
	Description     Message          `json:"description"`
	ArtifactChanges []ArtifactChange `json:"artifactChanges"`
}

// An ArtifactChange is the changes to one file.
type ArtifactChange struct {
	ArtifactLocation ArtifactLocation `json:"artifactLocation"`
	Replacements     []Replacement    `json:"replacements"`
}

// A Replacement is one edit.
type Replacement struct {
	DeletedRegion   Region  `json:"deletedRegion"`
	InsertedContent Message `json:"insertedContent"`
}

// Write writes the log of a run.
func (r Run) Write(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(Log{Schema: Schema, Version: "2.1.0", Runs: []Run{r}})
}
