module github.com/chnsz/golangsdk

go 1.25.0
