package apigw

//go:generate go run ../../cmd/cbclint gen -package apigw -o apigw.go -catalog apigw -prefix APIGW
