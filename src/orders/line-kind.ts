/** What a line is for: only seats are counted, named and enrolled. A prepaid is what a company draws seats from later. */
export type LineKind = 'seat' | 'extra' | 'share' | 'prepaid'
