import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CarDocument } from '@/contract/car'
import { toast } from '@/miniapp/platform/page'
import type { OnProgress } from '@/miniapp/platform/upload'
import { Field } from '@/miniapp/ui/field'
import { Sheet } from '@/miniapp/ui/sheet'
import { documentKinds, documents as words, refusals } from '../copy'
import { addDocument } from '../papers'
import { todayHere } from '../today'
import styles from './add-document-sheet.module.scss'
import { Choices } from './choices'
import { DayField } from './day-field'
import { PhotoPick } from './photo-pick'

type Kind = CarDocument['kind']
type Told = { kind: Kind; title: string; expiresOn: string | null }

const TITLE_LENGTH = 40
const nothing: Told = { kind: 'policy', title: documentKinds.policy, expiresOn: null }

type AddDocumentSheetProps = { carId: string; open: boolean; onClose: () => void }

export function AddDocumentSheet({ carId, open, onClose }: AddDocumentSheetProps) {
  const [told, setTold] = useState(nothing)
  const { kind, title, expiresOn } = told
  const today = todayHere()

  // A title that nobody has changed follows the kind.
  const choose = (next: Kind) =>
    setTold({ ...told, kind: next, title: title === documentKinds[kind] ? documentKinds[next] : title })

  const keep = async (path: string, onProgress: OnProgress) => {
    const described = { kind, title: title.trim(), ...(expiresOn && { expiresOn }) }
    const result = await addDocument(carId, path, described, onProgress)
    if (result.status === 'failed') return toast(refusals[result.code])
    setTold(nothing)
    toast(words.added)
    onClose()
  }

  return (
    <Sheet title={words.add} open={open} onClose={onClose}>
      <View className={styles.form}>
        <Choices id="document-kind" label={words.kind} choices={documentKinds} value={kind} onPick={choose} />
        <Field
          id="document-title"
          label={words.title}
          maxLength={TITLE_LENGTH}
          placeholder={words.titlePlaceholder}
          value={title}
          problem={title.trim() === '' ? words.titleMissing : null}
          onInput={(text) => setTold({ ...told, title: text })}
        />
        <DayField
          id="document-expires"
          label={words.expiresOn}
          day={expiresOn}
          placeholder={words.expiresOnNone}
          today={today}
          onPick={(day) => setTold({ ...told, expiresOn: day })}
        />
      </View>
      <PhotoPick
        id="pick-document"
        text={words.pick}
        what="document"
        disabled={title.trim() === ''}
        onPicked={keep}
      />
    </Sheet>
  )
}
