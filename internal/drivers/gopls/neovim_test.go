package gopls_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/cbclint/cbclint/internal/drivertest"
)

// session waits for the diagnostics of cbclint, writes them to a file, applies the fix of
// one, and saves the file.
const session = `
local function of_cbclint()
  return vim.tbl_filter(function(d) return d.source == "cbclint" or (d.source or ""):find("^cbclint") end, vim.diagnostic.get(0))
end
vim.wait(120000, function() return #of_cbclint() >= 3 end, 100)
local out = assert(io.open("diagnostics.json", "w"))
out:write(vim.json.encode(of_cbclint()))
out:close()
for _, d in ipairs(of_cbclint()) do
  if d.code == "unknown" then
    vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col + 1 })
  end
end
local before = vim.api.nvim_buf_get_changedtick(0)
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action) return action.title:find("CBC.5003", 1, true) ~= nil end,
})
vim.wait(30000, function() return vim.api.nvim_buf_get_changedtick(0) ~= before end, 100)
vim.cmd("write")
vim.cmd("qall!")
`

// TestNeovim: with the configuration in docs/drivers.md, Neovim shows the findings, and
// applies a suggestion. It starts gopls for Go files alone.
func TestNeovim(t *testing.T) {
	nvim := neovim(t)
	const path = `vim.fn.expand("~/bin/gopls-cbclint")`
	config := strings.Replace(drivertest.ReadmeBlock(t, "lua", path), path, strconv.Quote(build(t)), 1)
	dir := drivertest.Module(t, map[string]string{
		"p.go":     "package p\n\nfunc Next(code string) error {\n\tswitch code {\n\tcase \"CBC.0151\":\n\t\treturn errFailed\n\tcase \"CBC.50003\":\n\t\treturn nil\n\t}\n\treturn errFailed\n}\n",
		"e.go":     "package p\n\nimport \"errors\"\n\nvar errFailed = errors.New(\"failed\")\n",
		"init.lua": config, "session.lua": session, "notes.txt": "CBC.5003\n",
		"attached.lua": "vim.wait(3000)\nlocal out = assert(io.open(\"attached\", \"w\"))\nout:write(#vim.lsp.get_clients())\nout:close()\nvim.cmd(\"qall!\")\n",
	})
	run := func(file, script string) {
		t.Helper()
		cmd := exec.Command(nvim, "--headless", "-u", "init.lua", "-i", "NONE", file, "-c", "luafile "+script)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOWORK=off", "GOFLAGS=", "XDG_CACHE_HOME="+cacheHome(t), "XDG_STATE_HOME="+t.TempDir())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	run("p.go", "session.lua")
	var found []struct {
		Code     string
		Lnum     int
		Severity int
	}
	text, err := os.ReadFile(filepath.Join(dir, "diagnostics.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &found); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	lines := make(map[string]int)
	for _, d := range found {
		lines[d.Code] = d.Lnum + 1
	}
	if lines["retryable"] != 4 || lines["constant"] != 5 || lines["unknown"] != 7 {
		t.Errorf("it shows %s", text)
	}
	if fixed, err := os.ReadFile(filepath.Join(dir, "p.go")); err != nil || !strings.Contains(string(fixed), `case "CBC.5003":`) {
		t.Errorf("%v: the suggestion has not been applied:\n%s", err, fixed)
	}
	run("notes.txt", "attached.lua")
	if n, err := os.ReadFile(filepath.Join(dir, "attached")); err != nil || string(n) != "0" {
		t.Errorf("%v: %s servers run for a text file", err, n)
	}
}

// neovim returns a Neovim that knows vim.lsp.config: 0.11 or later.
func neovim(t *testing.T) string {
	t.Helper()
	program := os.Getenv("NVIM_PROGRAM")
	if program == "" {
		program = "nvim"
	}
	out, err := exec.Command(program, "--version").Output()
	if err != nil {
		t.Skip("no Neovim: ", err)
	}
	m := regexp.MustCompile(`^NVIM v0\.([0-9]+)\.`).FindSubmatch(out)
	if m == nil {
		return program
	}
	if minor, err := strconv.Atoi(string(m[1])); err != nil || minor < 11 {
		t.Skipf("Neovim is too old: %s", m[0])
	}
	return program
}
