/** Text that a spreadsheet would take for a formula is defused (OWASP ASVS 1.2.10). */
export const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
