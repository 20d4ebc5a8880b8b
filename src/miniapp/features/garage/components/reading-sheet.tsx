import { View } from '@tarojs/components'
import { useState } from 'react'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { Sheet } from '@/miniapp/ui/sheet'
import { odometer, refusals } from '../copy'
import { noteReading } from '../papers'
import { todayHere } from '../today'
import { DayField } from './day-field'
import styles from './reading-sheet.module.scss'

const KM_DIGITS = 7

type ReadingSheetProps = { carId: string; open: boolean; onClose: () => void }

/** What the instrument shows; why it can't be is said under it. */
export function ReadingSheet({ carId, open, onClose }: ReadingSheetProps) {
  const today = todayHere()
  const [km, setKm] = useState('')
  const [readOn, setReadOn] = useState(today)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const save = async () => {
    if (km === '') return setProblem(odometer.kmMissing)
    setBusy(true)
    const result = await noteReading(carId, { km: Number(km), readOn })
    setBusy(false)
    if (result.status === 'failed') return setProblem(refusals[result.code])
    setKm('')
    toast(odometer.saved)
    onClose()
  }

  return (
    <Sheet title={odometer.add} open={open} onClose={onClose}>
      <View className={styles.form}>
        <Field
          id="reading-km"
          label={odometer.km}
          type="number"
          maxLength={KM_DIGITS}
          placeholder={odometer.kmPlaceholder}
          value={km}
          problem={problem}
          onInput={(text) => {
            setKm(text.replace(/\D/g, ''))
            setProblem(null)
          }}
        />
        <DayField
          id="reading-day"
          label={odometer.readOn}
          day={readOn}
          until={today}
          today={today}
          onPick={(day) => {
            setReadOn(day)
            setProblem(null)
          }}
        />
      </View>
      <Button id="save-reading" text={odometer.save} busy={busy} onTap={save} />
    </Sheet>
  )
}
