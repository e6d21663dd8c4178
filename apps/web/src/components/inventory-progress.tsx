import { Progress, ProgressMeasureLocation, ProgressSize } from '@patternfly/react-core'
import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../lib/format.ts'
import styles from './inventory-progress.module.css'

type Props = {
  inventory: InventoryProgress
  /** Names the bar: "Reading all users". */
  label: string
}

/** How far the reading of everything is, and why it is paused when it is. */
export function InventoryReading({ inventory, label }: Props) {
  const words = useReadingWords()
  if (!inventory.isReading && inventory.paused === null) return null
  const share =
    inventory.expected === null || inventory.expected === 0 ? undefined : inventory.read / inventory.expected
  return (
    <div className={styles['reading']} role="status">
      <span>{words(inventory)}</span>
      {inventory.isReading && share !== undefined && (
        <Progress
          className={styles['bar'] ?? ''}
          aria-label={label}
          size={ProgressSize.sm}
          measureLocation={ProgressMeasureLocation.none}
          value={Math.min(100, Math.round(share * 100))}
        />
      )}
    </div>
  )
}

/** "1,200 of 2,004 read", or why nothing is being read. */
export function useReadingWords() {
  const { t } = useTranslation()
  return ({ read, expected, paused }: InventoryProgress): string => {
    if (paused !== null) return t(`common.inventory.paused.${paused}`)
    return expected === null || expected < read
      ? t('common.inventory.readSoFar', { read: formatNumber(read) })
      : t('common.inventory.readOf', { read: formatNumber(read), expected: formatNumber(expected) })
  }
}
