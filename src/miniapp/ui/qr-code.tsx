import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { qrPicture } from '@/miniapp/lib/qr'
import styles from './qr-code.module.scss'
import { spoken } from './spoken'

/** A text for another phone's camera; who can't use one needs it in words, too: `label` says where they are. */
export function QrCode({ text, label, id }: { text: string; label: string; id?: string }) {
  const picture = useMemo(() => qrPicture(text), [text])
  return (
    <View
      id={id}
      className={styles.code}
      style={{ backgroundImage: `url("${picture}")` }}
      {...spoken({ role: 'img', label })}
    />
  )
}
