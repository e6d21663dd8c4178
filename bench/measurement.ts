/** One figure beside what it must hold (`bar`) and what it might reach (`hope`). All three are of the same kind. */
export type Measurement = {
  name: string
  value: number
  bar: number
  hope: number
  better: 'lower' | 'higher'
}

/** A bench: measures some figures whose names begin with its own. */
export type Bench = { name: string; measure: () => Promise<readonly Measurement[]> }

/** Whether a figure holds its bar. */
export const holdsBar = ({ value, bar, better }: Measurement): boolean =>
  better === 'lower' ? value <= bar : value >= bar

const digits = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3))))

/** Figures as a table for people: name, value, bar, hope, and whether the bar holds. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map((one) => [
    one.name,
    digits(one.value),
    `${one.better === 'lower' ? '≤' : '≥'} ${digits(one.bar)}`,
    digits(one.hope),
    holdsBar(one) ? 'holds' : 'MISSED',
  ])
  const all = [['figure', 'value', 'bar', 'hope', ''], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
