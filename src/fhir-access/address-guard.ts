/**
 * Which network addresses may be connected to. The check is made when a connection is opened, on the address itself, so
 * that a name that resolves differently at its second look-up gets nothing; and on addresses written as numbers in a URL,
 * for which no look-up is ever made.
 */
import { lookup as lookupName } from 'node:dns'
import type { LookupAddress, LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'

type Subnet = readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6']

/** Private networks, and this machine: only if a profile allows them, as hospitals' own servers need. */
// prettier-ignore
const PRIVATE: readonly Subnet[] = [
  ['10.0.0.0', 8, 'ipv4'], ['172.16.0.0', 12, 'ipv4'], ['192.168.0.0', 16, 'ipv4'], ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6'], ['fc00::', 7, 'ipv6'],
]

/**
 * Never: unspecified, link-local (addresses of cloud metadata among them), documentation, benchmarks, multicast, reserved,
 * and IPv6 forms that carry an IPv4 address in them. Source: IANA special-purpose address registries.
 */
// prettier-ignore
const NEVER: readonly Subnet[] = [
  ['0.0.0.0', 8, 'ipv4'], ['169.254.0.0', 16, 'ipv4'], ['192.0.0.0', 24, 'ipv4'], ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'], ['198.18.0.0', 15, 'ipv4'], ['198.51.100.0', 24, 'ipv4'], ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'], ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'], ['64:ff9b::', 96, 'ipv6'], ['64:ff9b:1::', 48, 'ipv6'], ['100::', 64, 'ipv6'],
  ['2001::', 32, 'ipv6'], ['2001:db8::', 32, 'ipv6'], ['2002::', 16, 'ipv6'], ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'], ['ff00::', 8, 'ipv6'],
]

const privateList = listOf(PRIVATE)
const neverList = listOf(NEVER)

function listOf(subnets: readonly Subnet[]): BlockList {
  const list = new BlockList()
  for (const [address, prefix, family] of subnets) list.addSubnet(address, prefix, family)
  return list
}

export interface AddressPolicy {
  readonly allowPrivateAddresses: boolean
  /** Without TLS the token could be read in transit: only inside private networks. */
  readonly isPlainHttp: boolean
}

/** Thrown instead of connecting. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/** Whether a connection to an address (of either family, without brackets) may be opened. */
export function permitsAddress(address: string, { allowPrivateAddresses, isPlainHttp }: AddressPolicy): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0 || neverList.check(address, family)) return false
  const isPrivate = privateList.check(address, family)
  return isPrivate ? allowPrivateAddresses : !isPlainHttp
}

/** Whether a URL's host may be tried: a name may (its addresses are checked later), an address only if it is permitted. */
export function permitsHost(url: URL, policy: AddressPolicy): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 || permitsAddress(host, policy)
}

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** A look-up for connections: the permitted addresses of a name, or an error if there are none. */
export function guardLookup(policy: AddressPolicy) {
  return (name: string, options: LookupOptions, answer: Answer): void => {
    lookupName(name, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, [])
      const permitted = found.filter(({ address }) => permitsAddress(address, policy))
      const [first] = permitted
      if (!first) return answer(new AddressRefused(), [])
      if (options.all) return answer(null, permitted)
      answer(null, first.address, first.family)
    })
  }
}
