// Package constpkg finds the constants of codes. It knows which package has the constant
// of a code, and whether the package under analysis can import that package. It reads
// that package from its types if it is imported, else from its source.
package constpkg
