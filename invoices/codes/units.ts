/**
 * The units of UN/ECE Recommendation 20 and 21 that courses and what goes with them are sold in: each, piece, one, person, group,
 * hour, minute, day, week, month, year, set, service unit, lump sum, kilometre, package.
 */
const UNITS: ReadonlySet<string> = new Set(
  ['EA', 'H87', 'C62', 'IE', '10', 'HUR', 'MIN', 'DAY', 'WEE', 'MON', 'ANN', 'SET', 'E48', 'LS', 'KMT'].concat([
    'XPP',
    'XPK',
    'XBX',
  ]),
)

/** BR-CL-23, and narrower: another unit is added here on purpose. */
export function isUnit(code: string): boolean {
  return UNITS.has(code)
}
