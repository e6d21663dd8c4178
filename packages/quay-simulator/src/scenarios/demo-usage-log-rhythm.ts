import type { Random } from './demo-random.ts'
import { dayUs } from '../day.ts'
const hourUs = 3_600_000_000

/** How busy each hour (UTC) is: people work from Europe's morning to America's evening, machines never sleep. */
const hourWeights = [5, 4, 4, 4, 5, 7, 10, 14, 18, 19, 18, 15, 14, 17, 19, 18, 15, 11, 8, 7, 6, 7, 6, 6]

/** How busy each day of the week is, from Sunday on. */
const dayWeights = [4, 10, 11, 11, 11, 9, 4]

/** How many hours of the past, with the share of all that happens in each; hours after now have none. */
function hoursOf(nowUs: number, days: number, random: Random): { startsUs: number[]; shares: number[] } {
  const firstUs = (Math.floor(nowUs / dayUs) - days + 1) * dayUs
  const startsUs: number[] = []
  const shares: number[] = []
  for (let hour = 0; hour < days * 24; hour += 1) {
    const startUs = firstUs + hour * hourUs
    const elapsed = Math.min(Math.max((nowUs - startUs) / hourUs, 0), 1)
    const weekday = new Date(startUs / 1000).getUTCDay()
    const chance = 0.8 + random.integer(400) / 1000
    startsUs.push(startUs)
    shares.push((hourWeights[hour % 24] ?? 0) * (dayWeights[weekday] ?? 0) * elapsed * chance)
  }
  return { startsUs, shares }
}

/** So many instants within the days before now, ascending, microseconds; no two are the same. */
export function instantsOf(nowMs: number, days: number, count: number, random: Random): Float64Array {
  const nowUs = nowMs * 1000
  const { startsUs, shares } = hoursOf(nowUs, days, random)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const instants = new Float64Array(count)
  let made = 0
  let due = 0
  for (const [hour, startUs] of startsUs.entries()) {
    due += ((shares[hour] ?? 0) / whole) * count
    const end = hour === startsUs.length - 1 ? count : Math.min(Math.round(due), count)
    const spanUs = Math.min(hourUs, Math.max(nowUs - startUs, 1))
    const slice = instants.subarray(made, end)
    for (let place = 0; place < slice.length; place += 1) slice[place] = startUs + random.integer(spanUs)
    slice.sort()
    made = Math.max(made, end)
  }
  for (let place = 1; place < count; place += 1) {
    const before = instants[place - 1] ?? 0
    if ((instants[place] ?? 0) <= before) instants[place] = before + 1
  }
  return instants
}
