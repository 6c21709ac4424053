import { guardLookup, permitsAddress, permitsHost } from '../../src/fhir-access/address-guard.ts'

const publicOnly = { allowPrivateAddresses: false, isPlainHttp: false }
const inHouse = { allowPrivateAddresses: true, isPlainHttp: false }

test.each([
  '10.0.0.1',
  '172.16.5.4',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.8.8.8',
  '::1',
  'fd12::1',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
])('%s is of a private network: only where it is allowed', (address) => {
  expect(permitsAddress(address, publicOnly)).toBe(false)
  expect(permitsAddress(address, inHouse)).toBe(true)
})

test.each([
  '0.0.0.0',
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '::',
  'fe80::1',
  'ff02::1',
  '64:ff9b::a00:1',
  '2002:a00:1::1',
  'no address',
  '',
])('%s is never connected to', (address) => {
  expect(permitsAddress(address, publicOnly)).toBe(false)
  expect(permitsAddress(address, inHouse)).toBe(false)
})

test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public: with TLS alone', (address) => {
  expect(permitsAddress(address, publicOnly)).toBe(true)
  expect(permitsAddress(address, { ...publicOnly, isPlainHttp: true })).toBe(false)
  expect(permitsAddress(address, { ...inHouse, isPlainHttp: true })).toBe(false)
})

test.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::1]:8443/',
  'https://10.1.2.3/fhir',
])('the number in %s is looked at, as no look-up ever sees it', (url) => {
  expect(permitsHost(new URL(url), publicOnly)).toBe(false)
  expect(permitsHost(new URL(url), inHouse)).toBe(true)
})

test('a name that leads to this machine is refused when it is looked up', async () => {
  const refused = await new Promise((resolve) => guardLookup(publicOnly)('localhost', { all: true }, resolve))
  expect(refused).toMatchObject({ name: 'AddressRefused' })
  const permitted = await new Promise((resolve) =>
    guardLookup(inHouse)('localhost', {}, (error, address) => resolve(error ?? address)),
  )
  expect(['127.0.0.1', '::1']).toContain(permitted)
})
