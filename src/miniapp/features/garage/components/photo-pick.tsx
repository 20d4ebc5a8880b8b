import { View } from '@tarojs/components'
import { useState } from 'react'
import { pick, type Pickable } from '@/miniapp/platform/media'
import { toast } from '@/miniapp/platform/page'
import type { OnProgress } from '@/miniapp/platform/upload'
import { Button } from '@/miniapp/ui/button'
import { spoken } from '@/miniapp/ui/spoken'
import { photo } from '../copy'
import styles from './photo-pick.module.scss'

type PhotoPickProps = {
  id: string
  text: string
  what?: Pickable
  kind?: 'primary' | 'soft'
  disabled?: boolean
  /** Sends what was picked, and says how far it is. */
  onPicked: (path: string, onProgress: OnProgress) => Promise<unknown>
}

/** Asks for a picture, and shows in per cent how much of it has been sent. */
export function PhotoPick({
  id,
  text,
  what = 'photo',
  kind = 'primary',
  disabled,
  onPicked,
}: PhotoPickProps) {
  const [percent, setPercent] = useState<number | null>(null)

  const start = async () => {
    const picked = await pick(what)
    if (picked.status === 'refused') toast(photo.refused)
    if (picked.status !== 'picked') return
    setPercent(0)
    try {
      await onPicked(picked.path, setPercent)
    } finally {
      setPercent(null)
    }
  }

  if (percent !== null) return <Progress percent={percent} />
  // A browser does not always say that nothing was picked: the next tap must not wait for it.
  return <Button id={id} kind={kind} text={text} disabled={disabled} onTap={() => void start()} />
}

const wordsAt = (percent: number) =>
  percent === 0 ? photo.starting : percent < 100 ? photo.sending(percent) : photo.sent

const Progress = ({ percent }: { percent: number }) => (
  <View className={styles.progress} {...spoken({ live: true })}>
    <View className={styles.words}>{wordsAt(percent)}</View>
    <View className={styles.track}>
      <View className={styles.done} style={{ width: `${percent}%` }} />
    </View>
  </View>
)
