import { listenAddress } from '../../src/compose/listen-address.ts'

const PLAIN = { host: undefined, auth: undefined, tls: undefined, insecureHttp: false, mtlsProxies: [] } as const
const TLS = { certFile: 'cert.pem', keyFile: 'key.pem' }

test.each([
  ['nothing is said', {}, { host: '127.0.0.1', note: 'own-machine-only' }],
  ['nobody is asked who calls', { auth: 'off' as const }, { host: '127.0.0.1' }],
  ['it is said that plain HTTP is meant', { insecureHttp: true }, { host: undefined, note: 'plain-http' }],
  ['a proxy is named', { host: '0.0.0.0', mtlsProxies: ['10.0.0.5'] }, { host: '0.0.0.0', note: 'plain-http' }],
  ['TLS is set up', { tls: TLS }, { host: undefined }],
  ['TLS is set up, on one address', { host: '10.1.1.1', tls: TLS }, { host: '10.1.1.1' }],
  ['this machine is named', { host: 'localhost' }, { host: 'localhost' }],
  ['this machine is named by number', { host: '::1', insecureHttp: true }, { host: '::1' }],
])('where %s', (_name, asked, address) => expect(listenAddress({ ...PLAIN, ...asked })).toEqual(address))

test.each(['0.0.0.0', '10.1.1.1', '::'])('%s over plain HTTP is refused with what to do', (host) => {
  expect(() => listenAddress({ ...PLAIN, host })).toThrow(/INSECURE_HTTP=yes/)
})
