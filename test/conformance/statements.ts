/**
 * What CDS Hooks asks of a service, as statements that can be tested: 2.0.1, with what the ballot of 3.0.0 adds. Source:
 * HL7/cds-hooks and HL7/cds-hooks-library. `exception` argues why a statement is met in another way than by the service itself.
 */
export interface Statement {
  readonly number: number
  readonly words: string
  readonly exception?: string
}

const rows: readonly (readonly [number: number, words: string, exception?: string])[] = [
  [1, 'Discovery answers 200'],
  [2, 'Discovery is JSON and says so'],
  [3, 'Discovery holds a list of services'],
  [4, 'Each service has a hook, a description and an id'],
  [5, 'Each service has a title'],
  [6, 'Prefetch maps keys to queries; usage requirements are words'],
  [7, 'Prefetch tokens are simple values of the context'],
  [8, 'Selections, draft orders and the like are no prefetch tokens'],
  [9, 'Prefetch queries keep to the recommended subset'],
  [10, 'Each service is callable under its id'],
  [11, 'No two services share an id without purpose'],
  [12, 'Discovery works without a token and with a valid one'],
  [
    13,
    'TLS 1.2 or later only',
    'TLS ends at the proxy, or in the process where certificates are given: tested by putting the application behind TLS with the lowest version that the documentation asks for',
  ],
  [14, 'Versions in discovery are strings'],
  [15, 'A valid call answers 200 with JSON'],
  [16, 'Unknown members of a call are no trouble'],
  [17, 'A call without hook, instance or context is 4xx'],
  [18, 'A call of another hook is 4xx'],
  [19, 'An instance that is no UUID is 4xx'],
  [20, 'A context without what its hook requires is 4xx'],
  [21, 'A FHIR token without the server it is for is 4xx'],
  [22, 'An unknown service is 404'],
  [23, 'A body that is no JSON object is 400'],
  [24, 'Another media type is refused'],
  [25, 'A body that is too large is 413'],
  [26, 'Answers come within half a second'],
  [27, 'A needed key that cannot be had is 412'],
  [28, 'A key that is null was searched and holds nothing'],
  [29, 'An OperationOutcome under a key is never data'],
  [30, 'A missing key is read from the FHIR server'],
  [31, 'Only what is missing is read'],
  [32, 'The token goes with every FHIR call'],
  [33, 'All pages of a search are read'],
  [34, 'A FHIR server that fails is 412 in bounded time'],
  [35, 'Data of another patient are not used'],
  [36, 'Damaged prefetch is never 5xx'],
  [37, 'An answer holds a list of cards, which may be empty'],
  [38, 'A card has a summary, an indicator and a source'],
  [39, 'Summaries have fewer than 140 characters'],
  [40, 'Indicators are info, warning or critical'],
  [41, 'Sources have a label, and web addresses only'],
  [42, 'Topics are codings with system and code'],
  [43, 'Details are Markdown in which nothing of the record becomes markup'],
  [44, 'Cards have uuids of their own'],
  [45, 'Cards with suggestions say how to select'],
  [46, 'Suggestions have labels and uuids; several are recommended only with any'],
  [47, 'Actions are never an empty list'],
  [48, 'Actions have a type and a description'],
  [49, 'What is created is a FHIR resource'],
  [
    50,
    'What is deleted is named by Type/id',
    'no card deletes anything: held against made-up answers in the tests of dialects and of the answer checker',
  ],
  [51, 'Override reasons have code, system and display'],
  [
    52,
    'Links have a label, a web address and a type',
    'no card holds a link: held against made-up answers in the tests of dialects and of the answer checker',
  ],
  [
    53,
    'Only SMART links carry context',
    'no card holds a link: held against made-up answers in the tests of dialects and of the answer checker',
  ],
  [
    54,
    'System actions obey the rules for actions',
    'no answer holds a system action: held against made-up answers in the tests of dialects and of the answer checker',
  ],
  [55, 'Nothing is null and nothing is empty'],
  [
    56,
    'Extensions are objects under reverse-domain names',
    'for Epic one extension of its own is a string, because Epic reads nothing else there',
  ],
  [57, 'Orders are deleted or updated only if they are drafts of the call'],
  [58, 'Valid ES384 and RS384 tokens are accepted, the key found by kid'],
  [59, 'A token that is not signed is 401'],
  [60, 'A token signed with a shared secret is 401'],
  [61, 'A token without a known kid, or of another type, is 401'],
  [62, 'An unknown issuer or jku is 401, and the jku is never fetched'],
  [63, 'A token that is out of date or lacks a claim is 401'],
  [64, 'A token for another audience is 401; one of several is enough'],
  [65, 'A token works once'],
  [66, 'No token, or another scheme, is 401 and names the scheme'],
  [67, 'A token for one address is refused at another'],
  [68, 'Feedback is taken'],
  [69, 'Feedback has an outcome, and suggestions where they were accepted'],
  [70, 'Override reasons and comments are kept'],
  [71, 'Feedback has an instant in UTC'],
  [72, 'Feedback that names no card, or no service, is refused'],
  [73, 'Preflight names the headers that clients send'],
  [74, 'Answers and errors carry the allowed origin'],
  [75, 'No credentials for any origin'],
  [76, 'Errors are OperationOutcomes'],
  [77, 'Errors hold no stack, path or HTML'],
  [78, 'After all of this the process is up'],
]

export const STATEMENTS: readonly Statement[] = rows.map(([number, words, exception]) =>
  exception === undefined ? { number, words } : { number, words, exception },
)

/** The name of a statement's test: its number, and its words. */
export function titleOf(number: number): string {
  const statement = STATEMENTS.find((one) => one.number === number)
  if (!statement) throw new Error(`there is no statement ${number}`)
  return `${number}. ${statement.words}`
}
