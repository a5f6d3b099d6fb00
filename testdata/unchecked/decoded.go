package unchecked

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

const endpoint = "https://bss.myhuaweicloud.com/v2/orders"

// A struct with a field for the code, into which an answer is decoded, and whose code
// nobody reads.
type payAnswer struct {
	ErrorCode string `json:"error_code"` // want `^the code of a failure is decoded and never read: a failure with HTTP status 200 passes for success$`
	ErrorMsg  string `json:"error_msg"`
	Total     int    `json:"total_count"`
}

func pay(body []byte) (int, error) {
	var answer payAnswer
	if err := json.Unmarshal(body, &answer); err != nil {
		return 0, err
	}
	return answer.Total, nil
}

// With new, from a reader, behind a test of the status.
type listAnswer struct {
	Code *string `json:"error_code,omitempty"` // want `decoded and never read`
	List []order `json:"orders"`
}

type order struct {
	ID string `json:"id"`
}

func list() ([]order, error) {
	resp, err := http.Get(endpoint)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("listing: %s", resp.Status)
	}
	answer := new(listAnswer)
	if err := json.NewDecoder(resp.Body).Decode(answer); err != nil {
		return nil, err
	}
	return answer.List, nil
}

// In a struct without a name.
func total(r io.Reader) (n int, err error) {
	var answer struct {
		Code  string `json:"error_code"` // want `decoded and never read`
		Total int    `json:"total"`
	}
	err = json.NewDecoder(r).Decode(&answer)
	return answer.Total, err
}

// Don't flag a code that is read, by whatever name.
type readAnswer struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func read(body []byte) error {
	var answer readAnswer
	if err := json.Unmarshal(body, &answer); err != nil {
		return err
	}
	if answer.Code != "" {
		return fmt.Errorf("failed: %s", answer.Code)
	}
	return nil
}

// Don't flag an answer that others get, who may read the code: as a value of an exported
// type, in an interface, or printed as a whole.
type Answer struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func Fetch(body []byte) (*Answer, error) {
	answer := new(Answer)
	return answer, json.Unmarshal(body, answer)
}

type printed struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func print(body []byte) error {
	var answer printed
	err := json.Unmarshal(body, &answer)
	fmt.Printf("%+v\n", answer)
	return err
}

type compared struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func compare(body []byte) (bool, error) {
	var answer compared
	err := json.Unmarshal(body, &answer)
	return answer == compared{}, err
}

type failed struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func (f *failed) Error() string { return f.Code }

func asError(body []byte) error {
	f := new(failed)
	if json.Unmarshal(body, f) != nil || *f == (failed{}) {
		return nil
	}
	return f
}

// Don't flag a struct that is only written.
type fake struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func answerWith(w io.Writer) error { return json.NewEncoder(w).Encode(fake{Code: "CBC.5003"}) }

// Don't flag a struct where the message is read, which only a failure has, or a flag, or
// one for failures alone.
type withMessage struct {
	Code  string `json:"error_code"`
	Msg   string `json:"error_msg"`
	Total int    `json:"total_count"`
}

func byMessage(body []byte) (int, error) {
	var answer withMessage
	if err := json.Unmarshal(body, &answer); err != nil {
		return 0, err
	}
	if answer.Msg != "" {
		return 0, fmt.Errorf("failed: %s", answer.Msg)
	}
	return answer.Total, nil
}

type withFlag struct {
	Code    string `json:"error_code"`
	Success bool   `json:"success"`
}

func byFlag(body []byte) bool {
	var answer withFlag
	return json.Unmarshal(body, &answer) == nil && answer.Success
}

type errorBody struct {
	Code  string `json:"error_code"`
	Msg   string `json:"error_msg"`
	Trace string `json:"trace_id"`
}

func onFailure(resp *http.Response) error {
	if resp.StatusCode != http.StatusOK {
		var answer errorBody
		if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
			return err
		}
		return fmt.Errorf("failed: %s", answer.Trace)
	}
	return nil
}

// Don't flag a struct in a list, a map or another struct, or one with a method.
type inner struct {
	Code string `json:"error_code"`
	ID   string `json:"id"`
}

type Outer struct {
	inner
	Items []inner `json:"items"`
}

func Items(body []byte) (o Outer, err error) {
	err = json.Unmarshal(body, &o)
	return o, err
}

type withMethod struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func (w withMethod) same(other withMethod) bool { return w == other }

func method(body []byte) (bool, error) {
	var answer withMethod
	err := json.Unmarshal(body, &answer)
	return withMethod.same(answer, answer), err
}

// Don't flag a struct for a body that somebody else has looked at.
type looked struct {
	Code  string `json:"error_code"`
	Total int    `json:"total_count"`
}

func lookedAt(body []byte) (int, error) {
	if err := failure(body); err != nil {
		return 0, err
	}
	var a looked
	err := json.Unmarshal(body, &a)
	return a.Total, err
}

func failure(body []byte) error {
	if strings.Contains(string(body), "error_code") {
		return errors.New(string(body))
	}
	return nil
}

var _ = lookedAt

// A file is no answer.
type logLine struct {
	Code string `json:"error_code"`
	Time string `json:"time"`
}

func times() (all []string) {
	lines := json.NewDecoder(os.Stdin)
	for lines.More() {
		var line logLine
		if lines.Decode(&line) != nil {
			return all
		}
		all = append(all, line.Time)
	}
	return all
}

type saved struct {
	Code  string `json:"error_code"`
	Total int    `json:"total"`
}

func load() (int, error) {
	data, err := os.ReadFile("last.json")
	if err != nil {
		return 0, err
	}
	var last saved
	if err := json.Unmarshal(data, &last); err != nil {
		return 0, err
	}
	return last.Total, nil
}

// An answer without the list is a failure, too.
type needed struct {
	Code string  `json:"error_code"`
	List []order `json:"orders"`
}

func needs(body []byte) ([]order, error) {
	var answer needed
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, err
	}
	if len(answer.List) == 0 {
		return nil, errors.New("an answer without orders")
	}
	return answer.List, nil
}
