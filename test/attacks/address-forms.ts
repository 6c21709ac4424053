/** Forms of an address that might lead the service to somewhere else than it may read. */

export interface Places {
  /** 'http://127.0.0.1:PORT/ehr', the one server that may be read. */
  readonly allowed: string
  /** Its port, and the port of the trap. */
  readonly port: number
  readonly trap: number
}

// prettier-ignore
export const ADDRESS_FORMS: readonly (readonly [name: string, write: (places: Places) => unknown])[] = [
  ['another port',                            ({ trap }) => `http://127.0.0.1:${trap}/ehr`],
  ['another scheme',                          ({ port }) => `https://127.0.0.1:${port}/ehr`],
  ['a name for the same machine',             ({ port }) => `http://localhost:${port}/ehr`],
  ['a path beside the allowed one',           ({ port }) => `http://127.0.0.1:${port}/admin`],
  ['a path that begins alike',                ({ port }) => `http://127.0.0.1:${port}/ehr2`],
  ['a path above',                            ({ port }) => `http://127.0.0.1:${port}/`],
  ['no path',                                 ({ port }) => `http://127.0.0.1:${port}`],
  ['dots that leave the path',                ({ allowed }) => `${allowed}/../admin`],
  ['dots, escaped',                           ({ allowed }) => `${allowed}/%2e%2e/admin`],
  ['dots, escaped in capitals',               ({ allowed }) => `${allowed}/%2E%2E/admin`],
  ['dots, escaped twice',                     ({ allowed }) => `${allowed}/%252e%252e/admin`],
  ['dots and slash, escaped twice',           ({ allowed }) => `${allowed}/%252e%252e%252fadmin`],
  ['dots with a path parameter',              ({ allowed }) => `${allowed}/..;/admin`],
  ['dots with a named path parameter',        ({ allowed }) => `${allowed}/..;x=1/admin`],
  ['dots with an escaped path parameter',     ({ allowed }) => `${allowed}/..%3b/admin`],
  ['an escaped slash',                        ({ allowed }) => `${allowed}%2f..%2fadmin`],
  ['a backslash',                             ({ allowed }) => `${allowed}\\..\\admin`],
  ['an escaped backslash',                    ({ allowed }) => `${allowed}/%5c..%5cadmin`],
  ['the allowed host as a user',              ({ port, trap }) => `http://127.0.0.1:${port}@127.0.0.1:${trap}/ehr`],
  ['a user and a password',                   ({ port }) => `http://user:secret@127.0.0.1:${port}/ehr`],
  ['the allowed host within a name',          ({ trap }) => `http://127.0.0.1.example.invalid:${trap}/ehr`],
  ['a query',                                 ({ allowed }) => `${allowed}?next=`],
  ['a fragment',                              ({ allowed }) => `${allowed}#`+'x'],
  ['the trap behind a fragment',              ({ allowed, trap }) => `http://127.0.0.1:${trap}#${allowed}`],
  ['the trap behind a query',                 ({ allowed, trap }) => `http://127.0.0.1:${trap}?${allowed}`],
  ['an address as one decimal number',        ({ trap }) => `http://2130706433:${trap}/ehr`],
  ['an address in hexadecimal',               ({ trap }) => `http://0x7f000001:${trap}/ehr`],
  ['an address in octal',                     ({ trap }) => `http://0177.0.0.1:${trap}/ehr`],
  ['a short address',                         ({ trap }) => `http://127.1:${trap}/ehr`],
  ['the address of all interfaces',           ({ trap }) => `http://0.0.0.0:${trap}/ehr`],
  ['IPv6 of this machine',                    ({ trap }) => `http://[::1]:${trap}/ehr`],
  ['IPv4 within IPv6',                        ({ trap }) => `http://[::ffff:127.0.0.1]:${trap}/ehr`],
  ['IPv4 within IPv6, in hexadecimal',        ({ trap }) => `http://[::ffff:7f00:1]:${trap}/ehr`],
  ['IPv6 with a zone',                        ({ trap }) => `http://[fe80::1%25lo]:${trap}/ehr`],
  ['full-width digits',                       ({ trap }) => `http://１２７.０.０.１:${trap}/ehr`],
  ['a dot of another script',                 ({ trap }) => `http://127。0。0。1:${trap}/ehr`],
  ['the address of cloud metadata',           () => 'http://169.254.169.254/latest'],
  ['a file',                                  () => 'file:///etc/passwd'],
  ['FTP',                                     ({ trap }) => `ftp://127.0.0.1:${trap}/ehr`],
  ['gopher',                                  ({ trap }) => `gopher://127.0.0.1:${trap}/_GET`],
  ['a script',                                () => 'javascript:fetch("/")'],
  ['data',                                    () => 'data:application/json,{}'],
  ['no scheme',                               ({ trap }) => `//127.0.0.1:${trap}/ehr`],
  ['a relative path',                         () => '../fhir'],
  ['a line break and a header',               ({ trap }) => `http://127.0.0.1:${trap}/ehr\r\nX-A: b`],
  ['a NUL',                                   ({ allowed, trap }) => `${allowed}\u0000@127.0.0.1:${trap}`],
  ['a very long path',                        ({ trap }) => `http://127.0.0.1:${trap}/${'a'.repeat(100_000)}`],
  ['a port that is none',                     () => 'http://127.0.0.1:99999/ehr'],
  ['an empty text',                           () => ''],
  ['a number',                                () => 2130706433],
  ['a list with the allowed one first',       ({ allowed, trap }) => [allowed, `http://127.0.0.1:${trap}`]],
  ['an object',                               ({ allowed }) => ({ href: allowed })],
]
