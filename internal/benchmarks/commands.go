package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// A command is a command that is measured on a module.
type command struct {
	name string
	args []string
}

// A cost is what a run costs.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // of its largest process, in KiB
}

// commands measures the commands on a module: wall time, processor time and peak memory.
// It prints their ratios to those of a driver whose analyzer does nothing.
func commands(dir, what string) error {
	all, err := build()
	if err != nil {
		return err
	}
	costs := make(map[string][]cost)
	for round := range rounds + 1 {
		for _, c := range all { // interleaved
			took, err := measure(dir, c)
			if err != nil {
				return err
			}
			if round > 0 { // the first round fills the caches
				costs[c.name] = append(costs[c.name], took)
			}
		}
	}
	noop := median(costs["noop"])
	fmt.Printf("On %s, as a share of what an analyzer that does nothing takes (medians of %d runs):\n\n", what, rounds)
	fmt.Println("| command | wall time | processor time | peak memory |\n| --- | --- | --- | --- |")
	for _, c := range all {
		m := median(costs[c.name])
		fmt.Printf("| %s | %.2f | %.2f | %.2f |\n", c.name, ratio(m.wall, noop.wall), ratio(m.cpu, noop.cpu), ratio(m.memory, noop.memory))
	}
	fmt.Println()
	return nil
}

func ratio[N ~int64](a, b N) float64 { return float64(a) / float64(b) }

func median(costs []cost) cost {
	of := func(value func(cost) int64) int64 {
		var list []int64
		for _, c := range costs {
			list = append(list, value(c))
		}
		slices.Sort(list)
		return list[len(list)/2]
	}
	return cost{
		time.Duration(of(func(c cost) int64 { return int64(c.wall) })),
		time.Duration(of(func(c cost) int64 { return int64(c.cpu) })),
		of(func(c cost) int64 { return c.memory }),
	}
}

// build builds cbclint and its peers.
func build() ([]command, error) {
	bin, err := os.MkdirTemp("", "cbclint-benchmarks")
	if err != nil {
		return nil, err
	}
	all := []command{{"grep", []string{"grep", "-r", "--include=*.go", "CBC\\.", "."}}, {"go list", []string{"go", "list", "./..."}}}
	for _, peer := range []struct{ name, module, path string }{
		{"noop", ".", "./noop"},
		{"cbclint", "../..", "./cmd/cbclint"},
		{"exhaustive", ".", "./exhaustive"},
		{"usestdlibvars", ".", "./usestdlibvars"},
	} {
		exe := filepath.Join(bin, peer.name)
		if out, err := exec.Command("go", "build", "-C", peer.module, "-o", exe, peer.path).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", peer.name, err, out)
		}
		all = append(all, command{peer.name, []string{exe, "./..."}})
	}
	return all, nil
}

// measure runs a command. Its output and its exit code do not matter.
func measure(dir string, c command) (cost, error) {
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Dir = dir
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return cost{}, err
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return cost{}, errors.New("this system does not tell what a process has used")
	}
	return cost{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss}, nil
}
