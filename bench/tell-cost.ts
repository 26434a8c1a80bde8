/** A bare server tells whoever measures what it has cost, as the program's own processes do, and ends with its parent. */
export function tellCost(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({
      cpuMs: (user + system) / 1000,
      memoryMb: 0,
      asked: { requests: 0, statements: 0, frames: 0, outside: 0 },
      byName: {},
    })
  })
  process.on('disconnect', () => process.exit(0))
}
