// Package codes is the catalog of the error codes that Huawei Cloud's CBC
// (billing and operations, "BSS") APIs answer with, as typed constants.
//
// A code is "CBC." and 4 or 8 digits. Every failure of these APIs, sometimes
// with HTTP status 200, has the body
//
//	{"error_code": "CBC.5003", "error_msg": "Insufficient balance."}
//
// [Decode] turns such a body into an [*Error], whose Code can be compared with
// the constants of this package and asked whether sending the same request
// again may help:
//
//	var cbc *codes.Error
//	if errors.As(err, &cbc) {
//		switch {
//		case cbc.Code.Retryable():
//			return backoff(err)
//		case cbc.Code.Is(codes.InsufficientBalance):
//			return topUp(err)
//		}
//	}
//
// [Lookup] tells all that is known about one code, and [All] lists the catalog.
//
// # Retry classes
//
// The retry class of a code, [Code.Retry], is what to do after a failure:
//
//   - throttled: too many requests. Back off, with jitter, and resend.
//   - transient: a fault that passes. Resend after a while.
//   - conflict: another operation on the resource is running. Resend when it
//     has ended, which can take minutes.
//   - exhausted: a quota is used up and resets in hours or a day. Resend then;
//     short retries are useless.
//   - reauth: the token is not valid. Get a new one, then resend.
//   - unknown-outcome: the request may have taken effect, in whole or in part.
//     Look at the state before resending: a payment sent blindly may be made
//     twice.
//   - terminal: the same request cannot succeed. Change the request, or what it
//     needs: a permission, a balance, the state of a resource.
//
// The class success has one code, [Success], which is no failure. The first
// three classes are the retryable ones, for which [Code.Retryable] is true: the
// same request, unchanged, may succeed later. Some of the classes are well
// supported and some are cautious guesses; [Info] has the confidence, and the
// reason as a sentence.
//
// A code that the catalog lacks has the class "" and is not retryable. There are
// some: public programs use codes whose meaning no page tells. If the connection
// breaks before the answer, the outcome is unknown, too.
//
// # HTTP status
//
// The HTTP status does not tell the class. Of the 30 codes with a 5xx in the
// published table, 22 are terminal, such as an account name that already exists; 10
// codes with 400 are retryable; 40 failures come with 200. Nor is the status
// certain: another API may send the same code with another one. So decode the body
// first, whatever the status, and look at the status only if the body has no code.
//
// # The API gateway
//
// The gateway before these APIs throttles on its own. It answers HTTP status 429
// with a code that is none of CBC:
//
//	{"error_code": "APIGW.0308", "error_msg": "The throttling threshold has been reached."}
//
// Huawei's page on flow control shows that code, and not [FlowControl],
// CBC.0250. Decode returns it like any other failure, but the catalog does not
// have it and [Code.Retryable] is false: a retry loop has to ask package
// [github.com/cbclint/cbclint/codes/apigw], too, which has the gateway's codes.
//
//	retry := cbc.Code.Retryable() || apigw.Code(cbc.Code).Retryable()
//
// Huawei's FAQ calls the code APIG.0308, as gateways do that customers run. That
// package has both.
//
// # Twins
//
// Many conditions have two codes or more, because older and newer APIs report them
// differently: CBC.5003 and CBC.99005003 both mean that the balance is too low.
// Such codes are twins, Twins in [Info]. Handle all of them: [Code.Is] reports
// whether a code is another one or a twin of it. One of them has the plain name,
// [InsufficientBalance], as a rule the one with eight digits, which newer APIs report.
// The names of the others end in their digits, [InsufficientBalance5003].
//
// # What is published, and what is judgement
//
// The codes, HTTP statuses, English messages and Chinese descriptions are
// Huawei's, as published at
// https://support.huaweicloud.com/api-bpconsole/zh-cn_topic_0081766005.html,
// with the defects of that page: some English messages are wrong, and the two
// texts of CBC.99006073 are swapped. A supplement has 17 more codes, which other
// pages document, or public programs: Source in [Info] tells the two apart. What a
// code means where its English message misleads, or where there is none, is in
// Meaning, in this project's words. The names, families, retry classes with their
// confidence and reason, and twins are this project's own judgement, too.
//
// # Cost
//
// The package depends on the standard library alone. A look-up searches the sorted
// table. It does not allocate, and takes about four times as long as one in a map: see
// BenchmarkLookup. A program that uses only the constants does not link the table.
//
// The linter cbclint, in this module, finds codes that are written as strings,
// misspelt, or left unhandled. Package sdkv3, a module below this one, gets the codes
// of Huawei's SDK; examples with that and with a backoff library are in
// https://github.com/cbclint/cbclint/tree/main/examples.
package codes
