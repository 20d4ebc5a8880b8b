import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { CarDocument } from '@/contract/car'
import { fetchDocument, openDocument } from '@/miniapp/platform/document'
import { confirmed, toast } from '@/miniapp/platform/page'
import { Bone } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { Sheet } from '@/miniapp/ui/sheet'
import { documents as words, refusals } from '../copy'
import { removeDocument } from '../papers'
import styles from './document-sheet.module.scss'

type DocumentSheetProps = { carId: string; document: CarDocument | undefined; onClose: () => void }

/** A document, to be looked at or deleted. */
export function DocumentSheet({ carId, document, onClose }: DocumentSheetProps) {
  const remove = async () => {
    if (!document) return
    const question = { title: words.remove, content: words.removeAsk, confirmText: words.remove }
    if (!(await confirmed(question))) return
    const result = await removeDocument(carId, document.id)
    if (result.status === 'failed') return toast(refusals[result.code])
    onClose()
    toast(words.removed)
  }

  return (
    <Sheet title={document?.title ?? ''} open={document !== undefined} onClose={onClose}>
      {document && <Look key={document.link} document={document} />}
      <Button id="remove-document" kind="danger" text={words.remove} onTap={remove} />
    </Sheet>
  )
}

type Shown = { status: 'fetching' } | { status: 'lost' } | { status: 'picture' | 'file'; path: string }

/** As large as the sheet; what is no picture is handed to the phone. */
function Look({ document: { title, link } }: { document: CarDocument }) {
  const [shown, setShown] = useState<Shown>({ status: 'fetching' })
  useEffect(() => {
    void fetchDocument(link).then((path) => setShown(path ? { status: 'picture', path } : { status: 'lost' }))
  }, [link])

  if (shown.status === 'fetching') return <Bone className={styles.bone} />
  if (shown.status === 'lost') return <View className={styles.lost}>{words.cannotOpen}</View>
  const { path } = shown
  if (shown.status === 'picture') {
    return (
      <Image
        className={styles.picture}
        src={path}
        mode="widthFix"
        onError={() => setShown({ status: 'file', path })}
        {...(process.env.TARO_ENV === 'h5' && { nativeProps: { alt: title } })}
      />
    )
  }

  const open = async () => {
    if (!(await openDocument(path))) toast(words.cannotOpen)
  }
  return (
    <View className={styles.open}>
      <Button id="open-document" kind="soft" text={words.open} onTap={open} />
    </View>
  )
}
