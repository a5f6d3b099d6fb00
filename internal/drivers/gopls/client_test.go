package gopls_test

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// A client is the editor's side of a session with a language server.
type client struct {
	t    testing.TB
	dir  string
	conn *jsonrpc2.Conn

	mu          sync.Mutex
	diagnostics map[string][]diagnostic // by URI
	changed     chan struct{}           // closed when new ones arrive
	version     int
}

type diagnostic struct {
	Range           json.RawMessage `json:"range"`
	Severity        int             `json:"severity"`
	Code            string          `json:"code"`
	CodeDescription struct {
		Href string `json:"href"`
	} `json:"codeDescription"`
	Source  string          `json:"source"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data,omitempty"`
}

const (
	severityWarning = 2
	severityHint    = 4
)

type object = map[string]any

// start runs a server on a folder.
func start(t testing.TB, program, dir string) *client {
	t.Helper()
	cmd := exec.Command(program)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "XDG_CACHE_HOME="+cacheHome(t))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, dir: dir, diagnostics: make(map[string][]diagnostic), changed: make(chan struct{})}
	stream := jsonrpc2.NewBufferedStream(stdio{out, in}, jsonrpc2.VSCodeObjectCodec{})
	c.conn = jsonrpc2.NewConn(context.Background(), stream, jsonrpc2.HandlerWithError(c.handle))
	c.call("initialize", object{
		"processId": os.Getpid(), "rootUri": c.uri(""),
		"capabilities": object{"textDocument": object{
			"publishDiagnostics": object{"codeDescriptionSupport": true, "dataSupport": true},
			"codeAction": object{"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"quickfix"}}},
				"dataSupport": true, "resolveSupport": object{"properties": []string{"edit"}}},
		}},
	}, nil)
	c.notify("initialized", object{})
	t.Cleanup(func() {
		c.call("shutdown", nil, nil)
		c.notify("exit", nil)
		if err := cmd.Wait(); err != nil {
			t.Error("the server: ", err)
		}
	})
	return c
}

// cacheHome returns a new folder for the cache of gopls. Go keeps its build
// cache.
func cacheHome(t testing.TB) string {
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOCACHE", string(out[:len(out)-1]))
	return t.TempDir()
}

type stdio struct {
	io.ReadCloser
	io.Writer
}

// handle handles a message of the server.
func (c *client) handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var params struct {
			URI         string       `json:"uri"`
			Diagnostics []diagnostic `json:"diagnostics"`
		}
		if err := json.Unmarshal(*req.Params, &params); err != nil {
			return nil, err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.diagnostics[params.URI] = params.Diagnostics
		close(c.changed)
		c.changed = make(chan struct{})
	case "workspace/configuration":
		return []any{nil}, nil
	}
	return nil, nil
}

func (c *client) call(method string, params, result any) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := c.conn.Call(ctx, method, params, result); err != nil {
		c.t.Fatal(method, ": ", err)
	}
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatal(method, ": ", err)
	}
}

func (c *client) uri(file string) string {
	return "file://" + filepath.ToSlash(filepath.Join(c.dir, file))
}

// patience is how long a test waits for the server.
const patience = 2 * time.Minute

// wait waits until the diagnostics of a file are ok.
func (c *client) wait(file, want string, ok func([]diagnostic) bool) []diagnostic {
	c.t.Helper()
	deadline := time.After(patience)
	for {
		c.mu.Lock()
		got, changed := c.diagnostics[c.uri(file)], c.changed
		c.mu.Unlock()
		if ok(got) {
			return got
		}
		select {
		case <-changed:
		case <-deadline:
			c.t.Fatalf("%s: %+v; want %s", file, got, want)
		}
	}
}
