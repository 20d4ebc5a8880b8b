import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CarDocument } from '@/contract/car'
import { loading } from '@/miniapp/lib/loadable'
import { dateLabel } from '@/miniapp/lib/time'
import { useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Empty } from '@/miniapp/ui/empty'
import { Icon } from '@/miniapp/ui/icon'
import { Screen } from '@/miniapp/ui/screen'
import { Tap } from '@/miniapp/ui/tap'
import { AddDocumentSheet } from '../../components/add-document-sheet'
import { DocumentSheet } from '../../components/document-sheet'
import { documentKinds, documents as words } from '../../copy'
import { daysUntil } from '../../first-service'
import { loadDocuments, usePapers } from '../../papers'
import { todayHere } from '../../today'
import styles from './index.module.scss'

export default function DocumentsPage() {
  const { carId } = useParams('carId')
  const documents = usePapers((state) => state.documents[carId]) ?? loading
  const [adding, setAdding] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const load = () => loadDocuments(carId)
  useRefresh(load)

  // A link lives for minutes: each look asks for new ones.
  const view = async (id: string) => {
    await load()
    setOpenId(id)
  }
  const open = documents.status === 'loaded' ? documents.value.find(({ id }) => id === openId) : undefined

  return (
    <Screen foot={<Button id="add-document" text={words.add} onTap={() => setAdding(true)} />}>
      <View className={styles.privacy}>{words.privacy}</View>
      <Await
        value={documents}
        onRetry={load}
        skeleton={<Bones shape="line" count={3} />}
        empty={(list) =>
          list.length > 0 ? null : <Empty title={words.emptyTitle} sentence={words.emptySentence} />
        }
      >
        {(list) =>
          list.map((document) => (
            <DocumentLine key={document.id} document={document} onTap={() => view(document.id)} />
          ))
        }
      </Await>
      <AddDocumentSheet carId={carId} open={adding} onClose={() => setAdding(false)} />
      <DocumentSheet carId={carId} document={open} onClose={() => setOpenId(null)} />
    </Screen>
  )
}

type DocumentLineProps = { document: CarDocument; onTap: () => unknown }

function DocumentLine({ document: { kind, title, expiresOn }, onTap }: DocumentLineProps) {
  const today = todayHere()
  const left = expiresOn ? daysUntil(expiresOn, today) : null
  return (
    <Tap className={`${styles.line} car-document`} onTap={onTap}>
      <Icon name="note" className={styles.icon} />
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        <View className={styles.kind}>
          {documentKinds[kind]}
          {expiresOn && ` · ${words.expires(dateLabel(expiresOn, today))}`}
        </View>
      </View>
      {left !== null && (
        <View className={classes(styles.left, left < 0 && styles.over)}>
          {left < 0 ? words.expired : words.daysLeft(left)}
        </View>
      )}
    </Tap>
  )
}
