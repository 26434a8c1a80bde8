import { BlockList, isIP } from 'node:net'

/** Networks of version 4 that lead to this machine, its neighbours, or nobody (IANA's registry of special-purpose addresses, RFC 6890). */
const INSIDE_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Of version 6 only this is handed out to the world … */
const WORLD_6 = ['2000::', 3] as const
/** … and of it not what is reserved or carries an address of version 4 inside (Teredo, 6to4): that one would be met at the other end. */
const INSIDE_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const inside = new BlockList()
for (const [net, prefix] of INSIDE_4) inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of INSIDE_6) inside.addSubnet(net, prefix, 'ipv6')
const world6 = new BlockList()
world6.addSubnet(...WORLD_6, 'ipv6')

/** Whether an address is one of the open internet. Mapped and translated forms of version 4 (::ffff:…, 64:ff9b::…) are not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !inside.check(address, 'ipv4')
  return version === 6 && world6.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}
